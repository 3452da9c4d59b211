"""A table, a row a term: to sort and filter terms in a spreadsheet.

Which rows say what of a concept is said in `_table.by_term`; the rest is as in `csv`.
"""

from __future__ import annotations

from glossary.formats._table import by_term, files

NAME = "csv-terms"
TITLE = "Table for Excel, a row a term"
SUFFIX = ".terms.csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = None
BUILT = False
CARRIES = by_term.CARRIES
SHOWS = by_term.SHOWS
NOTES = by_term.NOTES

_FILES = files.Text(by_term, ",", SUFFIX)

write = _FILES.write
recognises = _FILES.recognises
read = files.read_text
