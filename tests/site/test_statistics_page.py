"""The page of figures."""

import re
from contextlib import closing

import pytest
from bs4 import BeautifulSoup

from glossary.model import AdministrativeStatus, Concept, Status, Term
from glossary.site.messages import LANGUAGES
from glossary.termbase import history, open_termbase
from tests.site.conftest import store_text


async def test_totals_come_first(get):
    """Four entries with two terms or more, two texts of 4 and 120 sentences."""
    page = await get("/-/statistics")
    totals = {d.dt.get_text(): d.dd.get_text() for d in page.select(".totals > div")}
    assert totals["Entries"] == "4"
    assert totals["Texts"] == "2"
    assert totals["Sentences"] == "124"
    assert totals["Changes"] == "4"


async def test_every_chart_has_its_table(get):
    """What a bar shows can be read as a number, with headings for rows and columns."""
    page = await get("/-/statistics")
    charts = [s for s in page.select("section.chart") if s.select("svg")]
    assert len(charts) >= 5
    for chart in charts:
        assert chart.select_one("details table th[scope=col]"), chart["aria-labelledby"]
        assert chart.select_one("details table th[scope=row]"), chart["aria-labelledby"]


async def test_subjects_are_counted(get):
    """Two of diplomacy, one of which is approved; a name that needs escaping is escaped."""
    page = await get("/-/statistics")
    table = page.select_one("[aria-labelledby=subjects] table")
    rows = [[c.get_text() for c in row.select("th, td")] for row in table.select("tbody tr")]
    # approved, proposed, candidate, in all
    assert rows == [
        ["diplomacy", "1", "1", "0", "2"],
        ["<i>odd</i>", "0", "0", "1", "1"],
        ["intelligence", "0", "1", "0", "1"],
    ]
    assert page.select_one("[aria-labelledby=subjects] i") is None


async def test_bars_are_as_long_as_their_share(get):
    """Of two entries of diplomacy, the longest bar, one is approved, one proposed."""
    page = await get("/-/statistics")
    first = page.select_one("[aria-labelledby=subjects] .bars svg")
    assert [(r["class"], r["x"], r["width"]) for r in first.select("rect")] == [
        (["part-approved"], "0.0", "50.0"),
        (["part-proposed"], "50.0", "50.0"),
    ]


async def test_the_page_has_no_inline_style_or_script(site):
    """As its Content-Security-Policy says."""
    response = await site.client.get("/-/statistics")
    assert "unsafe-inline" not in response.headers["content-security-policy"]
    assert not re.search(
        r"<style|\sstyle=|\son\w+=|<script(?! type=\"module\" src=)", response.text
    )


@pytest.fixture
def paired(tmp_path, serve):
    """A glossary in whose texts 핵실험 and 미사일 go together."""
    path = tmp_path / "paired.db"
    with closing(open_termbase(path, create=True)) as connection:
        _fill(connection)
    return path, serve(path)


def _fill(connection):
    for name, number in (("a", 5), ("b", 0)):
        sentences = ["핵실험 미사일"] * number + ["협정"] * 5
        ends = [sum(len(s) + 1 for s in sentences[: n + 1]) - 1 for n in range(len(sentences))]
        spans = [(end - len(s), end) for s, end in zip(sentences, ends, strict=True)]
        store_text(connection, f"{name}.txt", "\n".join(sentences), spans)
    for term in ("핵실험", "미사일"):
        terms = (
            Term(
                language="ko", text=term, administrative_status=AdministrativeStatus.PREFERRED
            ),
        )
        history.save(
            connection, Concept(id=f"c-{term}", status=Status.APPROVED, terms=terms), actor="K"
        )


async def test_terms_that_go_together_are_joined(paired):
    """Each is a link that a keyboard reaches, and the pair is in a table with its figures."""
    _, site = paired
    response = await site.client.get("/-/statistics?ui=ko")
    page = BeautifulSoup(response.text, "html.parser")
    assert {a.find("text").get_text() for a in page.select("svg.network a[href]")} == {
        "핵실험",
        "미사일",
    }
    assert len(page.select("svg.network line")) == 1
    row = page.select_one("[aria-labelledby=network] tbody tr")
    # 5 of 15 sentences: 2 (5 ln 3 + 10 ln 1.5)
    assert [c.get_text() for c in row.select("td.number")] == ["5", "19.1"]


async def test_the_figures_are_there_for_programs(paired):
    """The same ones, by names that stay."""
    _, site = paired
    data = (await site.client.get("/-/statistics.json")).json()
    assert data["ok"] is True
    assert data["totals"]["entries"] == 2
    assert data["coverage"] == [
        {"status": "approved", "total": 2, "en": 0, "ja": 0, "both": 0, "neither": 2}
    ]
    (edge,) = data["network"]["edges"]
    assert (edge["together"], edge["log_likelihood_ratio"]) == (5, 19.095)


async def test_the_figures_are_never_old(paired):
    """What is written between two visits is in the second, however soon it comes."""
    path, site = paired
    for number in range(3, 8):
        with closing(open_termbase(path)) as connection:
            store_text(connection, f"t{number}.txt", "협정", [(0, 2)])
        data = (await site.client.get("/-/statistics.json")).json()
        assert data["totals"]["texts"] == number


async def test_an_empty_glossary_has_a_page(tmp_path, serve):
    """Without charts, without errors."""
    open_termbase(tmp_path / "empty.db", create=True).close()
    site = serve(tmp_path / "empty.db")
    response = await site.client.get("/-/statistics")
    assert response.status_code == 200
    assert "No two terms occur together more often than by chance yet." in response.text
    assert (await site.client.get("/-/statistics.json")).json()["growth"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["statistics", "texts", "text/alliance~2Etxt", "compare"])
async def test_the_pages_speak_each_language(site, language, path):
    """Every message is there, and the page says which language it is in."""
    response = await site.client.get(f"/-/{path}", params={"ui": language})
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text
