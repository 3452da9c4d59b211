"""Figures of the whole glossary as charts, with the numbers beside them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from glossary.site import charts, network
from glossary.site.reading import SHOWN
from glossary.termbase import cooccurrence, figures
from glossary.termbase.remembered import remembered

if TYPE_CHECKING:
    import sqlite3

    from datasette import Response

    from glossary.site.network import Picture
    from glossary.site.visit import Visit
    from glossary.termbase.figures import Coverage, Figures

_STATUSES = tuple(str(status) for status in SHOWN)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the page shows, as of one moment."""

    figures: Figures
    picture: Picture


def load(connection: sqlite3.Connection) -> Statistics:
    """All of it: reckoned once for each state of the database."""
    return remembered(connection, _load)


def _load(connection: sqlite3.Connection) -> Statistics:
    return Statistics(
        figures.figures(connection), network.draw(cooccurrence.network(connection))
    )


async def statistics(visit: Visit) -> Response:
    """The charts."""
    found = await visit.read(load)
    data = found.figures
    subjects = [
        {status: counts.get(status, 0) for status in _STATUSES} for _, counts in data.subjects
    ]
    return visit.page(
        "statistics.html",
        data=data,
        picture=found.picture,
        size=(network.WIDTH, network.HEIGHT),
        statuses=_STATUSES,
        subjects=list(zip([s for s, _ in data.subjects], charts.bars(subjects), strict=True)),
        coverage=[(c, charts.shares(_covered(c), c.total)) for c in data.coverage],
        evidence=_by_language(data),
        reliability=list(
            zip(
                [stars for stars, _ in data.reliability],
                charts.bars([{"entries": n} for _, n in data.reliability]),
                strict=True,
            )
        ),
        growth=charts.columns([period.entries for period in data.growth]),
        frequent=charts.bars([{"entries": int(row["frequency"])} for row in data.frequent]),
    )


def _covered(coverage: Coverage) -> dict[str, int]:
    return {
        "both": coverage.both,
        "only_en": coverage.en - coverage.both,
        "only_ja": coverage.ja - coverage.both,
        "neither": coverage.neither,
    }


def _by_language(data: Figures) -> dict[str, list[tuple[str, charts.Bar]]]:
    """Language → kinds of evidence with their bars; one scale for all."""
    drawn = charts.bars([{"entries": count} for _, _, count in data.evidence])
    languages: dict[str, list[tuple[str, charts.Bar]]] = {}
    for (language, method, _), bar in zip(data.evidence, drawn, strict=True):
        languages.setdefault(language, []).append((method, bar))
    return languages


async def as_json(visit: Visit) -> Response:
    """The same figures for programs."""
    found = await visit.read(load)
    data = found.figures
    return visit.json(
        {
            "ok": True,
            "totals": dict(data.totals),
            "subjects": [
                {"subject": subject, **{status: n.get(status, 0) for status in _STATUSES}}
                for subject, n in data.subjects
            ],
            "coverage": [asdict(c) | {"neither": c.neither} for c in data.coverage],
            "evidence": [
                {"language": language, "method": method, "entries": n}
                for language, method, n in data.evidence
            ],
            "reliability": [
                {"reliability": stars, "entries": n} for stars, n in data.reliability
            ],
            "growth": [asdict(period) for period in data.growth],
            "frequent": [dict(row) for row in data.frequent],
            "network": _network(found.picture),
        }
    )


def _network(picture: Picture) -> dict[str, Any]:
    return {
        "measure": "log-likelihood ratio (Dunning 1993)",
        "sentences": picture.sentences,
        "nodes": [asdict(placed.node) for placed in picture.nodes],
        "edges": [
            {
                "first": line.first.node.concept,
                "second": line.second.node.concept,
                "together": line.edge.together,
                "log_likelihood_ratio": round(line.edge.surprise, 3),
            }
            for line in picture.lines
        ],
    }


ROUTES = [(r"statistics", statistics), (r"statistics\.json", as_json)]
