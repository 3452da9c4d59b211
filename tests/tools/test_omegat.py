"""OmegaT's readers, as the real one has them."""

from __future__ import annotations

import re
import subprocess
import time

import pytest

from glossary.tools import tools

from .files import entry, load, tbx, term, tmx, unit, whats
from .hostile import Hostile

TABLES = [
    ("가\ta\tc\n", [("가", "a", "c")]),
    ("가\ta\tc\td\n", [("가", "a", "c")]),
    ("# 가\ta\n#나\tb\n", []),
    ("가 a\n\n나\t\n\tb\n", []),
    ("나\t\tc\n", [("나", "", "c")]),
    (' 가 \t"a"\n', [(" 가 ", '"a"')]),
    ("가\ta\r나\tb\r\n다\tc", [("가", "a"), ("나", "b"), ("다", "c")]),
    ("\ufeff가\ta\n", [("가", "a")]),
    ("\u1112\u1161\u11ab\tcafe\u0301\n", [("한", "caf\u00e9")]),
    ("가\ta\n가\ta\n", [("가", "a"), ("가", "a")]),
]


@pytest.mark.parametrize(("text", "entries"), TABLES)
def test_tabs(tmp_path, text, entries):
    """Three columns by lines; no target, no entry, unless a comment follows."""
    assert load("omegat", tmp_path, "a.txt", text)[0] == entries


COMMAS = [
    ("가,a,c,d\n", [("가", "a", "c")]),
    ("나,\n", [("나", "")]),
    ('"가","a"\n', [("가", "a")]),
    ('"a ""b""",c\n', [('a "b"', "c")]),
    ('x"y"z,d\nx""y,e\n', [("xyz", "d"), ('x"y', "e")]),
    ('"f,g",h\n', [("f,g", "h")]),
    ('"ab\ncd",e\n', [("cd", "e")]),
    ("가;a\n", []),
]


@pytest.mark.parametrize(("text", "entries"), COMMAS)
def test_commas(tmp_path, text, entries):
    """Quotes are OmegaT's own, and a line ends an entry even within them."""
    assert load("omegat", tmp_path, "a.csv", text)[0] == entries


def test_what_is_passed_over_is_said_with_its_line(tmp_path):
    """OmegaT says nothing of a line that it does not take."""
    _, loaded = load("omegat", tmp_path, "a.txt", "가\ta\n나 b\n다 c\n라\t\n")
    no_tab, no_target = loaded.findings
    assert "no tab" in no_tab.what
    assert no_tab.places == ["line 2", "line 3"]
    assert no_target.places == ["line 4"]
    assert loaded.findings.lost == 3


def test_encodings(tmp_path):
    """UTF-8 and what has a mark arrive; what OmegaT has to guess may come as other text."""
    text = "한미동맹\talliance\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        entries, loaded = load("omegat", tmp_path, "a.txt", text.encode(encoding))
        assert entries == [("한미동맹", "alliance")]
        assert loaded.findings.lost == 0
    for encoding in ("cp949", "utf-16-le"):
        entries, loaded = load("omegat", tmp_path, "a.txt", text.encode(encoding) * 9)
        assert len(entries) == 9
        assert "guesses" in whats(loaded)[0]
        assert loaded.findings.lost


def test_suffixes(tmp_path):
    """What a file is called decides whether and how it is read."""
    assert load("omegat", tmp_path, "a.TAB", "가\ta")[0] == [("가", "a")]
    entries, loaded = load("omegat", tmp_path, "a.tsv", "가\ta")
    assert entries == [("가", "a")]
    assert "before 5.5" in whats(loaded)[0]
    assert load("omegat", tmp_path, "a.xml", tbx())[1].refusal


def test_a_heading_becomes_an_entry(tmp_path):
    """And where the first two columns are no languages, other columns are taken for them."""
    entries, loaded = load("omegat", tmp_path, "a.txt", "Korean\tEnglish\n가\ta\n")
    assert len(entries) == 2
    assert whats(loaded) == ["the heading becomes an entry"]
    _, loaded = load("omegat", tmp_path, "a.csv", "id,status,Korean,English\n1,x,가,a\n")
    assert loaded.findings.lost


TBX = [
    # Every source term with every target term.
    (
        entry(ko=term("가") + term("나"), en=term("a") + term("b")),
        [("가", "a"), ("가", "b"), ("나", "a"), ("나", "b")],
    ),
    # Languages by their codes, whatever the country.
    (entry(KO_kr=term("가"), en_GB=term("a")), [("가", "a")]),
    # No target gives an entry without one; no source gives none.
    (entry(ko=term("가"), ja=term("j")), [("가", "")]),
    (entry(en=term("a")), []),
    # Spaces and line breaks stay, markup goes, but for hi.
    (
        entry(ko=term(" 가\n나 "), en=term("a<hi>b</hi>c<foreign>d</foreign>")),
        [(" 가\n나 ", "a *b* c")],
    ),
    # Of the comment: first the entry, then all languages, then the target term's notes.
    (
        entry(
            "<note>n</note>",
            en=term("a", '<termNote type="x">t</termNote><note>e</note>'),
            ko=term("가", "<termNote>k</termNote>"),
            ja='<descripGrp><descrip type="definition">d</descrip></descripGrp>' + term("j"),
        ),
        [("가", "a", "n\ne\ndefinition: d\nt")],
    ),
    (entry("<descrip>d</descrip>", ko=term("가")), [("가", "", "null: d")]),
]


