"""An entry as a file, for programs, and under an id that it no longer has."""

import csv
from urllib.parse import quote

import pytest

from glossary.formats import formats
from glossary.model import Concept, Origin, Term
from glossary.termbase import concepts, curation, history, open_termbase


@pytest.fixture
def changed(database, tmp_path, serve):
    """A copy of the glossary to write to, and how to ask a server of it."""
    path = tmp_path / "glossary.db"
    path.write_bytes(database.read_bytes())
    connection = open_termbase(path)

    async def ask(address):
        return await serve(path).client.get(address, follow_redirects=False)

    yield connection, ask
    connection.close()


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("name", formats())
async def test_an_entry_comes_in_every_format(site, name):
    """Each answers with a file named after the entry, in the format's type."""
    format_ = formats()[name]
    pair = "?lang=ko,ja" if format_.LANGUAGES == 2 else ""
    answer = await site.client.get(f"/-/entry/alliance/{name}{pair}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == format_.MEDIA_TYPE
    stem = "alliance.ko-ja" if pair else "alliance"
    assert f'filename="{stem}{format_.SUFFIX}"' in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content


async def test_the_file_has_this_entry_only(site):
    """One row under the headings, with its terms; what is only suggested stays here."""
    answer = await site.client.get("/-/entry/gsomia/csv")
    headings, row = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    assert row[headings.index("id")] == "gsomia"
    assert "GSOMIA" in row
    assert "地所美亜" not in answer.text


async def test_a_file_is_named_in_korean(changed):
    """The name stands twice, plain and as RFC 5987 has it."""
    connection, ask = changed
    concept = Concept(id="한미동맹", terms=(Term(language="ko", text="한미동맹"),))
    history.save(connection, concept, actor="Kim")
    answer = await ask(f"/-/entry/{quote('한미동맹')}/tbx")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="____.tbx";'
        " filename*=UTF-8''%ED%95%9C%EB%AF%B8%EB%8F%99%EB%A7%B9.tbx"
    )


@pytest.mark.parametrize("name", ["exe", "..%2F..%2Fetc%2Fpasswd", "tbx.py", "%00"])
async def test_no_other_format_is_answered(site, name):
    """Nothing is looked up by what stands there but formats."""
    answer = await site.client.get(f"/-/entry/alliance/{name}")
    assert answer.status_code == 404
    assert "There is no format" in answer.text


async def test_a_pair_that_cannot_be_is_refused(site):
    """A language there is not, or the same twice: a page that says so."""
    for pair in ("ko,xx", "ko,ko"):
        answer = await site.client.get(f"/-/entry/alliance/omegat?lang={pair}")
        assert answer.status_code == 400


# ---------------------------------------------------------------- JSON


async def test_programs_get_all_of_it(site):
    """The entry as in JSON Lines, its sources, where it occurs, and its address."""
    found = (await site.client.get("/-/entry/alliance/json")).json()
    assert found["ok"] is True
    assert found["url"] == "http://localhost/-/entry/alliance"
    assert found["entry"]["id"] == "alliance"
    assert [term["text"] for term in found["entry"]["terms"]] == ["동맹", "alliance", "同盟"]
    assert found["sources"]["curated:mofa"]["url"] == "https://example.org/treaty"
    assert found["texts"] == [
        {"name": "alliance.txt", "occurrences": 3},
        {"name": "long.txt", "occurrences": 120},
    ]


async def test_programs_are_told_what_is_not_there(site):
    """As JSON, too."""
    answer = await site.client.get("/-/entry/nothing/json")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error": "There is no entry nothing."}


async def test_an_id_may_have_dots(changed):
    """What follows the last dot is part of it, not a format."""
    connection, ask = changed
    concept = Concept(id="v1.json", terms=(Term(language="ko", text="판"),))
    history.save(connection, concept, actor="Kim")
    assert "판" in (await ask("/-/entry/v1.json")).text
    assert (await ask("/-/entry/v1.json/json")).json()["entry"]["id"] == "v1.json"


# ---------------------------------------------------------------- other ids


async def test_a_merged_entry_leads_to_the_one_that_took_it_in(changed):
    """For good, but not for ever: an undo may bring it back."""
    connection, ask = changed
    keep, other = (concepts.load(connection, i) for i in ("alliance", "gsomia"))
    curation.merge(connection, keep, [other], actor="Kim")
    answer = await ask("/-/entry/gsomia")
    assert (answer.status_code, answer.headers["location"]) == (301, "/-/entry/alliance")
    assert answer.headers["cache-control"] == "max-age=3600"
    file = await ask("/-/entry/gsomia/tbx")
    assert (file.status_code, file.headers["location"]) == (301, "/-/entry/alliance/tbx")


async def test_a_renamed_entry_is_found_under_its_old_id(changed):
    """A link that somebody kept goes on working."""
    connection, ask = changed
    concept = concepts.load(connection, "gsomia")
    curation.rename(connection, concept, "정보협정", actor="Kim")
    answer = await ask("/-/entry/gsomia")
    assert answer.headers["location"] == f"/-/entry/{quote('정보협정')}"


async def test_an_id_from_a_file_leads_to_the_entry(changed):
    """What an imported glossary called it is known."""
    connection, ask = changed
    concept = Concept(
        id="new",
        terms=(Term(language="ko", text="새"),),
        origins=(Origin(source="file:their.tbx", id="eid-27"),),
    )
    history.save(connection, concept, actor="Kim")
    assert (await ask("/-/entry/eid-27")).headers["location"] == "/-/entry/new"


async def test_what_is_not_there_is_searched_for(site):
    """404, with the id, escaped, in a search box."""
    answer = await site.client.get("/-/entry/%3Cb%3E")
    assert answer.status_code == 404
    assert "There is no entry &lt;b&gt;." in answer.text
    assert 'name="q" value="&lt;b&gt;"' in answer.text
    assert 'action="/-/search"' in answer.text


async def test_what_was_removed_says_so(changed):
    """With the day, and its term in the search box."""
    connection, ask = changed
    history.remove(connection, "gsomia", actor="Kim")
    connection.execute("update change set time = '2026-05-06T00:00:00Z' where after is null")
    answer = await ask("/-/entry/gsomia")
    assert answer.status_code == 404
    assert "It was removed on 2026-05-06." in answer.text
    assert 'value="지소미아"' in answer.text
