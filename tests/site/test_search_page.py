"""The page of results, and the same for programs."""

import json
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from glossary.site import found
from glossary.site.highlight import Needles, excerpt
from glossary.termbase import history, open_termbase
from tests.termbase.search.searchable import entry, fill


@pytest.fixture(scope="module")
def searchable(tmp_path_factory):
    """A termbase of entries to search, and one with much of everything in it."""
    path = tmp_path_factory.mktemp("search") / "glossary.db"
    connection = open_termbase(path, create=True)
    fill(connection)
    for number in range(45):
        history.save(connection, entry(f"many{number}", ("ko", f"여럿 {number:02}")), actor="K")
    hostile = entry(
        "hostile",
        ("ko", "<script>alert(1)</script>"),
        ("en", '"><img src=x onerror=alert(2)>'),
        subject="<i>odd</i>",
        definition="<u>정의</u> \u202e뒤집기",
    )
    history.save(connection, hostile, actor="K")
    connection.close()
    return path


@pytest.fixture
def ask(serve, searchable):
    """Ask for the page of results, in English."""
    client = serve(searchable).client

    async def page(typed="", expected=200, **arguments):
        params = {"q": typed, "ui": "en", **arguments}
        response = await client.get("/-/search", params=params)
        assert response.status_code == expected, response.text
        return BeautifulSoup(response.text, "html.parser")

    return page


@pytest.fixture
def ask_json(serve, searchable):
    """Ask for results as JSON."""
    client = serve(searchable).client

    async def data(typed="", **arguments):
        response = await client.get("/-/search.json", params={"q": typed, **arguments})
        assert response.status_code == 200, response.text
        return response.json()

    return data


def text(tag):
    """The text of a tag with its white space closed up."""
    return " ".join(tag.get_text().split())


def groups(page):
    """The heading of each group, with where its entries lead."""
    return {
        text(group.h2): [hit.select_one("a[href]")["href"] for hit in group.select(".hit")]
        for group in page.select(".hit-group")
    }


async def test_results_are_grouped_by_how_they_fit(ask):
    """Each group has a heading with its number; each entry a link."""
    assert groups(await ask("동맹")) == {
        "Exactly this 1": ["/-/entry/alliance"],
        "Begins with this 1": ["/-/entry/ally"],
        "Contains this 1": ["/-/entry/rok-us-alliance"],
        "Only in the definition 1": ["/-/entry/extended-deterrence"],
    }


async def test_the_number_of_results_is_said(ask):
    """And announced where scripts read the page out."""
    assert text((await ask("동맹")).select_one("[role=status].search-count")) == "4 entries"


async def test_three_languages_stand_side_by_side_each_marked(ask):
    """A term says which language it is in; a reading does, too."""
    hit = (await ask("alliance")).select_one(".hit")
    columns = hit.select(".hit-terms")
    assert [[b["lang"] for b in column.select("bdi")] for column in columns] == [
        ["ko"],
        ["en"],
        ["ja", "ja"],
    ]
    assert [text(b) for b in hit.select("bdi[lang]")] == [
        "동맹",
        "alliance",
        "同盟",
        "どうめい",
    ]


async def test_what_was_found_is_marked(ask):
    """In the script in which it was found, whatever was typed."""
    assert text((await ask("한미 동맹은")).select_one(".hit mark")) == "한미동맹"
    assert [text(m) for m in (await ask("dongmaeng")).select(".hit mark")] == ["동맹", "동맹"]
    assert "同盟国" in [text(m) for m in (await ask("同盟國")).select(".hit mark")]


async def test_stars_and_status_are_said_in_words(ask):
    """The weaker of English (3) and Japanese (4)."""
    hit = (await ask("한미동맹")).select_one(".hit")
    assert "3" in hit.select_one(".hit-facts [role=img]")["aria-label"]
    assert text(hit.select_one(".status")) == "approved"


async def test_every_term_has_a_button_that_copies_it(ask):
    """And the button says which."""
    hit = (await ask("동맹국")).select_one(".hit")
    assert [b["data-copy"] for b in hit.select("button")] == ["동맹국", "ally", "同盟国"]
    assert hit.select_one("button")["aria-label"] == "Copy “동맹국”"


async def test_an_avoided_term_is_shown_where_it_is_what_was_found(ask):
    """Struck through, and called what it is; otherwise it is left out."""
    hit = (await ask("co-working")).select_one(".hit")
    assert text(hit.s) == "co-working"
    assert text(hit.select_one(".remark")) == "do not use"
    assert not (await ask("협력")).select_one(".hit s")


