"""XLIFF 2.0 and 2.1: open segments, filled in the file itself.

OASIS, XLIFF Version 2.1: the state of a segment (4.3.1.34), the Translation Candidates module
(5.1), whose `ref` names the segment, and the Glossary module (5.2). What is unsure is
`initial`, so that it comes up for translation; `subState` says where a translation is from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from glossary.bitexts.parts import xliff2_inline, xliff_elements, xml
from glossary.bitexts.xliff import NAMESPACE
from glossary.files.characters import legible
from glossary.files.xml import local
from glossary.inline import plain
from glossary.pretranslation import codes, tree
from glossary.pretranslation.filling import Slot
from glossary.pretranslation.languages import Languages
from glossary.pretranslation.proposals import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

    from glossary.annotation import Entry
    from glossary.memory.matching import Match
    from glossary.pretranslation.filling import How, Summary
    from glossary.pretranslation.proposals import Proposal

MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_NAMES = {"mtc": MATCHES, "gls": GLOSSARY}
_PREFIX = "ksg:"
"""Before a `subState` of ours; `ksg:machine` is what an import knows a machine's work by."""
_OPEN = frozenset({"", "initial"})
_TYPES = {Kind.CONTEXT: "icm", Kind.EXACT: "tm", Kind.FUZZY: "tm", Kind.MACHINE: "mt"}


class _Segment(NamedTuple):
    """A segment of the file, in the order of the file."""

    unit: Element
    element: Element
    source: codes.Source | None


def slots(root: Element, how: How, summary: Summary) -> Iterator[Slot]:
    """The segments without a translation; those that have one are counted as kept."""
    languages = Languages.of(root.get("srcLang"), root.get("trgLang"), how)
    for file in xliff_elements.children(root, "file"):
        found = list(_segments(file))
        for number, segment in enumerate(found):
            if segment.source is None:
                continue
            if not _is_open(segment):
                summary.kept += 1
                continue
            yield Slot(
                pieces=segment.source.pieces,
                context=(_text(found, number - 1), _text(found, number + 1)),
                source=languages.source,
                target=languages.target,
                fill=_filler(root, segment, languages),
            )


def _segments(file: Element) -> Iterator[_Segment]:
    for unit in file.iter(f"{{{NAMESPACE}}}unit"):
        data: Mapping[str, str] = {}
        if (original := xliff_elements.child(unit, "originalData")) is not None:
            data = {item.get("id", ""): xml.text(item) for item in original}
        for element in xliff_elements.children(unit, "segment"):
            source = xliff_elements.child(element, "source")
            read = codes.source_of(source, data) if source is not None else None
            has_text = read is not None and any(
                isinstance(piece, str) and piece.strip() for piece in read.pieces
            )
            yield _Segment(unit, element, read if has_text else None)


def _is_open(segment: _Segment) -> bool:
    return (
        xliff_elements.inherited(segment.unit, "translate") != "no"
        and segment.element.get("state", "") in _OPEN
        and codes.is_empty(xliff_elements.child(segment.element, "target"))
    )


def _text(found: Sequence[_Segment], number: int) -> str | None:
    """The text of a neighbour; empty at an end of the file, None where there is none."""
    if not 0 <= number < len(found):
        return ""
    source = found[number].source
    return "".join(p for p in source.pieces if isinstance(p, str)) if source else None


def _filler(
    root: Element, segment: _Segment, languages: Languages
) -> Callable[[Proposal], None]:
    def fill(proposal: Proposal) -> None:
        if proposal.content:
            _fill(root, segment, proposal, languages)
        if proposal.matches:
            reference = _reference(segment)
            matches = _module(segment.unit, f"{{{MATCHES}}}matches")
            for match in proposal.matches:
                matches.append(_match(match, reference))
        if entries := [entry for entry in proposal.terms if _is_glossable(entry, languages)]:
            glossary = _module(segment.unit, f"{{{GLOSSARY}}}glossary")
            for entry in entries:
                _add_entry(glossary, entry, _reference(segment), languages.target)
        if notes := [*_notes(segment, proposal), *_avoided(proposal, languages.target)]:
            _add_notes(segment.unit, notes)

    return fill


# ---------------------------------------------------------------------- the translation


def _fill(root: Element, segment: _Segment, proposal: Proposal, languages: Languages) -> None:
    assert segment.source is not None
    if not root.get("trgLang"):
        root.set("trgLang", languages.written_target)
    target = xliff_elements.child(segment.element, "target")
    source = cast("Element", xliff_elements.child(segment.element, "source"))
    if target is None:
        target = etree.Element(f"{{{NAMESPACE}}}target")
        if space := source.get(xliff_elements.SPACE):
            target.set(xliff_elements.SPACE, space)
        tree.after(source, target)
    tree.empty(target)
    codes.put(target, segment.source, proposal.content)
    state = "translated" if proposal.is_sure else "initial"
    segment.element.set("state", state)
    segment.element.set("subState", f"{_PREFIX}{proposal.kind}")


