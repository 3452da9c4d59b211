"""PowerPoint presentations: the slides in order, each with its notes behind it.

Left out are hidden slides and shapes, numbers and dates of slides, comments, and what only
stands on masters and layouts. Footers count once.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.texts._package import Package

SUFFIXES = (".pptx", ".pptm", ".ppsx")
PARAGRAPHS = True

_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",  # of the strict kind
)
_OFF = frozenset({"0", "false"})
_NUMBERED = frozenset({"sldNum", "dt", "sldImg"})
_FOOTERS = frozenset({"ftr", "hdr"})


def read(path: Path, encoding: str | None = None) -> tuple[str, str]:  # noqa: ARG001 - as every reader
    """The text of a presentation; raises UnreadableText."""
    # lxml is for those who have a presentation to read.
    from glossary.texts import _package, _paragraphs  # noqa: PLC0415

    kind = _package.Kind("a PowerPoint presentation", "PowerPoint", ".pptx", "ppt/")
    with _package.Package(path, kind) as package:
        footers: list[str] = []
        found = list(_presentation(package, footers))
        return _paragraphs.joined([*found, *_paragraphs.once(footers)]), "utf-8"


def _presentation(package: Package, footers: list[str]) -> Iterator[str]:
    targets = package.relations(package.main)
    for slide in package.tree(package.main).iterfind("{*}sldIdLst/{*}sldId"):
        link = next(filter(None, map(slide.get, _RELATION_IDS)), "")
        if link in targets:
            yield from _slide(package, targets[link].part, footers)


def _slide(package: Package, part: str, footers: list[str]) -> Iterator[str]:
    from glossary.texts import _drawing  # noqa: PLC0415

    root = package.tree(part)
    if root.get("show") in _OFF:
        return
    yield from _shapes(root, footers)
    for drawn in package.related(part, "diagramData", "chart"):
        yield from _drawing.paragraphs(package.tree(drawn))
    for notes in package.related(part, "notesSlide"):
        yield from _shapes(package.tree(notes), footers)


def _shapes(root: Element, footers: list[str]) -> Iterator[str]:
    """The paragraphs of what stands on a slide: shapes, groups of them, tables."""
    from glossary.texts import _drawing  # noqa: PLC0415

    for tree in root.iterfind("{*}cSld/{*}spTree"):
        _take_out_hidden(tree)
        for shape in tree.iter("{*}sp", "{*}cxnSp", "{*}graphicFrame"):
            kind = _placeholder(shape)
            if kind in _FOOTERS:
                footers.extend(_drawing.paragraphs(shape))
            elif kind not in _NUMBERED:
                yield from _drawing.paragraphs(shape)


def _take_out_hidden(tree: Element) -> None:
    for properties in list(tree.iter("{*}cNvPr")):
        if properties.get("hidden", "0") in _OFF:
            continue
        shape = next(islice(properties.iterancestors(), 1, None), None)  # above its nvSpPr
        above = None if shape is None else shape.getparent()
        if shape is not None and above is not None:
            above.remove(shape)


def _placeholder(shape: Element) -> str:
    """What a shape holds the place of: `title`, `sldNum`; empty for one of its own."""
    found = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return "" if found is None else found.get("type", "obj")
