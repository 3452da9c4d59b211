"""`glossary publish` and `glossary site`: what others get to see, and what stays here."""

import json
import os
import shutil
import signal
import sqlite3
from pathlib import Path

import pytest
import yaml
from datasette.app import Datasette
from datasette.inspect import inspect_hash

from glossary import texts
from glossary.memory import writing
from glossary.model import (
    Concept,
    Document,
    Evidence,
    Method,
    Source,
    SourceKind,
    Status,
    Term,
    Unit,
)
from glossary.publication import _LEAVE_OUT, MARKER, Part
from glossary.termbase import documents, history


@pytest.fixture
def full(filled):
    """The termbase with something of everything that is nobody else's business."""
    secret = Document(
        name="/home/kim/contracts/secret.txt",
        title="secret",
        text="기밀문장이다.",
        encoding="utf-8",
    )
    documents.store(filled, secret, texts.sentences(secret))
    by_kim = Evidence(method=Method.PERSON, source="person:kim")
    machine = Evidence(method=Method.TRANSLATION, source="service:x")
    quoting = Evidence(
        method=Method.EXTRACTION,
        source="text:/home/kim/contracts/secret.txt",
        quote="인용된 문장.",
    )
    history.save(
        filled,
        Concept(
            id="kims",
            status=Status.APPROVED,
            terms=(
                Term(language="ko", text="초안말", evidence=(by_kim, quoting)),
                Term(language="en", text="draftword", reliability=1, evidence=(machine,)),
            ),
        ),
        actor="kim",
    )
    draft = Concept(id="raw", terms=(Term(language="ko", text="미검토말"),))
    history.save(filled, draft, actor="kim")
    filled.execute(
        "insert into candidate (text, frequency, termhood, variants, features)"
        " values ('후보말', 1, 1.0, '[]', '{}')"
    )
    unit = Unit(
        segments={"ko": "의뢰인문장", "en": "client sentence"},
        source="memory:/home/kim/client.tmx",
        creator="translator-lee",
    )
    client = Source(key=unit.source, kind=SourceKind.MEMORY, title="/home/kim/client.tmx")
    writing.import_units(filled, client, [unit])
    filled.execute(
        "insert into translation_cache values ('x', 'ko', 'en', '물어본말', 'asked', '2026')"
    )
    filled.execute("insert into listed values ('멈춤말', '멈춤말', 'stop', '2026')")
    return filled


@pytest.fixture
def published(run, tmp_path):
    """Publish with some options; the folder."""

    def publish(*options):
        folder = tmp_path / "out"
        done = run("publish", str(folder), *options)
        assert done.exit_code == 0, done.output
        return folder

    return publish


def raw(folder):
    """All bytes of the published database, as text."""
    return (folder / "glossary.db").read_bytes().decode("utf-8", "ignore")


HIDDEN = {
    "미검토말": "an entry that nobody has looked at",
    "draftword": "a suggestion that nothing vouches for",
    "후보말": "a candidate",
    "기밀문장이다": "a text in full",
    "의뢰인문장": "a client's sentence",
    "translator-lee": "a translator's name",
    "물어본말": "what a service was asked",
    "멈춤말": "what somebody wants left out",
    "/home/kim": "a folder of somebody's",
    '"kim"': "an editor's name, in the history",
    "person:kim": "an editor's name, as a source",
}


def test_what_is_yours_stays_here(full, published):
    """None of it is anywhere in the file, not even in space that is free."""
    everything = raw(published())
    found = [what for text, what in HIDDEN.items() if text in everything]
    assert found == []
    for kept in ("초안말", "한미동맹", "인용된 문장", "editor-1"):
        assert kept in everything


def test_full_texts_go_out_on_request_only(full, published):
    """What is quoted as evidence stays, and how often a term occurs."""
    assert "기밀문장이다" in raw(published("--with", "texts"))
    folder = published()
    everything = raw(folder)
    assert "기밀문장이다" not in everything
    assert "인용된 문장" in everything
    connection = sqlite3.connect(folder / "glossary.db")
    counts = [
        connection.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("document", "sentence", "occurrence")
    ]
    assert counts == [0, 0, 0]
    assert connection.execute("select max(frequency) from entry").fetchone()[0] > 0
    connection.close()


