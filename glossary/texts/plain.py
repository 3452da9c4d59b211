"""Plain text in what Korea and Japan write: UTF-8, UTF-16, CP949, Shift_JIS, EUC-JP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import encoding
from glossary.errors import UnreadableText
from glossary.texts import _kinds

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt",)
PARAGRAPHS = False

_ADVICE = "open it in the program it came from and save it as plain text in UTF-8."


def read(path: Path) -> tuple[str, str]:
    """The text of a file and the encoding it was in; raises UnreadableText."""
    data = path.read_bytes()
    found = encoding.decoded(data)
    if found is None or data.startswith(_kinds.RTF):
        what, advice = _kinds.known(path)
        raise UnreadableText(
            f"{path} is not a text in UTF-8, UTF-16, CP949, Shift_JIS or EUC-JP"
            + (f" but {what}. {advice}" if what else f": {_ADVICE}")
        )
    return found
