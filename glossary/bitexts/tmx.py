"""TMX, Translation Memory eXchange: read in versions 1.1 to 1.4b, written in 1.4.

TMX 1.4b Specification, LISA OSCAR, 2005. Level 2 has the native codes of a segment in inline
elements, level 1 the text alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from glossary import __version__
from glossary.bitexts import _report, _tmx_inline
from glossary.bitexts._item import Item, Options, Records
from glossary.bitexts._report import Layout, Report
from glossary.bitexts.parts import xml
from glossary.errors import UnreadableFile
from glossary.files.characters import legible
from glossary.files.problem import Problem
from glossary.files.xml import local
from glossary.files.xml_begin import Root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.bitexts._item import Content
    from glossary.model import Unit

NAME = "tmx"
TITLE = "Translation Memory eXchange"
SUFFIXES = (".tmx",)
MEDIA_TYPE = "application/x-tmx+xml"
LANGUAGES = None

_ALL = "*all*"
"""As `srclang`: a unit can be translated from any of its languages."""

STATUSES = {
    # SDL Trados Studio; what a rejected translation is otherwise nobody can use
    "draft": "initial",
    "rejectedtranslation": "initial",
    "rejectedsignoff": "initial",
    "approvedtranslation": "reviewed",
    "approvedsignoff": "final",
    # XLIFF 2, and ours
    "initial": "initial",
    "translated": "translated",
    "reviewed": "reviewed",
    "final": "final",
}
"""What properties call the state of a translation, in small letters."""

_DOCUMENT = frozenset({"document", "x-document", "file", "x-file", "filename", "x-filename"})
_STATUS = frozenset({"x-status", "x-confirmationlevel", "confirmationlevel"})
_MACHINE = frozenset({"x-machine", "x-origin", "origin"})
_BY_MACHINE = frozenset({"yes", "mt", "at", "nmt", "machine"})
_POSITION = "x-position"
_OWN_ID = "id"
_MACHINE_USER = "MT!"
"""How the name of who made a unit begins where Wordfast and Trados mean a machine."""


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - as every format
    """By the root element."""
    return xml.root_name(head).lower() == "tmx"


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of a TMX of any version, and what is wrong with it."""
    return _Reader(options).read(path)


class _Reader:
    def __init__(self, options: Options) -> None:
        self._options = options
        self._records = Records(options)
        self._position = 0
        self._unkept: set[str] = set()

    def read(self, path: Path) -> Iterator[Item]:
        names = {"tu", "header"}
        for item in xml.entries(path, names, self._options.encoding):
            if isinstance(item, Root):
                if item.name.lower() != "tmx":
                    raise UnreadableFile(
                        f"{path} is no TMX: it begins with the element {item.name}."
                    )
            elif isinstance(item, tuple):
                yield item
            elif local(item.tag) == "header":
                language = item.get("srclang", "")
                if language.lower() != _ALL:
                    self._records.translated_from(language)
            else:
                yield from self._unit(item)

    def _unit(self, tu: Element) -> Iterator[Unit | Problem]:
        place = xml.line(tu)
        about: dict[str, Any] = {"position": self._position}
        self._position += 1
        if external := tu.get("tuid"):
            about["external_id"] = external
        notes: list[str] = []
        segments: list[tuple[str, Content]] = []
        _dates(tu, about)
        for child in tu:
            name = local(child.tag)
            if name == "tuv":
                if len(child.attrib) > 1:
                    _dates(child, about)
                content: Content | None = None
                for part in child:
                    kind = local(part.tag)
                    if kind == "seg":
                        content = _tmx_inline.content(part)
                    else:
                        yield from self._said(kind, part, about, notes)
                segments.append((xml.language(child), "" if content is None else content))
            else:
                yield from self._said(name, child, about, notes)
        if notes:
            about["note"] = "\n".join(dict.fromkeys(notes))
        yield from self._records.units(place, segments, about)

    def _said(
        self, kind: str, element: Element, about: dict[str, Any], notes: list[str]
    ) -> Iterator[Problem]:
        """Take in a note or a property of a unit or a text; say what is not kept."""
        text = xml.text(element).strip()
        if kind == "note" and text:
            notes.append(text)
        if kind != "prop" or not text:
            return
        name = element.get("type", "")
        known = name.lower()
        if known in _DOCUMENT:
            about["document"] = text
        elif known in _STATUS and text.lower() in STATUSES:
            about["status"] = STATUSES[text.lower()]
        elif known in _MACHINE:
            about["machine"] = text.lower() in _BY_MACHINE
        elif known == _POSITION and text.isascii() and text.isdigit():
            about["position"] = int(text[:18])
        elif known == _OWN_ID:
            about.setdefault("external_id", text)
        elif name not in self._unkept:
            self._unkept.add(name)
            reason = f"the property “{name}” of units is not kept"
            yield Problem(xml.line(element), reason, lost=False)


