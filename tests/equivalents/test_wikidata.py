"""What is kept of Wikidata's items becomes equivalents."""

from __future__ import annotations

import pytest

from glossary.equivalents import wikidata
from glossary.equivalents.sources import Context, Query
from glossary.equivalents.wikidata import Item, keep, kept
from glossary.model import Method


class _Answers(dict):
    def put(self, question, answer, asked):
        self[question] = answer


def item(number="Q1", ko="핵무기", *, written=("ko", "en", "ja"), **more):
    """An item with labels, and articles of the same names in some languages."""
    labels = {"ko": ko, "en": "nuclear weapon", "ja": "核兵器"}
    details = {
        "labels": labels,
        "aliases": {},
        "descriptions": {"en": "explosive weapon"},
        "articles": {code: labels[code].capitalize() for code in written},
        "kinds": [],
    }
    return Item(id=number, **(details | more))


def said(term, *items):
    """Language, text and reliability of what is known of a term."""
    answers = _Answers()
    keep(term, items, answers, "2026-01-01")
    ask = wikidata.prepare([term], Context(answers=answers))
    return [(t.language, t.text, t.reliability) for t in ask(Query(term=term))]


def test_articles_in_three_languages_attest():
    """The Korean one has the term as its title."""
    assert said("핵무기", item()) == [("en", "nuclear weapon", 3), ("ja", "核兵器", 3)]


@pytest.mark.parametrize(
    "learned",
    [
        item(written=("ko", "en")),
        item(written=()),
        item(written=("en", "ja")),
        item(ko="핵병기", aliases={"ko": ["핵무기"]}),
    ],
)
def test_with_less_it_is_one_item_s_word(learned):
    """No third article, or a Korean title that is another name."""
    assert {reliability for *_, reliability in said("핵무기", learned)} == {2}


def test_of_several_items_nobody_knows_which():
    """Each is a suggestion."""
    found = said("억제", item("Q1", "억제"), item("Q2", "억제", labels={"en": "inhibition"}))
    assert ("en", "inhibition", 1) in found
    assert {reliability for *_, reliability in found} == {1}


def test_a_redirect_is_a_suggestion():
    """The article may be about something larger; the evidence names it."""
    answers = _Answers()
    keep("핵탄", [item(redirect="핵무기")], answers, "2026-01-01")
    english, _ = wikidata.prepare([], Context(answers=answers))(Query(term="핵탄"))
    assert english.reliability == 1
    (evidence,) = english.evidence
    assert evidence.method is Method.WIKIDATA
    assert evidence.note == "Wikipedia redirects to 핵무기; explosive weapon"
    assert evidence.quote == "Q1: 핵무기 = nuclear weapon = 核兵器"


@pytest.mark.parametrize(
    "learned",
    [
        item(kinds=["Q4167410"]),
        item(kinds=["Q728", "Q11424"]),
        item(descriptions={"en": "2008 film by Kim"}),
        item(descriptions={"en": "Korean family name"}),
    ],
)
def test_what_no_text_of_the_field_means(learned):
    """Disambiguation pages, films, names: by their kind or by their description."""
    assert said("핵무기", learned) == []


def test_a_film_leaves_the_thing_alone():
    """Of two items only one counts, so that it is not one of several."""
    film = item("Q2", kinds=["Q11424"])
    assert {reliability for *_, reliability in said("핵무기", item(), film)} == {3}


def test_a_title_stands_in_for_a_label():
    """Without what tells it from other articles."""
    learned = item(labels={"ko": "함정"}, articles={"en": "Ship (navy)"})
    assert said("함정", learned) == [("en", "Ship", 2)]


def test_nothing_is_known_of_what_was_not_asked_about():
    """Without answers, and without the network."""
    assert kept("핵무기", _Answers()) is None
    assert list(wikidata.prepare([], Context())(Query(term="핵무기"))) == []
