"""How OmegaT reads a TMX that lies in a project's `tm` folder."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from glossary.tools._loaded import Entry, Finding, Refused
from glossary.tools._xml import Broken, elements, line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

_NO_SOURCE = "the unit has no text in the source language, and OmegaT passes it over"
_UNDERSCORE = "OmegaT does not take ko_KR for Korean, and passes such texts over"
_NO_TARGET = "no text in the target language: OmegaT shows those in other languages instead"
_EMPTY = "one of the two texts is empty: the unit is of no use"
_INLINE = "text in inline tags (level 2) is left out, and such units match less well"


def read_tmx(path: Path, source: str, target: str) -> Iterator[Entry | Finding]:
    """The units of a TMX; broken XML leaves OmegaT without any."""
    own = False
    for element in elements(path, ("{*}tu", "{*}header")):
        if isinstance(element, Broken):
            raise Refused(
                f"OmegaT reads no XML that is broken anywhere ({element.reason})",
                "mend the file at this place",
                element.place,
            )
        if _name(element) == "header":
            own = element.get("creationtool") == "OmegaT"
        else:
            yield from _unit(element, source, target, whole=own)


def _unit(tu: Element, source: str, target: str, *, whole: bool) -> Iterator[Entry | Finding]:
    variants = [(_language(tuv), tuv) for tuv in tu.iter("{*}tuv")]
    found = _chosen(variants, source)
    if found is None:
        yield _missing(tu, variants, source, _NO_SOURCE)
        return
    wanted = _chosen(variants, target)
    if wanted is None:
        yield _missing(tu, variants, target, _NO_TARGET)
    others = [tuv for _, tuv in variants if tuv is not found]
    note = "".join((n.text or "") for n in list(tu.iterchildren("{*}note"))[-1:])
    if any(len(seg) for tuv in (found, *others) for seg in tuv.iterchildren("{*}seg")):
        yield Finding(line(tu), _INLINE, "export the memory as TMX level 1")
    for tuv in [wanted] if wanted is not None else others:
        texts = _text(found, whole=whole), _text(tuv, whole=whole)
        if not all(texts):
            yield Finding(line(tu), _EMPTY)
        yield Entry(*texts, note)


def _missing(
    tu: Element, variants: list[tuple[str, Element]], language: str, what: str
) -> Finding:
    """That a unit lacks a language, or has it under a code that OmegaT does not know."""
    if any(re.match(f"{language}_", code, re.IGNORECASE) for code, _ in variants):
        return Finding(line(tu), _UNDERSCORE, "write ko-KR instead of ko_KR", lost=True)
    return Finding(line(tu), what, lost=True)


def _language(tuv: Element) -> str:
    """Its `lang`, with the prefix `xml:` or without it."""
    for name, value in tuv.attrib.items():
        if str(name).rpartition("}")[2] == "lang":
            return str(value)
    raise Refused("a tuv without a language stops OmegaT", "write xml:lang", line(tuv))


def _chosen(variants: list[tuple[str, Element]], wanted: str) -> Element | None:
    """The last text in that very language and country, else without one, else with any."""
    language, _, country = wanted.lower().replace("_", "-").partition("-")
    ranked: dict[int, Element] = {}
    for code, tuv in variants:
        parts = re.split(r"[^a-z0-9_]", code.lower())
        if parts[0] != language:
            continue
        if len(parts) == 1:
            ranked[1] = tuv
        else:
            ranked[0 if country and parts[1] == country else 2] = tuv
    return ranked[min(ranked)] if ranked else None


def _text(tuv: Element, *, whole: bool) -> str:
    """The text of its last `seg`; in memories of other programs without inline elements."""
    for seg in list(tuv.iterchildren("{*}seg"))[-1:]:
        inside = "".join(map(str, seg.itertext()))
        outside = (seg.text or "") + "".join(child.tail or "" for child in seg)
        return unicodedata.normalize("NFC", inside if whole else outside)
    return ""


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
