"""The whole of it, on the three sample texts and the curated terms."""

from __future__ import annotations

import filecmp
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from glossary import export, memory
from glossary.cli import main
from glossary.model import AdministrativeStatus, Method, SourceKind, Status
from glossary.termbase import (
    concepts,
    concordance,
    open_termbase,
    queries,
    search,
    sources,
)

from .conftest import ROOT

A = "seeds/gsomia-security-cooperation.txt"
B = "seeds/japan-quasi-alliance.txt"
USABLE = (AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the seeds, in which `glossary build` has been run once."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    done = glossary(folder, "build")
    assert done.returncode == 0, done.stderr
    return folder


def glossary(folder, *arguments):
    """Run the command as a person does, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "glossary.cli", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1", "GLOSSARY_USER": "tester"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def built(folder):
    """The termbase that was built."""
    with closing(open_termbase(folder / "db" / "glossary.db")) as connection:
        yield connection


SIX = [
    (
        "지소미아",
        {"en:GSOMIA", "en:General Security of Military Information Agreement"},
        {"ja:軍事情報包括保護協定"},
        {"지소미아": {A: 4}, "GSOMIA": {B: 5}, "정보공유협정": {B: 1}},
        {Method.CURATED, Method.GLOSS},
    ),
    (
        "준동맹",
        {"en:quasi-alliance"},
        {"ja:準同盟"},
        {"준동맹": {B: 26}},
        {Method.GLOSS, Method.COMPOSITION},
    ),
    (
        "전수방위",
        {"en:exclusively defense-oriented policy"},
        {"ja:専守防衛"},
        {"전수방위": {B: 1}},
        {Method.CURATED, Method.GLOSS},
    ),
    (
        "동지국",
        {"en:like-minded country"},
        {"ja:同志国"},
        {"동지국": {B: 4}},
        {Method.GLOSS},
    ),
    (
        "상호접근협정",
        {"en:Reciprocal Access Agreement", "ko:RAA"},
        {"ja:部隊間協力円滑化協定", "ja:円滑化協定"},
        {"상호접근협정": {B: 1}, "RAA": {B: 13}},
        {Method.CURATED, Method.GLOSS},
    ),
    (
        "상호군수지원협정",
        {"en:Acquisition and Cross-Servicing Agreement", "ko:ACSA"},
        {"ja:物品役務相互提供協定"},
        {"상호군수지원협정": {B: 1}, "ACSA": {B: 7}},
        {Method.CURATED, Method.GLOSS},
    ),
]


@pytest.mark.parametrize(("name", "english", "japanese", "places", "methods"), SIX)
def test_the_six_terms(built, name, english, japanese, places, methods):
    """Each has its equivalents, its evidence, and every place where it stands."""
    concept = concepts.resolve(built, name)
    usable = {
        f"{t.language}:{t.text}" for t in concept.terms if t.administrative_status in USABLE
    }
    assert english | japanese <= usable
    assert concordance.by_term(built, concept.id) == places
    assert methods <= {e.method for term in concept.terms for e in term.evidence}
    assert concept.status == Status.APPROVED


def test_quasi_alliance_shows_both_glosses(built):
    """Evidence goes down to the sentence: the two in which the English stands."""
    english = concepts.resolve(built, "준동맹").preferred("en")
    quotes = [e.quote for e in english.evidence if e.method == Method.GLOSS]
    assert len(quotes) == 2
    assert all("준동맹(quasi-alliance)" in quote for quote in quotes)


def test_spellings_of_one_agreement_are_one_entry(built):
    """A full form, its Hangul spelling and its acronym are not three entries."""
    for names in (("지소미아", "GSOMIA", "정보공유협정"), ("상호접근협정", "RAA")):
        assert len({tuple(concepts.with_key(built, name, "ko")) for name in names}) == 1


@pytest.mark.parametrize("wrong", ["相互接近協定", "相互軍需支援協定"])
def test_hanja_read_off_is_not_offered(built, wrong):
    """The hanja of an agreement's Korean name are nowhere offered as Japanese."""
    for found in concepts.with_key(built, wrong, "ja"):
        term = next(t for t in concepts.load(built, found).terms if t.text == wrong)
        assert term.administrative_status == AdministrativeStatus.DEPRECATED
    for path in sorted((ROOT / "exports").glob("*.txt")):
        targets = [line.split("\t")[1] for line in path.read_text("utf-8").splitlines()[1:]]
        assert wrong not in targets


def test_the_quoted_clause_is_in_the_memory(built):
    """A clause with its Japanese is a translation unit, not an entry."""
    korean = "국제사회의 평화와 안정을 위한 파트너와의 외교·안보협력 강화"
    japanese = "国際社会の平和と安定のためのパートナーとの外交・安全保障協力の強化"
    units = memory.lookup(built, korean)
    assert [dict(unit.segments) for unit in units] == [{"ko": korean, "ja": japanese}]
    assert memory.lookup(built, japanese) == units
    assert search.search(built, japanese) == []


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("동맹", "한미동맹"),
        ("한미 동맹", "한미동맹"),
        ("한미동맹을", "한미동맹"),
        ("米韓同盟", "한미동맹"),
        ("同盟", "미일동맹"),
        ("alliance", "한미동맹"),
        ("專守防衛", "전수방위"),
    ],
)
def test_search(built, typed, entry):
    """Hangul with and without spaces, kanji, hanja and English find the entry."""
    found = [row["ko"] for row in search.search(built, typed, 1000)]
    assert any(korean.split("; ")[0] == entry for korean in found)