@pytest.mark.parametrize(("entries", "expected"), TBX)
def test_tbx(tmp_path, entries, expected):
    """One entry, as OmegaT takes it apart."""
    assert load("omegat", tmp_path, "a.tbx", tbx(entries))[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        '<tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"/>',
        '<martif xmlns="urn:x"><text><body/></text></martif>',
        "<martif><text/></martif>",
        tbx(entry(ko=term("가")))[:-9],
        tbx(entry(ko=term("가")), entry(ko="<tig/>")),
        tbx(entry(ko=term("가"), en="<ntig><term>a</term></ntig>")),
        "no XML",
        "",
    ],
)
def test_a_fault_anywhere_loses_the_whole_file(tmp_path, text):
    """OmegaT reads TBX 2 that is whole, or nothing."""
    entries, loaded = load("omegat", tmp_path, "a.tbx", text)
    assert entries == []
    assert loaded.refusal is not None
    assert loaded.count == 0


def test_findings_of_tbx(tmp_path):
    """What is lost in a TBX that loads, and what arrives as something else."""
    status = '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'
    data = tbx(
        entry(en=term("only English")),
        entry(ko=term("가"), en=term("a", status)),
        entry(kor=term("나"), ko=term("나"), en=term("b")),
    )
    _, loaded = load("omegat", tmp_path, "a.tbx", data)
    found = " / ".join(whats(loaded))
    assert "no term in the source language" in found
    assert "to avoid is offered" in found
    assert loaded.findings.lost == 1  # `kor` is read as a language, and is not Korean


TMX = [
    (unit(("ko", "가"), ("en", "a")), [("가", "a")]),
    (unit(("KO", "가"), ("EN-US", "a"), attribute="lang"), [("가", "a")]),
    (unit(("ko_KR", "가"), ("en_US", "a")), []),
    (unit(("ko", "가"), ("ja", "j"), ("fr", "f")), [("가", "j"), ("가", "f")]),
    (unit(("en-GB", "g"), ("en", "e"), ("en-US", "u"), ("ko", "가")), [("가", "e")]),
    (unit(("ko", "가<ph>x</ph>나"), ("en", "a")), [("가나", "a")]),
]


@pytest.mark.parametrize(("units", "expected"), TMX)
def test_tmx(tmp_path, units, expected):
    """The texts of two languages, with lang or xml:lang, and none with an underscore."""
    assert load("omegat", tmp_path, "a.tmx", tmx(units))[0] == expected


def test_a_large_file_is_read_at_once(tmp_path):
    """4 MB of TBX in well under a second; two, on a machine that is busy."""
    note = "<note>" + "설명" * 60 + "</note>"
    data = tbx(*[entry(ko=term(f"가{n}", note), en=term(f"a{n}", note)) for n in range(4500)])
    assert len(data.encode()) > 4_000_000
    began = time.perf_counter()
    entries, _ = load("omegat", tmp_path, "a.tbx", data)
    assert len(entries) == 4500
    assert time.perf_counter() - began < 2


# ------------------------------------------------------------------ the real one


def ours(path):
    """What is foretold."""
    loaded = tools()["omegat"].load(path, "ko", "en")
    entries = [tuple(entry) for entry in loaded]
    return (True, []) if loaded.refusal else (False, entries)


def without_addresses(text):
    """OmegaT shows some markup as a Java object with its address."""
    return re.sub(r"@[0-9a-f]+", "@…", text)


def test_hostile_files(tmp_path, omegat):
    """The real OmegaT has the entries that were foretold, in their order, of 600 files."""
    hostile = Hostile(seed=7)
    paths = []
    for number in range(200):
        for suffix, text in (
            ("txt", hostile.tabs()),
            ("csv", hostile.commas()),
            ("tbx", hostile.tbx()),
        ):
            path = tmp_path / f"{number}.{suffix}"
            path.write_text(text, encoding="utf-8", newline="")
            paths.append(path)
    read = omegat(paths)
    for path in paths:
        error, entries = read[path]
        expected = [tuple(map(without_addresses, entry)) for entry in entries]
        assert ours(path) == (error is not None, expected), path.read_text("utf-8")


def test_real_files(shared, omegat):
    """Glossaries of other people, broken ones among them."""
    paths = [
        path
        for folder in ("glossaries", "tbx")
        for path in sorted((shared / "data" / folder).iterdir())
    ]
    read = omegat(paths)
    for path in paths:
        assert ours(path) == (read[path].error is not None, read[path].entries), path


def test_real_memory(tmp_path, omegat_tools):
    """A TMX with ko_KR gives OmegaT nothing to translate with; with ko-KR it does."""
    replaced = []
    for code in ("ko_KR", "ko-KR"):
        path = tmp_path / "a.tmx"
        head = 'creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x"'
        head += ' adminlang="en" srclang="ko" datatype="plaintext"'
        path.write_text(tmx(unit((code, "동맹은 굳건하다"), ("en", "x")), head=head), "utf-8")
        command = [omegat_tools / "tmx", "ko", "en", path]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        replaced.append(re.search(r"(\d+) of 1 source", done.stdout)[1])
        assert int(replaced[-1]) == len(ours(path)[1])
    assert replaced == ["0", "1"]
