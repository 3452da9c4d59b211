"""A small glossary to serve: two texts and a few entries, each with something of its own."""

from __future__ import annotations

import pytest
import yaml
from bs4 import BeautifulSoup
from datasette.app import Datasette

from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Document,
    Evidence,
    Method,
    OffsetMap,
    Relation,
    Sentence,
    Source,
    SourceKind,
    Status,
    Term,
    TermType,
)
from glossary.termbase import documents, history, open_termbase
from glossary.termbase.sources import source_id
from tests.site.reviewer import Reviewer

TEXT = (
    "한미동맹은 굳건하다.\n한미 동맹을 강화한다. "
    '지소미아(GSOMIA)는 동맹과 다르다.\n<b>동맹</b> & "협력"\n'
)
"""Its sentences stand at `SENTENCES`; offsets counted by hand."""

SENTENCES = ((0, 11), (12, 24), (25, 47), (48, 64))


def store_text(connection, name, text, spans):
    """Store a text; returns the ids of its sentences, in order."""
    documents.store(
        connection,
        Document(name=name, title=name.removesuffix(".txt"), text=text, encoding="utf-8"),
        [
            Sentence(position=i, text=text[start:end], offsets=OffsetMap(((0, start, 1),)))
            for i, (start, end) in enumerate(spans)
        ],
    )
    rows = connection.execute(
        "select s.id from sentence s join document d on d.id = s.document_id"
        " where d.name = ? order by s.position",
        (name,),
    )
    return [row["id"] for row in rows]


def fill(connection):
    """Write the texts and entries that the tests are about."""
    sentences = store_text(connection, "alliance.txt", TEXT, SENTENCES)
    long = "동맹이다. " * 120
    store_text(connection, "long.txt", long, [(i * 6, i * 6 + 5) for i in range(120)])
    source_id(
        connection,
        Source(
            key="curated:mofa",
            kind=SourceKind.CURATED,
            title="Ministry of Foreign Affairs",
            url="https://example.org/treaty",
        ),
    )
    source_id(
        connection,
        Source(key="curated:odd", kind=SourceKind.CURATED, title="Odd", url="javascript:x()"),
    )
    curated = Evidence(method=Method.CURATED, source="curated:mofa")
    preferred = AdministrativeStatus.PREFERRED
    alliance = Concept(
        id="alliance",
        subject="diplomacy",
        status=Status.APPROVED,
        terms=(
            Term(language="ko", text="동맹", administrative_status=preferred, reading="同盟"),
            Term(
                language="en",
                text="alliance",
                administrative_status=preferred,
                reliability=4,
                evidence=(curated,),
            ),
            Term(
                language="ja",
                text="同盟",
                administrative_status=preferred,
                reliability=3,
                reading="どうめい",
                evidence=(
                    Evidence(
                        method=Method.HANJA, source="dictionary:libhangul", confidence=0.96
                    ),
                ),
            ),
        ),
        definitions=(
            Definition(language="ko", text="공동의 적에 맞서는 약속", source="curated:mofa"),
        ),
    )
    rok_us = Concept(
        id="rok-us-alliance",
        subject="diplomacy",
        status=Status.PROPOSED,
        terms=(
            Term(language="ko", text="한미동맹", administrative_status=preferred),
            Term(
                language="en",
                text="ROK-U.S. alliance",
                administrative_status=preferred,
                reliability=2,
                regional_usage="South Korea",
            ),
            Term(
                language="en",
                text="Korea-America union",
                administrative_status=AdministrativeStatus.DEPRECATED,
            ),
        ),
        relations=(Relation(kind="broader", target="alliance"),),
    )
    gsomia = Concept(
        id="gsomia",
        subject="intelligence",
        status=Status.PROPOSED,
        terms=(
            Term(language="ko", text="지소미아", administrative_status=preferred),
            Term(
                language="en",
                text="GSOMIA",
                type=TermType.ACRONYM,
                reliability=3,
                evidence=(
                    Evidence(
                        method=Method.GLOSS,
                        source="text:alliance.txt",
                        quote=TEXT[25:47],
                        sentence_id=sentences[2],
                        confidence=0.9,
                    ),
                ),
            ),
            Term(
                language="ja",
                text="地所美亜",
                reliability=1,
                evidence=(Evidence(method=Method.COMPOSITION, source="dictionary:libhangul"),),
            ),
        ),
    )
    hostile = Concept(
        id="hostile",
        subject="<i>odd</i>",
        note='a "note" & <u>more</u>',
        terms=(
            Term(language="ko", text="<script>alert(1)</script>", note="<img src=x>"),
            Term(
                language="en",
                text="\"><script>alert('2')</script>",
                evidence=(
                    Evidence(
                        method=Method.CURATED,
                        source="curated:odd",
                        quote="a <script>alert(3)</script> b",
                    ),
                ),
            ),
        ),
    )
    for concept in (alliance, rok_us, gsomia, hostile):
        history.save(connection, concept, actor="Kim")


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """The path of a termbase that is filled, and that nobody writes to."""
    path = tmp_path_factory.mktemp("site") / "glossary.db"
    connection = open_termbase(path, create=True)
    fill(connection)
    connection.close()
    return path


@pytest.fixture
def serve(root):
    """Make a Datasette that serves some databases with the project's own metadata."""
    metadata = yaml.safe_load((root / "db" / "metadata.yaml").read_text("utf-8"))
    return lambda *paths: Datasette([str(path) for path in paths], metadata=metadata)


@pytest.fixture
def site(serve, database):
    """The glossary, served."""
    return serve(database)


@pytest.fixture
def alliance_text():
    """What stands in the text `alliance.txt`."""
    return TEXT


@pytest.fixture
def ids(database):
    """The rows of the entries, by public id."""
    connection = open_termbase(database)
    rows = {row["concept"]: row["id"] for row in connection.execute("select * from entry")}
    connection.close()
    return rows


@pytest.fixture
def get(site):
    """Ask for a page; the answer is parsed, and has to be there."""

    async def ask(path, **arguments):
        response = await site.client.get(path, params=arguments or None)
        assert response.status_code == 200, response.text
        return BeautifulSoup(response.text, "html.parser")

    return ask


TOKEN = "the-token-of-this-server"


@pytest.fixture
def edited(database, tmp_path):
    """The path of a copy of the glossary that a test may write to."""
    path = tmp_path / "glossary.db"
    path.write_bytes(database.read_bytes())
    return path


@pytest.fixture
def editing_site(serve, edited, monkeypatch):
    """The copy, served as `glossary serve --edit --by Kim` does."""
    monkeypatch.setenv("GLOSSARY_EDIT_TOKEN", TOKEN)
    monkeypatch.setenv("GLOSSARY_USER", "Kim")
    monkeypatch.setattr("glossary.site.editing._used", set())
    return serve(edited)


@pytest.fixture
async def reviewer(editing_site):
    """Somebody who has opened the address with the token."""
    someone = Reviewer(editing_site)
    await someone.enter(TOKEN)
    return someone
