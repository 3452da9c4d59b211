"""PDF files that have a text layer: paragraphs put together from lines.

Page numbers and running heads are left out where they can be told for certain. A scan, which
is pictures of pages, and a file that asks for a password are errors that say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.errors import UnreadableText

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".pdf",)
PARAGRAPHS = True

_UNKNOWN = 0.3
"""The share of characters without a meaning from which on a text layer is of no use."""


def read(path: Path, encoding: str | None = None) -> tuple[str, str]:  # noqa: ARG001 - as every reader
    """The text of a file; raises UnreadableText."""
    # PDFium is for those who have a PDF to read.
    from glossary.texts import (  # noqa: PLC0415
        _paragraphs,
        _pdf_layout,
        _pdf_lines,
        _pdf_margins,
    )

    pages = _pdf_margins.without(list(_pdf_lines.pages(path)))
    text = _paragraphs.joined(_pdf_layout.paragraphs(pages))
    written = "".join(text.split())
    if not written:
        raise UnreadableText(
            f"{path} has no text in it, only pictures of its {len(pages)} pages, as a scanner "
            "makes them. Have a program for OCR read it, such as "
            "`ocrmypdf -l kor+eng+jpn IN.pdf OUT.pdf`, and give that file."
        )
    if sum(map(_is_unknown, written)) > _UNKNOWN * len(written):
        raise UnreadableText(
            f"{path} has text in it, but its fonts do not say which characters they show. "
            "Save it as PDF again from the program it came from, or have a program for OCR "
            "read it."
        )
    return text, "utf-8"


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or "\ue000" <= character <= "\uf8ff"
