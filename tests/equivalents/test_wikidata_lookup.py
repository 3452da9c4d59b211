"""What goes by the name of a term is asked once, and what was learned is never lost."""

from __future__ import annotations

import json
from contextlib import closing

import pytest
from click.testing import CliRunner

from glossary.cli import main
from glossary.equivalents import wikidata, wikidata_lookup, wikimedia
from glossary.equivalents.wikidata_lookup import Report, Services, look_up
from glossary.equivalents.wikimedia import Wikimedia
from glossary.model import Candidate
from glossary.termbase import documents, open_termbase

HEADER = "id,subject,ko,en,ja,ja_reading,deprecated,definition_ko,definition_en,note,source\n"


class _Answers(dict):
    """A cache in memory that also remembers when."""

    def put(self, question, answer, asked):
        assert asked.startswith("20")
        self[question] = answer


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr(wikimedia.time, "sleep", lambda seconds: None)


@pytest.fixture
def services(wiki):
    """Both wikis on the server."""
    client = Wikimedia("Wikidata", wiki.url, tries=2)
    return Services(client, Wikimedia("Wikipedia", wiki.url, tries=2))


@pytest.fixture
def learn(services):
    """Ask about terms; gives the items that are kept for each, and the report."""
    answers = _Answers()

    def run(*terms):
        report = Report()
        assert list(look_up(terms, services, answers, report)) == list(dict.fromkeys(terms))
        items = {term: wikidata.kept(term, answers) for term in terms}
        return {t: [i.id for i in found or ()] for t, found in items.items()}, report

    run.answers = answers
    return run


def test_an_item_by_its_label(learn):
    """And what is needed of it is kept, without the rest of its claims."""
    found, report = learn("핵무기")
    assert found == {"핵무기": ["Q12802"]}
    (item,) = wikidata.kept("핵무기", learn.answers)
    assert item.labels == {"ko": "핵무기", "en": "nuclear weapon", "ja": "核兵器"}
    assert item.articles == {"ko": "핵무기", "en": "Nuclear weapon", "ja": "核兵器"}
    assert item.kinds == ["Q728"]
    assert (report.asked, report.found, report.failures) == (1, 1, [])


def test_an_item_by_an_alias(learn):
    """Spaces do not matter."""
    assert learn("원자 무기")[0] == {"원자 무기": ["Q12802"]}


def test_an_item_with_another_name_is_none(learn):
    """The search finds 동맹국 for 동맹; nothing goes by 동맹."""
    found, report = learn("동맹")
    assert found == {"동맹": []}
    assert (report.asked, report.found) == (1, 0)


def test_an_item_that_was_deleted_is_none(learn):
    """Between the search and the second question."""
    assert learn("삭제")[0] == {"삭제": []}


def test_a_redirect_leads_to_an_item(learn):
    """군비경쟁 has no label of its own, but Wikipedia sends its readers to 군비 경쟁."""
    found, _ = learn("군비경쟁")
    assert found == {"군비경쟁": ["Q7"]}
    (item,) = wikidata.kept("군비경쟁", learn.answers)
    assert item.redirect == ""  # the same title but for a space


@pytest.mark.parametrize("term", ["경쟁 절", "사드", "가가"])
def test_redirects_that_lead_to_something_else(learn, term):
    """A section of an article, a disambiguation page, a circle."""
    assert learn(term)[0] == {term: []}


def test_items_are_fetched_together(learn, wiki):
    """One question for each term, one for all the items, one for the terms left over."""
    learn("핵무기", "억제", "동맹", "핵무기")
    actions = [request["action"] for request in wiki.requests]
    assert actions == ["wbsearchentities"] * 3 + ["wbgetentities", "query"]
    (fetched,) = [r["ids"] for r in wiki.requests if r["action"] == "wbgetentities"]
    assert fetched == "Q1|Q12802|Q2"


