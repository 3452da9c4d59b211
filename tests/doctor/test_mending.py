"""A mended copy: only what is certain, never over a file that is there."""

from __future__ import annotations

import pytest

from glossary.doctor import mending
from glossary.doctor._mend_text import split
from glossary.errors import InvalidInput
from glossary.tools._file import look
from tests.tools.files import entry, load, tbx, term, tmx, unit


def mended(tmp_path, name, data, tool=""):
    """The copy's name and bytes; None where nothing can be mended."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    before = path.read_bytes()
    copy = mending(look(path), tool)
    if copy is None:
        return None
    copy.write()
    assert path.read_bytes() == before
    assert copy.steps
    return copy.path.name, copy.path.read_bytes()


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Requirement 요구사항", ("Requirement", "요구사항")),
        ("supply chain 공급망", ("supply chain", "공급망")),
        ("copyright notice 저작권 고지", ("copyright notice", "저작권 고지")),
        (
            "Conformance 적합, 적합성 (문맥에 따라 사용)",
            ("Conformance", "적합, 적합성 (문맥에 따라 사용)"),
        ),
        ("북방 한계선 Northern Limit Line", ("북방 한계선", "Northern Limit Line")),
        ("3축체계 three-axis system", ("3축체계", "three-axis system")),
        ("日米同盟  米日同盟", ("日米同盟", "米日同盟")),
        ("OpenChain 적합 Software", None),  # two changes of writing
        ("alliance treaty", None),
        ("동맹 조약", None),
        ("2+2 3+3", None),
        ("", None),
    ],
)
def test_split(line, pair):
    """Where the writing changes once, or a wide gap is, there the tab belongs."""
    assert split(line) == pair


def test_spaces_instead_of_tabs(tmp_path):
    """Lines that are certain are mended; one that is not stays, and so do comments."""
    data = "# 용어\nLicense 라이선스\nOpenChain 적합 Software\n"
    assert mended(tmp_path, "a.txt", data) == (
        "a.fixed.txt",
        "# 용어\nLicense\t라이선스\nOpenChain 적합 Software\n".encode(),
    )


def test_the_sample_that_was_found(tmp_path, shared):
    """A real glossary of which OmegaT loads nothing, and all once it is mended."""
    sample = "openchain-ko-spaces-instead-of-tabs.txt"
    data = (shared / "data" / "glossaries" / sample).read_bytes()
    assert load("omegat", tmp_path, "a.txt", data, "en", "ko")[0] == []
    _, copy = mended(tmp_path, "a.txt", data)
    entries, loaded = load("omegat", tmp_path, "b.txt", copy, "en", "ko")
    assert len(entries) == 65
    assert entries[6] == ("supply chain", "공급망")
    assert loaded.findings.lost == 0


def test_encodings_become_utf8(tmp_path):
    """UTF-16 and CP949; a CSV with a mark for Excel, without one for DeepL."""
    text = "한미동맹\talliance\n" * 9
    for encoding in ("cp949", "utf-16", "utf-16-le"):
        _, copy = mended(tmp_path, f"{encoding}.txt", text.encode(encoding))
        assert copy == text.encode()
    commas = text.replace("\t", ",")
    assert mended(tmp_path, "a.csv", commas)[1] == commas.encode("utf-8-sig")
    assert mended(tmp_path, "b.csv", commas.encode("utf-8-sig"), "deepl")[1] == commas.encode()


def test_a_heading_is_no_entry(tmp_path):
    """OmegaT takes none for one; in a table for other tools it has to stay."""
    data = "Korean\tEnglish\n가\ta\n"
    assert mended(tmp_path, "a.txt", data)[1] == "# Korean\tEnglish\n가\ta\n".encode()
    assert mended(tmp_path, "b.txt", data, "memoq") is None


def test_tables_for_omegat(tmp_path):
    """Commas between cells, an entry on one line, a name that old versions know."""
    data = '"한\n국";Korea\r\n'
    _, copy = mended(tmp_path, "a.csv", data, "omegat")
    assert copy == "한 국,Korea\r\n".encode("utf-8-sig")
    assert mended(tmp_path, "a.tsv", "가\ta\n", "omegat")[0] == "a.fixed.txt"


def test_language_codes(tmp_path):
    """An underscore in a code, not one in the text."""
    data = tmx(unit(("ko_KR", 'lang="ko_KR"'), ("en_US", "a")))
    _, copy = mended(tmp_path, "a.tmx", data)
    assert copy.decode() == tmx(unit(("ko-KR", 'lang="ko_KR"'), ("en-US", "a")))


def test_the_attribute_of_a_language(tmp_path):
    """TMX 1.1 has `lang`; the copy is of version 1.4 and has `xml:lang`."""
    data = tmx(unit(("ko", "가"), ("en", "a"), attribute="lang")).replace("1.4", "1.1")
    _, copy = mended(tmp_path, "a.tmx", data)
    assert copy.decode() == tmx(unit(("ko", "가"), ("en", "a")))


def test_what_is_no_xml(tmp_path):
    """Ampersands and brackets that are text, control characters, names that XML lacks."""
    data = tbx(entry(ko=term("가 & 나 < 3 \x08&nbsp;&amp;&#65;&#8;<![CDATA[&]]><!-- & -->")))
    _, copy = mended(tmp_path, "a.tbx", data)
    assert copy.decode() == tbx(
        entry(ko=term("가 &amp; 나 &lt; 3 \xa0&amp;&#65;<![CDATA[&]]><!-- & -->"))
    )


def test_a_large_file_is_mended_in_pieces(tmp_path):
    """Tags, references and comments on the borders of the pieces are kept whole."""
    text = "가 & 나 &amp; <!-- <x lang='ko_KR'> -->" * 40_000
    data = f"<tmx><seg xml:lang='ko_KR'>{text}</seg></tmx>"
    _, copy = mended(tmp_path, "a.tmx", data)
    expected = text.replace(" & ", " &amp; ")
    assert copy.decode() == f"<tmx><seg xml:lang='ko-KR'>{expected}</seg></tmx>"


def test_an_encoding_that_is_not_the_one_declared(tmp_path):
    """CP949 that says it is UTF-8 becomes UTF-8; what is declared rightly is left alone."""
    body = tbx(entry(ko=term("한미동맹은 굳건하다" * 9)))
    wrong = f'<?xml version="1.0" encoding="UTF-8"?>{body}'
    assert mended(tmp_path, "a.tbx", wrong.encode("cp949"))[1] == wrong.encode()
    right = f'<?xml version="1.0" encoding="EUC-KR"?>{body}'
    assert mended(tmp_path, "b.tbx", right.encode("cp949")) is None


def test_a_name_by_which_tools_know_it(tmp_path):
    """TBX is often called .xml; no tool but MultiTerm looks into such a file."""
    assert mended(tmp_path, "a.xml", tbx())[0] == "a.fixed.tbx"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "가\ta\n"),
        ("a.txt", "동맹 조약\n"),
        ("a.tbx", tbx()),
        ("a.tbx", tbx()[:-3]),
        ("a.txt", b"\xff\xfe\xfd\x80" * 9),
        ("a.jsonl", "{}\n"),
    ],
)
def test_nothing_to_mend(tmp_path, name, data):
    """What is right, and what nobody can be certain of."""
    assert mended(tmp_path, name, data) is None


def test_a_copy_that_is_there_stays(tmp_path):
    """Nothing is written over."""
    (tmp_path / "a.fixed.txt").write_text("mine", "utf-8")
    with pytest.raises(InvalidInput, match="there already"):
        mended(tmp_path, "a.txt", "License 라이선스\n")
    assert (tmp_path / "a.fixed.txt").read_text("utf-8") == "mine"
