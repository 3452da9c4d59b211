"""The kinds of file that hold glossaries and memories, and some that do not."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a file is; its value is what people call it."""

    TBX2 = "TBX 2"
    TBX3 = "TBX 3"
    TABS = "tab-separated text"
    COMMAS = "CSV"
    PLAIN = "text without columns"
    TMX = "TMX"
    XLSX = "Excel workbook (XLSX)"
    MULTITERM = "MultiTerm XML"
    JSONL = "JSON Lines"
    JSON = "JSON"
    RDF = "RDF (SKOS and such)"
    XLIFF = "XLIFF"
    XML = "XML of some other kind"
    DATABASE = "SQLite database"
    ZIP = "ZIP archive"
    OLD_OFFICE = "old binary Office file (such as XLS)"
    BINARY = "no text"
    EMPTY = "empty file"