def test_what_was_left_out_comes_in_again_on_request(full, published):
    """`--with` and `--names`, for a copy within the office."""
    folder = published(
        "--with", "history,memory,candidates,suggestions", "--status", "all", "--names"
    )
    everything = raw(folder)
    for text in (
        "미검토말",
        "draftword",
        "후보말",
        "의뢰인문장",
        "translator-lee",
        "person:kim",
    ):
        assert text in everything, text


def test_the_history_has_no_names(full, published):
    """With the history, editors go by numbers in it, also within what they changed."""
    everything = raw(published("--with", "history"))
    assert "editor-1" in everything
    assert "person:kim" not in everything
    assert '"kim"' not in everything


def test_it_is_said_what_is_not_in_it(full, run, monkeypatch):
    """On the error output, with how to have it in.

    The two entries that stand in the text are given a sentence each, where a tenth of so
    short a text were not less than one.
    """
    monkeypatch.setattr("glossary.termbase.quotations.SHARE", 1.0)
    done = run("publish", "out")
    for line in (
        "3 entries in out.",
        "left out: 1 entry of another status (--status all puts them in)",
        "left out: 1 term that nothing vouches for (--with suggestions puts them in)",
        "left out: 1 unit of the translation memory",
        "left out: 2 texts in full (--with texts puts them in)",
        "left out: 1 candidate of the last extraction",
        "left out: 4 changes in the history",
        "taken out: 1 editor's name",
        "taken out: 1 file's folder on this computer",
        "quoted: 2 sentences of the texts, as evidence",
    ):
        assert line in done.output
    assert "licence" not in done.output
    about = json.loads(Path("out/publication.json").read_text("utf-8"))
    assert about["entries"] == 3
    assert about["without"] == ["candidates", "history", "memory", "suggestions", "texts"]
    assert about["texts_in_full"] == []


def test_texts_without_a_licence_are_named(full, run):
    """Before others see them in full."""
    done = run("publish", "out", "--with", "texts")
    assert "Texts in full of which no licence is known: a, secret." in done.output
    about = json.loads(Path("out/publication.json").read_text("utf-8"))
    assert about["texts_in_full"] == ["a", "secret"]
    assert about["sentences_quoted"] == 0


async def test_datasette_serves_it(filled, published):
    """As a folder: frozen, counted, with our pages and the queries; no SQL of one's own."""
    datasette = Datasette([], config_dir=published())
    databases = (await datasette.client.get("/-/databases.json")).json()
    assert [(d["name"], d["is_mutable"]) for d in databases] == [("glossary", False)]
    rows = await datasette.client.get("/glossary/entry.json?_search=동맹을&_shape=array")
    assert [row["concept"] for row in rows.json()] == ["rok-us-alliance"]
    assert (await datasette.client.get("/-/download/tbx")).status_code == 200
    assert (await datasette.client.get("/glossary/without_english")).status_code == 200
    refused = await datasette.client.get("/glossary.json?sql=select+1")
    assert refused.status_code == 403
    shown = (await datasette.client.get("/glossary.json")).json()["tables"]
    assert {t["name"]: t["count"] for t in shown if not t["hidden"]}["entry"] == 2


async def test_sql_is_allowed_on_request(filled, published):
    """With `--sql`, within the limits of time."""
    datasette = Datasette([], config_dir=published("--sql"))
    answer = await datasette.client.get("/glossary.json?sql=select+1+as+x&_shape=array")
    assert answer.json() == [{"x": 1}]
    assert datasette.setting("sql_time_limit_ms") <= 2000


def test_the_hash_is_the_files(filled, published):
    """What `datasette inspect` would say of the database."""
    folder = published()
    said = json.loads((folder / "inspect-data.json").read_text("utf-8"))["glossary"]
    assert said["hash"] == inspect_hash(folder / "glossary.db")
    assert said["size"] == (folder / "glossary.db").stat().st_size
    assert said["file"] == "glossary.db"
    assert said["tables"]["concept"] == {"count": 2}


def test_it_needs_nothing_of_ours_to_be_read(filled, published):
    """A plain SQLite opens it, searches it, and has no log to look for beside it."""
    folder = published()
    connection = sqlite3.connect(f"file:{folder / 'glossary.db'}?immutable=1", uri=True)
    assert connection.execute("pragma journal_mode").fetchone()[0] in {
        "delete",
        "memory",
        "off",
    }
    found = connection.execute(
        "select e.concept from entry_fts f join entry e on e.id = f.rowid"
        " where entry_fts match '\"동맹\"'"
    ).fetchall()
    assert found == [("rok-us-alliance",)]
    assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
    assert sorted(p.name for p in folder.iterdir()) == [
        "datasette.yaml",
        "glossary.db",
        "inspect-data.json",
        "metadata.yaml",
        "publication.json",
        "settings.json",
    ]


