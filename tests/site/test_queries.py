"""The questions that people ask, as Datasette has them ready: one by one on data by hand."""

import datetime

import pytest
import yaml
from datasette.app import Datasette

from glossary.model import (
    AdministrativeStatus,
    Concept,
    Document,
    OffsetMap,
    Sentence,
    Status,
    Term,
)
from glossary.termbase import documents, history, open_termbase

PREFERRED = AdministrativeStatus.PREFERRED
ADMITTED = AdministrativeStatus.ADMITTED
DEPRECATED = AdministrativeStatus.DEPRECATED

TEXT = "남방한계선과 북방한계선. 북방한계선이다."
"""The deprecated 남방한계선 stands in it once, 북방한계선 twice."""


def concept(public_id, *terms, status=Status.APPROVED, subject="law"):
    """An entry with terms as `(language, text, administrative status, reliability)`."""
    return Concept(
        id=public_id,
        subject=subject,
        status=status,
        terms=tuple(
            Term(
                language=language, text=text, administrative_status=standing, reliability=stars
            )
            for language, text, standing, stars in terms
        ),
    )


ENTRIES = (
    concept(
        "nll",
        ("ko", "북방한계선", PREFERRED, None),
        ("ko", "남방한계선", DEPRECATED, None),
        ("en", "Northern Limit Line", PREFERRED, 4),
        ("ja", "北方限界線", PREFERRED, 4),
    ),
    # no English; the Japanese is weak
    concept("anbo", ("ko", "안보", PREFERRED, None), ("ja", "安保", PREFERRED, 2)),
    # no Japanese, and one English equivalent with the next; two preferred Korean terms
    concept(
        "security-1",
        ("ko", "안전 보장", PREFERRED, None),
        ("ko", "안전", PREFERRED, None),
        ("en", "security", PREFERRED, 3),
    ),
    concept(
        "security-2",
        ("ko", "보안", PREFERRED, None),
        ("en", "Security", PREFERRED, 4),
        ("ja", "保安", PREFERRED, 4),
        status=Status.PROPOSED,
    ),
    # one Korean term with the third, spelt without a space; an equivalent only admitted
    concept(
        "guarantee",
        ("ko", "안전보장", PREFERRED, None),
        ("en", "guarantee", PREFERRED, 3),
        ("en", "security", ADMITTED, 3),
        ("ja", "保障", PREFERRED, 3),
        status=Status.PROPOSED,
    ),
    # rejected: nobody asks about it
    concept("rejected", ("ko", "안보", PREFERRED, None), status=Status.REJECTED),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A termbase with these entries; one is from a month long past."""
    path = tmp_path_factory.mktemp("queries") / "glossary.db"
    connection = open_termbase(path, create=True)
    documents.store(
        connection,
        Document(name="a.txt", title="a", text=TEXT, encoding="utf-8"),
        [Sentence(position=0, text=TEXT, offsets=OffsetMap(((0, 0, 1),)))],
    )
    for entry in ENTRIES:
        history.save(connection, entry, actor="Kim")
    connection.execute(
        "update concept set created = '2020-01-31T00:00:00Z' where public_id = 'nll'"
    )
    connection.close()
    return path


@pytest.fixture
def ask(path, root):
    """The rows of a query, by its name."""
    metadata = yaml.safe_load((root / "db" / "metadata.yaml").read_text("utf-8"))
    datasette = Datasette([str(path)], metadata=metadata)

    async def rows(name):
        response = await datasette.client.get(f"/glossary/{name}.json?_shape=array")
        assert response.status_code == 200, response.text
        return response.json()

    return rows


def column(rows, *names):
    """Some columns of rows, as tuples where there are several."""
    return [row[names[0]] if len(names) == 1 else tuple(row[n] for n in names) for row in rows]


async def test_without_english(ask):
    """What nobody has an English term for; what was rejected is settled."""
    assert column(await ask("without_english"), "concept") == ["anbo"]


async def test_without_japanese(ask):
    """The same for Japanese."""
    assert column(await ask("without_japanese"), "concept") == ["security-1"]


async def test_low_reliability(ask):
    """Where the weaker of English and Japanese is 1 or 2."""
    assert column(await ask("low_reliability"), "concept", "reliability") == [("anbo", 2)]


async def test_one_term_in_two_entries(ask):
    """안전 보장 and 안전보장 are one term; 안보 of the rejected entry does not count."""
    rows = await ask("one_term_in_two_entries")
    assert column(rows, "term", "concept") == [
        ("안전보장", "guarantee"),
        ("안전보장", "security-1"),
    ]


async def test_two_preferred_terms(ask):
    """Both are named, with their language."""
    rows = await ask("two_preferred_terms")
    assert column(rows, "concept", "language") == [("security-1", "ko")]
    assert set(rows[0]["terms"].split("; ")) == {"안전 보장", "안전"}


async def test_one_equivalent_for_two_entries(ask):
    """Capitals do not tell equivalents apart; an admitted term is no conflict."""
    rows = await ask("one_equivalent_for_two_entries")
    assert sorted(column(rows, "concept", "equivalent")) == [
        ("security-1", "security"),
        ("security-2", "Security"),
    ]


async def test_deprecated_in_use(ask):
    """What should not be written stands in a text, with what to write instead."""
    rows = await ask("deprecated_in_use")
    assert column(rows, "concept", "term", "uses", "instead") == [
        ("nll", "남방한계선", 1, "북방한계선")
    ]


async def test_added_this_month(ask):
    """Without the one from 2020."""
    found = column(await ask("added_this_month"), "concept")
    assert sorted(found) == ["anbo", "guarantee", "rejected", "security-1", "security-2"]
    assert datetime.datetime.now(datetime.UTC).year > 2020


async def test_proposed_by_use(ask):
    """Of equals, by the Korean term: 보안 before 안전보장."""
    assert column(await ask("proposed_by_use"), "concept") == ["security-2", "guarantee"]


def queries(root):
    """Every query that the metadata has."""
    metadata = yaml.safe_load((root / "db" / "metadata.yaml").read_text("utf-8"))
    return metadata["databases"]["glossary"]["queries"]


async def test_every_query_is_tested_here(root):
    """One test each, by the same name."""
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert set(queries(root)) <= tested


async def test_every_query_says_what_it_is(root):
    """A title and a description for people."""
    for name, query in queries(root).items():
        assert query["title"], name
        assert query["description"].endswith("."), name


async def test_what_they_find_can_be_taken_along(path, root):
    """Their answers are entries: each is a file of TBX as well."""
    metadata = yaml.safe_load((root / "db" / "metadata.yaml").read_text("utf-8"))
    datasette = Datasette([str(path)], metadata=metadata)
    for name in queries(root):
        response = await datasette.client.get(f"/glossary/{name}.tbx")
        assert response.status_code == 200, name
        assert b"<conceptEntry" in response.content


async def test_helper_tables_are_hidden(path, root):
    """Of all tables that a termbase has, people see those for reading."""
    metadata = yaml.safe_load((root / "db" / "metadata.yaml").read_text("utf-8"))
    tables = metadata["databases"]["glossary"]["tables"]
    connection = open_termbase(path)
    names = {
        row["name"]
        for row in connection.execute("select name from sqlite_master where type = 'table'")
    }
    connection.close()
    shown = {"entry", "document", "source", "term", "unit", "candidate"}
    # Datasette hides the parts of an index itself.
    helpers = {name for name in names - shown if not name.startswith("entry_fts_")}
    assert {name for name in helpers if not tables.get(name, {}).get("hidden")} == set()