def test_nothing_is_asked_twice(learn, wiki):
    """Not even about what nothing goes by."""
    learn("핵무기", "동맹")
    wiki.requests.clear()
    found, report = learn("핵무기", "동맹")
    assert wiki.requests == []
    assert (report.asked, report.cached, report.found) == (0, 2, 1)
    assert found["핵무기"] == ["Q12802"]


def test_one_failure_loses_nothing_else(learn):
    """The term is named, and asked about again next time."""
    found, report = learn("핵무기", "잘못", "억제")
    assert found == {"핵무기": ["Q12802"], "잘못": [], "억제": ["Q1", "Q2"]}
    assert report.failures == ["잘못: Wikidata refused the question (badvalue)."]
    assert (report.asked, report.skipped) == (2, 1)
    assert wikidata.kept("잘못", learn.answers) is None


def test_a_service_that_is_down_is_asked_no_more(learn, wiki):
    """Three failures in a row; what was learned before them is kept."""
    terms = ["핵무기", *(f"누리집{n}" for n in range(100))]
    original = wiki.RequestHandlerClass._wbsearchentities

    def down(self, asked):
        original(self, {**asked, "search": asked["search"][:3]})

    wiki.RequestHandlerClass._wbsearchentities = down
    try:
        found, report = learn(*terms)
    finally:
        wiki.RequestHandlerClass._wbsearchentities = original
    assert found["핵무기"] == ["Q12802"]
    assert len(report.failures) == wikidata_lookup.GIVE_UP_AFTER
    assert (report.asked, report.skipped) == (1, 100)


def test_a_long_list_goes_in_batches(learn, wiki):
    """Titles are looked up fifty at a time."""
    learn(*(f"용어{n}" for n in range(60)))
    titles = [len(r["titles"].split("|")) for r in wiki.requests if r["action"] == "query"]
    assert titles == [50, 10]


# the command


@pytest.fixture
def align(tmp_path, monkeypatch, wiki):
    """Run `glossary align` on a termbase with some candidates."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.csv").write_text(
        HEADER + "x,,동맹국,ally,同盟国,,,,,,s\n", encoding="utf-8"
    )
    with closing(open_termbase(tmp_path / "db" / "glossary.db", create=True)) as connection:
        terms = ("핵무기", "억제", "동맹국", "잘못")
        found = [Candidate(text=text, frequency=1, termhood=1.0) for text in terms]
        documents.store_candidates(connection, found)
    monkeypatch.setenv("GLOSSARY_WIKIDATA_URL", wiki.url)
    monkeypatch.setenv("GLOSSARY_WIKIPEDIA_URL", wiki.url)

    def run(*arguments):
        return CliRunner().invoke(main, ["align", "--terms", "terms.csv", *arguments])

    return run


def equivalents(name):
    """The English and Japanese terms of an entry that Wikidata has, with reliability."""
    shown = CliRunner().invoke(main, ["show", name, "--json"])
    return {
        term["text"]: term["reliability"]
        for term in json.loads(shown.stdout)["terms"]
        if any(evidence["method"] == "wikidata" for evidence in term["evidence"])
    }


def test_the_command_asks_when_told_to(align, wiki):
    """Curated terms are not asked about; what failed is named, and exit code 1."""
    done = align("--wikidata", "--contact", "me@example.org")
    assert done.exit_code == 1
    assert "Looked up    2 terms asked about, 0 known already; Wikidata has 2" in done.stdout
    assert "잘못: Wikidata refused the question (badvalue)." in done.stderr
    assert equivalents("핵무기") == {"nuclear weapon": 3, "核兵器": 3}
    assert "동맹국" not in {request.get("search") for request in wiki.requests}
    assert all("me@example.org" in agent for agent in wiki.agents)


def test_the_command_asks_nobody_otherwise(align, wiki):
    """But what was learned is used by every later run."""
    assert align().exit_code == 0
    assert wiki.requests == []
    assert equivalents("핵무기") == {}
    align("--wikidata")
    wiki.requests.clear()
    done = align()
    assert wiki.requests == []
    assert "0 changed, 0 removed" in done.stdout
    assert equivalents("핵무기") == {"nuclear weapon": 3, "核兵器": 3}
