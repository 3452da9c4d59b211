"""Plain text in what Korea and Japan write: UTF-8, UTF-16, CP949, Shift_JIS, EUC-JP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import encoding as encodings
from glossary.errors import UnreadableText
from glossary.files.text_file import named
from glossary.texts import _kinds

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt",)
PARAGRAPHS = False

_ADVICE = "open it in the program it came from and save it as plain text in UTF-8"


def read(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was in; raises UnreadableText."""
    data = path.read_bytes()
    if encoding:
        return decoded(path, data, encoding)
    found = encodings.decoded(data)
    if found is None or data.startswith(_kinds.RTF):
        what, advice = _kinds.known(path)
        if not what:
            advice = _ADVICE + ("." if encoding is None else ", or name its --encoding.")
        raise UnreadableText(
            f"{path} is not a text in UTF-8, UTF-16, CP949, Shift_JIS or EUC-JP"
            + (f" but {what}. {advice}" if what else f": {advice}")
        )
    return found


def decoded(path: Path, data: bytes, encoding: str) -> tuple[str, str]:
    """A text in the encoding that it is said to be in, unless a byte order mark says another.

    Raises UnreadableText for what is not, InvalidInput for an encoding that nobody knows.
    """
    said = named(encoding)
    marked, mark = encodings.marked(data)
    name = marked or said
    try:
        text = data[mark:].decode(name)
    except UnicodeDecodeError as error:
        line = data[: error.start + mark].count(b"\n") + 1
        raise UnreadableText(
            f"{path}, line {line}: there are bytes here that are not {name.upper()}. Name "
            f"another --encoding, or {_ADVICE}."
        ) from error
    if not encodings.is_text(text[: encodings.SAMPLE]):
        raise UnreadableText(f"{path} is no text in {name.upper()}: name another --encoding.")
    return text, name
