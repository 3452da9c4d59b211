"""The page of one entry."""

import pytest


@pytest.fixture
def entry(get, ids):
    """Ask for the page of an entry by its public id."""

    async def ask(public_id, **arguments):
        return await get(f"/glossary/entry/{ids[public_id]}", **arguments)

    return ask


def words(tag):
    """The text of a tag with its white space closed up."""
    return " ".join(tag.get_text().split())


async def test_it_begins_with_what_the_entry_is(entry):
    """Title, subject, status and stars stand at the top."""
    head = (await entry("alliance")).select_one(".entry-head")
    assert words(head.h1) == "동맹"
    assert head.h1["lang"] == "ko"
    assert words(head.select_one(".subject")) == "diplomacy"
    assert words(head.select_one(".status")) == "approved"
    assert words(head.select_one(".stars")) == "★★★☆"


async def test_each_language_has_its_block(entry):
    """Korean, English and Japanese, in this order, also where there is no term."""
    page = await entry("rok-us-alliance")
    assert [words(h2) for h2 in page.select(".language h2")] == [
        "한국어 Korean",
        "English",
        "日本語 Japanese",
    ]
    assert "No term yet." in words(page.select(".language")[2])


async def test_a_term_to_avoid_is_struck_through_and_says_so(entry):
    """A deprecated term does not look like one to use, for the eye and in words."""
    page = await entry("rok-us-alliance")
    term = page.select_one(".term-deprecated")
    assert words(term.s) == "Korea-America union"
    assert "deprecated: do not use" in words(term)
    assert not page.select_one(".term-preferred s")


async def test_what_is_known_of_a_term_is_said(entry):
    """Reading, regional usage, type and reliability."""
    japanese = (await entry("alliance")).select_one(".term-text[lang=ja] .reading")
    assert words(japanese) == "どうめい"
    facts = (await entry("rok-us-alliance")).select(".term-facts")[1]
    assert words(facts) == "preferred full form used in South Korea ★★☆☆ minimal"
    assert "acronym" in words((await entry("gsomia")).select(".term-facts")[1])


async def test_suggestions_wait_to_be_asked_for(entry):
    """What nothing vouches for is folded away, and in no listing."""
    page = await entry("gsomia")
    folded = page.select_one("details.suggestions")
    assert not folded.has_attr("open")
    assert words(folded.summary) == "Suggestions that nobody has verified 1"
    assert words(folded.select_one(".term-text")) == "地所美亜"
    assert "地所美亜" not in words(page.select_one(".entry-head"))


async def test_what_says_most_comes_first(entry):
    """The contexts that a dictionary would print stand before the concordance."""
    page = await entry("alliance")
    best = page.select(".best li")
    assert 1 <= len(best) <= 3
    assert all(item.mark.get_text() == "동맹" for item in best)
    assert best[0].a["href"].startswith("/glossary/document/")


async def test_evidence_names_its_source(entry):
    """The method in words, the source with its link, and how often such evidence is right."""
    page = await entry("alliance")
    english, japanese = page.select(".evidence li")
    assert words(english) == "Curated: Ministry of Foreign Affairs"
    assert english.a["href"] == "https://example.org/treaty"
    assert words(japanese) == (
        "Hanja of the Korean term in Japanese characters: libhangul, measured right in 96 %"
    )


async def test_evidence_quotes_its_sentence(entry, site):
    """The quotation has the term marked, and leads to the sentence in its text."""
    page = await entry("gsomia")
    quote = page.select_one(".evidence blockquote")
    assert quote.get_text() == "지소미아(GSOMIA)는 동맹과 다르다."
    assert [mark.get_text() for mark in quote.select("mark")] == ["GSOMIA"]
    path, _, anchor = page.select_one(".evidence a.in-text")["href"].partition("#")
    text = (await site.client.get(path)).text
    assert f'id="{anchor}"' in text


