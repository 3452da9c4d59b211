"""Text files that somebody else wrote, opened in the encoding they turn out to be in.

A file is gone through once to see what it is and is then read as it comes, so that one
of any size takes little memory. The rule is that of `glossary.encoding`: a byte order
mark is believed, then whoever says what the encoding is, then UTF-8 if all of it is; then
CP949 if that reads as Korean, then CP932 if that reads as Japanese.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, TextIO

from glossary.encoding import LEGACY, SAMPLE, is_text, marked, unmarked_utf16
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONGEST_LINE = 1 << 20
"""Characters: a line that is longer is no row of a table, and could fill the memory."""

_PIECE = 1 << 20
_ASCII = re.compile("[\\0-\\x7f]+")


def open_text(path: Path, encoding: str = "") -> tuple[TextIO, str]:
    """Open a file as text, line breaks kept, and say in which encoding.

    Raises UnreadableFile, naming the first line that is wrong, for what is in none of
    the encodings or is no text; InvalidInput for an encoding that nobody knows.
    """
    said = named(encoding) if encoding else ""
    with path.open("rb") as stream:
        head = stream.read(_PIECE)
    marked_as, mark = marked(head)
    guess = "" if encoding else unmarked_utf16(head)
    if name := marked_as or said:
        if wrong := _Look(path, mark, name).wrong:
            another = ", or name another --encoding" if encoding and not marked_as else ""
            raise UnreadableFile(
                f"{path}, line {wrong}: there are bytes here that are not {name.upper()}. Open "
                f"it in the program it came from and save it as text in UTF-8{another}."
            )
    elif guess and not _Look(path, 0, guess).wrong:
        name = guess
    else:
        name = _found(path)
    stream = path.open("rb")
    stream.seek(mark)
    return io.TextIOWrapper(stream, name, "strict", newline=""), name


def lines(stream: TextIO, tell: Callable[[Problem], None]) -> Iterator[str]:
    """Every line with its end; one that is too long is passed over, and told of.

    In its place there is an empty line, so that the lines can be counted.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and line[-1] not in "\r\n":
            tell(
                Problem(
                    f"line {number}",
                    f"this line is longer than {LONGEST_LINE:,} characters and was passed "
                    "over: check that its line breaks and quotation marks are right",
                    lost=True,
                )
            )
            while line and line[-1] not in "\r\n":
                line = stream.readline(LONGEST_LINE)
            line = "\n"
        yield line


def unicode_of(head: bytes) -> str:
    """The form of Unicode that a file may be in, by how it begins."""
    return marked(head)[0] or unmarked_utf16(head) or "utf-8"


def read_as(name: str) -> Problem | None:
    """What to say of a file that is in no form of Unicode: its encoding was found out."""
    if name not in LEGACY:
        return None
    called = {"cp949": "CP949, as Korean Windows writes", "cp932": "CP932 (Shift_JIS)"}[name]
    reason = f"the file is not in UTF-8 and was read as {called}; else name its --encoding"
    return Problem("line 1", reason, lost=False)


# What Python calls encodings of text, and no file is in.
_NONE = frozenset({"undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape"})
_UNMARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


def named(encoding: str) -> str:
    """The encoding that a person means, of a file without a mark. Raises InvalidInput."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        info = None
    if info is None or not info._is_text_encoding or info.name in _NONE:
        raise InvalidInput(
            f"{encoding!r} is not an encoding. Write utf-8, utf-16, cp949 or shift_jis."
        )
    return _UNMARKED.get(info.name, info.name)


def _found(path: Path) -> str:
    """The encoding of a file that has no mark. Raises UnreadableFile."""
    look = _Look(path, 0, "utf-8")
    if not look.wrong:
        return "utf-8"
    for name, is_it in LEGACY.items():
        legacy = _Look(path, 0, name)
        if not legacy.wrong and is_it(legacy.foreign):
            return name
    raise UnreadableFile(
        f"{path}, line {look.wrong}: this is not text in UTF-8, and does not read as Korean "
        "(CP949) or Japanese (CP932) either. Open it in the program it came from and save "
        "it as text in UTF-8, or name its --encoding."
    )


class _Look:
    """What one pass through a file in an encoding shows. Raises UnreadableFile."""

    def __init__(self, path: Path, mark: int, encoding: str) -> None:
        self.wrong = 0
        """The number of the first line that is not in the encoding; 0 if all are."""
        self.foreign = ""
        """The first of the characters that are not ASCII."""
        self._path = path
        with path.open("rb") as stream:
            stream.seek(mark)
            self._go_through(stream, codecs.getincrementaldecoder(encoding)("strict"))

    def _go_through(
        self, stream: io.BufferedIOBase, decoder: codecs.IncrementalDecoder
    ) -> None:
        line = 1
        first = True
        piece = b"-"
        while piece:
            piece = stream.read(_PIECE)
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                before = error.object[: error.start].decode(error.encoding, "replace")
                self.wrong = line + before.count("\n")
                return
            if "\0" in text:
                where = line + text[: text.index("\0")].count("\n")
                self._refuse(f"has a null character in line {where}, and is no text")
            if first and not is_text(text[:SAMPLE]):
                self._refuse("is no text")
            first = False
            if len(self.foreign) < SAMPLE:
                self.foreign += _ASCII.sub("", text)[: SAMPLE - len(self.foreign)]
            line += text.count("\n")

    def _refuse(self, reason: str) -> None:
        raise UnreadableFile(
            f"{self._path} {reason}: export it from the program it came from once more, as "
            "text in UTF-8."
        )
