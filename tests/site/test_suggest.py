"""Suggestions while a search is typed."""

import pytest
from bs4 import BeautifulSoup

from glossary.termbase import open_termbase
from tests.termbase.search.searchable import fill


@pytest.fixture
def client(serve, tmp_path):
    """A site with entries to suggest."""
    connection = open_termbase(tmp_path / "glossary.db", create=True)
    fill(connection)
    connection.close()
    return serve(tmp_path / "glossary.db").client


async def test_entries_with_their_first_terms(client):
    """And where they are."""
    data = (await client.get("/-/suggest", params={"q": "한미ㄷ"})).json()
    assert data == {
        "query": "한미ㄷ",
        "suggestions": [
            {
                "concept": "rok-us-alliance",
                "url": "/-/entry/rok-us-alliance",
                "ko": "한미동맹",
                "en": "ROK-U.S. alliance",
                "ja": "米韓同盟",
            }
        ],
    }


@pytest.mark.parametrize("typed", ["", " ", "없음", "\0", '"', "*", "가" * 5000])
async def test_nothing_to_suggest_is_an_empty_list(client, typed):
    """And no error."""
    response = await client.get("/-/suggest", params={"q": typed})
    assert (response.status_code, response.json()["suggestions"]) == (200, [])


async def test_the_search_box_knows_where_to_ask(client):
    """The script finds its address and its words there; without it the form is a form."""
    page = BeautifulSoup((await client.get("/-/search?q=a&ui=en")).text, "html.parser")
    box = page.select_one("form[role=search]")
    assert (box["action"], box["method"]) == ("/-/search", "get")
    field = box.select_one("input[name=q]")
    assert field["data-suggest"] == "/-/suggest"
    assert field["value"] == "a"
    assert field["data-count"] == "Suggestions: {count}. Use the arrow keys."
    assert page.select_one("script[src*='suggest.js']")
