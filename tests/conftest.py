"""What every test may use."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from glossary import texts
from glossary.equivalents import jmdict
from glossary.model import Document
from glossary.termbase import connection as opening
from glossary.termbase import documents, history, open_termbase
from tests.samples import ALLIANCE, GSOMIA, TEXT
from tests.services import service

__all__ = ["service"]

settings.register_profile("glossary", deadline=None)
settings.load_profile("glossary")
"""Time is measured in `benchmarks/`: a busy machine makes no test fail."""

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True, scope="session")
def no_dictionary():
    """Whatever dictionary is installed here: tests and exports are made without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(jmdict.PLACE, "")
        yield


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_disk():
    """No test cuts the power: what is written need not have arrived."""
    prepare = opening.prepare

    def prepare_in_haste(connection):
        prepare(connection)
        connection.execute("pragma synchronous = off")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "prepare", prepare_in_haste)
        yield


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def shared() -> Path:
    """The folder of development data beside the project; without it the test is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the development data, which is not part of the project")
    return folder


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory) -> Path:
    """The file of an empty termbase, to be copied: a copy is made 30 times as fast."""
    path = tmp_path_factory.mktemp("empty") / "glossary.db"
    open_termbase(path, create=True).close()
    return path


@pytest.fixture
def termbase(tmp_path, empty_file):
    """An empty termbase."""
    connection = open_termbase(shutil.copyfile(empty_file, tmp_path / "glossary.db"))
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory, empty_file) -> Path:
    """The file of a termbase with a text and two entries that `build` made, to be copied."""
    path = shutil.copyfile(empty_file, tmp_path_factory.mktemp("filled") / "glossary.db")
    with closing(open_termbase(path)) as connection:
        document = Document(name="seeds/a.txt", title="a", text=TEXT, encoding="utf-8")
        documents.store(connection, document, texts.sentences(document))
        for concept in (ALLIANCE, GSOMIA):
            history.save(connection, concept, actor=history.BUILD, batch=1)
    return path


@pytest.fixture
def filled(tmp_path, filled_file):
    """A termbase with a text and two entries that `build` made."""
    connection = open_termbase(shutil.copyfile(filled_file, tmp_path / "glossary.db"))
    yield connection
    connection.close()