async def test_facets_have_counts_and_addresses(ask):
    """A value leads to the results with it, a chosen one to those without."""
    page = await ask("동맹")
    shown = {text(a): a["href"] for a in page.select(".facets li a")}
    assert shown["alliances"] == "/-/search?q=%EB%8F%99%EB%A7%B9&subject=alliances"
    counts = {text(li.a): text(li.select_one(".count")) for li in page.select(".facets li")}
    assert (counts["alliances"], counts["approved"], counts["rejected"]) == ("3", "3", "1")
    chosen = await ask("동맹", subject="alliances")
    current = chosen.select_one(".facets a[aria-current]")
    assert current["href"] == "/-/search?q=%EB%8F%99%EB%A7%B9"
    assert len(chosen.select(".hit")) == 3


async def test_rejected_entries_are_behind_their_facet(ask):
    """They are found only there."""
    page = await ask("옛동맹")
    assert not page.select(".hit")
    link = page.select_one(".no-hits a")
    assert link["href"].endswith("&status=rejected")
    assert groups(await ask("옛동맹", status="rejected"))["Exactly this 1"] == ["/-/entry/old"]


async def test_entries_without_a_subject_can_be_asked_for(ask):
    """A dash stands for none."""
    assert groups(await ask("협력", subject="-"))["Exactly this 1"] == ["/-/entry/cooperation"]


async def test_filters_that_leave_nothing_say_so(ask):
    """With the number there is without them."""
    page = await ask("동맹", subject="no such subject")
    assert "without them there are 4" in text(page.select_one(".no-hits"))
    assert page.select_one(".facets a[aria-current]")


async def test_a_filter_chosen_twice_is_chosen_once(ask):
    """No link to other results says it twice."""
    page = await ask("", status=["approved"] * 3)
    links = [a["href"] for a in page.select("main a[href*='status=approved']")]
    assert links
    assert [href for href in links if href.count("status=approved") > 1] == []


async def test_no_more_filters_than_anybody_means(serve, searchable):
    """Each is a link that names all others: a thousand would be megabytes."""
    client = serve(searchable).client
    several = {"subject": [f"s{i}" for i in range(51)]}
    assert (await client.get("/-/search", params=several)).status_code == 400
    several["subject"].pop()
    assert (await client.get("/-/search", params=several)).status_code == 200


@pytest.mark.parametrize("filter_", ["reliability=99999999", "reliability=x", "status=x"])
async def test_a_filter_that_cannot_be_is_refused(serve, searchable, filter_):
    """So many stars would be a page of megabytes."""
    for path in ("/-/search", "/-/search.json"):
        response = await serve(searchable).client.get(f"{path}?{filter_}&ui=en")
        assert response.status_code == 400
        assert "to narrow results down by: use " in response.text


async def test_pages(ask):
    """Twenty a page; a page that there is not is the last."""
    assert found.PAGE == 20
    first = await ask("여럿")
    assert len(first.select(".hit")) == 20
    onward = first.select_one("nav.pages a[rel=next]")["href"]
    assert onward == "/-/search?q=%EC%97%AC%EB%9F%BF&page=2"
    last = await ask("여럿", page="999")
    assert len(last.select(".hit")) == 5
    assert "page 3 of 3" in text(last.select_one(".search-count"))
    assert not last.select_one("nav.pages a[rel=next]")


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, ""])
async def test_a_page_that_is_none_is_the_first(ask, page):
    """Whatever stands in the address."""
    assert "page 1 of 3" in text((await ask("여럿", page=page)).select_one(".search-count"))


@pytest.mark.parametrize("blank", ["", "  ", "\u3000", "\u200b"])
async def test_nothing_typed_is_everything(ask, blank):
    """To browse: nine entries but for the rejected one, forty-five, and the hostile one."""
    page = await ask(blank)
    assert text(page.h1) == "All entries"
    assert text(page.select_one(".search-count")).startswith("54 entries")


@pytest.mark.parametrize(
    ("typed", "meant", "why"),
    [
        ("ehdaod", "동맹", "typed on the other keyboard layout"),
        ("동멩", "동맹", "written almost like it"),
        ("동맹 nato", "동맹", "one of the words"),
    ],
)
async def test_did_you_mean(ask, typed, meant, why):
    """Where nothing is found, with the reason."""
    guess = (await ask(typed)).select_one(".guesses li")
    assert text(guess.a) == meant
    assert guess.a["href"] == f"/-/search?q={quote(meant)}"
    assert text(guess.select_one(".count")) == why


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "*", "-", "(", ")", "'", ";--", "^", "+", ":", "{a}:b", "NEAR(", "AND",
     "OR NOT", "😀", "\0", "a\0b", "%", "_", "\\", "[가-힣]", "?", "가" * 7000,
     "a" * 10_000, "a " * 3000, "\ufffd", "\u202eabc", "ㄱ", "ㄱㄴㄷ", "ー", "々", "ん",
     "'" * 500, "o" * 300, "<b>", "]]>"],
)  # fmt: skip
async def test_strange_input_is_answered(ask, typed):
    """Whatever is typed, there is a page that helps."""
    page = await ask(typed)
    assert page.select_one(".search-foot")
    assert page.select_one(".hit, .no-hits")


