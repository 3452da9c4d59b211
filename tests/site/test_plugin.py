"""What the plugin does to a Datasette as a whole."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from datasette.utils import PrefixedUrlString


@pytest.fixture
def other(tmp_path):
    """A database that has nothing to do with us, with a table of the same name."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "create table entry (id integer primary key, ko text, subject text);"
        "insert into entry values (1, 'A-1 \"x\"', 'y');"
        "create table document (id integer primary key, title text);"
        "insert into document values (1, 'z');"
        'create virtual table entry_fts using fts5 (ko, content="entry");'
        "insert into entry_fts (rowid, ko) values (1, 'one two');"
    )
    connection.close()
    return path


async def test_it_is_found_by_its_entry_point(site):
    """Datasette loads the plugin, with templates and static files, by itself."""
    plugins = (await site.client.get("/-/plugins.json")).json()
    ours = next(plugin for plugin in plugins if plugin["name"] == "ko-security-glossary")
    assert (ours["static"], ours["templates"]) == (True, True)


async def test_the_stylesheet_is_there(site, get):
    """The stylesheet that the pages name can be fetched."""
    page = await get("/glossary/entry")
    urls = [link["href"] for link in page.select("link[rel=stylesheet]")]
    ours = next(url for url in urls if "glossary.css" in url)
    assert (await site.client.get(ours)).status_code == 200


@pytest.mark.parametrize("path", ["/", "/glossary", "/glossary/entry", "/glossary/entry/1"])
async def test_pages_say_their_language(get, path):
    """The pages are in English, and say so."""
    assert (await get(path)).html["lang"] == "en"


@pytest.mark.parametrize(
    "path", ["/", "/glossary/entry", "/glossary/entry/1", "/glossary/document/1"]
)
async def test_nothing_is_fetched_from_elsewhere(get, path):
    """No page has the browser ask another server."""
    page = await get(path)
    fetched = [tag["src"] for tag in page.select("[src]")]
    fetched += [tag["href"] for tag in page.select("link[href]")]
    assert [url for url in fetched if url.startswith("//") or "example" in url] == []
    assert all(url.startswith(("/", "http://localhost/")) for url in fetched)


async def test_home_is_ours(get):
    """With one termbase, Datasette's first page is the glossary's, and searches it."""
    page = await get("/")
    assert page.select_one("form[role=search]")["action"] == "/-/search"


async def test_the_menu_leads_to_our_pages(get):
    """The menu of every page has our pages."""
    page = await get("/glossary/source")
    links = {link.get_text(): link["href"] for link in page.select(".nav-menu a")}
    assert links == {"Glossary": "/", "Search": "/-/search", "Texts": "/-/texts"}


@pytest.mark.parametrize("asked", ["/g/-/texts", "/-/texts"])
async def test_below_an_address_every_link_is_below_it(database, asked):
    """With `base_url`, whether or not a proxy takes it out of what is asked for."""
    site = Datasette([str(database)], settings={"base_url": "/g/"})
    response = await site.client.get(PrefixedUrlString(asked))
    page = BeautifulSoup(response.text, "html.parser")
    links = [a["href"] for a in page.select("a[href^='/']")]
    assert [href for href in links if not href.startswith("/g/")] == []
    languages = {a["href"] for a in page.select("a[hreflang]")}
    assert languages == {f"/g/-/texts?ui={code}" for code in ("ko", "en", "ja")}


async def test_helper_tables_are_hidden(site):
    """The database's page shows what is for reading."""
    page = (await site.client.get("/glossary.json")).json()
    shown = {table["name"] for table in page["tables"] if not table["hidden"]}
    assert shown == {"entry", "document", "source", "term", "unit", "candidate"}


@pytest.mark.parametrize("table", ["entry", "concept", "term", "definition", "occurrence"])
async def test_rows_lead_to_the_page_of_their_entry(get, table):
    """Datasette's page of a row is as it is, with the way to ours on top."""
    page = await get(f"/glossary/{table}/1")
    assert page.select_one("table.rows-and-columns")
    link = page.select_one(".glossary-page a")
    assert (link.get_text(), link["href"]) == ("동맹", "/-/entry/alliance")


@pytest.mark.parametrize(("table", "anchor"), [("document", ""), ("sentence", "#s1")])
async def test_rows_lead_to_the_page_of_their_text(get, table, anchor):
    """A text, or the sentence in it."""
    page = await get(f"/glossary/{table}/1")
    assert page.select_one("table.rows-and-columns")
    path, _, place = page.select_one(".glossary-page a")["href"].partition("#")
    assert path.startswith("/-/text/alliance")
    assert place == anchor.lstrip("#")


