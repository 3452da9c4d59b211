"""XLIFF 1.2 (OASIS, 2008): read and written.

A unit is a `trans-unit`, or a segment of one where it is segmented (`seg-source`, `mrk`).
Suggestions (`alt-trans`) are nobody's translation of it and are left out.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary.bitexts import _report
from glossary.bitexts._item import COPY, NOT_TRANSLATED, Item, Options, Records
from glossary.bitexts._report import Layout, Report
from glossary.bitexts.parts import locks, xliff12_inline, xliff_elements, xml
from glossary.files import xml_begin
from glossary.files.characters import legible
from glossary.files.problem import Problem
from glossary.files.xml_begin import Root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.bitexts._item import Content
    from glossary.inline import Piece
    from glossary.model import Unit

NAME = "xliff12"
TITLE = "XLIFF 1.2"
SUFFIXES = (".1.2.xlf", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf")
MEDIA_TYPE = "application/x-xliff+xml"
LANGUAGES = 2

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_STATES = {
    "new": "initial",
    "needs-translation": "initial",
    "needs-adaptation": "initial",
    "needs-l10n": "initial",
    "needs-review-translation": "translated",
    "needs-review-adaptation": "translated",
    "needs-review-l10n": "translated",
    "translated": "translated",
    "signed-off": "reviewed",
    "final": "final",
}
"""The states of a target (2.3, `state`) as XLIFF 2 has them."""
_WRITTEN = {
    "initial": "needs-translation",
    "translated": "translated",
    "reviewed": "signed-off",
    "final": "final",
}
_MACHINE = frozenset({"mt-suggestion", "leveraged-mt"})


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - as every format
    """By the root element and its version."""
    root = xml_begin.root(head)
    return (
        root is not None
        and root.name == "xliff"
        and root.attributes.get("version", "1").startswith("1")
    )


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of an XLIFF 1.x, and what is wrong with it."""
    reader = _Reader(path, options)
    names = {"file", "group", "trans-unit", "bin-unit"}
    for item in xml.entries(path, names, options.encoding):
        if isinstance(item, Root):
            xliff_elements.check_root(path, item, "1")
        elif isinstance(item, tuple):
            yield item
        elif xliff_elements.name_of(item.tag) == "trans-unit":
            yield from reader.unit(item)


class _Reader:
    def __init__(self, path: Path, options: Options) -> None:
        self._path = path
        self._options = options
        self._records = Records(options)
        self._position = 0
        self._told = xliff_elements.Told()

    def unit(self, unit: Element) -> Iterator[Unit | Problem]:
        place = xml.line(unit)
        is_wanted = xliff_elements.inherited(unit, "translate") != "no"
        if not is_wanted and not self._options.locked:
            self._position += 1
            yield Problem(place, xliff_elements.NO_TRANSLATION_WANTED, lost=True)
            return
        yield from self._told.once(place, _not_kept(unit))
        source, target = (
            xliff_elements.child(unit, "source"),
            xliff_elements.child(unit, "target"),
        )
        about = _about(unit, target)
        segments = _segments(unit, source, target)
        for mid, texts in segments:
            about["position"] = self._position
            self._position += 1
            if mid:
                about["external_id"] = f"{unit.get('resname') or unit.get('id')}/{mid}"
            found = self._segment(place, unit, texts, target, about)
            is_locked = not is_wanted or (self._options.locked and locks.is_locked(unit, mid))
            yield from xliff_elements.locked(found) if is_locked else found

    def _segment(
        self,
        place: str,
        unit: Element,
        pair: tuple[list[Piece], list[Piece]],
        target: Element | None,
        about: dict[str, Any],
    ) -> Iterator[Unit | Problem]:
        file = xliff_elements.file_of(unit)
        said = (_language(file, "source-language"), _language(file, "target-language"))
        from_ = xliff_elements.source_language(self._path, said[0], self._options)
        self._records.translated_from(from_)
        texts: list[tuple[str, Content]] = [(from_, xliff_elements.spaced(pair[0], unit))]
        if not self._options.untranslated:
            is_copy = xliff_elements.is_new_copy(about.get("status", ""), *pair)
            if is_copy or not pair[1]:
                yield Problem(place, COPY if is_copy else NOT_TRANSLATED, lost=True)
                return
        if pair[1]:
            stated = said[1] or (xml.language(target) if target is not None else "")
            language = xliff_elements.target_language(self._path, stated, self._options)
            texts.append((language, xliff_elements.spaced(pair[1], unit)))
        yield from self._records.units(place, texts, about)


def _language(file: Element | None, name: str) -> str:
    return (file.get(name) or "") if file is not None else ""


_MARKS = frozenset({"mrk"})


