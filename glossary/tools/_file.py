"""What a file is, before anybody asks which tool takes it."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.encoding import is_text
from glossary.tools import _look_xml, _table
from glossary.tools._kind import Kind
from glossary.tools._loaded import Finding, Findings, Refused
from glossary.tools._text import encoding_of
from glossary.tools._xml import root_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from glossary.tools._text import Encoding

_HEAD = 1 << 12


@dataclass(slots=True)
class File:
    """What can be said of a file whatever one wants to do with it."""

    path: Path
    kind: Kind
    detail: str = ""
    """Version, dialect, the program that wrote it, the character between cells."""
    encoding: Encoding | None = None
    """Of a text file and of XML without a declaration of another."""
    entries: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    """How many terms or texts in each, by the code or name as it stands in the file."""
    headings: Sequence[str] = ()
    """The first row of a table, where that names the columns."""
    columns: Sequence[str] = ()
    """The language of each column as far as it can be told; empty strings elsewhere."""
    separator: str = ""
    """Between the cells of a table in text."""
    source_language: str = ""
    """`srclang` of a TMX."""
    odd_ids: int = 0
    """Entries whose id is no number."""
    bare_lang: int = 0
    """Texts of a TMX whose language is in `lang`, not in `xml:lang`."""
    findings: Findings = field(default_factory=Findings)

    def say(self, place: str, what: str, remedy: str = "", *, lost: bool = False) -> None:
        """Take note of something that is wrong with it whichever the tool."""
        self.findings.add(Finding(place, what, remedy, lost))


def look(path: Path) -> File:
    """Find out what a file is and count what is in it.

    Raises UnreadableFile for one that is dangerous to read.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    kind = _by_first_bytes(path, head)
    if kind is not None:
        file = File(path, kind)
        if kind is Kind.XLSX:
            _table.count(file)
        return file
    if _begins(head) == "<":
        return _look_at_xml(path)
    return _look_at_text(path, head)


def _by_first_bytes(path: Path, head: bytes) -> Kind | None:
    """The kinds that are no text."""
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Kind.EMPTY
    if head.startswith(b"SQLite format 3\0"):
        return Kind.DATABASE
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.OLD_OFFICE
    if head.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(path) as archive:
                is_sheet = "xl/workbook.xml" in archive.namelist()
        except (zipfile.BadZipFile, OSError):
            return Kind.ZIP
        return Kind.XLSX if is_sheet else Kind.ZIP
    return None


def _begins(head: bytes) -> str:
    """The first character that is no space, as far as ASCII tells."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain[:1].decode("ascii", "replace")


def _look_at_xml(path: Path) -> File:
    encoding = encoding_of(path)
    try:
        root = root_of(path)
    except Refused as refused:
        file = File(path, Kind.XML, encoding=encoding)
        file.findings.add(refused.finding)
        return file
    if root.namespace.endswith("rdf-syntax-ns#"):
        return File(path, Kind.RDF, "RDF/XML", encoding)
    kinds = {
        "martif": Kind.TBX2,
        "tbx": Kind.TBX3,
        "tmx": Kind.TMX,
        "mtf": Kind.MULTITERM,
        "xliff": Kind.XLIFF,
    }
    file = File(path, kinds.get(root.tag, Kind.XML), encoding=encoding)
    _look_xml.count(file, root)
    return file


def _look_at_text(path: Path, head: bytes) -> File:
    encoding = encoding_of(path)
    text = head.decode(encoding.name, "ignore").lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        kind = Kind.JSONL if path.suffix.lower() in {".jsonl", ".ndjson"} else Kind.JSON
        return File(path, kind, encoding=encoding)
    if text.startswith(("@prefix", "@base", "PREFIX ")):
        return File(path, Kind.RDF, "Turtle", encoding)
    if not is_text(text):
        return File(path, Kind.BINARY)
    file = File(path, Kind.PLAIN, encoding=encoding)
    _table.count(file)
    return file
