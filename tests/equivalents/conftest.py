"""What the tests of the sources share: a dictionary that they make themselves."""

from __future__ import annotations

import pytest

from glossary.equivalents import jmdict
from tests.equivalents.jamdict import make
from tests.wikimedia import wiki

__all__ = ["wiki"]


@pytest.fixture
def dictionary(tmp_path, monkeypatch):
    """A small JMdict where the package's would be."""
    path = make(tmp_path / "jamdict.db")
    monkeypatch.setenv(jmdict.PLACE, str(path))
    return jmdict.installed()
