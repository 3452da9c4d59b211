"""A concept as JSON, and back: in the history, in JSON Lines, in comparisons.

What has the value it has by default is left out.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Any, TypeVar

from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Origin,
    Relation,
    Status,
    Term,
    TermType,
)

if TYPE_CHECKING:
    from enum import StrEnum

T = TypeVar("T")

_PARTS = {
    "terms": Term,
    "definitions": Definition,
    "relations": Relation,
    "origins": Origin,
    "evidence": Evidence,
}
_WORDS: dict[str, type[StrEnum]] = {
    "status": Status,
    "type": TermType,
    "administrative_status": AdministrativeStatus,
    "method": Method,
}
_NUMBERS: dict[str, tuple[type, ...]] = {
    "termhood": (float, int),
    "confidence": (float, int),
    "reliability": (int,),
    "sentence_id": (int,),
}


def dumps(concept: Concept) -> str:
    """A concept as one line of JSON."""
    return json.dumps(data(concept), ensure_ascii=False)


def loads(text: str) -> Concept:
    """The concept that `dumps` wrote. Raises ValueError where it is none."""
    return concept(json.loads(text))


def data(value: Any) -> dict[str, Any]:
    """A concept, or a part of one, as what JSON is made of."""
    found = {}
    for name, default in _defaults(type(value)):
        part = getattr(value, name)
        if part == default:
            continue
        found[name] = [data(p) for p in part] if name in _PARTS else part
    return found


def concept(found: Any) -> Concept:
    """The concept in what `data` gave. Raises ValueError with a sentence that says why."""
    return _part(Concept, found)


_cache: dict[type, tuple[tuple[str, Any], ...]] = {}


def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass by name, each with its default."""
    if kind not in _cache:
        _cache[kind] = tuple((f.name, f.default) for f in fields(kind))
    return _cache[kind]


def _part(kind: type[T], found: Any) -> T:
    if not isinstance(found, dict):
        raise ValueError(f"{found!r} is no {kind.__name__.lower()}")  # noqa: TRY004
    known: dict[str, Field[Any]] = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    for name in found:
        if name not in known:
            raise ValueError(f"a {kind.__name__.lower()} has no {name!r}")
    for name, field in known.items():
        if field.default is MISSING and name not in found:
            raise ValueError(f"a {kind.__name__.lower()} without {name!r}")
    return kind(**{name: _value(name, value) for name, value in found.items()})


def _value(name: str, value: Any) -> Any:
    if name in _PARTS:
        if not isinstance(value, list):
            raise ValueError(f"{name!r} is not a list")
        return tuple(_part(_PARTS[name], part) for part in value)
    if name in _WORDS:
        return _WORDS[name](value)
    kinds = (*_NUMBERS[name], type(None)) if name in _NUMBERS else (str,)
    if not isinstance(value, kinds) or isinstance(value, bool):
        raise ValueError(f"{name!r} cannot be {value!r}")  # noqa: TRY004
    return value