def test_building_again_changes_nothing(folder):
    """No entry is added, changed or doubled, and the files are the same to the byte."""
    before = {path.name: path.read_bytes() for path in (folder / "exports").iterdir()}
    done = glossary(folder, "build")
    assert "0 entries added, 0 changed, 0 removed" in done.stdout
    after = {path.name: path.read_bytes() for path in (folder / "exports").iterdir()}
    assert after == before


def test_the_committed_exports_are_those_of_the_seeds(folder):
    """`exports/` is what `glossary build` makes today."""
    committed, made = ROOT / "exports", folder / "exports"
    names = sorted(path.name for path in committed.iterdir())
    assert names == sorted(path.name for path in made.iterdir())
    _, differ, errors = filecmp.cmpfiles(committed, made, names, shallow=False)
    assert (differ, errors) == ([], []), "run `glossary build` and commit exports/"


def test_a_first_build_that_fails_leaves_nothing(tmp_path):
    """Where nothing could be read there is no database, and reading says how to make one."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(b"")
    assert glossary(tmp_path, "build").returncode == 1
    assert not list(tmp_path.glob("db/glossary.db*"))
    assert "glossary build" in glossary(tmp_path, "search", "동맹").stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "nowhere"], "There is no file or folder nowhere"),
        (["build", "exports"], "No texts in exports"),
        (["build", "--terms", "seeds/README.md"], "README.md"),
        (["ingest", "exports/glossary.tbx", "--db", "seeds/README.md"], "not a database"),
        (["export", "tbx", "--lang", "ko,xx", "-o", "x.tbx"], "There is no language 'xx'"),
        (["export", "omegat", "--lang", "ko,en,ja", "-o", "x.txt"], "2 languages"),
        (["export", "omegat", "--lang", "ko", "-o", "x.txt"], "2 languages"),
    ],
)
def test_bad_input(folder, arguments, says):
    """One clear sentence, a non-zero exit, no traceback, and no file left behind."""
    before = (folder / "db" / "glossary.db").read_bytes()
    done = glossary(folder, *arguments)
    assert done.returncode in {1, 2}
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "db" / "glossary.db").read_bytes() == before
    assert not list(folder.glob("x.*"))


# A shell's background jobs ignore Ctrl-C, and what they start inherits that.
INTERRUPTIBLE_BUILD = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from glossary.cli import main
main(["build"])
"""


