"""What a file is found to be."""

from __future__ import annotations

import sqlite3
import zipfile

import openpyxl
import pytest

from glossary.errors import UnreadableFile
from glossary.tools import Kind
from glossary.tools._file import look

from .files import entry, tbx, term, tmx, unit


def found(tmp_path, name, data):
    """A file of that name and content, looked at."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return look(path)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.tbx", tbx(), Kind.TBX2),
        ("a.xml", tbx(), Kind.TBX2),
        ("a.tbx", "<tbx/>", Kind.TBX3),
        ("a.tbx", "\ufeff\n<tbx/>", Kind.TBX3),
        ("a.tmx", tmx(), Kind.TMX),
        ("a.xml", "<mtf/>", Kind.MULTITERM),
        ("a.xlf", "<xliff/>", Kind.XLIFF),
        ("a.xml", "<x/>", Kind.XML),
        ("a.tbx", "<", Kind.XML),
        ("a.txt", "가\ta\n나\tb\n", Kind.TABS),
        ("a.csv", "가\ta\n나\tb\n", Kind.TABS),
        ("a.csv", "가,a\n나,b\n", Kind.COMMAS),
        ("a.txt", "가,a\n나,b\n", Kind.COMMAS),
        ("a.txt", "가 a\n나 b\n", Kind.PLAIN),
        ("a.jsonl", '{"type": 1}\n', Kind.JSONL),
        ("a.ttl", "@prefix a: <b> .\n", Kind.RDF),
        ("a.txt", "", Kind.EMPTY),
        ("a.txt", "\ufeff \n", Kind.EMPTY),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE),
        ("a.bin", b"\x89\0\x01\xff\0\0" * 40, Kind.BINARY),
    ],
)
def test_kinds(tmp_path, name, data, kind):
    """By its content, not by its name, but where only the name can tell."""
    assert found(tmp_path, name, data).kind is kind


def test_a_database_an_archive_and_a_workbook(tmp_path):
    """Files that are no text."""
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("create table t (a)")
    connection.close()
    assert look(tmp_path / "a.db").kind is Kind.DATABASE
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    assert look(tmp_path / "a.zip").kind is Kind.ZIP
    book = openpyxl.Workbook()
    book.active.append(["Korean", "영어", "note"])
    book.active.append(["가", "a", "n"])
    book.save(tmp_path / "a.xlsx")
    file = look(tmp_path / "a.xlsx")
    assert (file.kind, file.entries) == (Kind.XLSX, 1)
    assert file.columns == ("ko", "en", "")
    assert file.languages == {"Korean": 1, "영어": 1}


def test_a_bomb_is_refused(tmp_path):
    """A workbook of a few kilobytes that unpacks to gigabytes, XML that multiplies itself."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook>" + " " * (512 << 20))
    with pytest.raises(UnreadableFile):
        look(tmp_path / "a.xlsx")
    bomb = '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>'
    with pytest.raises(UnreadableFile, match="entities"):
        found(tmp_path, "a.tbx", bomb)


def test_what_is_in_a_tbx(tmp_path):
    """Entries, and terms by language as the file writes it; empty ones do not count."""
    data = tbx(entry(ko=term("가") + term("나"), en_US=term("a")), entry(ko=term("")))
    file = found(tmp_path, "a.tbx", data)
    assert (file.entries, file.detail) == (2, "TBX-Basic")
    assert file.languages == {"ko": 2, "en-US": 1}
    assert file.odd_ids == 2


def test_what_is_in_a_tmx(tmp_path):
    """Version, source language, program; empty texts and odd codes with their lines."""
    head = 'srclang="ko-KR" creationtool="X"'
    data = tmx(unit(("ko_KR", "가"), ("en", "")), unit(("ko", "나"), ("en", "b")), head=head)
    file = found(tmp_path, "a.tmx", data)
    assert (file.entries, file.source_language) == (2, "ko-KR")
    assert file.detail == "version 1.4, srclang ko-KR, written by X"
    assert file.languages == {"ko_KR": 1, "ko": 1, "en": 1}
    assert [kind.count for kind in file.findings] == [1, 1]


def test_what_is_in_a_table(tmp_path):
    """The separator, the headings, the language of each column."""
    file = found(tmp_path, "a.csv", "ID;한국어;EN;Note\n1;가;a;\n2;나;;x\n")
    assert (file.separator, file.entries) == (";", 2)
    assert file.columns == ("", "ko", "en", "")
    assert file.languages == {"한국어": 2, "EN": 1}
    file = found(tmp_path, "a.txt", "# head\n同盟\talliance\tnote\n日米\tJapan-US\n")
    assert (file.headings, file.columns, file.entries) == ((), ("ja", "en"), 2)


def test_a_quotation_that_is_not_closed(tmp_path):
    """A table in CSV that cannot be taken apart is none, and the place is said."""
    file = found(tmp_path, "a.csv", 'a,b\n"' + "x" * 200_000 + "\n")
    assert file.kind is Kind.PLAIN
    (kind,) = file.findings
    assert "quotation mark" in kind.remedy


@pytest.mark.parametrize(
    ("encoding", "title", "marked"),
    [
        ("utf-8", "UTF-8", False),
        ("utf-8-sig", "UTF-8", True),
        ("utf-16", "UTF-16", True),
        ("utf-16-le", "UTF-16", False),
        ("cp949", "CP949 (Korean Windows)", False),
    ],
)
def test_encodings(tmp_path, encoding, title, marked):
    """Found out by mark and by what the text reads like."""
    text = "한미동맹은 굳건하다\talliance\n" * 20
    file = found(tmp_path, "a.txt", text.encode(encoding))
    assert (file.encoding.title, file.encoding.marked) == (title, marked)
    assert (file.kind, file.entries) == (Kind.TABS, 20)
