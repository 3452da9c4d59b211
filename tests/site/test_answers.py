"""Answers that are given again, and never when they would be old."""

import pytest
from datasette import Response

from glossary.model import AdministrativeStatus, Concept, Term
from glossary.site import answers, pages
from glossary.site.answers import Answers
from glossary.termbase import history, open_termbase

NOW = (1, b"counter", b"log")
KEY = ("file", "http://localhost/-/texts", "en")


@pytest.fixture
def copied(serve, tmp_path, database):
    """A glossary that the test may write to: the served one, and its file."""
    path = tmp_path / "glossary.db"
    path.write_bytes(database.read_bytes())
    return serve(path), path


async def test_the_same_page_is_made_once(copied, monkeypatch):
    """Who asks again gets the same, headers and all, and nothing is asked of the database."""
    site, _ = copied
    first = await site.client.get("/-/texts")

    async def fail(*_):
        pytest.fail("the page was made again")

    monkeypatch.setattr(pages, "_answered", fail)
    again = await site.client.get("/-/texts")
    assert again.text == first.text
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


async def test_after_a_write_the_page_is_new(copied):
    """A page that was kept is not shown after the glossary has changed."""
    site, path = copied
    assert "신조어" not in (await site.client.get("/-/entry/alliance")).text
    connection = open_termbase(path)
    term = Term(
        language="ko", text="신조어", administrative_status=AdministrativeStatus.PREFERRED
    )
    history.save(connection, Concept(id="alliance", terms=(term,)), actor="Kim")
    connection.close()
    assert "신조어" in (await site.client.get("/-/entry/alliance")).text


async def test_languages_are_kept_apart(copied):
    """Two readers with two languages get a page each."""
    site, _ = copied
    for language, heading in (
        ("ko", "<h1>텍스트"),
        ("ja", "<h1>テキスト"),
        ("ko", "<h1>텍스트"),
    ):
        page = await site.client.get("/-/texts", headers={"accept-language": language})
        assert heading in page.text


@pytest.mark.parametrize(
    ("answer", "version"),
    [
        (Response.html("a", status=404), NOW),
        (Response.html("a" * (answers.LARGEST + 1)), NOW),
        (Response.html("a"), None),
    ],
)
def test_what_is_not_kept(answer, version):
    """Errors, very large pages, and pages of a database in memory."""
    kept = Answers()
    kept.keep(KEY, version, answer)
    assert kept.get(KEY, version) is None


def test_a_cookie_is_not_kept():
    """What sets a cookie was meant for one reader."""
    kept, answer = Answers(), Response.html("a")
    answer.set_cookie("glossary_ui", "ko")
    kept.keep(KEY, NOW, answer)
    assert kept.get(KEY, NOW) is None


def test_what_nobody_asks_for_makes_room(monkeypatch):
    """At the limit, what was not asked for the longest goes."""
    monkeypatch.setattr(answers, "SPACE", 5)
    kept = Answers()
    for name in "abc":
        kept.keep((name, "", ""), NOW, Response.html(name * 2))
        kept.get(("a", "", ""), NOW)
    assert [kept.get((name, "", ""), NOW) is not None for name in "abc"] == [True, False, True]


def test_what_is_given_again_is_a_copy():
    """Datasette adds headers to what it is given: not to what is kept."""
    kept = Answers()
    kept.keep(KEY, NOW, Response.html("a", headers={"X": "1"}))
    kept.get(KEY, NOW).headers["X"] = "2"
    assert kept.get(KEY, NOW).headers["X"] == "1"
