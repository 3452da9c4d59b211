"""gettext PO: messages without a translation, filled in the file itself.

Only the lines of an empty `msgstr` change. A match that is not sure makes the message
`fuzzy`, which a program does not show until somebody has taken that off (GNU gettext manual,
"Fuzzy Entries"). Messages in two numbers are left: the memory has no plural forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from glossary.bitexts import po as format_
from glossary.bitexts.parts.po_entries import (
    OBSOLETE,
    Entry,
    charset,
    entries,
    header_fields,
    quoted,
)
from glossary.encoding import marked
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.characters import legible
from glossary.files.text_file import open_text
from glossary.pretranslation.codes import outer_space
from glossary.pretranslation.filling import Slot, fill
from glossary.pretranslation.languages import Languages

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from glossary.pretranslation.filling import How, Summary
    from glossary.pretranslation.proposals import Proposal

NAME = format_.NAME
_KEYWORD = re.compile(r"\s*(?:msgctxt|msgid)\b")
_STRING = re.compile(r'\s*"')
_MARK = 4
"""Bytes of the longest byte order mark."""


def filled(
    connection: sqlite3.Connection, path: Path, how: How, summary: Summary
) -> Callable[[BinaryIO], None]:
    """Look the empty messages up, and give what writes the file with them filled in."""
    found: list[Entry] = []
    for item in entries(path, how.encoding or charset(path)):
        if isinstance(item, Entry):
            found.append(item)
        elif item.reason != OBSOLETE:
            raise UnreadableFile(f"{path}, {item.place}: {item.reason}. Nothing was written.")
    file = _File.read(path, how)
    fill(connection, _slots(found, summary, file), how, summary)
    if not summary.bands.total() and not summary.kept:
        raise UnreadableFile(f"{path}: there is no message in it to translate.")
    return file.write


@dataclass(slots=True)
class _File:
    """The lines of a file, and what comes in the place of some."""

    encoding: str
    mark: bytes
    lines: list[str]
    languages: Languages
    changes: dict[int, tuple[int, str]] = field(default_factory=dict)
    """By the number of a line, from 0: the first that stays after it, and what is written."""

    @classmethod
    def read(cls, path: Path, how: How) -> _File:
        """Read a file. Raises UnreadableFile, InvalidInput."""
        header: dict[str, str] = {}
        for item in entries(path, how.encoding or charset(path)):
            if isinstance(item, Entry) and not item.texts["msgid"]:
                header = header_fields(item.texts.get("msgstr", ""))
                break
        source = header.get("x-source-language") or how.source or format_.CUSTOM
        languages = Languages.of(source, header.get("language"), how)
        stream, encoding = open_text(path, how.encoding or charset(path))
        with stream:
            lines = list(stream)
        with path.open("rb") as file:
            head = file.read(_MARK)
        return cls(encoding, head[: marked(head)[1]], lines, languages)

    def write(self, stream: BinaryIO) -> None:
        """Write it, in the encoding and with the line ends that it had. Raises InvalidInput."""
        parts, number = [], 0
        while number < len(self.lines):
            if change := self.changes.get(number):
                number, written = change
                parts.append(written)
            else:
                parts.append(self.lines[number])
                number += 1
        try:
            stream.write(self.mark + "".join(parts).encode(self.encoding))
        except UnicodeEncodeError as error:
            raise InvalidInput(
                f"The file is in {self.encoding}, which has no {error.object[error.start]!r}: "
                "convert it to UTF-8 first, as with msgconv."
            ) from error

    @property
    def end(self) -> str:
        """How its lines end."""
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"


def _slots(found: Sequence[Entry], summary: Summary, file: _File) -> Iterator[Slot]:
    messages = [entry for entry in found if entry.texts["msgid"]]
    for number, entry in enumerate(messages):
        if "msgid_plural" in entry.texts or entry.texts.get("msgstr") != "":
            summary.kept += 1
            continue
        yield Slot(
            pieces=[entry.texts["msgid"]],
            context=(
                messages[number - 1].texts["msgid"] if number else "",
                messages[number + 1].texts["msgid"] if number + 1 < len(messages) else "",
            ),
            source=file.languages.source,
            target=file.languages.target,
            fill=_filler(file, entry),
        )


def _filler(file: _File, entry: Entry) -> Callable[[Proposal], None]:
    def fill(proposal: Proposal) -> None:
        if not proposal.content:
            return
        before, behind = outer_space([entry.texts["msgid"]])
        text = "".join(part for part in proposal.content if isinstance(part, str))
        first = entry.line - 1
        while not file.lines[first].lstrip().startswith("msgstr"):
            first += 1
        after = first + 1
        while after < len(file.lines) and _STRING.match(file.lines[after]):
            after += 1
        written = quoted("msgstr", before + legible(text) + behind)
        file.changes[first] = after, written.replace("\n", file.end)
        if not proposal.is_sure:
            _set_fuzzy(file, entry, proposal)

    return fill


def _set_fuzzy(file: _File, entry: Entry, proposal: Proposal) -> None:
    """Flag a message as fuzzy, with the message that its translation is of (`#|`)."""
    first = entry.line - 1
    while first and (
        _STRING.match(file.lines[first - 1]) or _KEYWORD.match(file.lines[first - 1])
    ):
        first -= 1
    comments = first
    while comments and file.lines[comments - 1].startswith("#"):
        comments -= 1
    previous = quoted("msgid", legible(proposal.matches[0].source))
    said = "".join(f"#| {line}\n" for line in previous.splitlines())
    flags = next((n for n in range(comments, first) if file.lines[n].startswith("#,")), None)
    if flags is None:
        text = f"#, fuzzy\n{said}".replace("\n", file.end)
        file.changes[first] = first + 1, text + file.lines[first]
        return
    line = file.lines[flags]
    if not re.search(r"[#,]\s*fuzzy\b", line):
        line = line.replace("#,", "#, fuzzy,", 1)
    file.changes[flags] = flags + 1, line + said.replace("\n", file.end)
