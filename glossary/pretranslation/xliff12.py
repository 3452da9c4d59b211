"""XLIFF 1.2 and what Trados and memoQ make of it: open segments, filled in the file itself.

OASIS, XLIFF Version 1.2: `state` and `state-qualifier` of a `target` (2.3), `alt-trans` with
its `match-quality`, and `note`. In an SDLXLIFF the state of a segment is its `sdl:seg`, in an
MQXLIFF the unit's `mq:status`, and neither program looks for suggestions in the file: there
only these are set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from glossary.bitexts.parts import locks, xliff12_inline, xliff_elements, xml
from glossary.files.characters import legible
from glossary.files.xml import local
from glossary.inline import plain
from glossary.language import normalise
from glossary.pretranslation import codes, tree
from glossary.pretranslation.filling import Slot
from glossary.pretranslation.languages import Languages
from glossary.pretranslation.proposals import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from glossary.memory.matching import Match
    from glossary.pretranslation.filling import How, Summary
    from glossary.pretranslation.proposals import Proposal

_MEMOQ = "MQXliff"
_OPEN = frozenset({"", "new", "needs-translation", "needs-adaptation", "needs-l10n"})
_QUALIFIERS = {
    Kind.CONTEXT: "exact-match",
    Kind.EXACT: "exact-match",
    Kind.FUZZY: "fuzzy-match",
    Kind.MACHINE: "leveraged-mt",
}


@dataclass(slots=True)
class _Unit:
    """A `trans-unit`, and what its segments got so far."""

    element: Element
    languages: Languages
    segments: dict[str, codes.Source | None]
    """By their `mid`; empty for the only one of a unit that is not segmented."""
    proposals: dict[str, Proposal] = field(default_factory=dict)

    @property
    def target(self) -> Element | None:
        """The translation's element."""
        return xliff_elements.child(self.element, "target")


def slots(root: Element, how: How, summary: Summary) -> Iterator[Slot]:
    """The segments without a translation; those that have one are counted as kept."""
    for file in xliff_elements.children(root, "file"):
        languages = Languages.of(file.get("source-language"), file.get("target-language"), how)
        found = list(_segments(file, languages))
        for number, (unit, mid) in enumerate(found):
            source = unit.segments[mid]
            if source is None:
                continue
            if not _is_open(unit, mid):
                summary.kept += 1
                continue
            yield Slot(
                pieces=source.pieces,
                context=(_text(found, number - 1), _text(found, number + 1)),
                source=languages.source,
                target=languages.target,
                fill=_filler(file, unit, mid),
            )


def _segments(file: Element, languages: Languages) -> Iterator[tuple[_Unit, str]]:
    for element in file.iter("{*}trans-unit"):
        if not xliff_elements.name_of(element.tag):
            continue
        whole = xliff_elements.child(element, "source")
        segmented = xliff_elements.child(element, "seg-source")
        marks = _marks(segmented) if segmented is not None else {}
        sources = marks or ({"": whole} if whole is not None else {})
        unit = _Unit(
            element, languages, {mid: _read(source) for mid, source in sources.items()}
        )
        for mid in sources:
            yield unit, mid


def _marks(element: Element) -> dict[str, Element]:
    """The segments marked in an element; in a segment there is none."""
    return {
        mark.get("mid") or "": mark
        for mark in element.iter("{*}mrk")
        if mark.get("mtype") == "seg"
    }


def _read(element: Element) -> codes.Source | None:
    source = codes.source_of(element, None)
    has_text = any(isinstance(piece, str) and piece.strip() for piece in source.pieces)
    return source if has_text else None


def _is_open(unit: _Unit, mid: str) -> bool:
    if xliff_elements.inherited(unit.element, "translate") == "no":
        return False
    if unit.element.get("approved") == "yes" or locks.is_locked(unit.element, mid):
        return False
    target = unit.target
    if target is None:
        return True
    if target.get("state", "") not in _OPEN:
        return False
    if not mid:
        return codes.is_empty(target) or _is_copy(unit, target)
    mark = _marks(target).get(mid)
    # A target that has text of its own, and no such segment, is somebody's work.
    return codes.is_empty(mark) if mark is not None else codes.is_empty(target)


def _is_copy(unit: _Unit, target: Element) -> bool:
    """Whether a target says that it is new and has the source text: nobody's work."""
    source = cast("Element", xliff_elements.child(unit.element, "source"))
    text = normalise(xml.text(target))
    return bool(target.get("state")) and text == normalise(xml.text(source))


def _text(found: Sequence[tuple[_Unit, str]], number: int) -> str | None:
    """The text of a neighbour; empty at an end of the file, None where there is none."""
    if not 0 <= number < len(found):
        return ""
    unit, mid = found[number]
    source = unit.segments[mid]
    return "".join(p for p in source.pieces if isinstance(p, str)) if source else None


