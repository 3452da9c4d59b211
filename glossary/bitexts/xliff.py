"""XLIFF 2.0 and 2.1 (OASIS): read; written in 2.1.

Of a segment there is one unit, with the state it is in. What stands between segments
(`ignorable`) is no unit; annotations of terms and comments are not kept, the text in them is.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from glossary.bitexts import _report
from glossary.bitexts._item import COPY, NOT_TRANSLATED, Item, Options, Records
from glossary.bitexts._report import Layout, Report
from glossary.bitexts.parts import xliff2_inline, xliff_elements, xml
from glossary.files import xml_begin
from glossary.files.characters import legible
from glossary.files.problem import Problem
from glossary.files.xml import local
from glossary.files.xml_begin import Root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.bitexts._item import Content
    from glossary.inline import Piece
    from glossary.model import Unit

NAME = "xliff"
TITLE = "XLIFF 2.1"
SUFFIXES = (".xlf", ".xliff")
MEDIA_TYPE = "application/xliff+xml"
LANGUAGES = 2

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_STATES = frozenset({"initial", "translated", "reviewed", "final"})
_MACHINE = "ksg:machine"
"""As `subState`: that a machine translated it."""


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - as every format
    """By the root element and its version."""
    root = xml_begin.root(head)
    return (
        root is not None
        and root.name == "xliff"
        and root.attributes.get("version", "").startswith("2")
    )


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of an XLIFF 2, and what is wrong with it."""
    records = Records(options)
    reader: _Reader | None = None
    for item in xml.entries(path, {"file", "group", "unit"}, options.encoding):
        if isinstance(item, Root):
            xliff_elements.check_root(path, item, "2")
            languages = item.attributes.get("srcLang", ""), item.attributes.get("trgLang", "")
            records.translated_from(languages[0])
            reader = _Reader(path, options, records, languages)
        elif isinstance(item, tuple):
            yield item
        elif xliff_elements.name_of(item.tag) == "unit":
            assert reader is not None
            yield from reader.unit(item)


class _Reader:
    def __init__(
        self, path: Path, options: Options, records: Records, languages: tuple[str, str]
    ) -> None:
        self._path = path
        self._options = options
        self._records = records
        self._source, self._target = languages
        self._position = 0
        self._told = xliff_elements.Told()

    def unit(self, unit: Element) -> Iterator[Unit | Problem]:
        segments = list(xliff_elements.children(unit, "segment"))
        is_locked = xliff_elements.inherited(unit, "translate") == "no"
        if is_locked and not self._options.locked:
            self._position += len(segments)
            yield Problem(xml.line(unit), xliff_elements.NO_TRANSLATION_WANTED, lost=True)
            return
        yield from self._told.once(xml.line(unit), _not_kept(unit, segments))
        file = xliff_elements.file_of(unit)
        about: dict[str, Any] = {}
        if file is not None:
            about["document"] = file.get("original") or file.get("id", "")
        if (notes := xliff_elements.child(unit, "notes")) is not None:
            said = (xml.text(n).strip() for n in notes if not xliff_elements.is_own_note(n))
            about["note"] = "\n".join(filter(None, said))
        data: dict[str, str] = {}
        if (original := xliff_elements.child(unit, "originalData")) is not None:
            data = {item.get("id", ""): xml.text(item) for item in original}
        name = unit.get("name") or unit.get("id", "")
        for number, segment in enumerate(segments, start=1):
            own = f"{name}/{segment.get('id') or number}" if len(segments) > 1 else name
            found = self._segment(segment, data, about | {"external_id": own})
            yield from xliff_elements.locked(found) if is_locked else found

    def _segment(
        self, segment: Element, data: dict[str, str], about: dict[str, Any]
    ) -> Iterator[Unit | Problem]:
        about["position"] = self._position
        self._position += 1
        if (state := segment.get("state", "")) in _STATES:
            about["status"] = state
        if segment.get("subState") == _MACHINE:
            about["machine"] = True
        texts: list[tuple[str, Content]] = []
        source, target = (
            xliff_elements.child(segment, "source"),
            xliff_elements.child(segment, "target"),
        )
        pieces = xliff2_inline.pieces(source, data) if source is not None else []
        translated = xliff2_inline.pieces(target, data) if target is not None else []
        if source is not None:
            texts.append((self._source, xliff_elements.spaced(pieces, source)))
        if reason := self._why_not(about.get("status", ""), pieces, translated):
            yield Problem(xml.line(segment), reason, lost=True)
            return
        if target is not None and translated:
            language = xliff_elements.target_language(self._path, self._target, self._options)
            texts.append((language, xliff_elements.spaced(translated, target)))
        yield from self._records.units(xml.line(segment), texts, about)

    def _why_not(self, status: str, source: list[Piece], target: list[Piece]) -> str:
        """Why a segment is no translation, where translations are asked for."""
        if self._options.untranslated:
            return ""
        if not target:
            return NOT_TRANSLATED
        return COPY if xliff_elements.is_new_copy(status, source, target) else ""


