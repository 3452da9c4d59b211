"""Labels of Wikidata's items and titles of Wikipedia's articles, for those who are online.

Off unless asked for: `wikidata_lookup.py` asks, and keeps what it learns with the answers
of the translation services; here it is put to use, with or without a network. An item
counts whose Korean label or alias is exactly the term, or to whose article the Korean
Wikipedia redirects; films, bands, family names and such are left out.

Wikidata is CC0; a title of Wikipedia (CC BY-SA 4.0) stands in only where there is no
label. Precision could not be measured offline: no figure is shown as confidence.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from glossary import language
from glossary.model import Evidence, Method, Source, SourceKind, Term, TermType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from glossary.equivalents.sources import Answers, Context, Query, Question

WIKIDATA = "wikidata"
SOURCES = (
    Source(
        key=WIKIDATA,
        kind=SourceKind.DICTIONARY,
        title="Wikidata",
        url="https://www.wikidata.org",
        licence="CC0 1.0",
    ),
)

_ATTESTED, _MINIMAL, _UNVERIFIED = 3, 2, 1

_NO_THINGS = {
    "Q4167410", "Q22808320",  # disambiguation pages
    "Q4167836", "Q11266439", "Q13406463", "Q17362920",  # categories, templates, lists, doubles
}  # fmt: skip
_OTHER_THINGS = {
    "Q101352", "Q202444", "Q12308941", "Q11879590", "Q3409032",  # family and given names
    "Q11424", "Q24856", "Q5398426", "Q21191270", "Q15416",  # films, series, programmes
    "Q482994", "Q208569", "Q169930", "Q134556", "Q7366", "Q105543609", "Q2188189",  # music
    "Q215380", "Q2088357", "Q3305213",  # bands, paintings
    "Q7725634", "Q47461344", "Q571", "Q8261", "Q13442814",  # writings
    "Q7889", "Q8274", "Q1107", "Q63952888",  # games, comics, animation
    "Q95074", "Q15632617",  # characters
    "Q16521", "Q7187", "Q8054",  # taxa, genes, proteins
}  # fmt: skip
"""What a text of the field does not mean by a term (values of P31, instance of)."""
_OTHER_DESCRIPTION = re.compile(
    r"\b(?:film|album|song|single by|band|musical group|tv series|television series|episode"
    r"|novel|manga|anime|video game|family name|surname|given name|disambiguation page"
    r"|scientific article|species of|genus of)\b",
    re.IGNORECASE,
)
"""The same by the English description: classes have more subclasses than can be listed."""
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is kept of an item: in Korean, English and Japanese, by language code."""

    id: str
    labels: Mapping[str, str]
    aliases: Mapping[str, Sequence[str]]
    descriptions: Mapping[str, str]
    articles: Mapping[str, str]
    """Titles in Wikipedia."""
    kinds: Sequence[str]
    """Ids of what it is an instance of."""
    redirect: str = ""
    """The article that Wikipedia redirected to, if that is how it was found."""

    def goes_by(self, term: str) -> bool:
        """Whether its Korean label or an alias is the term."""
        names = [self.labels.get("ko", ""), *self.aliases.get("ko", ())]
        return language.key(term) in map(language.key, names)

    def is_thing(self) -> bool:
        """Whether it is something that a text of the field may mean by a term."""
        return not (
            _NO_THINGS.union(_OTHER_THINGS).intersection(self.kinds)
            or _OTHER_DESCRIPTION.search(self.descriptions.get("en", ""))
        )

    def name(self, code: str) -> str:
        """The label, or the title of the article without what tells it from others."""
        title = _IN_PARENTHESES.sub("", self.articles.get(code, ""))
        return language.normalise(self.labels.get(code, "") or title)


def _question(term: str) -> Question:
    return WIKIDATA, "ko", "mul", term


def kept(term: str, answers: Answers) -> list[Item] | None:
    """The items that were found for a term; None where it was never asked about."""
    known = answers.get(_question(term))
    return None if known is None else [Item(**item) for item in json.loads(known)]


def keep(term: str, items: Sequence[Item], answers: Answers, asked: str) -> None:
    """Keep what was found, or that nothing was, and when."""
    line = json.dumps([asdict(item) for item in items], ensure_ascii=False)
    answers.put(_question(term), line, asked)


def prepare(
    terms: Sequence[str],  # noqa: ARG001 - what is known of them is looked up one by one
    context: Context,
) -> Callable[[Query], Iterator[Term]]:
    """Answer from what was learned; nothing is asked here."""

    def equivalents(query: Query) -> Iterator[Term]:
        known = kept(query.term, context.answers) if context.answers is not None else None
        items = [item for item in known or () if item.is_thing()]
        for item in items:
            for code in language.LANGUAGES[1:]:
                text = item.name(code)
                if text and language.key(text) != language.key(query.term):
                    yield _term(query.term, code, text, item, alone=len(items) == 1)

    return equivalents


def _term(term: str, code: str, text: str, item: Item, *, alone: bool) -> Term:
    return Term(
        language=code,
        text=text,
        type=TermType.ACRONYM if language.is_acronym(text) else TermType.FULL_FORM,
        reliability=_reliability(term, item, alone=alone),
        evidence=(
            Evidence(
                method=Method.WIKIDATA,
                source=WIKIDATA,
                quote=f"{item.id}: {' = '.join(item.labels.values())}",
                note=_note(item),
            ),
        ),
    )


def _reliability(term: str, item: Item, *, alone: bool) -> int:
    """Articles in all three languages, the Korean one by that very name, attest it."""
    if not alone or item.redirect:
        return _UNVERIFIED
    titled = language.key(item.articles.get("ko", "")) == language.key(term)
    return _ATTESTED if titled and {"en", "ja"} <= item.articles.keys() else _MINIMAL


def _note(item: Item) -> str:
    about = next(
        (item.descriptions[c] for c in ("en", "ko", "ja") if item.descriptions.get(c)), ""
    )
    way = f"Wikipedia redirects to {item.redirect}" if item.redirect else ""
    return "; ".join(filter(None, [way, about]))
