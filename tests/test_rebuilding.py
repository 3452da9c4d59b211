"""A glossary that is built again: what has changed is noticed, and no edit is lost.

All in this process, which loads Kiwi and the dictionaries once. `test_build.py` runs the
command as a person does.
"""

from __future__ import annotations

import shutil
from contextlib import chdir, closing

import pytest
from click.testing import CliRunner

from glossary.cli import main
from glossary.termbase import concepts, documents, open_termbase

from .projects import put_seeds


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with texts, in which `glossary build` has been run once."""
    folder = tmp_path_factory.mktemp("project")
    put_seeds(folder)
    glossary(folder, "build")
    return folder


@pytest.fixture
def project(folder, tmp_path):
    """A copy of it."""
    return shutil.copytree(folder, tmp_path / "p")


def glossary(folder, *arguments, fails=False):
    """Run the command in a folder. What it did not expect is raised."""
    with chdir(folder):
        runner = CliRunner(env={"GLOSSARY_USER": "tester"})
        done = runner.invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == fails, done.output
    return done


def test_texts_come_and_go(project):
    """A new text adds, a changed one updates, a removed one is noticed; edits stay."""
    new = project / "seeds" / "new.txt"
    new.write_text("신형 요격드론체계(IDS)를 논의했다. 준동맹도 논의했다.", encoding="utf-8")
    glossary(project, "edit", "준동맹", "--note", "내가 쓴 말")
    assert "1 added, 3 unchanged" in glossary(project, "build").stdout
    new.write_text("준동맹과 준동맹을 논의했다.", encoding="utf-8")
    assert "1 changed, 3 unchanged" in glossary(project, "build").stdout
    shown = glossary(project, "show", "준동맹").stdout
    assert "2 in seeds/new.txt" in shown
    assert "내가 쓴 말" in shown
    new.unlink()
    done = glossary(project, "build")
    assert "1 removed" in done.stdout
    assert "seeds/new.txt is gone" in done.stderr
    assert "new.txt" not in glossary(project, "show", "준동맹").stdout


def test_a_build_from_elsewhere(project, tmp_path):
    """The same text is the same text from any folder, and none is lost from another."""
    (tmp_path / "q").mkdir()
    (tmp_path / "q" / "new.txt").write_text("준동맹을 논의했다.", encoding="utf-8")
    database, terms = project / "db" / "glossary.db", project / "seeds" / "terms.csv"
    command = ("build", "--db", str(database), "--terms", str(terms), "--exports", "exports")
    assert "1 added" in glossary(tmp_path / "q", *command, ".").stdout
    inside = glossary(project / "seeds", *command, ".")
    assert "3 unchanged" in inside.stdout
    assert "In all       4 texts" in inside.stdout


def test_exports_are_no_texts(project):
    """`build .` in a project reads the texts, not what was made of them."""
    assert "3 unchanged" in glossary(project, "build", ".").stdout


def test_a_folder_that_was_renamed(project):
    """Texts that are no longer where they were are named, and can be forgotten."""
    (project / "seeds").rename(project / "texts")
    command = ("build", "texts", "--terms", "texts/terms.csv")
    done = glossary(project, *command)
    assert "seeds/japan-quasi-alliance.txt is no longer there" in done.stderr
    glossary(project, "forget", *(f"seeds/{path.name}" for path in project.glob("texts/*.txt")))
    assert "3 texts" in glossary(project, *command).stdout
    shown = glossary(project, "show", "준동맹").stdout
    assert "26 in texts/japan-quasi-alliance.txt" in shown


def test_evidence_finds_its_sentence_again(project):
    """When a text grows at the front, an edited entry's gloss still leads to its sentence."""
    shutil.rmtree(project / "db")
    for path in project.glob("seeds/*.txt"):
        path.unlink()
    text = project / "seeds" / "a.txt"
    sentence = "호주와 상호접근협정(Reciprocal Access Agreement)을 맺었다."
    text.write_text(sentence, encoding="utf-8")
    glossary(project, "build")
    glossary(project, "edit", "상호접근협정", "--note", "mine")
    text.write_text(f"첫 문장이 생겼다. 둘째 문장도 생겼다.\n\n{sentence}", encoding="utf-8")
    for command in ("build", "undo", "build"):
        glossary(project, command)
        with closing(open_termbase(project / "db" / "glossary.db")) as connection:
            concept = concepts.resolve(connection, "상호접근협정")
            pieces = [e for t in concept.terms for e in t.evidence if e.sentence_id]
            for piece in pieces:
                assert documents.quote(connection, piece.sentence_id)[1] == piece.quote
    assert pieces


def test_one_bad_text_does_not_lose_the_others(project):
    """The good texts are read, the bad one is named, the exit code is 1."""
    (project / "seeds" / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (project / "seeds" / "empty.txt").write_bytes(b"")
    done = glossary(project, "build", fails=True)
    assert "bad.txt is not a text" in done.stderr
    assert "empty.txt is empty" in done.stderr
    assert "3 unchanged" in done.stdout


def test_undo_after_a_build(project):
    """An edit can be undone after another build has run over it."""
    glossary(project, "reject", "준동맹")
    glossary(project, "build")
    glossary(project, "undo")
    assert "approved" in glossary(project, "show", "준동맹").stdout.splitlines()[0]
