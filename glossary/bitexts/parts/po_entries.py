"""The entries of a gettext PO file, as they come (GNU gettext manual, 3 and 20.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput, UnreadableFile
from glossary.files import text_file
from glossary.files.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEYWORD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d{1,3}\])?)\s*(".*")\s*')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
_CHARACTERS = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
}
_HEAD = 1 << 16
_CHARSET = re.compile(rb"charset=([\w.:-]+)")
_UNKNOWN = frozenset({"charset", "utf-8", "utf8"})
OBSOLETE = "it is obsolete (#~): the program that it was of has it no more"


@dataclass(slots=True)
class Entry:
    """An entry: a message, its translations, and what is said of it."""

    line: int
    """That of its `msgid`."""
    texts: dict[str, str] = field(default_factory=dict)
    """By keyword: `msgid`, `msgstr[0]`."""
    comments: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)


def charset(path: Path) -> str:
    """The encoding that the header of a file names; empty where it is UTF-8 or none.

    Raises UnreadableFile where it is none that is known.
    """
    with path.open("rb") as stream:
        found = _CHARSET.search(stream.read(_HEAD))
    name = found[1].decode("ascii", "replace") if found else ""
    if name.lower() in _UNKNOWN:
        return ""
    try:
        return name and text_file.named(name)
    except InvalidInput as error:
        raise UnreadableFile(
            f"{path} is said to be in {name}, an encoding that is not known: name the right "
            "--encoding."
        ) from error


def header_fields(header: str) -> dict[str, str]:
    """What a header says, by the names of its fields in small letters.

    >>> header_fields("Language: ko\\nX-Generator: Poedit\\n")
    {'language': 'ko', 'x-generator': 'Poedit'}
    """
    lines = (line.partition(":") for line in header.splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def entries(path: Path, encoding: str) -> Iterator[Entry | Problem]:
    """Every entry, the header among them, and what is none. Raises UnreadableFile."""
    stream, _ = text_file.open_text(path, encoding)
    told: list[Problem] = []
    reader = _Reader()
    with stream:
        for number, line in enumerate(text_file.lines(stream, told.append), start=1):
            yield from told
            told.clear()
            yield from reader.take(number, line.strip())
        yield from told
    yield from reader.end()


class _Reader:
    def __init__(self) -> None:
        self._entry = Entry(0)
        self._keyword = ""
        self._is_skipping = False
        """After a line that is wrong: until the next entry."""

    def take(self, number: int, line: str) -> Iterator[Entry | Problem]:
        """Take in a line; an entry comes when the next one begins."""
        if not line:
            yield from self.end()
        elif line.startswith("#~"):
            yield from self.end()
            if line.removeprefix("#~").strip().startswith("msgid "):
                yield Problem(f"line {number}", OBSOLETE, lost=True)
        elif line.startswith("#"):
            if "msgstr" in self._keyword:
                yield from self.end()
            self._comment(line)
        elif found := _KEYWORD.fullmatch(line):
            keyword = found[1].replace("[0]", "")
            if "msgstr" in self._keyword and not keyword.startswith("msgstr"):
                yield from self.end()
            yield from self._begin(number, keyword, found[2])
        elif (string := _STRING.fullmatch(line)) and self._keyword:
            self._entry.texts[self._keyword] += _unescaped(string[1])
        else:
            yield from self._wrong(number)

    def end(self) -> Iterator[Entry]:
        """The entry that is complete, if there is one."""
        if "msgid" in self._entry.texts and not self._is_skipping:
            yield self._entry
        self._entry = Entry(0)
        self._keyword = ""
        self._is_skipping = False

    def _begin(self, number: int, keyword: str, quoted: str) -> Iterator[Problem]:
        string = _STRING.fullmatch(quoted)
        if string is None or keyword in self._entry.texts:
            yield from self._wrong(number)
            return
        if keyword == "msgid":
            self._entry.line = number
        self._keyword = keyword
        self._entry.texts[keyword] = _unescaped(string[1])

    def _comment(self, line: str) -> None:
        kind, text = line[1:2], line[2:].strip()
        if kind == ",":
            self._entry.flags.update(flag.strip() for flag in text.split(","))
        elif kind in {"", " ", "."} and text:
            self._entry.comments.append(text)

    def _wrong(self, number: int) -> Iterator[Problem]:
        if not self._is_skipping:
            reason = "this is not how a PO file is written: the entry was left out"
            yield Problem(f"line {number}", reason, lost=True)
        self._is_skipping = True


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    escaped = match[1]
    if escaped[0] == "x" and len(escaped) > 1:
        return chr(int(escaped[1:], 16))
    if escaped.isdecimal():
        return chr(int(escaped, 8) & 0xFF)
    return _CHARACTERS.get(escaped, escaped)


def quoted(keyword: str, text: str) -> str:
    """A text as it stands after a keyword: a line each, where it has several."""
    lines = text.split("\n")
    parts = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    strings = [f'"{_escaped(part)}"' for part in parts] or ['""']
    if len(strings) > 1:
        strings.insert(0, '""')
    return f"{keyword} " + "\n".join(strings) + "\n"


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