async def test_evidence_of_the_preferred_term_is_unfolded(entry):
    """The rest is one click away, and no script of Datasette's folds it again."""
    page = await entry("alliance")
    assert all(details.has_attr("open") for details in page.select("details.evidence"))
    assert not (await entry("gsomia")).select_one("details.evidence").has_attr("open")
    assert "getElementsByTagName('details')" not in page.get_text()


async def test_definitions_have_a_source(entry):
    """A definition with its language and source."""
    definition = (await entry("alliance")).select_one(".definition")
    assert words(definition) == "공동의 적에 맞서는 약속 Ministry of Foreign Affairs"
    assert definition.span["lang"] == "ko"


async def test_relations_are_linked_from_both_ends(entry, ids):
    """What is broader for one entry is narrower for the other."""
    broader = (await entry("rok-us-alliance")).select_one(".relations")
    assert words(broader) == "Broader 동맹 alliance 同盟"
    assert broader.a["href"] == f"/glossary/entry/{ids['alliance']}"
    narrower = (await entry("alliance")).select_one(".relations")
    assert words(narrower) == "Narrower 한미동맹 ROK-U.S. alliance"
    assert narrower.a["href"] == f"/glossary/entry/{ids['rok-us-alliance']}"


async def test_occurrences_stand_in_their_context(entry):
    """The term in the middle, the sentence on both sides; spellings count as one."""
    page = await entry("rok-us-alliance")
    lines = [
        tuple(words(line.select_one(part)) for part in (".left", ".key", ".right"))
        for line in page.select(".kwic li")
    ]
    assert lines == [("", "한미동맹", "은 굳건하다."), ("", "한미 동맹", "을 강화한다.")]
    assert words(page.select_one("#occurrences h3")) == "alliance 2"


async def test_many_occurrences_are_paged(entry):
    """A hundred on the first page, the rest on the second; counts are of all."""
    first = await entry("alliance")
    total = int(words(first.select_one("#occurrences h2 .count")))
    assert len(first.select(".kwic li")) == 100
    assert words(first.select_one(".pages")) == "Page 1 of 2 Next"
    second = await entry("alliance", page="2")
    assert len(second.select(".kwic li")) == total - 100
    assert words(second.select_one(".pages")) == "Previous Page 2 of 2"
    assert words(second.select_one("#occurrences h3")) == "long 120"


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "²", "1" * 30])
async def test_a_page_that_is_not_there_is_the_nearest(entry, page):
    """Whatever is asked for, there are occurrences."""
    assert (await entry("alliance", page=page)).select(".kwic li")


async def test_history_says_when_who_and_what(entry):
    """Each change, with its time."""
    change = (await entry("gsomia")).select_one(".history li")
    assert words(change).endswith("Kim: added")
    assert change.time["datetime"].endswith("Z")


async def test_the_permalink_is_shown(entry):
    """The entry's public id, as a link that stays."""
    link = (await entry("gsomia")).select_one(".entry-foot a")
    assert (words(link), link["href"]) == ("gsomia", "/-/entry/gsomia")


async def test_everything_is_escaped(entry):
    """Nothing in the database is markup, and no source's link is a script."""
    page = await entry("hostile")
    assert words(page.h1) == "<script>alert(1)</script>"
    english = page.select(".term-text[lang=en]")
    assert [words(term) for term in english] == ["\"><script>alert('2')</script>"]
    assert words(page.select_one("blockquote")) == "a <script>alert(3)</script> b"
    assert words(page.select_one(".entry-head .note")) == 'a "note" & <u>more</u>'
    assert not [s for s in page.select("script") if "alert" in s.get_text()]
    assert not page.select("article img, article i, article u")
    assert not page.select("a[href^=javascript]")


async def test_an_entry_that_is_not_there_is_not_found(site):
    """Datasette's own answer."""
    assert (await site.client.get("/glossary/entry/9999")).status_code == 404
    assert (await site.client.get("/glossary/entry/x")).status_code == 404


async def test_json_is_datasettes_own(site, ids):
    """Programs get the row as it is."""
    answer = await site.client.get(f"/glossary/entry/{ids['gsomia']}.json?_shape=objects")
    assert answer.json()["rows"][0]["en"] == "GSOMIA"
