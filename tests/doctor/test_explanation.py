"""What is foretold of an export is what the real tool has of it."""

from __future__ import annotations

import pytest

from glossary.doctor import explain
from glossary.export import Choice, to_file
from glossary.formats import formats
from glossary.tools import tools


def test_an_export_is_explained(filled):
    """How many entries go out, what they lose, what OmegaT shows first; no file is left."""
    explained = explain(filled, "omegat", Choice(languages=("ko", "ja")))
    assert explained.report.written == 2
    assert explained.report.reasons["subject"] == 2
    (foretold,) = explained.foretold
    assert (foretold.source, foretold.target) == ("ko", "ja")
    assert foretold.verdict.entries == 3
    pairs = {(e.source, e.target) for e in foretold.verdict.first}
    assert ("한미동맹", "米韓同盟") in pairs


def test_each_target_language(filled):
    """From the first of the languages into each other one."""
    pairs = {(f.source, f.target) for f in explain(filled, "tbx2").foretold}
    assert pairs == {("ko", "en"), ("ko", "ja")}


def test_formats_without_a_tool(filled):
    """JSON Lines are for this program alone."""
    assert explain(filled, "jsonl").foretold == []


BILINGUAL = [("ko", "en"), ("ko", "ja"), ("en", "ko"), ("ja", "ko")]


@pytest.mark.parametrize("name", tools()["omegat"].FORMATS)
@pytest.mark.parametrize("pair", BILINGUAL, ids="-".join)
def test_omegat_has_what_was_foretold(filled, tmp_path, omegat, name, pair):
    """The number of entries and the first of them, for each export that is meant for it."""
    choice = Choice(languages=pair)
    explained = explain(filled, name, choice)
    (made,) = (f.verdict for f in explained.foretold if f.verdict.tool.NAME == "omegat")
    path = tmp_path / f"a{formats()[name].SUFFIX}"
    to_file(filled, name, path, choice)
    read = omegat([path], *pair)[path]
    assert read.error is None
    assert made.entries == len(read.entries)
    assert [tuple(entry) for entry in made.first] == read.entries[:3]


@pytest.mark.parametrize("target", ["en", "ja"])
def test_the_exports_of_this_project(root, omegat, target):
    """Thousands of entries, as OmegaT has them."""
    paths = [root / "exports" / f"glossary.ko-{target}.txt", root / "exports/glossary.v2.tbx"]
    read = omegat(paths, "ko", target)
    for path in paths:
        loaded = tools()["omegat"].load(path, "ko", target)
        assert [tuple(entry) for entry in loaded] == read[path].entries
        assert len(read[path].entries) > 1000
