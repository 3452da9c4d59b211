"""A table, a row a concept, with tabs: what is pasted from and into a spreadsheet.

As `csv`, quotation marks and all, with tabs for commas.
"""

from __future__ import annotations

from glossary.formats._table import by_concept, files

NAME = "tsv"
TITLE = "Table with tabs, a row a concept"
SUFFIX = ".tsv"
MEDIA_TYPE = "text/tab-separated-values; charset=utf-8"
LANGUAGES = None
BUILT = False
CARRIES = by_concept.CARRIES
SHOWS = by_concept.SHOWS
NOTES = by_concept.NOTES

_FILES = files.Text(by_concept, "\t", SUFFIX)

write = _FILES.write
recognises = _FILES.recognises
read = files.read_text