async def test_rows_about_neither_are_as_they_were(get):
    """A source has no page of its own."""
    page = await get("/glossary/source/1")
    assert page.select_one("table.rows-and-columns")
    assert not page.select(".glossary-page")


async def test_a_row_that_is_not_there_is_not_found(site):
    """Datasette's own answer."""
    for row in ("9999", "x", "-1", "9" * 30):
        assert (await site.client.get(f"/glossary/entry/{row}")).status_code == 404


async def test_json_is_datasettes_own(site, ids):
    """Programs get the row as it is."""
    answer = await site.client.get(f"/glossary/entry/{ids['gsomia']}.json?_shape=objects")
    assert answer.json()["rows"][0]["en"] == "GSOMIA"


@pytest.mark.parametrize(
    "path", ["/", "/other", "/other/entry", "/other/entry/1", "/other/document/1"]
)
async def test_other_databases_look_as_they_did(other, path):
    """Without a termbase there is no trace of the plugin."""
    datasette = Datasette([str(other)])
    response = await datasette.client.get(path)
    assert response.status_code == 200
    page = BeautifulSoup(response.text, "html.parser")
    assert not page.select("[class*=glossary], link[href*='glossary.css'], .nav-menu")


async def test_other_databases_search_as_they_did(serve, other, database):
    """Beside a glossary, another database keeps Datasette's own `escape_fts`."""
    datasette = serve(database, other)
    answer = await datasette.client.get(
        "/other.json", params={"sql": "select escape_fts('a-b 동맹') as e", "_shape": "array"}
    )
    assert answer.json() == [{"e": '"a-b" "동맹"'}]
    rows = await datasette.client.get("/other/entry.json?_search=two&_shape=array")
    assert [row["id"] for row in rows.json()] == [1]


async def test_an_entry_of_another_database_is_not_ours(serve, other, database):
    """A table called `entry` elsewhere has Datasette's pages, also beside a glossary."""
    datasette = serve(database, other)
    for path in ("/other/entry", "/other/entry/1", "/other/document/1"):
        page = BeautifulSoup((await datasette.client.get(path)).text, "html.parser")
        assert page.select_one("table.rows-and-columns")
        assert not page.select("link[href*='glossary.css']")


async def test_any_file_name_will_do(database, tmp_path):
    """A termbase is known by what it is, not by its name."""
    path = tmp_path / "terms of 2026.db"
    path.write_bytes(database.read_bytes())
    datasette = Datasette([str(path)])
    home = BeautifulSoup((await datasette.client.get("/")).text, "html.parser")
    form = home.select_one("form[role=search]")
    answer = await datasette.client.get(form["action"], params={"q": "동맹을"})
    assert 'href="/-/entry/alliance"' in answer.text
    table = await datasette.client.get("/terms~20of~202026/entry?_search=동맹을")
    page = BeautifulSoup(table.text, "html.parser")
    entry = await datasette.client.get(page.select_one("td.col-ko a")["href"])
    assert BeautifulSoup(entry.text, "html.parser").article.h1.get_text() == "동맹"


async def test_the_configuration_directory_works(root, database, tmp_path):
    """`datasette db/` finds metadata and settings, and accepts them."""
    for name in ("metadata.yaml", "settings.json"):
        (tmp_path / name).write_bytes((root / "db" / name).read_bytes())
    (tmp_path / "glossary.db").write_bytes(database.read_bytes())
    datasette = Datasette([], config_dir=Path(tmp_path))
    settings = json.loads((root / "db" / "settings.json").read_text())
    assert datasette.setting("suggest_facets") is settings["suggest_facets"] is False
    rows = await datasette.client.get("/glossary/entry.json?_search=동맹&_shape=array")
    assert [row["concept"] for row in rows.json()] == ["alliance", "rok-us-alliance"]


def test_serving_never_loads_kiwi(database):
    """Rendering every kind of page leaves the morphology out of the process."""
    code = f"""
import asyncio, sys
from datasette.app import Datasette
from datasette.utils import PrefixedUrlString
async def main():
    site = Datasette([{str(database)!r}])
    for path in ("/glossary", "/glossary/entry?_search=동맹을", "/glossary/entry/1",
                 "/-/entry/alliance", "/-/entry/alliance/tbx"):
        assert (await site.client.get(path)).status_code == 200
asyncio.run(main())
assert "glossary.site" in sys.modules
print("kiwipiepy" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
