"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from glossary import texts
from glossary.equivalents import jmdict
from glossary.model import Document
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


@pytest.fixture
def termbase(tmp_path):
    """An empty termbase."""
    connection = open_termbase(tmp_path / "glossary.db", create=True)
    yield connection
    connection.close()


@pytest.fixture
def filled(termbase):
    """The termbase with a text and two entries that `build` made."""
    document = Document(name="seeds/a.txt", title="a", text=TEXT, encoding="utf-8")
    documents.store(termbase, document, texts.sentences(document))
    for concept in (ALLIANCE, GSOMIA):
        history.save(termbase, concept, actor=history.BUILD, batch=1)
    return termbase