@pytest.fixture
def licensed(filled):
    """A source whose licence has signs that mean something in HTML."""
    filled.execute(
        "update source set licence = 'CC BY 4.0 <&>' where key = 'curated:terms.csv'"
    )


def test_the_metadata_has_sources_and_licences(licensed, published):
    """The licence of the glossary, and each source with its own."""
    described = yaml.safe_load((published() / "metadata.yaml").read_text("utf-8"))
    assert described["license"].startswith("CC BY 4.0")
    page = described["databases"]["glossary"]["description_html"]
    assert "<li>terms.csv (CC BY 4.0 &lt;&amp;&gt;)</li>" in page
    assert described["databases"]["glossary"]["tables"]["evidence"] == {"hidden": True}
    newer = yaml.safe_load((published() / "datasette.yaml").read_text("utf-8"))
    assert newer["settings"]["default_allow_sql"] is False
    assert "without_english" in newer["databases"]["glossary"]["queries"]


def test_a_publication_is_replaced_whole(filled, published, run):
    """The second takes the place of the first, and nothing of that is left."""
    folder = published("--with", "texts")
    assert "두 나라는" in raw(folder)
    published()
    assert "두 나라는" not in raw(folder)
    leftovers = [p.name for p in folder.parent.iterdir() if p.name.startswith(".out")]
    assert leftovers == []


def test_what_fails_leaves_the_old_one(filled, published, run):
    """Nothing to publish is a sentence, and what was published stays."""
    folder = published()
    before = raw(folder)
    done = run("publish", str(folder), "--status", "rejected")
    assert done.exit_code == 1
    assert "Nothing to publish" in done.output
    assert raw(folder) == before
    assert [p.name for p in folder.parent.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("command", ["publish", "site"])
def test_other_peoples_folders_are_left_alone(filled, run, tmp_path, command):
    """A folder with something else in it, a file, the folder one is in: a sentence each."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("x", "utf-8")
    done = run(command, str(folder))
    assert (done.exit_code, "has files in it" in done.output) == (1, True)
    assert (folder / "thesis.txt").read_text("utf-8") == "x"
    assert run(command, str(folder / "thesis.txt")).exit_code == 1
    assert "the folder you are in" in run(command, ".").output


def test_the_options_are_understood(filled, run):
    """What is no part is a mistake in the command."""
    assert run("publish", "out", "--with", "everything").exit_code == 2
    assert run("site", "out", "--language", "xx").exit_code == 2
    assert {part.value for part in Part} == {
        "texts",
        "suggestions",
        "candidates",
        "memory",
        "history",
    }
    assert MARKER == "publication.json"


def test_the_site_is_written(filled, run, tmp_path):
    """Pages in the languages asked for, and where to begin."""
    done = run("site", "pages", "--language", "ko")
    assert done.exit_code == 0, done.output
    assert "2 entries in pages: " in done.output
    page = (tmp_path / "pages" / "entry" / "rok-us-alliance.html").read_text("utf-8")
    assert '<html lang="ko">' in page
    assert not (tmp_path / "pages" / "text").exists()


def test_the_database_itself_is_not_replaced(filled, run, tmp_path):
    """A folder that was published once and has the glossary's database in it now."""
    assert run("publish", "db").exit_code == 0
    shutil.copy(tmp_path / "db/glossary.db", tmp_path / "db/mine.db")
    done = run("publish", "db", "--db", "db/mine.db")
    assert (done.exit_code, "has mine.db in it" in done.output) == (1, True)
    assert (tmp_path / "db/mine.db").is_file()


@pytest.mark.parametrize("command", ["publish", "site"])
def test_what_shuts_down_stops_it_in_order(filled, run, tmp_path, monkeypatch, command):
    """As Ctrl+C does: nothing half-made is left."""

    def stop(*_):
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setitem(_LEAVE_OUT, Part.MEMORY, stop)
    before = signal.getsignal(signal.SIGTERM)
    done = run(command, "out")
    assert (done.exit_code, "Stopped" in done.output) == (130, True)
    assert not [path for path in tmp_path.iterdir() if "out" in path.name]
    assert signal.getsignal(signal.SIGTERM) is before
