"""Entries with their terms as a list of results shows them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.model import VOUCHING, AdministrativeStatus, TermType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

_USABLE = (AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)


@dataclass(frozen=True, slots=True)
class Result:
    """An entry, and its terms by language, the preferred one first."""

    entry: sqlite3.Row
    terms: Mapping[str, Sequence[sqlite3.Row]]
    """Rows of `term` with `is_suggestion`: nothing vouches for it."""


def is_usable(term: sqlite3.Row) -> bool:
    """Whether a term is one to write: neither avoided nor a suggestion nor a mere spelling."""
    return bool(
        term["administrative_status"] in _USABLE
        and not term["is_suggestion"]
        and not (term["type"] == TermType.VARIANT and term["reliability"] is None)
    )


def is_avoided(term: sqlite3.Row) -> bool:
    """Whether a term is not to be used any more."""
    return term["administrative_status"] not in _USABLE


def results(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Result]:
    """The entries of some rows with all of their terms, by row."""
    wanted = json.dumps(list(ids))
    terms: dict[int, dict[str, list[sqlite3.Row]]] = {}
    for term in connection.execute(
        "select term.*, reliability = 1 and not exists (select 1 from evidence e"
        "  where e.term_id = term.id"
        f"  and e.method in ({', '.join(repr(str(m)) for m in sorted(VOUCHING))}))"
        " as is_suggestion from term"
        " where concept_id in (select value from json_each(?)) order by concept_id,"
        " case administrative_status when 'preferred' then 0 when 'admitted' then 1 else 2 end,"
        " position",
        (wanted,),
    ):
        terms.setdefault(term["concept_id"], {}).setdefault(term["language"], []).append(term)
    return {
        entry["id"]: Result(entry, terms.get(entry["id"], {}))
        for entry in connection.execute(
            "select * from entry where id in (select value from json_each(?))", (wanted,)
        )
    }
