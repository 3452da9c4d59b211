"""What results can be narrowed down by: each value, how many there are, and its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.model import Status
from glossary.site import words
from glossary.termbase.search.columns import FACETS
from glossary.termbase.search.hits import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossary.site.links import Links
    from glossary.site.messages import Messages
    from glossary.site.visit import Visit

NONE = "-"
"""Stands for no value in an address, where an empty one would be left out."""

_MOST = 50
"""Values of a facet that may be chosen at once: each is a link that names all others."""

_KNOWN = {"status": tuple(map(str, Status)), "reliability": ("1", "2", "3", "4")}
"""All that there can be of a facet; a subject can be anything."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet."""

    code: str
    label: str
    count: int
    is_chosen: bool
    href: str
    """The page with this value chosen, or without it where it is."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What results can be narrowed down by."""

    name: str
    values: Sequence[Value]


def filters(visit: Visit) -> Filters:
    """What an address narrows results down to; raises InvalidInput for what cannot be."""
    return Filters(**{name: _chosen(visit, name) for name in FACETS})


def _chosen(visit: Visit, name: str) -> tuple[str, ...]:
    values = dict.fromkeys("" if v == NONE else v for v in visit.arguments(name))
    if len(values) > _MOST:
        raise InvalidInput(visit.messages("search.too_many", most=_MOST))
    known = _KNOWN.get(name)
    for value in values:
        if known and value and value not in known:
            known_ones = ", ".join(known)
            raise InvalidInput(
                visit.messages("search.no_such_value", value=value[:60], known=known_ones)
            )
    return tuple(values)


def arguments(chosen: Filters) -> dict[str, list[str]]:
    """The same as arguments of an address."""
    return {name: [value or NONE for value in chosen.chosen(name)] for name in FACETS}


def facets(
    text: str,
    chosen: Filters,
    counts: Mapping[str, Mapping[str, int]],
    links: Links,
    t: Messages,
) -> list[Facet]:
    """The facets of a search; those that divide nothing are left out."""
    found = []
    for name in FACETS:
        given = chosen.chosen(name)
        values = _ordered(name, {**dict.fromkeys(given, 0), **counts[name]})
        if len(values) > 1 or given:
            shown = [
                Value(
                    value,
                    _label(name, value, t),
                    count,
                    value in given,
                    _toggled(text, chosen, name, value, links),
                )
                for value, count in values
            ]
            found.append(Facet(name, shown))
    return found


def _ordered(name: str, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Subjects with many entries first, none last; states in their order; stars downwards."""
    if name == "status":
        order = [str(status) for status in Status]
        return sorted(counts.items(), key=lambda v: order.index(v[0]) if v[0] in order else 9)
    if name == "reliability":
        return sorted(counts.items(), reverse=True)
    return sorted(counts.items(), key=lambda v: (not v[0], -v[1], v[0]))


def _label(name: str, value: str, t: Messages) -> str:
    if not value:
        return t("search.none_of_these")
    return words.named(name, value, t)


def _toggled(text: str, chosen: Filters, name: str, value: str, links: Links) -> str:
    given = arguments(chosen)
    code = value or NONE
    others = [one for one in given[name] if one != code]
    given[name] = others if code in given[name] else [*others, code]
    return links.page("search", q=text, **given)
