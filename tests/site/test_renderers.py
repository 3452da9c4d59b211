"""The formats at the end of Datasette's own addresses."""

import json
import sqlite3

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from glossary.formats import formats
from glossary.site import renderers

TBX = "{urn:iso:std:iso:30042:ed-2}"


def entries_in(response):
    """The public ids of the entries in JSON Lines."""
    assert response.status_code == 200, response.text
    records = [json.loads(line) for line in response.text.splitlines()]
    return [r["concept"]["id"] for r in records if r["type"] == "concept"]


def test_every_format_has_a_renderer_unless_datasette_has_it():
    """No renderer takes the place of Datasette's JSON and CSV; all else is there."""
    names = {renderer["extension"] for renderer in renderers.renderers()}
    assert names.isdisjoint({"json", "csv"})
    assert names == {name.replace("-", "_") for name in formats()} - {"csv"}


@pytest.mark.parametrize("name", [r["extension"] for r in renderers.renderers()])
async def test_every_format_can_be_had_of_a_table(site, name):
    """The entries with an English and a Japanese term, in each format."""
    response = await site.client.get(f"/glossary/entry.{name}?status=approved")
    assert response.status_code == 200, response.text
    assert response.content


async def test_a_table_gives_the_entries_that_are_chosen(site):
    """A filter of the table is a filter of the file."""
    response = await site.client.get("/glossary/entry.jsonl?subject=diplomacy")
    assert sorted(entries_in(response)) == ["alliance", "rok-us-alliance"]


async def test_a_search_gives_what_it_finds(site):
    """So is a search, in its own way of reading Korean."""
    response = await site.client.get("/glossary/entry.jsonl", params={"_search": "지소미아를"})
    assert entries_in(response) == ["gsomia"]


async def test_a_row_gives_its_entry(site, ids):
    """The row of an entry is one entry, whole."""
    response = await site.client.get(f"/glossary/entry/{ids['alliance']}.tbx")
    assert response.headers["content-type"] == formats()["tbx"].MEDIA_TYPE
    page = BeautifulSoup(response.content, "lxml-xml")
    assert [t.get_text() for t in page.select("term")] == ["동맹", "alliance", "同盟"]


async def test_terms_lead_to_their_entries(site):
    """A table with `concept_id` is about entries, also where Datasette adds labels to it."""
    for labels in ("", "&_labels=on"):
        response = await site.client.get(f"/glossary/term.jsonl?language=ja{labels}")
        assert sorted(entries_in(response)) == ["alliance", "gsomia"]


async def test_a_query_gives_the_entries_it_names(site):
    """A query with a column `concept` gives entries, each once, in its order."""
    sql = "select concept from entry where subject = 'diplomacy' union all select 'alliance'"
    response = await site.client.get(
        "/glossary.jsonl", params={"sql": f"{sql} order by 1 desc"}
    )
    assert entries_in(response) == ["rok-us-alliance", "alliance"]


@pytest.mark.parametrize("path", ["/glossary/source", "/glossary/document/1"])
async def test_what_has_no_entries_is_refused(site, path):
    """Other tables are answered with a sentence, and do not offer it."""
    response = await site.client.get(f"{path}.tbx")
    assert response.status_code == 400
    assert "There are no entries in this" in response.text
    page = (await site.client.get(path)).text
    assert ".tbx" not in page


async def test_a_query_without_entries_is_refused(site):
    """So is a query that names none, or only some that are not there."""
    for sql in ("select 1 as x", "select 'nobody' as concept", "select null as concept"):
        response = await site.client.get("/glossary.tbx", params={"sql": sql})
        assert response.status_code == 400, sql


async def test_pages_link_to_the_usual_formats(get):
    """A table of entries links to what most people want; all others have addresses."""
    page = await get("/glossary/term")
    links = {a["href"].partition("?")[0] for a in page.select("p.export-links a[href]")}
    assert {f"/glossary/term.{n}" for n in ("tbx", "tbx2", "xlsx", "omegat", "jsonl")} <= links
    assert "/glossary/term.deepl" not in links


async def test_it_is_saved_under_a_name(site):
    """With `_dl`, a browser saves the file under the table's name and the format's end."""
    response = await site.client.get("/glossary/entry.tbx2?_dl=1")
    assert response.headers["content-disposition"].startswith(
        'attachment; filename="entry.v2.tbx"'
    )
    plain = await site.client.get("/glossary/entry.tbx2")
    assert "content-disposition" not in plain.headers


async def test_a_bilingual_file_has_the_languages_asked_for(site):
    """`_lang` chooses the pair; without it, it is Korean and English."""
    answer = await site.client.get("/glossary/entry.omegat?_lang=ko,ja&subject=diplomacy")
    assert "同盟" in answer.text
    assert "alliance" not in answer.text
    refused = await site.client.get("/glossary/entry.omegat?_lang=ko")
    assert refused.status_code == 400


@pytest.fixture
def small_pages(database):
    """The glossary, two rows to a page and three at most in an answer."""
    settings = {"default_page_size": 2, "max_returned_rows": 3}
    return Datasette([str(database)], settings=settings)


async def test_all_of_a_table_goes_in_not_its_first_page(small_pages):
    """Four entries on two pages are four entries in the file."""
    response = await small_pages.client.get("/glossary/entry.jsonl")
    assert sorted(entries_in(response)) == ["alliance", "gsomia", "hostile", "rok-us-alliance"]


async def test_a_part_goes_in_where_one_is_asked_for(small_pages):
    """`_size` is taken at its word."""
    response = await small_pages.client.get("/glossary/entry.jsonl?_size=1&_sort=concept")
    assert entries_in(response) == ["alliance"]


async def test_all_of_a_query_goes_in(small_pages):
    """So does a query's answer, of which the page shows the first rows."""
    sql = "select concept from entry where concept <> :not"
    response = await small_pages.client.get(
        "/glossary.jsonl", params={"sql": sql, "not": "hostile"}
    )
    assert sorted(entries_in(response)) == ["alliance", "gsomia", "rok-us-alliance"]


async def test_too_many_are_refused_not_cut_off(small_pages, monkeypatch):
    """Nobody takes a part for the whole: it is said where all of it is."""
    monkeypatch.setattr(renderers, "MOST", 3)
    sql = "select concept from entry"
    for path in ("/glossary/entry.jsonl", f"/glossary.jsonl?sql={sql}"):
        response = await small_pages.client.get(path)
        assert response.status_code == 400
        assert "/-/downloads" in response.text


async def test_other_databases_have_no_such_files(tmp_path):
    """A table with a column `concept` elsewhere is none of ours."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table t (concept text)")
    connection.execute("insert into t values ('alliance')")
    connection.commit()
    connection.close()
    datasette = Datasette([str(path)])
    assert (await datasette.client.get("/other/t.tbx")).status_code == 400
    assert ".tbx" not in (await datasette.client.get("/other/t")).text
