"""The questions to Wikidata and the Korean Wikipedia: what goes by the name of a term?

Wikidata is searched for each term; the items found are fetched fifty at a time. Terms
that no item goes by are looked up as titles in the Korean Wikipedia, whose redirects lead
to items too, and an item has the links to the articles in other languages.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from glossary import language
from glossary.equivalents import wikidata
from glossary.equivalents.wikidata import Item
from glossary.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.equivalents.sources import Answers
    from glossary.equivalents.wikimedia import Wikimedia

WIKIDATA_URL = "https://www.wikidata.org/w/api.php"
WIKIPEDIA_URL = "https://ko.wikipedia.org/w/api.php"

GIVE_UP_AFTER = 3
"""Failures in a row after which a service counts as down; each is four tries already."""
_BATCH = 50
"""Titles or ids in one question: the most that the API takes of anybody."""
_SEARCHED = "10"
"""Items looked at for one term."""


@dataclass(slots=True)
class Report:
    """What came of the questions."""

    asked: int = 0
    """Terms that were asked about, and got an answer."""
    cached: int = 0
    """Terms known from an earlier run."""
    found: int = 0
    """Of both: terms that something goes by the name of."""
    skipped: int = 0
    """Terms without an answer: it failed, or the service seemed to be down."""
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Services:
    """The two wikis that are asked."""

    wikidata: Wikimedia
    wikipedia: Wikimedia


def look_up(
    terms: Iterable[str], services: Services, answers: Answers, report: Report
) -> Iterator[str]:
    """Ask about the terms that were never asked about; yields each as it is done with.

    What is learned is kept batch by batch, so that stopping loses no more than one.
    """
    questions = _Questions(services, report)
    for batch in _batches(dict.fromkeys(terms), _BATCH):
        known = {term: wikidata.kept(term, answers) for term in batch}
        new = [term for term, items in known.items() if items is None]
        report.cached += len(batch) - len(new)
        learned = questions.ask(new)
        asked = datetime.now(UTC).isoformat(timespec="seconds")
        for term, items in learned.items():
            wikidata.keep(term, items, answers, asked)
        report.asked += len(learned)
        report.skipped += len(new) - len(learned)
        report.found += sum(
            any(item.is_thing() for item in items or ()) for items in (known | learned).values()
        )
        yield from batch


def _batches(things: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


class _Questions:
    """The questions of one run, and when to stop asking."""

    def __init__(self, services: Services, report: Report) -> None:
        self.services = services
        self.report = report
        self.in_a_row = 0

    def ask(self, terms: Sequence[str]) -> dict[str, list[Item]]:
        """The items of each term; a term that got no answer is left out."""
        try:
            found = self._searched(terms)
            items = self._items({number for numbers in found.values() for number in numbers})
            known = {
                term: [items[n] for n in numbers if n in items and items[n].goes_by(term)]
                for term, numbers in found.items()
            }
            missed = [t for t, its in known.items() if not any(i.is_thing() for i in its)]
            for term, item in self._redirected(missed).items():
                known[term].append(item)
        except ServiceError as error:  # of what belongs to the batch as a whole
            self.report.failures.append(str(error))
            self.in_a_row += 1
            return {}
        return known

    def _searched(self, terms: Sequence[str]) -> dict[str, list[str]]:
        """Ids of items that may go by a term: the search looks at labels and aliases."""
        found: dict[str, list[str]] = {}
        for term in terms:
            if self.in_a_row >= GIVE_UP_AFTER:
                break
            try:
                answer = self.services.wikidata.ask(
                    action="wbsearchentities",
                    search=term,
                    language="ko",
                    uselang="ko",
                    type="item",
                    limit=_SEARCHED,
                )
            except ServiceError as error:
                self.report.failures.append(f"{term}: {error}")
                self.in_a_row += 1
                continue
            self.in_a_row = 0
            found[term] = [
                hit["id"]
                for hit in answer.get("search", ())
                if _same(hit.get("match", {}).get("text", ""), term)
            ]
        return found

    def _items(self, numbers: Iterable[str]) -> dict[str, Item]:
        items: dict[str, Item] = {}
        for batch in _batches(sorted(numbers), _BATCH):
            answer = self.services.wikidata.ask(
                action="wbgetentities",
                ids="|".join(batch),
                props="labels|aliases|descriptions|sitelinks|claims",
                languages="|".join(language.LANGUAGES),
                sitefilter="|".join(f"{code}wiki" for code in language.LANGUAGES),
            )
            for number, entity in answer.get("entities", {}).items():
                if "missing" not in entity:  # deleted since the search was made
                    items[number] = _item(number, entity)
        return items

    def _redirected(self, terms: Sequence[str]) -> dict[str, Item]:
        """The items of the articles that the Korean Wikipedia sends a reader to."""
        ways: dict[str, tuple[str, str]] = {}
        for batch in _batches((term for term in terms if "|" not in term), _BATCH):
            answer = self.services.wikipedia.ask(
                action="query", titles="|".join(batch), redirects="1", prop="pageprops"
            )
            ways.update(_ways(batch, answer.get("query", {})))
        items = self._items({number for _, number in ways.values()})
        return {
            term: replace(items[number], redirect="" if _same(title, term) else title)
            for term, (title, number) in ways.items()
            if number in items
        }


def _same(one: str, other: str) -> bool:
    return language.key(one) == language.key(other)


def _ways(titles: Sequence[str], answer: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Title asked for → the article that it leads to, and the article's item."""
    steps = {step["from"]: step for step in answer.get("normalized", ())}
    steps |= {step["from"]: step for step in answer.get("redirects", ())}
    pages = {page["title"]: page for page in answer.get("pages", ())}
    ways = {}
    for title in titles:
        end, seen, of_a_part = title, {title}, False
        while end in steps:
            of_a_part |= "tofragment" in steps[end]  # a section is about something else
            end = steps[end]["to"]
            if end in seen:
                break
            seen.add(end)
        properties = pages.get(end, {}).get("pageprops", {})
        number = properties.get("wikibase_item")
        if number and "disambiguation" not in properties and not of_a_part:
            ways[title] = (end, number)
    return ways


def _item(number: str, entity: Mapping[str, Any]) -> Item:
    """What is needed of an entity, which with all its claims may be a megabyte."""
    return Item(
        id=number,
        labels={c: v["value"] for c, v in _by_code(entity, "labels")},
        aliases={c: [v["value"] for v in values] for c, values in _by_code(entity, "aliases")},
        descriptions={c: v["value"] for c, v in _by_code(entity, "descriptions")},
        articles={c.removesuffix("wiki"): v["title"] for c, v in _by_code(entity, "sitelinks")},
        kinds=[
            value["id"]
            for claim in dict(_by_code(entity, "claims")).get("P31", ())
            if claim.get("rank") != "deprecated"
            and (value := claim["mainsnak"].get("datavalue", {}).get("value"))
        ],
    )


def _by_code(entity: Mapping[str, Any], part: str) -> Iterable[tuple[str, Any]]:
    found = entity.get(part)  # an empty one is a list, as PHP has it
    return found.items() if isinstance(found, dict) else ()
