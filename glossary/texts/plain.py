"""Plain text and Markdown: UTF-8, UTF-16 or CP949, with a byte order mark or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import encoding
from glossary.errors import UnreadableText

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt", ".md")


def read(path: Path) -> tuple[str, str]:
    """The text of a file and the encoding it was in; raises UnreadableText."""
    data = path.read_bytes()
    name, mark = encoding.marked(data)
    if not name:
        name = encoding.unmarked_utf16(data)
    return _decoded(data[mark:], (name,) if name else ("utf-8", "cp949"), path)


def _decoded(data: bytes, encodings: tuple[str, ...], path: Path) -> tuple[str, str]:
    for name in encodings:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        sample = text[: encoding.SAMPLE]
        if encoding.is_text(sample) and (name != "cp949" or encoding.is_korean(sample)):
            return text, name
    raise UnreadableText(
        f"{path} is not a text in UTF-8, UTF-16 or CP949: "
        "open it in the program it came from and save it as plain text in UTF-8."
    )
