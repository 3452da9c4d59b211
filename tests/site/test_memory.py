"""The translation memory in the browser, and for programs."""

from pathlib import Path
from urllib.parse import quote

import pytest

from glossary.memory import import_units
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Source,
    SourceKind,
    Status,
    Term,
    Unit,
)
from glossary.termbase import history, open_termbase

PAIRS = [
    ("두 나라는 2019년에 동맹을 맺었다.", "The two countries formed an alliance in 2019."),
    ("한미동맹은 굳건하다.", "The ROK-U.S. alliance is strong."),
    ("동맹/협력?", "alliance/cooperation?"),
    ("<script>alert(1)</script> 동맹", '"><script>alert(2)</script> alliance'),
]


@pytest.fixture
def memory_site(serve, tmp_path, database):
    """The glossary with a few translation units, served."""
    path = tmp_path / "glossary.db"
    path.write_bytes(database.read_bytes())
    connection = open_termbase(path)
    old = Source(key="file:old.tmx", kind=SourceKind.MEMORY, title="old.tmx")
    units = [Unit(segments={"ko": ko, "en": en}, source=old.key) for ko, en in PAIRS]
    import_units(connection, old, units)
    connection.close()
    return serve(path)


async def test_the_overview_says_what_is_in_it(memory_site):
    """The page of the memory names its sources and has both forms."""
    page = (await memory_site.client.get("/-/tm")).text
    assert "old.tmx" in page
    assert 'action="/-/tm/lookup"' in page
    assert 'action="/-/tm/concordance"' in page


async def test_an_empty_memory_says_how_to_fill_it(site):
    """Without units there is nothing to look up, but something to do."""
    assert "glossary tm import FILE" in (await site.client.get("/-/tm")).text


async def test_a_lookup_shows_the_match_repaired(memory_site):
    """Only the year differs: the translation has the new one, and that is said."""
    answer = await memory_site.client.get(
        "/-/tm/lookup", params={"text": "두 나라는 2024년에 동맹을 맺었다.", "to": "en"}
    )
    assert "The two countries formed an alliance in 2024." in answer.text
    assert "2019 → 2024 in the translation" in answer.text
    assert "99 %" in answer.text


async def test_a_lookup_shows_the_terms_beside(memory_site):
    """The terms of the sentence stand below its matches, with a link to the entry."""
    answer = await memory_site.client.get("/-/tm/lookup", params={"text": "지소미아는 끝났다."})
    assert 'href="/-/entry/gsomia"' in answer.text


async def test_a_lookup_for_programs(memory_site):
    """The JSON has the score, the kind and the translation."""
    answer = await memory_site.client.get(
        "/-/tm/lookup.json", params={"text": "한미동맹은 굳건하다.", "to": "en"}
    )
    best = answer.json()["matches"]["en"][0]
    assert (best["score"], best["kind"]) == (100, "exact")
    assert best["target"] == "The ROK-U.S. alliance is strong."


async def test_a_lookup_in_the_other_direction(memory_site):
    """The language is seen from the script; to Korean works as from it."""
    answer = await memory_site.client.get(
        "/-/tm/lookup.json", params={"text": "The ROK-U.S. alliance is strong.", "to": "ko"}
    )
    assert answer.json()["source_language"] == "en"
    assert answer.json()["matches"]["ko"][0]["target"] == "한미동맹은 굳건하다."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"text": "동맹", "to": "xx"}, "'xx' is not one of the languages"),
        ({"text": "동맹", "from": "ko", "to": "ko"}, "among those to translate it to"),
        ({"text": "동맹", "min": "20"}, "between 50 and 100"),
        ({"text": "동" * 5001}, "5,000 is the most"),
        ({}, "Say which text"),
    ],
)
async def test_a_question_that_cannot_be_right(memory_site, arguments, said):
    """It is answered with 400 and a sentence."""
    answer = await memory_site.client.get("/-/tm/lookup.json", params=arguments)
    assert answer.status_code == 400
    assert said in answer.json()["error"]


async def test_the_concordance_ignores_particles_and_marks_equivalents(memory_site):
    """한미동맹 is found in 한미동맹은, and the term of the glossary is marked beside it."""
    answer = await memory_site.client.get("/-/tm/concordance", params={"q": "한미 동맹"})
    assert "<mark>한미동맹</mark>" in answer.text
    assert '<mark class="likely">ROK-U.S. alliance</mark>' in answer.text