def _dates(element: Element, about: dict[str, Any]) -> None:
    """Who made a unit or one of its texts, and when: the first to make it, the last change."""
    if created := element.get("creationdate"):
        date = xml.iso_date(created)
        about["created"] = min(about.get("created") or date, date)
    if changed := element.get("changedate"):
        date = xml.iso_date(changed)
        about["changed"] = max(about.get("changed", ""), date)
    if creator := element.get("creationid"):
        about["creator"] = creator
    elif creator := element.get("changeid"):
        about.setdefault("creator", creator)
    if creator and creator.startswith(_MACHINE_USER):
        about["machine"] = True


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
    """Write a TMX 1.4: with two languages from the first of them, with more from any."""
    _report.check(layout)
    report = Report()
    codes = [(code, _report.region(code, layout)) for code in layout.languages]
    source = codes[0][1] if len(codes) == 2 else _ALL
    stream.write(_HEAD.format(version=__version__, source=source).encode())
    stream.writelines(
        _written(unit, codes, report, tags=layout.tags).encode()
        for unit in _report.holding(units, layout, report)
    )
    stream.write(b"</body>\n</tmx>\n")
    return report


_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="ko-security-glossary" creationtoolversion="{version}"\
 segtype="sentence" o-tmf="ko-security-glossary" adminlang="en" srclang="{source}"\
 datatype="plaintext"/>
<body>
"""


def _written(unit: Unit, codes: list[tuple[str, str]], report: Report, *, tags: bool) -> str:
    parts = ["<tu", *_attributes(unit), ">\n"]
    if unit.note:
        parts.append(f"<note>{_text(unit.note)}</note>\n")
    for name, value in (
        ("x-document", unit.document),
        (_POSITION, str(unit.position) if unit.position else ""),
        ("x-status", unit.status),
        ("x-machine", "yes" if unit.machine else ""),
    ):
        if value:
            parts.append(f'<prop type="{name}">{_text(value)}</prop>\n')
    if unit.markup and not tags:
        report.reduced["inline tags, of which level 1 has none"] += 1
    names = _tmx_inline.names()
    for code, language in codes:
        if text := unit.segments.get(code):
            markup = unit.markup.get(code) if tags else None
            seg = _tmx_inline.written(markup, names) if markup else _text(text)
            parts.append(f'<tuv xml:lang="{language}"><seg>{seg}</seg></tuv>\n')
    parts.append("</tu>\n")
    return "".join(parts)


def _attributes(unit: Unit) -> Iterator[str]:
    for name, value in (
        ("tuid", unit.external_id),
        ("creationdate", xml.compact_date(unit.created) if unit.created else ""),
        ("creationid", unit.creator),
        ("changedate", xml.compact_date(unit.changed) if unit.changed else ""),
    ):
        if value:
            yield f' {name}="{xml.attribute(legible(value))}"'


def _text(text: str) -> str:
    return xml.content(legible(text))
