"""Which tools take a file, and whether one takes all of it."""

from __future__ import annotations

import pytest

from glossary.doctor import diagnose
from glossary.errors import InvalidInput
from tests.tools.files import entry, tbx, term, tmx, unit


def diagnosed(tmp_path, name, data, **chosen):
    """What is found of a file."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return diagnose(path, **chosen)


def verdicts(found):
    """The verdicts by the names of the tools."""
    return {made.tool.NAME: made for made in found.verdicts}


def test_a_glossary_of_omegat(tmp_path):
    """OmegaT has every entry; DeepL would refuse the comment; who needs headings says so."""
    found = diagnosed(tmp_path, "a.txt", "# x\n가\ta\tc\n나\tb\n")
    made = verdicts(found)
    assert (made["omegat"].entries, made["omegat"].whole) == (2, True)
    assert made["deepl"].refusal.place == "line 1"
    assert made["memoq"].entries is None
    assert not made["memoq"].whole
    assert found.whole


def test_tbx_of_version_3(tmp_path):
    """Who reads version 2 alone refuses it, and it is said which one it is."""
    data = '<tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"/>'
    made = verdicts(diagnosed(tmp_path, "a.tbx", data))
    for name in ("omegat", "weblate", "lokalize"):
        assert made[name].refusal is not None
    assert made["swordfish"].refusal is None
    assert "pontoon" not in made


def test_tbx_by_another_name(tmp_path):
    """A tool that goes by names is told of with the name that it wants."""
    found = diagnosed(tmp_path, "a.xml", tbx(entry(ko=term("가"))))
    assert verdicts(found)["omegat"].refusal.remedy == "call it a.tbx"
    assert not found.whole


def test_the_rules_of_the_standard_are_findings_and_no_gate(tmp_path):
    """An invalid file loads where the tool does not mind."""
    data = tbx(entry('<descrip type="nonsense">x</descrip>', ko=term("가"), en=term("a")))
    found = diagnosed(tmp_path, "a.tbx", data)
    assert any("(E" in kind.what for kind in found.file.findings)
    assert found.file.findings.lost == 0
    assert found.whole


def test_broken_xml_is_nobodys(tmp_path):
    """A file that breaks off is refused by those who are known, and whole for none."""
    found = diagnosed(tmp_path, "a.tbx", tbx(entry(ko=term("가"), en=term("a")))[:-9])
    assert not found.whole


@pytest.mark.parametrize(
    ("name", "data", "pair"),
    [
        ("a.tbx", tbx(entry(ko=term("가"), en=term("a"), ja=term("j"))), ("ko", "en")),
        ("a.tbx", tbx(*[entry(en=term("a"))] * 9, entry(ko=term("가"))), ("en", "ko")),
        ("a.tbx", tbx(entry(fr=term("f"), de=term("d"))), ("fr", "de")),
        (
            "a.tmx",
            tmx(unit(("EN-US", "a"), ("KO", "가")), head='srclang="EN-US"'),
            ("en", "ko"),
        ),
        ("a.txt", "a\t가\nb\t나\n", ("en", "ko")),
        ("a.txt", "가 a\n", ("ko", "en")),
        ("a.csv", "English,Japanese\na,同盟\n", ("en", "ja")),
    ],
)
def test_the_languages_of_a_file(tmp_path, name, data, pair):
    """What is translated from and into, as far as the file tells; else from Korean."""
    found = diagnosed(tmp_path, name, data)
    assert (found.source, found.target) == pair
    chosen = diagnosed(tmp_path, name, data, languages=("ja", "fr"))
    assert (chosen.source, chosen.target) == ("ja", "fr")


def test_columns_the_wrong_way_round(tmp_path):
    """OmegaT would look for English words in a Korean text."""
    found = diagnosed(tmp_path, "a.txt", "a\t가\nb\t나\n", languages=("ko", "en"))
    assert not found.whole
    assert any("first column" in kind.what for kind in found.file.findings)


def test_one_tool(tmp_path):
    """Asked about one, nothing is said of the others, even if the file is not for it."""
    found = diagnosed(tmp_path, "a.txt", "가\ta\n", tool="pontoon")
    assert [made.tool.NAME for made in found.verdicts] == ["pontoon"]
    assert "does not read tab-separated text" in found.verdicts[0].refusal.what
    with pytest.raises(InvalidInput, match="omegat"):
        diagnosed(tmp_path, "a.txt", "가\ta\n", tool="word")


def test_tables_with_headings(tmp_path):
    """Who assigns columns by headings takes them; who knows codes only wants codes."""
    made = verdicts(diagnosed(tmp_path, "a.csv", "\ufeffKorean,English\n가,a\n"))
    assert made["memoq"].whole
    assert made["multiterm"].whole
    assert made["excel"].whole
    assert any("heading" in kind.what for kind in made["google"].findings)


def test_a_memory_without_its_source_language(tmp_path):
    """memoQ minds a header that names a language which no text is in."""
    data = tmx(unit(("ko", "가"), ("en", "a")), head='srclang="fr"')
    made = verdicts(diagnosed(tmp_path, "a.tmx", data))
    assert any("srclang" in kind.what for kind in made["memoq"].findings)
    assert made["omegat"].whole


def test_what_no_tool_loads(tmp_path):
    """JSON Lines are for this program: no verdicts, and no tool that has all."""
    found = diagnosed(tmp_path, "a.jsonl", '{"type": "concept"}\n')
    assert found.verdicts == []
    assert not found.whole
