"""A table for people, a row a concept: opens in Excel as it is.

UTF-8 with a byte order mark, commas, CRLF (RFC 4180). How several things share a cell, and
how a cell is kept from being a formula, is said in `_table.cells`. Tables that somebody else
made are read, too: with commas or semicolons, in whatever columns.
"""

from __future__ import annotations

from glossary.formats._table import by_concept, files

NAME = "csv"
TITLE = "Table for Excel, a row a concept"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = None
BUILT = True
CARRIES = by_concept.CARRIES
SHOWS = by_concept.SHOWS
NOTES = by_concept.NOTES

_FILES = files.Text(by_concept, ",", SUFFIX)

write = _FILES.write
recognises = _FILES.recognises
read = files.read_text