def test_ctrl_c_in_the_middle(folder, tmp_path):
    """Stopping a build leaves the glossary as it was, and whole."""
    shutil.copytree(folder, tmp_path / "p")
    project = tmp_path / "p"
    more = (project / "seeds" / "japan-quasi-alliance.txt").read_text("utf-8") * 40
    (project / "seeds" / "more.txt").write_text(more, encoding="utf-8")
    with closing(open_termbase(project / "db" / "glossary.db")) as connection:
        before = queries.statistics(connection)
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE_BUILD],
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    deadline = time.monotonic() + 60
    wal = project / "db" / "glossary.db-wal"
    while time.monotonic() < deadline and not wal.exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped" in errors
    assert "Traceback" not in errors
    with closing(open_termbase(project / "db" / "glossary.db")) as connection:
        assert queries.statistics(connection) == before
        assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_steps_by_themselves(folder, tmp_path):
    """ingest, extract, align and export, one after the other, do what build does."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for step in (["ingest"], ["extract"], ["align"]):
        done = glossary(tmp_path, *step)
        assert done.returncode == 0, done.stderr
    for name, file in (("csv", "glossary.csv"), ("tbx2", "glossary.v2.tbx")):
        glossary(tmp_path, "export", name, "-o", file)
        assert (tmp_path / file).read_bytes() == (folder / "exports" / file).read_bytes()


def test_export_to_standard_output(folder):
    """`-o -` writes the same bytes into a pipe."""
    program = [sys.executable, "-m", "glossary.cli", "export", "csv", "-o", "-"]
    done = subprocess.run(program, cwd=folder, capture_output=True, check=True)
    assert done.stdout == (folder / "exports" / "glossary.csv").read_bytes()


def test_an_export_that_fails_leaves_the_old_file(built, tmp_path, monkeypatch):
    """A file is written whole or not at all."""
    path = tmp_path / "glossary.csv"
    path.write_text("old", encoding="utf-8")

    def fail(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "to_stream", fail)
    with pytest.raises(OSError, match="No space"):
        export.to_file(built, "csv", path)
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_keeps_what_the_file_was(built, tmp_path):
    """Permissions stay, and a link is written through."""
    path = tmp_path / "glossary.csv"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    export.to_file(built, "csv", link)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stat().st_size > 3


def test_an_export_over_the_database(folder):
    """Is refused, by its name and through a link: it would be gone."""
    before = (folder / "db" / "glossary.db").read_bytes()
    (folder / "link.csv").symlink_to(folder / "db" / "glossary.db")
    for name in ("db/glossary.db", "link.csv", "db/glossary.db-wal"):
        done = glossary(folder, "export", "csv", "-o", name)
        assert done.returncode == 1
        assert "own database" in done.stderr
    (folder / "link.csv").unlink()
    assert (folder / "db" / "glossary.db").read_bytes() == before


def test_an_export_to_a_link_in_a_circle(folder):
    """A sentence, not a traceback."""
    (folder / "loop").symlink_to(folder / "loop")
    done = glossary(folder, "export", "csv", "-o", "loop")
    (folder / "loop").unlink()
    assert (done.returncode, done.stderr.startswith("Error: ")) == (1, True)


def test_an_export_to_a_device(built):
    """What is no file is written to, not replaced."""
    export.to_file(built, "csv", Path(os.devnull))
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("output", ["seeds", "seeds/", "new/", "", " "])
def test_an_export_to_a_folder(folder, output):
    """A folder is no file, and is called by the name that was typed."""
    done = glossary(folder, "export", "csv", "-o", output)
    assert done.returncode == 1
    assert output.rstrip("/") in done.stderr
    assert not (folder / "new").exists()
    assert not list(folder.glob(".glossary-*"))


def test_a_port_that_is_taken(folder):
    """Serving where something else is served is one sentence."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = glossary(folder, "serve", "--port", str(other.getsockname()[1]))
    assert done.returncode == 1
    assert "another program uses it" in done.stderr


def test_only_sources_in_use_are_listed(built):
    """No service stands among the sources unless something came from it."""
    kinds = {source.kind for source in sources.sources(built).values()}
    assert kinds == {SourceKind.TEXT, SourceKind.CURATED, SourceKind.DICTIONARY}


def test_no_command_is_a_traceback():
    """A mistyped command is answered with how to get help."""
    result = CliRunner().invoke(main, ["serch", "동맹"])
    assert result.exit_code == 2
    assert "No such command" in result.stderr
