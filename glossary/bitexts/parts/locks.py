"""Segments of an XLIFF 1.2 that a tool has locked: nobody is to touch their translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.files.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

SDL = "http://sdl.com/FileTypes/SdlXliff/1.0"
_OPEN = frozenset({"", "no", "false", "unlocked"})


def is_locked(unit: Element, mid: str) -> bool:
    """Whether a segment is locked; without a `mid`, the whole `trans-unit`.

    memoQ and Phrase say it in an attribute of the unit (`mq:locked`, `m:locked`), Trados of
    each segment (`sdl:seg`, `locked`).
    """
    for name, value in unit.attrib.items():
        if str(name).startswith("{") and local(name) == "locked" and str(value) not in _OPEN:
            return True
    segments = [seg for seg in sdl_segments(unit) if not mid or seg.get("id") == mid]
    return bool(segments) and all(seg.get("locked") == "true" for seg in segments)


def sdl_segments(unit: Element) -> Iterator[Element]:
    """What Trados says of the segments of a unit."""
    for holder in unit.iter(f"{{{SDL}}}seg-defs"):
        yield from holder
