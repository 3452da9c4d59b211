"""The concept store: all SQL about texts, concepts, terms, evidence, history, search.

In: documents, candidates, concepts, a person's edits. Out: concepts and entries to read,
search and export. Called by `pipeline`, `site` and `cli`.
"""

from glossary.termbase.connection import (
    explain,
    files_of,
    home,
    is_termbase,
    open_termbase,
    open_to_read,
    prepare,
    trying,
    writing,
)

__all__ = [
    "explain",
    "files_of",
    "home",
    "is_termbase",
    "open_termbase",
    "open_to_read",
    "prepare",
    "trying",
    "writing",
]
