"""Sentences by hand, and the three seeds analysed once."""

from __future__ import annotations

import pytest

from glossary.candidates import Extraction, analyse
from glossary.model import OffsetMap, Sentence
from glossary.texts import read, sentences
from tests.conftest import ROOT


def sentence(text, position=0):
    """A sentence that was read as it stands."""
    return Sentence(position=position, text=text, offsets=OffsetMap(((0, 0, 1),)))


@pytest.fixture
def analysed():
    """Analyses of texts, a sentence each."""

    def run(*texts):
        given = [sentence(text, i) for i, text in enumerate(texts)]
        return list(analyse(lambda: given))

    return run


@pytest.fixture
def extracted(analysed):
    """An extraction that saw some texts, a sentence each."""

    def run(*texts):
        extraction = Extraction()
        for analysis in analysed(*texts):
            extraction.add(analysis)
        return extraction

    return run


@pytest.fixture(scope="session")
def seeds():
    """An extraction that saw the three seed texts."""
    documents = [read(path, ROOT) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    extraction = Extraction()
    for analysis in analyse(lambda: (s for d in documents for s in sentences(d))):
        extraction.add(analysis)
    return extraction
