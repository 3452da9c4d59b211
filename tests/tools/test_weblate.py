"""What Weblate makes of a file is what translate-toolkit makes of it."""

from __future__ import annotations

import pytest
from translate.storage import tbx as toolkit
from translate.storage import tmx as toolkit_tmx

from glossary.tools import tools

from .files import entry, load, tbx, term, tmx, unit, whats
from .hostile import Hostile


def test_a_concept_is_a_string(tmp_path):
    """The first term of each language; definitions, then parts of speech, then notes."""
    said = '<termNote type="partOfSpeech">noun</termNote><note>n</note>'
    data = tbx(
        entry(
            '<descrip type="definition">d</descrip>',
            ko=term("가") + term("나"),
            en=term("a", said),
        )
    )
    entries, loaded = load("weblate", tmp_path, "a.tbx", data)
    assert entries == [("가", "a", "d\nnoun\nn")]
    assert "alternatives" in whats(loaded)[0]
    assert loaded.findings.lost == 0


def test_a_country_is_its_language_only_at_home(tmp_path):
    """ko-KR is Korean to Weblate and ko-KP is not."""
    data = tbx(entry(ko_KR=term("가"), en=term("a")), entry(ko_KP=term("나"), en=term("b")))
    entries, loaded = load("weblate", tmp_path, "a.tbx", data)
    assert entries == [("가", "a")]
    assert loaded.findings.lost == 1


def test_ntig_loses_all_but_the_first(tmp_path):
    """The toolkit sees `tig` alone where it looks for more than the first term."""
    ntig = "<ntig><termGrp><term>{}</term></termGrp></ntig>"
    data = tbx(entry(ko=ntig.format("가") + ntig.format("나"), en=term("a")))
    entries, loaded = load("weblate", tmp_path, "a.tbx", data)
    assert entries == [("가", "a")]
    assert loaded.findings.lost == 1


@pytest.mark.parametrize("data", ['<tbx type="TBX-Basic"/>', tbx(entry())[:-3], "", "x"])
def test_what_is_refused(tmp_path, data):
    """TBX 3, and what is no XML to its end."""
    assert load("weblate", tmp_path, "a.tbx", data)[1].refusal is not None


def test_a_memory_without_xml_lang(tmp_path):
    """TMX 1.1 as OmegaT writes it: nothing is found, and that is said."""
    data = tmx(unit(("KO", "가"), ("EN", "a"), attribute="lang"))
    entries, loaded = load("weblate", tmp_path, "a.tmx", data)
    assert entries == []
    assert loaded.findings.lost == 1


# ------------------------------------------------------------- the real one


def theirs(store):
    """Of each unit that has a source: source, target, explanation."""
    for found in store.units:
        if (found.source or "").strip():
            said = [found.getnotes("definition"), found.getnotes("pos"), found.getnotes()]
            yield found.source, found.target or "", set("\n".join(said).split("\n")) - {""}


def ours(path):
    """The same as it is foretold; None for a file that is refused."""
    loaded = tools()["weblate"].load(path, "ko", "en")
    entries = [(e.source, e.target, set(e.comment.split("\n")) - {""}) for e in loaded]
    return None if loaded.refusal else entries


def test_hostile_files(tmp_path):
    """The real toolkit has the strings that were foretold, of 400 files."""
    hostile = Hostile(seed=3)
    for _ in range(400):
        path = tmp_path / "a.tbx"
        path.write_text(hostile.tbx(), encoding="utf-8", newline="")
        try:
            store = toolkit.tbxfile.parsestring(path.read_bytes(), "ko", "en")
        except Exception:
            store = None
        expected = None if store is None else list(theirs(store))
        assert ours(path) == expected, path.read_text("utf-8")


def test_real_files(shared):
    """Weblate's own exports, and memories in both ways of saying a language."""
    for path in sorted((shared / "data" / "tbx").glob("*v2.tbx")):
        assert ours(path) == list(
            theirs(toolkit.tbxfile.parsestring(path.read_bytes(), "ko", "en"))
        )
    for path in sorted((shared / "data" / "tmx").glob("*.tmx")):
        store = toolkit_tmx.tmxfile.parsestring(path.read_bytes(), "ko", "en")
        expected = [(source, target) for source, target, _ in theirs(store)]
        assert [(s, t) for s, t, _ in ours(path)] == expected
