"""A workbook for Excel, a row a concept (Office Open XML, ECMA-376).

The headings stay in sight and have filters; every cell is text, whatever it looks like, in
a typeface that has the letters of its language. Workbooks that somebody else made are read,
too: the first sheet with headings that mean something.
"""

from __future__ import annotations

from glossary.formats._table import by_concept, files

NAME = "xlsx"
TITLE = "Workbook for Excel, a row a concept"
SUFFIX = ".xlsx"
MEDIA_TYPE = files.XLSX
LANGUAGES = None
BUILT = True
CARRIES = by_concept.CARRIES
SHOWS = by_concept.SHOWS
NOTES = (*by_concept.NOTES, *files.SHEET_NOTES)

_FILES = files.Workbook(by_concept)

write = _FILES.write
recognises = _FILES.recognises
read = files.read_sheet