@pytest.mark.parametrize("query", ["q=%00", "q=%ED%A0%80", "q=%FF%FE", "q=%", "q", "q=a&q=b"])
async def test_broken_addresses_are_answered(serve, searchable, query):
    """NUL, half of a surrogate pair, what is no UTF-8."""
    for name in ("search", "search.json", "suggest"):
        response = await serve(searchable).client.get(f"/-/{name}?{query}")
        assert response.status_code == 200


async def test_a_long_text_is_said_to_be_cut(ask):
    """At 200 characters."""
    assert "first 200 characters" in text(await ask("가나" * 200))
    assert "first 200 characters" not in text(await ask("가나"))


async def test_nothing_in_an_entry_is_markup(ask):
    """Nor in what was typed."""
    page = await ask("<script>alert(1)</script>")
    assert groups(page)["Exactly this 1"] == ["/-/entry/hostile"]
    assert not [s for s in page.select("script") if "alert" in s.get_text()]
    assert not page.select("main i, main u, main img, main script")
    assert "<i>odd</i>" in text(page.select_one(".hit-facts"))


@pytest.mark.parametrize(("ui", "heading"), [("ko", "정확히 일치 1"), ("ja", "完全一致 1")])
async def test_the_page_in_korean_and_japanese(ask, ui, heading):
    """As the rest of the site."""
    page = await ask("동맹", ui=ui)
    assert page.html["lang"] == ui
    assert heading in groups(page)


async def test_a_page_is_light(ask):
    """Twenty entries with all around them take less than 50 kB, so that 100 kB are enough."""
    assert len(str(await ask("여럿")).encode()) < 50_000


async def test_json_has_the_same_results(ask_json):
    """With terms, addresses, how they fit, and counts."""
    data = await ask_json("동맹")
    assert (data["ok"], data["query"], data["total"], data["pages"]) == (True, "동맹", 4, 1)
    assert [(one["concept"], one["fit"]) for one in data["results"]] == [
        ("alliance", "exact"),
        ("ally", "begins"),
        ("rok-us-alliance", "contains"),
        ("extended-deterrence", "defined"),
    ]
    first = data["results"][0]
    assert first["url"] == "/-/entry/alliance"
    assert [(term["language"], term["text"], term["reading"]) for term in first["terms"]] == [
        ("ko", "동맹", ""),
        ("en", "alliance", ""),
        ("ja", "同盟", "どうめい"),
    ]
    assert {"value": "rejected", "count": 1} in data["facets"]["status"]


async def test_json_has_guesses_and_filters(ask_json):
    """As the page has."""
    data = await ask_json("ehdaod")
    assert data["results"] == []
    assert data["did_you_mean"] == [{"text": "동맹", "reason": "keyboard"}]
    assert (await ask_json("동맹", status="proposed"))["total"] == 1


async def test_an_edit_is_found_at_once(serve, tmp_path):
    """Nothing that is kept in memory outlives a change."""
    path = tmp_path / "glossary.db"
    connection = open_termbase(path, create=True)
    fill(connection)
    client = serve(path).client
    assert (await client.get("/-/search.json?q=new")).json()["total"] == 0
    history.save(connection, entry("new", ("ko", "새말"), ("en", "new word")), actor="Kim")
    assert (await client.get("/-/search.json?q=new")).json()["total"] == 1
    suggested = (await client.get("/-/suggest?q=new")).json()["suggestions"]
    assert [one["concept"] for one in suggested] == ["new"]
    connection.close()


@pytest.mark.parametrize(
    ("typed", "term", "marked"),
    [
        ("동맹", "한미동맹과 동맹", ["동맹", "동맹"]),
        ("NATO", "NATO 사무소, SNATO", ["NATO"]),
        ("동맹 한미", "한미 동맹", ["한미", "동맹"]),
        ("가가", "가가가", ["가가가"]),
        ("★", "★ 표", ["★"]),
        ("없음", "동맹", []),
        ("", "동맹", []),
    ],
)
def test_marks(typed, term, marked):
    """The whole of what was typed, else its words; overlapping ones are one."""
    pieces = Needles.of(typed).mark(term)
    assert "".join(piece for piece, _ in pieces) == term
    assert [piece for piece, is_marked in pieces if is_marked] == marked


def test_an_excerpt_of_a_text_without_marks_is_its_beginning():
    """Where the definition is not what was found."""
    assert excerpt([("가" * 10, False)], around=2) == [("가" * 6 + "…", False)]
    assert excerpt([("가", False)]) == [("가", False)]
    assert json.dumps(excerpt([])) == '[["", false]]'