def _not_kept(unit: Element) -> Iterator[str]:
    """What there is in a `trans-unit`, or in its file, that no unit has."""
    if xliff_elements.child(unit, "alt-trans") is not None:
        yield "suggestions (alt-trans) are not read"
    for name in ("source", "seg-source", "target"):
        if (text := xliff_elements.child(unit, name)) is not None and len(text):
            yield from xliff_elements.marks(text, "mtype", _MARKS)
    if unit.get("phase-name") or any(e.get("phase-name") for e in unit):
        yield "who worked on a unit in which phase, and when, is not kept"
    file = xliff_elements.file_of(unit)
    if file is not None and file.get("date"):
        yield "the date of the file is not kept"


def _about(unit: Element, target: Element | None) -> dict[str, Any]:
    """What a `trans-unit` says of all its segments."""
    about: dict[str, Any] = {"external_id": unit.get("resname") or unit.get("id") or ""}
    file = xliff_elements.file_of(unit)
    about["document"] = _language(file, "original")
    notes = (
        xml.text(note).strip()
        for note in xliff_elements.children(unit, "note")
        if not xliff_elements.is_own_note(note)
    )
    about["note"] = "\n".join(dict.fromkeys(filter(None, notes)))
    if target is not None:
        about["status"] = _STATES.get(target.get("state") or "", "")
        about["machine"] = target.get("state-qualifier") in _MACHINE
    if unit.get("approved") == "yes":
        about["status"] = "final"  # "has passed its final review" (2.3, `approved`)
    return about


def _segments(
    unit: Element, source: Element | None, target: Element | None
) -> list[tuple[str, tuple[list[Piece], list[Piece]]]]:
    """The segments of a `trans-unit`: their ids, empty for all of it, and both texts."""
    segmented = xliff_elements.child(unit, "seg-source")
    if segmented is not None:
        sources = _marked(segmented)
        targets = _marked(target) if target is not None else {}
        if len(sources) > 1 or (sources and targets):
            return [
                (
                    mid if len(sources) > 1 else "",
                    (
                        xliff12_inline.pieces(element),
                        xliff12_inline.pieces(targets[mid]) if mid in targets else [],
                    ),
                )
                for mid, element in sources.items()
            ]
    return [
        (
            "",
            (
                xliff12_inline.pieces(source) if source is not None else [],
                xliff12_inline.pieces(target) if target is not None else [],
            ),
        )
    ]


def _marked(element: Element) -> dict[str, Element]:
    """The segments that are marked in an element, by their `mid`."""
    return {
        mark.get("mid") or "": mark
        for mark in element.iter("{*}mrk")
        if mark.get("mtype") == "seg"
    }


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
    """Write an XLIFF 1.2 of one pair of languages: of each document a file."""
    _report.check(layout, 2)
    report = Report()
    source, target = (_report.region(code, layout) for code in layout.languages)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    stream.write(f'{declaration}\n<xliff xmlns="{NAMESPACE}" version="1.2">\n'.encode())
    begin = (
        '<file original="{}" datatype="plaintext" xml:space="preserve" '
        f'source-language="{source}" target-language="{target}">\n<body>\n'
    )
    end = b"</body>\n</file>\n"
    held = _report.holding(units, layout, report)
    for document, inside in groupby(held, lambda unit: unit.document):
        stream.write(begin.format(xml.attribute(legible(document))).encode())
        stream.writelines(
            _written(number, unit, layout, report).encode()
            for number, unit in enumerate(inside, start=1)
        )
        stream.write(end)
    if not report.written:  # there has to be one
        stream.write(begin.format("").encode() + end)
    stream.write(b"</xliff>\n")
    return report


def _written(number: int, unit: Unit, layout: Layout, report: Report) -> str:
    names = xliff12_inline.names()
    texts = []
    for element, code in zip(("source", "target"), layout.languages, strict=True):
        if text := unit.segments.get(code):
            markup = unit.markup.get(code) if layout.tags else None
            inside = (
                xliff12_inline.written(markup, names) if markup else xml.content(legible(text))
            )
            state = _state(unit) if element == "target" else ""
            texts.append(f"<{element}{state}>{inside}</{element}>")
    if unit.creator or unit.created or unit.changed:
        report.reduced["who translated it and when"] += 1
    if unit.markup and not layout.tags:
        report.reduced["inline tags"] += 1
    name = f' resname="{xml.attribute(legible(unit.external_id))}"' if unit.external_id else ""
    approved = ' approved="yes"' if unit.status == "final" else ""
    note = f"<note>{xml.content(legible(unit.note))}</note>" if unit.note else ""
    return f'<trans-unit id="{number}"{name}{approved}>{"".join(texts)}{note}</trans-unit>\n'


def _state(unit: Unit) -> str:
    state = f' state="{_WRITTEN[unit.status]}"' if unit.status else ""
    return f'{state} state-qualifier="mt-suggestion"' if unit.machine else state
