"""What the plugin does to a Datasette as a whole."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette


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


async def test_home_leads_to_the_entries_and_searches_them(get):
    """The first page has a search box and links to entries and texts."""
    page = await get("/")
    assert page.select_one("form.glossary-search")["action"] == "/glossary/entry"
    assert page.select_one("form.glossary-search input[name=_search]")
    assert "4 entries" in page.get_text()
    assert page.select_one(".content a[href='/glossary/document']").get_text() == "2 texts"


async def test_the_menu_leads_to_entries_and_texts(get):
    """The menu of every page has both."""
    page = await get("/glossary/source")
    links = {link.get_text(): link["href"] for link in page.select(".nav-menu a")}
    assert links == {"Entries": "/glossary/entry", "Texts": "/glossary/document"}


async def test_helper_tables_are_hidden(site):
    """The database's page shows what is for reading."""
    page = (await site.client.get("/glossary.json")).json()
    shown = {table["name"] for table in page["tables"] if not table["hidden"]}
    assert shown == {"entry", "document", "source", "term", "unit", "candidate"}


async def test_the_permalink_leads_to_the_entry(site, ids):
    """A public id leads to the row that has it now."""
    response = await site.client.get("/-/entry/gsomia")
    assert response.status_code == 302
    assert response.headers["location"] == f"/glossary/entry/{ids['gsomia']}"


async def test_a_permalink_to_nothing_is_not_found(site):
    """An unknown id is answered with 404 and the id, escaped."""
    response = await site.client.get("/-/entry/%3Cb%3E", follow_redirects=True)
    assert response.status_code == 404
    assert "There is no entry &lt;b&gt;." in response.text


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
    form = home.select_one("form.glossary-search")
    arguments = {i["name"]: i.get("value", "") for i in form.select("input[name]")}
    arguments["_search"] = "동맹을"
    answer = await datasette.client.get(form["action"], params=arguments)
    page = BeautifulSoup(answer.text, "html.parser")
    assert [cell.get_text() for cell in page.select("td.col-ko")] == ["동맹", "한미동맹"]
    entry = await datasette.client.get(page.select_one("td.col-ko a")["href"])
    assert BeautifulSoup(entry.text, "html.parser").h1.get_text() == "동맹"


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
async def main():
    site = Datasette([{str(database)!r}])
    for path in ("", "/entry?_search=동맹을", "/entry/1", "/document/1"):
        assert (await site.client.get("/glossary" + path)).status_code == 200
asyncio.run(main())
assert "glossary.site" in sys.modules
print("kiwipiepy" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
