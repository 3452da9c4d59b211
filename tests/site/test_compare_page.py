"""The page that puts two texts side by side."""

import pytest

ALLIANCE, LONG = "alliance.txt", "long.txt"


@pytest.fixture
def compare(get):
    """The page with its arguments."""

    async def ask(**arguments):
        return await get("/-/compare", **arguments)

    return ask


def rows(page, heading):
    """The rows of a column: the term and the numbers beside it."""
    section = page.select_one(f"[aria-labelledby={heading}]")
    return [
        [row.th.a.get_text(), *(cell.get_text() for cell in row.select("td"))]
        for row in section.select("tbody tr")
    ]


async def test_without_a_choice_there_is_the_form(compare):
    """Both texts can be chosen, by labels that say so."""
    page = await compare()
    assert [
        " ".join(label.find(string=True).split()) for label in page.select("main label")
    ] == [
        "Text A",
        "Text B",
        "Order",
    ]
    names = [option["value"] for option in page.select("select[name=a] option")]
    assert names == ["", ALLIANCE, LONG]
    assert page.select(".compared") == []


async def test_terms_stand_in_three_columns(compare):
    """동맹: 3 of 6 here, all of 120 there; expected 6/126 and 120/126 of 123.

    2 (3 ln (3 / 5.857) + 120 ln (120 / 117.143)) = 1.8. The others: 2 · 2 ln (126 / 6) = 12.2
    and 2 ln (126 / 6) = 6.1.
    """
    page = await compare(a=ALLIANCE, b=LONG)
    assert rows(page, "only_a") == [["한미동맹", "2", "12.2"], ["지소미아", "1", "6.1"]]
    assert rows(page, "both") == [["동맹", "3", "120", "−1.8"]]
    assert rows(page, "only_b") == []
    assert "33 % of the terms of A are in B, too." in page.get_text()


async def test_numbers_lead_to_the_first_sentence(compare, get):
    """Of each text, in its part."""
    page = await compare(a=ALLIANCE, b=LONG)
    a, b = (link["href"] for link in page.select("[aria-labelledby=both] td a"))
    assert a == "/-/text/alliance~2Etxt?sentence=2#s2"
    assert (await get(b)).select_one("#" + b.partition("#")[2]).get_text().startswith("동맹")


async def test_a_text_is_compared_with_all_others(compare):
    """Where B is left empty; of these there is no one first sentence."""
    page = await compare(a=ALLIANCE)
    assert rows(page, "both") == [["동맹", "3", "120", "−1.8"]]
    assert len(page.select("[aria-labelledby=both] td a")) == 1


async def test_the_choice_stays_chosen(compare):
    """In the form, with the order."""
    page = await compare(a=ALLIANCE, b=LONG, sort="keyness")
    chosen = [option["value"] for option in page.select("main option[selected]")]
    assert chosen == [ALLIANCE, LONG, "keyness"]


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        (f"a={ALLIANCE}&b={ALLIANCE}", 400, "That is the same text twice"),
        ("a=nothing", 404, "There is no text “nothing”"),
        (f"a={ALLIANCE}&b=%3Cb%3E", 404, "There is no text “&lt;b&gt;”"),
        (f"b={LONG}", 400, "Choose a text for A."),
    ],
)
async def test_what_cannot_be_compared_is_explained(site, query, status, says):
    """On the page with the form, so that another choice can be made at once."""
    response = await site.client.get(f"/-/compare?{query}")
    assert response.status_code == status
    assert says in response.text
    assert '<select name="a">' in response.text


async def test_programs_have_it_whole(site):
    """With public ids and sentences."""
    arguments = {"a": ALLIANCE, "b": LONG}
    data = (await site.client.get("/-/compare.json", params=arguments)).json()
    assert data["ok"] is True
    assert data["a"] == {"name": ALLIANCE, "title": "alliance", "entries": 3, "occurrences": 6}
    assert [row["concept"] for row in data["only_a"]] == ["rok-us-alliance", "gsomia"]
    assert data["both"][0]["a_sentence"] == 2


@pytest.mark.parametrize(
    ("query", "status"),
    [("", 400), ("a=x", 404), (f"a={ALLIANCE}&b={ALLIANCE}", 400), (f"a={ALLIANCE}&b=x", 404)],
)
async def test_programs_are_told_what_is_wrong(site, query, status):
    """As JSON."""
    response = await site.client.get(f"/-/compare.json?{query}")
    assert response.status_code == status
    assert response.json()["ok"] is False


async def test_a_long_column_is_cut_until_asked_for(compare, monkeypatch):
    """It says how many there are."""
    monkeypatch.setattr("glossary.site.pages.compare._SHOWN", 1)
    page = await compare(a=ALLIANCE, b=LONG)
    assert [row[0] for row in rows(page, "only_a")] == ["한미동맹"]
    link = page.select_one("[aria-labelledby=only_a] p a")
    assert link.get_text() == "Show all 2"
    whole = await compare(a=ALLIANCE, b=LONG, all="1")
    assert [row[0] for row in rows(whole, "only_a")] == ["한미동맹", "지소미아"]