_CORE = frozenset({"notes", "originalData", "segment", "ignorable"})
_MARKS = frozenset({"mrk", "sm"})


def _not_kept(unit: Element, segments: Iterable[Element]) -> Iterator[str]:
    """What there is in a `unit` that none of ours has."""
    for child in unit:
        if (name := local(child.tag)) and name not in _CORE:
            yield f"“{name}” of units is not kept"
    for segment in segments:
        for name in ("source", "target"):
            if (text := xliff_elements.child(segment, name)) is not None and len(text):
                yield from xliff_elements.marks(text, "type", _MARKS)


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
    """Write an XLIFF 2.1 of one pair of languages: of each document a file."""
    _report.check(layout, 2)
    report = Report()
    source, target = (_report.region(code, layout) for code in layout.languages)
    stream.write(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="{NAMESPACE}" version="2.1" '
        f'srcLang="{source}" trgLang="{target}">\n'.encode()
    )
    held = _report.holding(units, layout, report)
    files = 0
    for document, inside in groupby(held, lambda unit: unit.document):
        files += 1
        original = f' original="{xml.attribute(legible(document))}"' if document else ""
        stream.write(f'<file id="f{files}"{original} xml:space="preserve">\n'.encode())
        stream.writelines(
            _written(number, unit, layout, report).encode()
            for number, unit in enumerate(inside, start=1)
        )
        stream.write(b"</file>\n")
    if not files:  # there has to be one
        stream.write(
            b'<file id="f1"><unit id="u1"><segment><source/></segment></unit></file>\n'
        )
    stream.write(b"</xliff>\n")
    return report


def _written(number: int, unit: Unit, layout: Layout, report: Report) -> str:
    names, data = xliff2_inline.names(), xliff2_inline.Data()
    texts = []
    for element, code in zip(("source", "target"), layout.languages, strict=True):
        if text := unit.segments.get(code):
            markup = unit.markup.get(code) if layout.tags else None
            inside = (
                xliff2_inline.written(markup, names, data)
                if markup
                else xml.content(legible(text))
            )
            texts.append(f"<{element}>{inside}</{element}>")
    if unit.creator or unit.created or unit.changed:
        report.reduced["who translated it and when"] += 1
    if unit.markup and not layout.tags:
        report.reduced["inline tags"] += 1
    name = f' name="{xml.attribute(legible(unit.external_id))}"' if unit.external_id else ""
    note = xml.content(legible(unit.note))
    notes = f"<notes><note>{note}</note></notes>" if note else ""
    status = unit.status or ("translated" if unit.machine else "")
    state = f' state="{status}"' if status else ""
    if unit.machine:
        state += f' subState="{_MACHINE}"'
    return (
        f'<unit id="u{number}"{name}>{notes}{data.written()}<segment{state}>'
        f"{''.join(texts)}</segment></unit>\n"
    )
