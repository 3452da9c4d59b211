"""The page of one text, and the table of texts."""

import pytest


@pytest.fixture
def text(get):
    """The page of the text about alliances."""

    async def ask():
        rows = await get("/glossary/document", name="alliance.txt")
        return await get(rows.select_one("table.glossary-texts a")["href"])

    return ask


async def test_the_text_is_whole(text, alliance_text):
    """Every character is there, line breaks and markup characters as well."""
    assert (await text()).select_one(".running-text").get_text() == alliance_text


async def test_each_sentence_can_be_linked_to(text):
    """Each is an anchor named after its row."""
    sentences = (await text()).select(".running-text [id]")
    assert [sentence.get_text() for sentence in sentences] == [
        "한미동맹은 굳건하다.",
        "한미 동맹을 강화한다.",
        "지소미아(GSOMIA)는 동맹과 다르다.",
        '<b>동맹</b> & "협력"',
    ]
    assert all(sentence["id"].startswith("s") for sentence in sentences)


async def test_terms_lead_to_their_entries(text, ids):
    """Where one term stands within another, the outer one is marked, and only it."""
    links = (await text()).select(".running-text a")
    alliance, rok_us = (f"/glossary/entry/{ids[i]}" for i in ("alliance", "rok-us-alliance"))
    gsomia = f"/glossary/entry/{ids['gsomia']}"
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("한미동맹", rok_us),
        ("한미 동맹", rok_us),
        ("지소미아", gsomia),
        ("동맹", alliance),
        ("동맹", alliance),
    ]
    assert links[3]["title"] == "alliance · 同盟"


async def test_the_page_says_what_it_is(text):
    """Title, file, and how much there is of what."""
    head = " ".join((await text()).select_one(".entry-head").get_text().split())
    assert head == "alliance alliance.txt · 4 sentences · 3 entries of the glossary stand in it"


async def test_the_table_of_texts_leads_to_them(get):
    """A row a text, with how it begins."""
    page = await get("/glossary/document")
    assert {link.get_text() for link in page.select("table.glossary-texts a")} == {
        "alliance",
        "long",
    }
