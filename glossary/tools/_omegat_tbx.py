"""How OmegaT reads TBX: version 2 only, everything in memory, languages by their codes.

What it does was found by giving files to OmegaT 3.6; its reader is the same up to 6.1.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from glossary.tools._loaded import Entry, Finding, Refused
from glossary.tools._omegat_tables import composed
from glossary.tools._xml import LANG, Broken, elements, line, root_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.etree import _Element as Element

_TAG = re.compile(r"([A-Za-z]{1,8})([-_]([A-Za-z]{4}[-_])?[A-Za-z0-9]{1,8})?")
"""The language tags that OmegaT takes apart; of any other it takes no notice."""

_GROUPS = {"descrip", "descripGrp", "note"}
_OBJECTS = {"foreign": "Foreign", "bpt": "Bpt", "ept": "Ept", "ph": "Ph"}
_TO_AVOID = re.compile("deprecated|superseded|notRecommended|obsolete|forbidden", re.IGNORECASE)

_NO_SOURCE = "the entry has no term in the source language, and nothing of it arrives"
_NO_TARGET = "the entry has no term in the target language: OmegaT shows it without"
_UNKNOWN_TAG = "OmegaT does not understand this language code, and passes its terms over"
_NO_TAG = "a langSet without xml:lang, and OmegaT passes its terms over"
_EMPTY = "a source term without text, which is found nowhere"
_AVOID = "a term to avoid is offered like any other; its status is in the comment, not its name"
_OUTSIDE = "an entry that does not stand in martif/text/body, and OmegaT passes it over"
_MARKUP = "text in markup inside a term: OmegaT leaves it out, or puts asterisks around it"


def language_code(tag: str) -> str:
    """The code that OmegaT goes by: `ko` of ko-KR; empty for a tag that it cannot read."""
    match = _TAG.fullmatch(tag)
    return match[1].lower() if match else ""


def read_tbx(path: Path, source: str, target: str) -> Iterator[Entry | Finding]:
    """The entries of a TBX file; a fault anywhere leaves OmegaT without any."""
    root = root_of(path)
    if root.tag != "martif" or root.namespace:
        named = f"{root.tag} in a namespace" if root.namespace else root.tag
        raise Refused(
            f"OmegaT reads TBX 2 (martif without a namespace), and this begins with {named}",
            "make a TBX 2 or, better, a tab-separated glossary of it",
        )
    pair = language_code(source), language_code(target)
    bodies = 0
    for element in elements(path, ("{*}termEntry", "body", "text")):
        if isinstance(element, Broken):
            raise Refused(
                f"OmegaT reads no XML that is broken anywhere ({element.reason})",
                "mend the file at this place",
                element.place,
            )
        if element.tag == "termEntry" and _stands_in(element, "body", "text", "martif"):
            yield from _read_entry(element, *pair)
        elif element.tag == "body" and _stands_in(element, "text", "martif"):
            bodies += 1
        elif element.tag == "text" and _stands_in(element, "martif") and not bodies:
            raise Refused("there is no body in the file", "export it again")
        elif element.tag not in {"body", "text"}:
            yield Finding(line(element), _OUTSIDE, lost=True)


def _stands_in(element: Element, *parents: str) -> bool:
    """Whether those are the elements around it, the innermost first, up to the root."""
    around = tuple(ancestor.tag for ancestor in element.iterancestors())
    return around == parents


def _read_entry(entry: Element, source: str, target: str) -> Iterator[Entry | Finding]:
    of_entry = [text for child in entry for text in _said(child)]
    of_languages: list[str] = []
    of_terms: list[str] = []
    terms: dict[str, list[str]] = {source: [], target: []}
    others = False
    for section in entry.iterchildren("langSet"):
        tag = section.get(LANG)
        code = language_code(tag or "")
        of_languages += [text for child in section for text in _said(child)]
        for group in section.iterchildren("tig", "ntig"):
            others = True
            of_languages += [text for child in group for text in _said(child)]
            if code not in terms:
                continue
            term, notes = _term(group)
            terms[code].append(_text(term))
            if code == target and source != target:
                of_terms += filter(None, (_text(note, _OBJECTS) for note in notes))
            yield from _of_term(group, term, notes)
        if not code:
            what = _UNKNOWN_TAG if tag else _NO_TAG
            remedy = f"write a code such as ko or ko-KR instead of {tag!r}" if tag else ""
            yield Finding(line(section), what, remedy, lost=True)
    place = f"{line(entry)}, entry {entry.get('id')}" if entry.get("id") else line(entry)
    if others and not terms[source]:
        yield Finding(place, _NO_SOURCE, lost=True)
        return
    if not all(terms[source]):
        yield Finding(place, _EMPTY, "write the term, or take the entry out")
    targets = terms[target] if source != target else []
    if terms[source] and not any(targets):
        yield Finding(place, _NO_TARGET)
    comment = "\n".join(of_entry + of_languages + of_terms)
    for one, other in product(terms[source], targets or [""]):
        yield composed(one, other, comment)


def _term(group: Element) -> tuple[Element, list[Element]]:
    """The term of a tig or ntig and its notes; OmegaT takes the last where there are two."""
    if group.tag == "ntig":
        inner = group.findall("termGrp")
        if not inner:
            raise Refused("an ntig without a termGrp stops OmegaT", "mend it", line(group))
        group = inner[-1]
    terms = group.findall("term")
    if not terms:
        raise Refused(f"a {group.tag} without a term stops OmegaT", "mend it", line(group))
    return terms[-1], group.findall("termNote")


def _of_term(group: Element, term: Element, notes: list[Element]) -> Iterator[Finding]:
    """What is to be said of one term of the two languages."""
    if any(note.get("type") and _TO_AVOID.match((note.text or "").strip()) for note in notes):
        yield Finding(line(group), _AVOID, "use a tab-separated glossary instead")
    if len(term):
        yield Finding(line(group), _MARKUP, "write the term without markup", lost=True)


def _said(element: Element) -> Iterator[str]:
    """What OmegaT puts into the comment for something that is said of an entry or a term."""
    tag = element.tag
    if tag not in _GROUPS:
        return
    if tag == "note":
        if text := _text(element, _OBJECTS):
            yield text
        return
    described = [element] if tag == "descrip" else element.findall("descrip")
    for descrip in described[-1:]:
        yield f"{descrip.get('type', 'null')}: {_text(descrip, _OBJECTS)}"


def _text(element: Element, objects: Mapping[str, str] | None = None) -> str:
    """The text of an element: of what is marked up in it, only `hi` is left.

    In notes other known elements come out as the name of a Java object.
    """
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "hi":
            parts.append(f" *{_last_text(child)}* ")
        elif objects and child.tag in objects:
            parts.append(f"gen.core.tbx.{objects[str(child.tag)]}@…")
        parts.append(child.tail or "")
    return "".join(parts)


def _last_text(element: Element) -> str:
    """Of an element with others inside: what stands behind the last of them."""
    return (element[-1].tail if len(element) else element.text) or ""