def _reference(segment: _Segment) -> str:
    """What the modules call a segment: its id, which it gets if it has none."""
    if not segment.element.get("id"):
        taken = {element.get("id") for element in segment.unit.iter("{*}*")}
        number = 1
        while f"s{number}" in taken:
            number += 1
        segment.element.set("id", f"s{number}")
    return f"#{segment.element.get('id')}"


# ---------------------------------------------------------------------- what stands beside it


def _module(unit: Element, name: str) -> Element:
    """The element of a module in a unit: the one that is there, or a new one."""
    for child in unit:
        if child.tag == name:
            return child
    module = etree.Element(name, nsmap=_nsmap(unit, name))
    tree.insert(unit, 0, module)
    return module


def _nsmap(unit: Element, name: str) -> dict[str, str]:
    """The prefix of a module's names, unless the file has one for them."""
    namespace = etree.QName(name).namespace or ""
    return {p: uri for p, uri in _NAMES.items() if uri == namespace and p not in unit.nsmap}


def _match(match: Match, reference: str) -> Element:
    element = etree.Element(f"{{{MATCHES}}}match", nsmap={"mtc": MATCHES})
    element.set("ref", reference)
    kind = Kind.MACHINE if match.machine else Kind.CONTEXT if match.score > 100 else Kind.EXACT
    element.set("type", _TYPES[kind])
    element.set("origin", legible(match.origin))
    element.set("matchQuality", str(min(match.score, 100)))
    element.set("similarity", f"{100 * match.similarity:.2f}".rstrip("0").rstrip("."))
    names, data = xliff2_inline.names(), xliff2_inline.Data()
    texts = []
    for name, markup, text in (
        ("source", match.source_markup, match.source),
        ("target", match.target_markup, match.stored_target),
    ):
        # Its tags, where they are those of this text.
        shown = markup if markup and plain(markup).strip() == text else ""
        inside = xliff2_inline.written(shown, names, data) if shown else _content(text)
        texts.append(tree.fragment(inside, NAMESPACE, name))
    if original := data.written():
        element.append(tree.fragment(original, NAMESPACE, "x")[0])
    element.extend(texts)
    return element


def _content(text: str) -> str:
    return xml.content(legible(text))


def _is_glossable(entry: Entry, languages: Languages) -> bool:
    """A glossary entry has a translation or a definition (5.2.3.2)."""
    return bool(entry.to_use(languages.target) or entry.definition)


def _add_entry(glossary: Element, entry: Entry, reference: str, target: str) -> None:
    for there in glossary:
        term = there.find(f"{{{GLOSSARY}}}term")
        if (
            term is not None
            and term.text == entry.term
            and there.get("ref") in {None, reference}
        ):
            return
    element = etree.SubElement(glossary, f"{{{GLOSSARY}}}glossEntry", ref=reference)
    etree.SubElement(element, f"{{{GLOSSARY}}}term").text = legible(entry.term)
    for equivalent in entry.to_use(target):
        translation = etree.SubElement(element, f"{{{GLOSSARY}}}translation")
        translation.text = legible(equivalent.text)
    if entry.definition:
        definition = etree.SubElement(element, f"{{{GLOSSARY}}}definition")
        definition.text = legible(entry.definition)


def _notes(segment: _Segment, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """What a translator has to know of a translation: category and text."""
    if proposal.content and proposal.remarks:
        several = sum(1 for _ in xliff_elements.children(segment.unit, "segment")) > 1
        name = f"{segment.element.get('id')}: " if several else ""
        text = f"{name}{proposal.score} %: {'; '.join(proposal.remarks)}"
        yield xliff_elements.OWN_MATCH_NOTE, text


def _avoided(proposal: Proposal, target: str) -> Iterator[tuple[str, str]]:
    for entry in proposal.terms:
        if avoid := [equivalent.text for equivalent in entry.to_avoid(target)]:
            yield xliff_elements.OWN_NOTE, f"{entry.term}: not {', '.join(avoid)}"


def _add_notes(unit: Element, notes: Sequence[tuple[str, str]]) -> None:
    holder = xliff_elements.child(unit, "notes")
    if holder is None:
        holder = etree.Element(f"{{{NAMESPACE}}}notes")
        core = {"originalData", "segment", "ignorable"}
        place = next(i for i, child in enumerate(unit) if local(child.tag) in core)
        tree.insert(unit, place, holder)
    there = {(note.get("category"), note.text) for note in holder}
    for category, text in notes:
        if (category, legible(text)) not in there:
            there.add((category, legible(text)))
            note = etree.SubElement(holder, f"{{{NAMESPACE}}}note", category=category)
            note.text = legible(text)