async def test_the_concordance_for_programs(memory_site):
    """A list of segments with the spans of the word."""
    answer = await memory_site.client.get("/-/tm/concordance.json", params={"q": "굳건"})
    (hit,) = answer.json()
    assert hit["text"] == "한미동맹은 굳건하다."
    assert hit["spans"] == [[6, 8]]


async def test_what_units_say_is_escaped(memory_site):
    """A unit with markup is shown as it is written."""
    answer = await memory_site.client.get("/-/tm/concordance", params={"q": "alert"})
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_terms_are_new_after_a_change(memory_site):
    """A term that is added while the site runs is found in the next text."""
    ask = {"text": "공동성명을 냈다.", "to": "en"}
    before = (await memory_site.client.get("/-/tm/terms.json", params=ask)).json()
    assert before["terms"] == []
    (path,) = [d.path for d in memory_site.databases.values() if d.path]
    connection = open_termbase(Path(path))
    term = Term(
        language="ko", text="공동성명", administrative_status=AdministrativeStatus.PREFERRED
    )
    concept = Concept(id="joint-statement", status=Status.APPROVED, terms=(term,))
    history.save(connection, concept, actor="Kim")
    connection.close()
    after = (await memory_site.client.get("/-/tm/terms.json", params=ask)).json()
    assert [term["term"] for term in after["terms"]] == ["공동성명"]


# ---------------------------------------------------------------- tmserver


async def test_tmserver_names_the_languages(memory_site):
    """Weblate asks which languages there are before anything else."""
    answer = (await memory_site.client.get("/tmserver/languages/")).json()
    assert set(answer["sourceLanguages"]) == {"ko", "en"}
    assert set(answer["targetLanguages"]) == {"ko", "en"}


async def test_tmserver_finds_a_unit(memory_site):
    """A match has what Weblate reads: source, target and quality."""
    text = quote("두 나라는 2024년에 동맹을 맺었다.", safe="")
    (match,) = (await memory_site.client.get(f"/tmserver/ko/en/unit/{text}")).json()
    assert match["source"] == "두 나라는 2019년에 동맹을 맺었다."
    assert match["target"] == "The two countries formed an alliance in 2024."
    assert match["quality"] == 99


@pytest.mark.parametrize("languages", ["ko/en", "ko_kr/en_us", "ko-KR/en"])
async def test_tmserver_takes_languages_as_tools_write_them(memory_site, languages):
    """Weblate writes ko_kr, others ko-KR."""
    answer = await memory_site.client.get(
        f"/tmserver/{languages}/unit/", params={"source": "한미동맹은 굳건하다."}
    )
    assert [match["quality"] for match in answer.json()] == [100]


async def test_tmserver_takes_slashes_and_question_marks(memory_site):
    """A segment may have signs that addresses have."""
    text = quote("동맹/협력?", safe="")
    (match,) = (await memory_site.client.get(f"/tmserver/ko/en/unit/{text}")).json()
    assert match["target"] == "alliance/cooperation?"


async def test_tmserver_keeps_to_what_is_asked_for(memory_site):
    """amaGama's arguments: what is less alike, and more than so many, is left out."""
    ask = {"source": "한미동맹은 굳건했다.", "min_similarity": "95"}
    assert (await memory_site.client.get("/tmserver/ko/en/unit/", params=ask)).json() == []


@pytest.mark.parametrize("languages", ["ko/ko", "xx/en", "ko/zz"])
async def test_tmserver_knows_no_other_languages(memory_site, languages):
    """As amaGama: 404."""
    answer = await memory_site.client.get(f"/tmserver/{languages}/unit/a")
    assert answer.status_code == 404


async def test_tmserver_is_only_read(memory_site):
    """Nobody writes to the memory through it."""
    answer = await memory_site.client.request(
        "PUT", "/tmserver/ko/en/unit/a", json={"source": "a", "target": "b"}
    )
    assert answer.status_code in {403, 405}


# ---------------------------------------------------------------- the menu


async def test_the_menu_leads_to_a_memory_that_has_something(site, memory_site):
    """An empty one has no link, though its page is there and says how to fill it."""
    assert 'href="/-/tm"' not in (await site.client.get("/-/texts")).text
    assert 'href="/-/tm"' in (await memory_site.client.get("/-/texts")).text


async def test_the_menu_leads_to_no_texts_where_there_are_none(serve, tmp_path):
    """As in a publication, which has none unless its owner says so."""
    path = tmp_path / "glossary.db"
    open_termbase(path, create=True).close()
    page = (await serve(path).client.get("/-/downloads")).text
    assert 'href="/-/texts"' not in page
    assert 'href="/-/compare"' not in page