def _filler(file: Element, unit: _Unit, mid: str) -> Callable[[Proposal], None]:
    def fill(proposal: Proposal) -> None:
        if proposal.content:
            unit.proposals[mid] = proposal
            if not file.get("target-language"):
                file.set("target-language", unit.languages.written_target)
            codes.put(_place(unit, mid), _source(unit, mid), proposal.content)
            _set_state(unit, mid, proposal)
        if not _is_of_a_program(unit.element):
            for match in proposal.matches:
                _add(unit.element, _alternative(match, mid, _namespace(unit.element)))
            for text in _notes(mid, proposal, unit.languages.target):
                _add_note(unit.element, text)

    return fill


def _source(unit: _Unit, mid: str) -> codes.Source:
    return cast("codes.Source", unit.segments[mid])


def _is_of_a_program(element: Element) -> bool:
    return bool({locks.SDL, _MEMOQ} & set(element.nsmap.values()))


# ---------------------------------------------------------------------- the translation


def _place(unit: _Unit, mid: str) -> Element:
    """The empty element that a translation goes into."""
    target = unit.target
    if target is None:
        source = cast("Element", xliff_elements.child(unit.element, "source"))
        target = tree.beside(source, "target")
        if space := source.get(xliff_elements.SPACE):
            target.set(xliff_elements.SPACE, space)
        segmented = xliff_elements.child(unit.element, "seg-source")
        tree.after(segmented if segmented is not None else source, target)
    if not mid:
        tree.empty(target)
        return target
    if mid not in _marks(target):
        _mark_out(unit, target)
    return _marks(target)[mid]


def _mark_out(unit: _Unit, target: Element) -> None:
    """Give an empty target the segments of its source, and what stands between them."""
    segmented = cast("Element", xliff_elements.child(unit.element, "seg-source"))
    tree.empty(target)
    _copy_marks(segmented, target)


def _copy_marks(source: Element, target: Element) -> None:
    target.text = source.text
    for child in source:
        name = local(child.tag)
        if not name:
            continue
        new = tree.shell(target, child)
        new.tail = child.tail
        if not (name == "mrk" and child.get("mtype") == "seg"):
            _copy_marks(child, new)


def _set_state(unit: _Unit, mid: str, proposal: Proposal) -> None:
    per_cent = str(min(proposal.score, 100))
    if locks.SDL in unit.element.nsmap.values():
        of_mid = (seg for seg in locks.sdl_segments(unit.element) if seg.get("id") == mid)
        if (seg := next(of_mid, None)) is not None:
            seg.set("conf", "Translated" if proposal.is_sure else "Draft")
            seg.set("origin", "mt" if proposal.kind is Kind.MACHINE else "tm")
            seg.set("percent", per_cent)
        return
    if _MEMOQ in unit.element.nsmap.values():
        unit.element.set(f"{{{_MEMOQ}}}status", "Pretranslated")
        unit.element.set(f"{{{_MEMOQ}}}percent", str(proposal.score))
        return
    target = cast("Element", unit.target)
    wanted = [name for name, source in unit.segments.items() if source is not None]
    given = [unit.proposals[name] for name in wanted if name in unit.proposals]
    is_sure = len(given) == len(wanted) and all(one.is_sure for one in given)
    worst = min(given, key=lambda one: one.score)
    target.set("state", "translated" if is_sure else "needs-translation")
    target.set("state-qualifier", _QUALIFIERS[worst.kind])


# ---------------------------------------------------------------------- what stands beside it


def _alternative(match: Match, mid: str, namespace: str) -> Element:
    names = xliff12_inline.names()
    attributes = f' match-quality="{min(match.score, 100)}%"'
    attributes += f' origin="{xml.attribute(legible(match.origin))}"'
    attributes += f' mid="{xml.attribute(mid)}"' if mid else ""
    texts = ""
    for name, markup, text in (
        ("source", match.source_markup, match.source),
        ("target", match.target_markup, match.stored_target),
    ):
        shown = markup if markup and plain(markup).strip() == text else ""
        inside = xliff12_inline.written(shown, names) if shown else xml.content(legible(text))
        texts += f"<{name}>{inside}</{name}>"
    return tree.fragment(f"<alt-trans{attributes}>{texts}</alt-trans>", namespace, "x")[0]


def _notes(mid: str, proposal: Proposal, target: str) -> Iterator[str]:
    if proposal.content and proposal.remarks:
        name = f"{mid}: " if mid else ""
        yield f"{name}{proposal.score} %: {'; '.join(proposal.remarks)}"
    for entry in proposal.terms:
        if use := [equivalent.text for equivalent in entry.to_use(target)]:
            yield f"{entry.term} → {', '.join(use)}"
        if avoid := [equivalent.text for equivalent in entry.to_avoid(target)]:
            yield f"{entry.term}: not {', '.join(avoid)}"


def _add_note(unit: Element, text: str) -> None:
    said = {note.text for note in xliff_elements.children(unit, "note")}
    if legible(text) not in said:
        note = tree.beside(unit, "note")
        note.set("from", xliff_elements.OWN_NOTE)
        note.text = legible(text)
        _add(unit, note)


def _add(unit: Element, element: Element) -> None:
    """Put an element behind those of XLIFF and before those of others."""
    own = [child for child in unit if _namespace(child) == _namespace(unit)]
    tree.after(own[-1], element)


def _namespace(element: Element) -> str:
    return tree.namespace(element)
