"""A table, a row a term, with tabs. As `csv-terms`, with tabs for commas."""

from __future__ import annotations

from glossary.formats._table import by_term, files

NAME = "tsv-terms"
TITLE = "Table with tabs, a row a term"
SUFFIX = ".terms.tsv"
MEDIA_TYPE = "text/tab-separated-values; charset=utf-8"
LANGUAGES = None
BUILT = False
CARRIES = by_term.CARRIES
SHOWS = by_term.SHOWS
NOTES = by_term.NOTES

_FILES = files.Text(by_term, "\t", SUFFIX)

write = _FILES.write
recognises = _FILES.recognises
read = files.read_text
