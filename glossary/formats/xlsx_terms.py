"""A workbook for Excel, a row a term. As `xlsx`, with the rows of `csv-terms`."""

from __future__ import annotations

from glossary.formats._table import by_term, files

NAME = "xlsx-terms"
TITLE = "Workbook for Excel, a row a term"
SUFFIX = ".terms.xlsx"
MEDIA_TYPE = files.XLSX
LANGUAGES = None
BUILT = False
CARRIES = by_term.CARRIES
SHOWS = by_term.SHOWS
NOTES = (*by_term.NOTES, *files.SHEET_NOTES)

_FILES = files.Workbook(by_term)

write = _FILES.write
recognises = _FILES.recognises
read = files.read_sheet
