"""The memory for other tools, in the protocol of tmserver and amaGama.

Weblate and Virtaal speak it, so that they need no plugin of ours:

    GET /tmserver/languages/
    GET /tmserver/ko/en/unit/TEXT        or  /tmserver/ko/en/unit/?source=TEXT

with `min_similarity` (per cent) and `max_candidates`, as amaGama has them. A match has
`source`, `target` and `quality`, from 0 to 100 (amaGama: amagama/views/api.py). Writing, which
tmserver has as well, is refused: memories are imported with `glossary tm import`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.errors import InvalidInput
from glossary.language import normalise
from glossary.memory import languages
from glossary.site import memory
from glossary.site.pages import answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from datasette import Response

    from glossary.memory.matching import Match
    from glossary.site.visit import Visit

LEAST_SIMILARITY = 70
"""In per cent, unless asked for: what amaGama has (min_similarity in its settings)."""
MOST_CANDIDATES = 5


async def get_languages(visit: Visit) -> Response:
    """The languages that the memory has texts in, each of which can be source and target."""
    known = list(await visit.read(languages))
    return visit.json({"sourceLanguages": known, "targetLanguages": known})


async def get_unit(visit: Visit) -> Response:
    """The matches of a text, best first."""
    if visit.request.method != "GET":
        return visit.json({"error": "The memory is only read here."}, status=405)
    # What a text is in an address ends at its first `?`: the rest must be percent-encoded.
    text = normalise(visit.variable("text") or visit.argument("source"))
    least = visit.number("min_similarity", default=LEAST_SIMILARITY, most=100)
    try:
        asked = memory.question(
            text,
            visit.variable("source"),
            [visit.variable("target")],
            max(50, least),
            visit.number("max_candidates", default=MOST_CANDIDATES),
        )
    except InvalidInput as error:
        return visit.json({"error": str(error)}, status=404)
    found = await visit.read(lambda c: memory.looked_up(c, asked))
    return visit.json([_candidate(match) for match in found[asked.targets[0]]])


def _candidate(match: Match) -> dict[str, Any]:
    return {
        "source": match.source,
        "target": match.target,
        "quality": min(match.score, 100),
        "context": match.document,
    }


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """The addresses of the protocol, which are not ours to choose."""
    prefix = r"^(?:/(?P<database>[^/]+))?/tmserver"
    return [
        (rf"{prefix}/languages/?$", answering(get_languages)),
        (
            rf"{prefix}/(?P<source>[^/]+)/(?P<target>[^/]+)/unit/(?P<text>.*)$",
            answering(get_unit),
        ),
    ]
