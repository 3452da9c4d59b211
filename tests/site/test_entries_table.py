"""The table of entries, and the search in it."""

import pytest


def found(page):
    """The Korean of the entries on a page, in order."""
    return [cell.get_text() for cell in page.select("td.col-ko")]


async def test_a_row_has_the_three_languages_each_marked(get):
    """Each cell says in which language it is."""
    page = await get("/glossary/entry", concept="alliance")
    row = page.select_one("table.glossary-entries tbody tr")
    assert row.select_one("td.col-ko [lang=ko]").get_text() == "동맹"
    assert row.select_one("td.col-en[lang=en]").get_text() == "alliance"
    assert row.select_one("td.col-ja[lang=ja]").get_text() == "同盟"
    assert row.select_one("td.col-definition[lang=ko]").get_text() == "공동의 적에 맞서는 약속"


async def test_the_korean_leads_to_the_entry(get):
    """The link on the Korean cell is our page of the entry."""
    page = await get("/glossary/entry", concept="gsomia")
    assert page.select_one("td.col-ko a")["href"] == "/-/entry/gsomia"


async def test_reliability_is_shown_as_stars(get):
    """The weaker of English (4) and Japanese (3) counts, and is said in words, too."""
    page = await get("/glossary/entry", concept="alliance")
    stars = page.select_one("td.col-reliability .stars")
    assert stars.get_text() == "★★★☆"
    assert stars["aria-label"] == "Reliability 3 of 4: reliable"


async def test_the_most_frequent_comes_first(get):
    """동맹 stands 120 times in one text and three times alone in the other."""
    page = await get("/glossary/entry")
    assert found(page)[:2] == ["동맹", "한미동맹"]


async def test_facets_are_subject_status_reliability_and_entity(get):
    """Each has its values, with a link that chooses it."""
    page = await get("/glossary/entry")
    facets = {facet["data-column"] for facet in page.select(".facet-info")}
    assert facets == {"subject", "status", "reliability", "entity"}
    chosen = page.select_one("#facet-status a[href*='status=approved']")
    assert chosen["href"].endswith("/glossary/entry?status=approved")
    assert found(await get("/glossary/entry?status=approved")) == ["동맹"]


async def test_columns_are_described(get):
    """The page says what its columns mean."""
    page = await get("/glossary/entry")
    assert "as in IATE" in page.select_one("dl.column-descriptions").get_text()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("동맹", ["동맹", "한미동맹"]),
        ("동맹을", ["동맹", "한미동맹"]),
        ("한미 동맹", ["한미동맹"]),
        ("한미동맹", ["한미동맹"]),
        ("同盟", ["동맹"]),
        ("どうめい", ["동맹"]),
        ("alliance", ["동맹", "한미동맹"]),
        ("ROK-US", []),
        ("ROK-U.S.", ["한미동맹"]),
        ("GSOMIA", ["지소미아"]),
        ("gsom", ["지소미아"]),
        ("미사일", []),
    ],
)
async def test_search_finds(get, typed, expected):
    """Datasette's own search box understands Korean, Japanese and English."""
    assert found(await get("/glossary/entry", _search=typed)) == expected


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "*", "-", "(", ")", "'", "''", ";--", "^", "+", ":", "{a}:b", "NEAR(", "AND",
     "OR NOT", "😀", "\0", "a\0b", "동맹\0", "\u200b", "%", "_", "\\", "가" * 2000, "\ufffd"],
)  # fmt: skip
async def test_strange_input_is_answered(get, typed):
    """Whatever is typed, there is a page."""
    page = await get("/glossary/entry", _search=typed)
    assert page.select_one("form.filters")


@pytest.mark.parametrize("blank", ["", "   ", "\u3000"])
async def test_an_empty_search_box_is_no_search(get, blank):
    """Every entry is shown, and a filter still filters."""
    assert len(found(await get("/glossary/entry", _search=blank))) == 4
    assert found(await get("/glossary/entry", _search=blank, status="approved")) == ["동맹"]


async def test_the_entry_itself_is_named_first(get):
    """What was searched for, particle or not, is linked above what merely holds it."""
    page = await get("/glossary/entry", _search="한미 동맹은")
    links = page.select(".glossary-exact a")
    assert [link["href"] for link in links] == ["/-/entry/rok-us-alliance"]


async def test_columns_may_be_left_out(get):
    """Datasette's `_col` works with our rows."""
    page = await get("/glossary/entry?_col=ko&_col=en")
    assert [th.get_text() for th in page.select("table.glossary-entries th")] == [
        "Korean",
        "English",
    ]
    assert len(found(page)) == 4


async def test_terms_are_escaped(get):
    """Nothing in a term is markup."""
    page = await get("/glossary/entry")
    assert "<script>alert(1)</script>" in found(page)
    assert not [s for s in page.select("script") if "alert" in s.get_text()]
    assert not page.select("section.content i, section.content img")
