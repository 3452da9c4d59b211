"""What other programs and the official grammars make of our files, and we of real ones."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO

import pytest
from lxml import etree
from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from glossary import bitexts
from glossary.bitexts import Options
from glossary.model import Unit
from tests.bitexts.units import ALLIANCE, BOLD


@pytest.fixture
def real(shared):
    """Reads a real file: its units and, by reason, how many records were none."""

    def reads(name, **options):
        units, reasons = [], Counter()
        for item in bitexts.read(shared / "data" / name, Options(**options)):
            if isinstance(item, Unit):
                units.append(item)
            else:
                reasons[item.reason] += 1
        return units, dict(reasons)

    return reads


def test_a_memory_of_omegat_s(real):
    """948 units in TMX 1.1, of which 54 were never translated; `grep -c '<seg></seg>'`."""
    units, reasons = real("tmx/openchain-ko-omegat-1.1.tmx")
    assert len(units) == 894
    assert reasons == {"a text in it is empty": 54}
    assert all(set(unit.segments) == {"en", "ko"} for unit in units)


def test_a_memory_of_level_2(real):
    """The same with 250 inline tags, some of them in units without a translation."""
    level1, _ = real("tmx/openchain-ko-omegat-1.1.tmx")
    units, _ = real("tmx/openchain-ko-level2-1.4.tmx")
    assert len(units) == len(level1)
    tagged = [unit for unit in units if unit.markup]
    assert len(tagged) == 89
    assert all("<t" not in text for unit in tagged for text in unit.segments.values())


def test_a_memory_with_japanese(real):
    """205 units: `grep -c '<tu>'`."""
    units, reasons = real("tmx/openchain-ja-level1.tmx")
    assert len(units) == 205
    assert reasons == {}


def test_an_xliff_with_terms(real):
    """The glossary and the marks are none of the text."""
    (unit,), reasons = real("xliff/sample21.xlf")
    assert unit.segments == {
        "ko": "북방한계선을 넘었다.",
        "en": "It crossed the Northern Limit Line.",
    }
    assert unit.markup == {}
    assert reasons == {
        "“glossary” of units is not kept": 1,
        "marks of terms are not kept, the text in them is": 1,
    }


def test_a_table_of_three_languages(real):
    """`wc -l` says 1,026."""
    units, reasons = real(
        "parallel/tldr.ko-en-ja.tsv", source_language="ko", target_languages=["en", "ja"]
    )
    assert len(units) == 1026
    assert reasons == {}


@pytest.mark.parametrize("tags", [True, False])
@pytest.mark.parametrize("languages", [("ko", "en"), ("ko", "en", "ja")])
def test_the_grammar_of_tmx(shared, write, languages, tags):
    """Both levels are valid TMX 1.4, and real units are."""
    grammar = etree.DTD(str(shared / "data" / "tmx" / "tmx14.dtd"))
    path = shared / "data" / "tmx" / "openchain-ko-level2-1.4.tmx"
    units = [item for item in bitexts.read(path) if isinstance(item, Unit)]
    data, _ = write("tmx", [ALLIANCE, BOLD, *units], *languages, tags=tags)
    assert grammar.validate(etree.parse(BytesIO(data))), grammar.error_log


def test_translate_toolkit_reads_tmx(write):
    """Every unit, both texts."""
    store = tmxfile.parsestring(write("tmx", [ALLIANCE], "ko", "en")[0])
    (unit,) = store.units
    assert str(unit.source) == ALLIANCE.segments["ko"]
    assert str(unit.target) == ALLIANCE.segments["en"]


def test_translate_toolkit_reads_xliff_1_2(write):
    """The texts, the note, and that it is approved."""
    data, _ = write("xliff12", [ALLIANCE, BOLD])
    first, second = (u for u in xlifffile.parsestring(data).units if not u.isheader())
    assert (str(first.source), str(first.target)) == (
        ALLIANCE.segments["ko"],
        ALLIANCE.segments["en"],
    )
    assert first.getnotes() == "checked"
    assert "동맹" in str(second.source)


def test_translate_toolkit_reads_xliff_2(write):
    """The texts."""
    data, _ = write("xliff", [ALLIANCE])
    (unit,) = (u for u in Xliff2File.parsestring(data).units if not u.isheader())
    assert (str(unit.source), str(unit.target)) == (
        ALLIANCE.segments["ko"],
        ALLIANCE.segments["en"],
    )


def test_translate_toolkit_reads_po(write):
    """Every message with its context and its state."""
    fuzzy = type(BOLD)(source="", segments={"ko": 'a "b"\nc\\', "en": "x\ty"}, status="initial")
    _, first, second = pofile.parsestring(write("po", [ALLIANCE, fuzzy])[0]).units
    assert (str(first.source), str(first.target), first.getcontext()) == (
        ALLIANCE.segments["ko"],
        ALLIANCE.segments["en"],
        "a1",
    )
    assert (str(second.source), str(second.target)) == ('a "b"\nc\\', "x\ty")
    assert second.isfuzzy()


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("ko", "en", ("ko", "en", "ja")),
        ("ja", "ko", ("ko", "en", "ja")),
        ("ko", "en", ("ko", "en")),
    ],
)
def test_omegat_translates_with_it(shared, write, tmp_path, source, target, languages):
    """The real program finds every unit, in one file for all pairs or in one for a pair."""
    tool = shared / "tools" / "omegat" / "tmx"
    if not (tool.is_file() and shutil.which("java") and shutil.which("omegat")):
        pytest.skip("needs OmegaT and Java")
    units = [
        Unit(
            source="",
            segments={
                "ko": f"한미동맹은 {n}번째로 중요하다.",
                "en": f"The alliance is {n}.",
                "ja": f"米韓同盟は{n}番目だ。",
            },
        )
        for n in range(1, 6)
    ]
    path = tmp_path / "memory.tmx"
    path.write_bytes(write("tmx", units, *languages, tags=False)[0])
    done = subprocess.run(
        [tool, source, target, path], capture_output=True, text=True, check=True, timeout=120
    )
    assert "5 of 5 source paragraphs replaced" in done.stdout
    pairs = re.findall(r"  T (.+)  =>  (.+)", done.stdout)
    assert pairs == [(unit.segments[source], unit.segments[target]) for unit in units]
