"""Two texts side by side: what they share, and what only one of them has."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.termbase import in_texts, keyness

if TYPE_CHECKING:
    from datasette import Response

    from glossary.site.visit import Visit
    from glossary.termbase.keyness import Comparison, Order

_SHOWN = 100
"""Entries of a column, unless all of them are asked for."""


async def compare(visit: Visit) -> Response:
    """The form, and below it what is asked for or what is wrong with it."""
    a, b = visit.argument("a"), visit.argument("b")
    texts = await visit.read(in_texts.names)
    names = {row["name"] for row in texts}
    unknown = next((name for name in (a, b) if name and name not in names), "")
    wrong = _wrong(visit, unknown) if a or b else ""
    comparison = await _comparison(visit) if a and not wrong else None
    return visit.page(
        "compare.html",
        status=404 if unknown else 400 if wrong else 200,
        texts=texts,
        a=a,
        b=b,
        order=_order(visit),
        wrong=wrong,
        comparison=comparison,
        shown=None if visit.argument("all") else _SHOWN,
    )


def _wrong(visit: Visit, unknown: str) -> str:
    """What is wrong with the choice of texts, in the language of the page."""
    a, b = visit.argument("a"), visit.argument("b")
    if unknown:
        return visit.messages("compare.unknown", name=unknown)
    if not a:
        return visit.messages("compare.need_a")
    return visit.messages("compare.same") if a == b else ""


async def as_json(visit: Visit) -> Response:
    """The comparison for programs, whole."""
    a, b = visit.argument("a"), visit.argument("b")
    if not a:
        raise InvalidInput("Say which texts: ?a=NAME&b=NAME; without b, all other texts.")
    if a == b:
        raise InvalidInput(f"“{a}” twice is nothing to compare: name another text for a or b.")
    comparison = await _comparison(visit)
    return visit.json({"ok": True, "measure": _MEASURE, **asdict(comparison)})


_MEASURE = "log-likelihood (Rayson & Garside 2000); negative: more typical of b"


async def _comparison(visit: Visit) -> Comparison:
    order = _order(visit)
    a, b = visit.argument("a"), visit.argument("b")
    return await visit.read(lambda c: keyness.compare(c, a, b, order))


def _order(visit: Visit) -> Order:
    return "keyness" if visit.argument("sort") == "keyness" else "frequency"


ROUTES = [(r"compare", compare), (r"compare\.json", as_json)]
