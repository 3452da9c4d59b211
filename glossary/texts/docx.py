"""Word documents: body, text boxes, SmartArt, notes, headers and footers.

Comments are left out, and what `_wordprocessing` leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.texts._package import Package

SUFFIXES = (".docx", ".docm")
PARAGRAPHS = True

_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")
_DRAWN = ("diagramData", "chart")


def read(path: Path, encoding: str | None = None) -> tuple[str, str]:  # noqa: ARG001 - as every reader
    """The text of a document, its notes behind it; raises UnreadableText."""
    # lxml is for those who have a document to read.
    from glossary.texts import _package, _paragraphs  # noqa: PLC0415

    kind = _package.Kind("a Word document", "Word or LibreOffice", ".docx", "word/")
    with _package.Package(path, kind) as package:
        return _paragraphs.joined(_paragraphs_of(package)), "utf-8"


def _paragraphs_of(package: Package) -> Iterator[str]:
    from glossary.texts import _drawing, _paragraphs, _wordprocessing  # noqa: PLC0415

    hidden: frozenset[str] = frozenset()
    for part in package.related(package.main, "styles"):
        hidden = _wordprocessing.hidden_styles(package.tree(part))

    def stories(*parts: str) -> Iterator[str]:
        for part in parts:
            events = package.elements(part, _wordprocessing.TAGS)
            yield from _wordprocessing.paragraphs(events, hidden)

    yield from stories(package.main)
    for part in package.related(package.main, *_DRAWN):
        yield from _drawing.paragraphs(package.tree(part))
    yield from stories(*package.related(package.main, *_NOTES))
    yield from _paragraphs.once(stories(*package.related(package.main, *_MARGINS)))
