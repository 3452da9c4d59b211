"""What may be meant by what has been typed so far: in a few milliseconds, at every key.

While a Korean syllable is being put together it stands in the box in part: 동매 on the way
to 동맹, 안 on the way to 아나. Each is taken for what it may become.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from glossary.language import key
from glossary.model import Status
from glossary.termbase.search import beginnings
from glossary.termbase.search.fitting import expression_for, in_column
from glossary.termbase.search.key_order import Orders, Range, orders
from glossary.termbase.search.keyboards import FINALS, INITIALS, split_final
from glossary.termbase.search.typed import spellings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

_SOME = 600
"""Entries that have it somewhere are many: the best of so many are enough."""


def suggestions(connection: sqlite3.Connection, text: str, limit: int = 8) -> list[sqlite3.Row]:
    """Rows of `entry` for what a cleaned text may become, the likeliest first.

    Terms that are it, that begin so, that have it somewhere, that are romanised so; rejected
    entries never.
    """
    if not text:
        return []
    known = orders(connection)
    table = known.columns
    usable = ~table.having("status", [Status.REJECTED])
    chosen: dict[int, None] = {}
    for places in _candidates(connection, known, text):
        for place in places[usable[places]][: 2 * limit]:
            chosen.setdefault(int(table.ids[place]))
        if len(chosen) >= limit:
            break
    return _rows(connection, list(chosen)[:limit])


def _candidates(
    connection: sqlite3.Connection, known: Orders, text: str
) -> Iterator[NDArray[np.int64]]:
    """Places of entries, the best first; each lot less likely than the one before."""
    table = known.columns
    forms = spellings(text)
    yield np.unique(table.places_of(beginnings.exact(connection, forms)))
    for lot in _becoming(text, forms):
        yield known.between(connection, lot)
    yield np.unique(table.places_of(beginnings.initials(connection, text, _SOME)))
    expression = expression_for(forms)
    if expression and len(key(text)) > 1:
        containing = in_column(connection, "terms", expression, _SOME)
        yield np.unique(table.places_of(containing))
    sounding = beginnings.romanised(connection, text) + beginnings.kana(connection, text)
    yield np.unique(table.places_of(beginnings.exact(connection, sounding)))
    yield known.between(
        connection, [Range(start, beginnings.after(start)) for start in sounding]
    )


def _becoming(text: str, forms: Iterable[str]) -> Iterator[list[Range]]:
    """Where what is being typed may end, the likeliest first."""
    typed = key(text)
    yield [_growing(typed), *(Range(f, beginnings.after(f)) for f in map(key, forms))]
    moved = _moving_on(typed)
    if moved:
        yield [moved]


def _growing(typed: str) -> Range:
    """All that a text may grow into, where its last syllable is not finished.

    >>> _growing("동매")[1] > "동맹" > "동매", "동맹" < _growing("동ㅁ")[1]
    (True, True)
    """
    before, last = typed[:-1], typed[-1]
    if last in INITIALS:
        first = 0xAC00 + INITIALS.index(last) * 588
        return Range(before + chr(first), before + chr(first + 588))
    if "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 == 0:
        return Range(typed, before + chr(ord(last) + 28))
    return Range(typed, beginnings.after(typed))


def _moving_on(typed: str) -> Range | None:
    """What it becomes when the last consonant begins the next syllable: 안 is becoming 아나."""
    place = ord(typed[-1]) - 0xAC00
    if not 0 <= place < 11172 or place % 28 == 0:
        return None
    stays, moves = split_final(FINALS[place % 28])
    left = chr(ord(typed[-1]) - place % 28 + FINALS.index(stays))
    return _growing(typed[:-1] + left + moves)


def _rows(connection: sqlite3.Connection, ids: list[int]) -> list[sqlite3.Row]:
    rows = {
        row["id"]: row
        for row in connection.execute(
            "select * from entry where id in (select value from json_each(?))",
            (json.dumps(ids),),
        )
    }
    return [rows[i] for i in ids if i in rows]
