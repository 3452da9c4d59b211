"""The first page, and whose it is."""

import sqlite3

import pytest
from bs4 import BeautifulSoup

from glossary.termbase import history, open_termbase
from tests.termbase.search.searchable import entry, fill


@pytest.fixture
def termbase_at(tmp_path):
    """Make a termbase of some name."""

    def make(name, *, filled=True):
        path = tmp_path / f"{name}.db"
        connection = open_termbase(path, create=True)
        if filled:
            fill(connection)
        connection.close()
        return path

    return make


@pytest.fixture
def other(tmp_path):
    """A database that is no termbase."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table cats (name text)")
    connection.commit()
    connection.close()
    return path


async def shown(datasette, path="/", **arguments):
    """A page, parsed."""
    response = await datasette.client.get(path, params={"ui": "en", **arguments})
    assert response.status_code == 200, response.text
    return BeautifulSoup(response.text, "html.parser")


def text(tag):
    """The text of a tag with its white space closed up."""
    return " ".join(tag.get_text().split())


async def test_one_search_box(serve, termbase_at):
    """In the middle, and none above it."""
    page = await shown(serve(termbase_at("glossary")))
    assert len(page.select("input[type=search]")) == 1
    assert page.select_one("main form[role=search]")["action"] == "/-/search"


async def test_what_is_in_here(serve, termbase_at):
    """Eight entries that are not rejected, their terms by language, the last change."""
    page = await shown(serve(termbase_at("glossary")))
    figures = {text(div.dt): text(div.dd) for div in page.select(".start-contents dl > div")}
    assert figures["Entries"] == "8 6 approved"
    assert (figures["Terms Korean"], figures["Terms English"]) == ("10", "8")
    assert len(figures["Last change"]) == len("2026-11-30")
    assert page.select_one("time[datetime]")


async def test_subjects_lead_to_their_entries(serve, termbase_at):
    """With their numbers; entries without a subject last."""
    datasette = serve(termbase_at("glossary"))
    items = (await shown(datasette)).select(".start-subjects li")
    assert [text(item) for item in items] == [
        "alliances 3",
        "strategy 2",
        "organisations 1",
        "no subject 2",
    ]
    for item in items:
        response = await datasette.client.get(f"{item.a['href']}&ui=en")
        found = BeautifulSoup(response.text, "html.parser")
        assert text(found.select_one(".search-count")).split()[0] == text(item).split()[-1]


async def test_recent_changes_and_downloads(serve, termbase_at):
    """The latest first; files in the usual formats."""
    page = await shown(serve(termbase_at("glossary")))
    assert page.select_one(".start-recent a")["href"] == "/-/entry/sign"
    assert "/-/download/tbx" in [a["href"] for a in page.select(".start-downloads a")]


async def test_a_random_entry(serve, termbase_at):
    """Another each time, so it is not kept."""
    datasette = serve(termbase_at("glossary"))
    response = await datasette.client.get("/-/random")
    assert response.status_code == 302
    assert response.headers["location"].startswith("/-/entry/")
    assert response.headers["cache-control"] == "no-store"
    assert (await datasette.client.get("/-/search")).status_code == 200


async def test_an_empty_glossary(serve, termbase_at):
    """Has a first page; there is no entry to go to by chance."""
    datasette = serve(termbase_at("glossary", filled=False))
    page = await shown(datasette)
    assert not page.select(".start-subjects, .start-recent, .start-downloads")
    assert (await datasette.client.get("/-/random")).status_code == 404
    assert "no entry here yet" in text(await shown(datasette, "/-/search"))


async def test_figures_change_with_the_glossary(serve, termbase_at, tmp_path):
    """They are kept in memory, and never stale."""
    datasette = serve(termbase_at("glossary"))
    assert "8 entries" in text(await shown(datasette))
    connection = open_termbase(tmp_path / "glossary.db")
    history.save(connection, entry("new", ("ko", "새말")), actor="Kim")
    connection.close()
    page = await shown(datasette)
    assert "9 entries" in text(page)
    assert page.select_one(".start-recent a")["href"] == "/-/entry/new"


async def test_it_is_the_first_page_only_where_nothing_else_is_served(
    serve, termbase_at, other
):
    """Beside other databases Datasette's own index stays, and leads to ours."""
    glossary = termbase_at("glossary")
    index = await shown(serve(glossary, other))
    assert index.select_one("a[href='/other']")
    link = index.select_one(".glossary-page a")
    assert link["href"] == "/glossary/-/"
    start = await shown(serve(glossary, other), link["href"])
    assert start.select_one("body.start-page")
    assert start.select_one("a.home")["href"] == "/glossary/-/"


async def test_without_a_glossary_nothing_is_ours(serve, other):
    """Datasette answers as ever, in JSON as well."""
    datasette = serve(other)
    index = await shown(datasette)
    assert not index.select(".glossary-page, .start-search")
    assert (await datasette.client.get("/.json")).status_code == 200
    assert (await datasette.client.get("/-/search")).status_code == 404


async def test_several_glossaries(serve, termbase_at):
    """Each has its own first page, and its own results."""
    datasette = serve(termbase_at("one"), termbase_at("two"))
    index = await shown(datasette)
    assert [a["href"] for a in index.select(".glossary-page a")] == ["/one/-/", "/two/-/"]
    page = await shown(datasette, "/two/-/")
    assert page.select_one("main form")["action"] == "/two/-/search"
    assert page.select_one(".start-recent a")["href"] == "/two/-/entry/sign"
    assert (await datasette.client.get("/two/-/suggest?q=nato")).json()["suggestions"][0][
        "url"
    ] == "/two/-/entry/nato"


@pytest.mark.parametrize("ui", ["ko", "en", "ja"])
async def test_every_language_of_the_interface(serve, termbase_at, ui):
    """Headings in order: one of the first rank, then of the second."""
    page = await shown(serve(termbase_at("glossary")), ui=ui)
    assert page.html["lang"] == ui
    assert [h.name for h in page.select("h1, h2, h3")] == ["h1", "h2", "h2", "h2", "h2"]
