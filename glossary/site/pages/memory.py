"""The translation memory: looked up, and searched for a word; for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.memory import holdings, languages
from glossary.site import memory

if TYPE_CHECKING:
    from datasette import Response

    from glossary.site.memory import Question
    from glossary.site.visit import Visit

LEAST = 70
"""Per cent, unless asked for."""


async def overview(visit: Visit) -> Response:
    """What is in the memory, with both ways to ask it."""
    return visit.page("memory.html", holdings=await visit.read(holdings))


async def lookup(visit: Visit) -> Response:
    """The matches of a text, and the terms in it."""
    if not visit.argument("text"):
        return visit.page("memory_lookup.html", asked=None, found={}, terms={})
    asked = _question(visit)
    found = await visit.read(lambda c: memory.looked_up(c, asked))
    terms = json.loads(await visit.read(lambda c: memory.terms_as_json(c, asked)))
    return visit.page(
        "memory_lookup.html",
        asked=asked,
        found=found,
        terms=terms,
        differing=memory.differing,
    )


async def lookup_json(visit: Visit) -> Response:
    """The matches of a text: `source_language`, `text` and `matches` by language."""
    asked = _question(visit)
    if not asked.text:
        raise InvalidInput("Say which text: ?text=…")
    found = await visit.read(lambda c: memory.looked_up(c, asked))
    return visit.json(
        {
            "source_language": asked.source,
            "text": asked.text,
            "matches": {
                code: [asdict(match) for match in some] for code, some in found.items()
            },
        }
    )


async def concordance(visit: Visit) -> Response:
    """The segments in which a word stands."""
    text, language = visit.argument("q"), visit.argument("language")
    limit = visit.number("limit", default=50)
    hits = await visit.read(lambda c: memory.hits(c, text, language, limit)) if text else []
    return visit.page(
        "memory_concordance.html",
        text=text,
        language=language,
        hits=hits,
        limit=limit,
        more=limit * 4 if len(hits) == limit and limit < memory.MOST_HITS else 0,
        with_marks=memory.with_marks,
    )


async def concordance_json(visit: Visit) -> Response:
    """The same: a list of segments with `spans` and `translations`."""
    text, language = visit.argument("q"), visit.argument("language")
    if not text:
        raise InvalidInput("Say which word: ?q=…")
    limit = visit.number("limit", default=50)
    hits = await visit.read(lambda c: memory.hits(c, text, language, limit))
    return visit.json([asdict(hit) for hit in hits])


async def terms_json(visit: Visit) -> Response:
    """The glossary's terms in a text, with their equivalents."""
    asked = _question(visit)
    if not asked.text:
        raise InvalidInput("Say which text: ?text=…")
    return visit.json(json.loads(await visit.read(lambda c: memory.terms_as_json(c, asked))))


async def languages_json(visit: Visit) -> Response:
    """How many texts the memory has in each language."""
    return visit.json(await visit.read(languages))


def _question(visit: Visit) -> Question:
    targets = [code for value in visit.arguments("to") for code in value.split(",")]
    return memory.question(
        visit.argument("text"),
        visit.argument("from"),
        targets,
        visit.number("min", default=LEAST),
        visit.number("limit", default=5),
    )


ROUTES = [
    (r"tm", overview),
    (r"tm/lookup", lookup),
    (r"tm/lookup\.json", lookup_json),
    (r"tm/concordance", concordance),
    (r"tm/concordance\.json", concordance_json),
    (r"tm/terms\.json", terms_json),
    (r"tm/languages\.json", languages_json),
]
