"""Terms and readings that are, or begin with, something: the indexes of `term`, asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.language import has_kana, is_latin, key
from glossary.termbase.search import romanised as romanisation
from glossary.termbase.search.keyboards import INITIALS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_SHORTEST_ROMANISED = 3
"""Letters: `an` is the beginning of a great many words of which nobody thinks."""
_INITIALS = re.compile(f"[{INITIALS}]{{2,}}")


def exact(connection: sqlite3.Connection, forms: Iterable[str]) -> list[int]:
    """The entries with a term, or the reading of one, that is one of the forms."""
    return [
        concept
        for form in forms
        for concept in column(
            connection,
            "select concept_id from term where key = ?"
            " union all select concept_id from term where reading <> '' and reading = ?",
            (key(form), form),
        )
    ]


def beginning(connection: sqlite3.Connection, forms: Iterable[str]) -> list[int]:
    """The entries with a term, or the reading of one, that begins like one of the forms."""
    return [
        concept
        for form in forms
        for start, end in [(key(form), after(key(form)))]
        for concept in between(connection, start, end)
    ]


def between(connection: sqlite3.Connection, start: str, end: str, limit: int = -1) -> list[int]:
    """The entries with a key or a reading from `start` to before `end`; no limit below 0."""
    return column(
        connection,
        "select concept_id from term where key >= ? and key < ?"
        " union all"
        " select concept_id from term where reading <> '' and reading >= ? and reading < ?"
        " limit ?",
        (start, end, start, end, limit),
    )


def initials(connection: sqlite3.Connection, text: str, limit: int = -1) -> list[int]:
    """The entries with a Korean term whose syllables begin with these consonants.

    ㄷㅁ is the beginning of 동맹, as in the address book of a Korean telephone.
    """
    typed = "".join(text.split())
    if not _INITIALS.fullmatch(typed):
        return []
    first = _syllables(typed[0])
    pattern = "".join(f"[{start}-{end}]" for start, end in map(_syllables, typed))
    return column(
        connection,
        "select concept_id from term where key >= ? and key <= ? and key glob ? limit ?",
        (first[0], f"{first[1]}\U0010ffff", f"{pattern}*", limit),
    )


def _syllables(initial: str) -> tuple[str, str]:
    """The first and the last syllable that begins with a consonant.

    >>> _syllables("ㄷ")
    ('다', '딯')
    """
    start = 0xAC00 + INITIALS.index(initial) * 588
    return chr(start), chr(start + 587)


def romanised(connection: sqlite3.Connection, text: str) -> list[str]:
    """The beginnings of terms and readings that Latin letters stand for."""
    if len(text) < _SHORTEST_ROMANISED or not is_latin(text):
        return []
    return [
        *romanisation.korean(text, lambda start: is_key(connection, start)),
        *romanisation.japanese(text, lambda start: is_known(connection, start)),
    ]


def kana(connection: sqlite3.Connection, text: str) -> list[str]:
    """The beginnings of terms and readings that have hiragana for katakana, or mix them."""
    if not has_kana(text):
        return []
    return romanisation.kana(text, lambda start: is_known(connection, start))


def is_key(connection: sqlite3.Connection, start: str) -> bool:
    """Whether a term begins so."""
    return _some(connection, "key >= ? and key < ?", start)


def is_known(connection: sqlite3.Connection, start: str) -> bool:
    """Whether a term or a reading begins so."""
    reads = _some(connection, "reading <> '' and reading >= ? and reading < ?", start)
    return reads or is_key(connection, start)


def _some(connection: sqlite3.Connection, condition: str, start: str) -> bool:
    row = connection.execute(
        f"select exists (select 1 from term where {condition})", (start, after(start))
    ).fetchone()
    return bool(row[0])


def after(start: str) -> str:
    """What comes after everything that begins so, in the order of code points.

    >>> "동맹국" < after("동맹") < "동먺"
    True
    """
    return f"{start}\U0010ffff"


def column(connection: sqlite3.Connection, sql: str, values: Sequence[str | int]) -> list[int]:
    """The first column of what a query answers, a number a row."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return [row[0] for row in cursor.execute(sql, values)]
