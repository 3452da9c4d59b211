"""The workbook for Excel: how it looks, what others see in it, and what is read of theirs."""

from __future__ import annotations

import csv
import re
import shutil
import struct
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment

from glossary.errors import UnreadableFile
from glossary.files import spreadsheet, workbook_zip
from glossary.files.problem import Problem
from glossary.model import Definition

from .entries import GSOMIA, RAA, concept, export
from .tables import read

LANGUAGES = ("ko", "en", "ja")
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*rows, sheet="Sheet1", then=None):
    """A workbook as openpyxl makes it: rows of a sheet, changed by `then`."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    if then:
        then(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data, part, change):
    """A workbook in which the text of a part is another."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text) if name == part else text)
    return stream.getvalue()


def sharing(data):
    """A workbook in which every text is shared, as Excel writes it."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet = archive.read(SHEET).decode()
    texts = re.findall("<is>(.*?)</is>", sheet)
    numbers = iter(range(len(texts)))
    sheet = re.sub(
        ' t="inlineStr"><is>.*?</is>', lambda _: f' t="s"><v>{next(numbers)}</v>', sheet
    )
    data = changed(data, SHEET, lambda _: sheet)
    link = b'<Relationship Id="rId9" Type="x/sharedStrings" Target="/xl/shared.xml"/>'
    end = b"</Relationships>"
    data = changed(data, "xl/_rels/workbook.xml.rels", lambda x: x.replace(end, link + end))
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        items = "".join(f"<si>{text}</si>" for text in texts)
        archive.writestr("xl/shared.xml", f'<sst xmlns="{MAIN}">{items}</sst>')
    return stream.getvalue()


def shown(tmp_path, data, name="xlsx", **options):
    return read(tmp_path, data, name, file="table.xlsx", **options)


def sheet_of(entries, languages=LANGUAGES, name="xlsx"):
    data, _ = export(name, entries, languages)
    return openpyxl.load_workbook(BytesIO(data)).active


# What others see in ours


def test_openpyxl_reads_what_csv_has():
    """The same cells as in CSV, every one of them."""
    data, _ = export("csv", [GSOMIA, RAA], LANGUAGES)
    table = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    rows = sheet_of([GSOMIA, RAA]).iter_rows(values_only=True)
    assert [[cell or "" for cell in row] for row in rows] == table


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "1", "2026-01-31", "TRUE", "'=1"])
def test_every_cell_is_text(text):
    """Nothing is a formula, a number or a date, and nothing has an apostrophe in front."""
    cell = sheet_of([concept(ko=text)])["D2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_the_headings_stay_in_sight_and_have_filters():
    """However far down one is."""
    sheet = sheet_of([GSOMIA, RAA])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions == "A1:AO3"
    assert sheet["A1"].font.bold
    assert sheet["A1"].alignment.wrap_text


def test_each_language_has_a_typeface_with_its_letters():
    """By the names they have in Windows and macOS, and the character set for the others."""
    sheet = sheet_of([RAA])
    fonts = {cell.value: cell.font for cell in sheet[2] if cell.value}
    assert (fonts["상호접근협정"].name, fonts["상호접근협정"].charset) == ("Malgun Gothic", 129)
    japanese = fonts["部隊間協力円滑化協定"]
    assert (japanese.name, japanese.charset) == ("Yu Gothic", 128)
    assert fonts["Reciprocal Access Agreement"].name == "Calibri"


def test_columns_are_as_wide_as_what_is_in_them():
    """A term has room, and a definition more."""
    widths = {
        sheet_of([RAA])[f"{letter}1"].value: dimension.width
        for letter, dimension in sheet_of([RAA]).column_dimensions.items()
    }
    assert widths["status"] < widths["Korean"] < widths["Korean definition"]


def test_a_row_is_as_high_as_its_lines_but_no_higher_than_five():
    """LibreOffice does not find it out; a long list of sources is no reason to scroll."""
    texts = ["가", "가" * 60, "a\nb", "가" * 5000]
    definitions = [[Definition(language="ko", text=text, source="")] for text in texts]
    entries = [concept(f"c{n}", ko="동맹", definitions=d) for n, d in enumerate(definitions)]
    heights = sheet_of(entries).row_dimensions
    assert [heights[n].height for n in range(2, 6)] == [None, 45, 30, 75]


def test_the_workbook_says_nothing_of_when_it_was_made():
    """No date in it, and none of its parts has one but the first that a ZIP can say."""
    data, _ = export("xlsx", [RAA])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in archive.read("docProps/core.xml")
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_title_is_the_workbook_s():
    """Markup in it is only text."""
    data, _ = export("xlsx", [RAA], title="Terms <&>")
    assert openpyxl.load_workbook(BytesIO(data)).properties.title == "Terms <&>"


def test_a_text_that_no_cell_holds_is_cut_and_reported():
    """Excel holds 32,767 UTF-16 units; an emoji has two, and is not halved."""
    long = concept(
        ko="동맹", definitions=[Definition(language="ko", text="😀" * 20_000, source="")]
    )
    data, report = export("xlsx", [long], ("ko",))
    cells = [cell.value or "" for cell in openpyxl.load_workbook(BytesIO(data)).active[2]]
    assert max(cells, key=len) == "😀" * 16_383
    assert [left.reason for left in report.left_out] == [
        "“Korean definition” is cut after 32,767 characters"
    ]


@pytest.mark.parametrize("length", [32_766, 32_767])
def test_a_text_that_just_fits_is_whole(length, tmp_path):
    """To the last character."""
    text = "가" * length
    entry = concept(ko="동맹", definitions=[Definition(language="ko", text=text, source="")])
    data, report = export("xlsx", [entry], ("ko",))
    assert report.left_out == []
    assert shown(tmp_path, data).concepts[0].definitions[0].text == text


def test_rows_that_no_sheet_holds_are_reported(monkeypatch):
    """There are 1,048,576, and the headings are the first."""
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    _, report = export("xlsx", [RAA, concept("c2", ko="동맹")], ("ko", "en", "ja"))
    assert report.left_out == [("c2", "동맹", "a sheet ends after 2 rows")]


@pytest.fixture
def office(tmp_path):
    """LibreOffice, which turns a workbook into rows of text."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-calc")

    def convert(data):
        (tmp_path / "table.xlsx").write_bytes(data)
        command = [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
        # Field separator, text delimiter, UTF-8, from the first line on (filter options).
        command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1"]
        command += ["--outdir", str(tmp_path), str(tmp_path / "table.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        text = (tmp_path / "table.csv").read_text(encoding="utf-8")
        return list(csv.reader(text.splitlines(keepends=True)))

    return convert


def test_libreoffice_shows_hangul_kanji_and_what_looks_like_a_formula(office):
    """Cell by cell what CSV has, apostrophes against formulas aside."""
    entries = [GSOMIA, RAA, concept("odd", ko="=1+1", en="<&> _x0041_", ja="日本語 😀")]
    data, _ = export("xlsx", entries, LANGUAGES)
    table = office(data)
    assert [row[3:6] for row in table[1:]] == [
        [
            "한일 군사정보보호협정",
            "General Security of Military Information Agreement",
            "軍事情報包括保護協定",
        ],
        ["상호접근협정", "Reciprocal Access Agreement", "部隊間協力円滑化協定"],
        ["=1+1", "<&> _x0041_", "日本語 😀"],
    ]
    assert table[0][:6] == ["id", "status", "subject", "Korean", "English", "Japanese"]


# What is read of theirs


def test_a_workbook_of_somebody_else_s(tmp_path):
    """Shared strings, styles and all; places are those that Excel shows."""
    data = workbook(
        ["번호", "국문", "영문", "등급"],
        ["7", "한미 동맹", "ROK-US alliance", "A"],
        [None, "협정"],
    )
    found = shown(tmp_path, data)
    assert found.terms == [[("ko", "한미 동맹"), ("en", "ROK-US alliance")], [("ko", "협정")]]
    assert [c.id for c in found.concepts] == ["7", ""]
    assert [problem.place for problem in found.problems] == ["Sheet1!D2"]


def test_numbers_and_dates_are_read_as_they_are_shown(tmp_path):
    """Not as 4.0, nor as 45000.5; a cell that is true says so."""

    def styled(book):
        book.active["A3"].number_format = "0000"
        book.active["B3"].number_format = "0.00"
        book.active["C3"].number_format = "0%"
        book.active["D3"].number_format = "#,##0"

    data = workbook(
        ["ko", "a", "b", "c", "d"],
        ["동맹", 4, 0.1, date(2026, 1, 31), datetime(2026, 1, 31, 9, 30)],
        [12, 3.14159, 0.45, 1234567, None],
        ["협정", True, 1e20, "2026", None],
        then=styled,
    )
    found = shown(tmp_path, data, columns={"ko": "note", "a": "ko"})
    assert [c.terms[0].text for c in found.concepts] == ["4", "3.14", "TRUE"]
    assert [c.note.split("\n") for c in found.concepts] == [
        ["동맹", "b: 0.1", "c: 2026-01-31", "d: 2026-01-31 09:30:00"],
        ["0012", "b: 45%", "c: 1,234,567"],
        ["협정", "b: 1e+20", "c: 2026"],
    ]


def test_what_a_formula_gave_is_read(tmp_path):
    """What Excel stored; where it stored nothing, or an error, the cell is told of."""
    data = workbook(["ko", "en"], ["=A9", "pact"], ["동맹", "=B9"], ["협정", "=B9"])

    def store(xml):
        xml = xml.replace(b'"A2"><f>A9</f><v></v>', b'"A2" t="str"><f>A9</f><v>x</v>')
        return xml.replace(b'"B4"><f>B9</f><v></v>', b'"B4" t="e"><f>B9</f><v>#REF!</v>')

    found = shown(tmp_path, changed(data, SHEET, store))
    assert found.terms == [[("ko", "x"), ("en", "pact")], [("ko", "동맹")], [("ko", "협정")]]
    assert [(p.place, p.reason.split(":")[0], p.lost) for p in found.problems] == [
        ("Sheet1!B3", "a formula that was never worked out", True),
        ("Sheet1!B4", "the formula here gives an error, #REF!", True),
    ]


def test_merged_cells(tmp_path):
    """Only the first has what they show; below the headings something is missing then."""

    def merge(book):
        book.active.merge_cells("A1:B1")
        book.active.merge_cells("A3:A4")

    data = workbook(["title"], ["ko", "en"], ["동맹", "alliance"], [None, "league"], then=merge)
    found = shown(tmp_path, data)
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")], [("en", "league")]]
    merged = [(p.place, p.lost) for p in found.problems if "merged" in p.reason]
    assert sorted(merged) == [("Sheet1!A1:B1", False), ("Sheet1!A3:A4", True)]


def test_the_first_sheet_with_headings_is_read(tmp_path):
    """Others that have rows are told of; empty ones are not."""

    def more(book):
        sheet = book.create_sheet("Terms")
        sheet.append(["ko", "en"])
        sheet.append(["동맹", "alliance"])
        book.create_sheet("Empty")

    data = workbook(["read me", "first"], ["this is", "not it"], sheet="About", then=more)
    found = shown(tmp_path, data)
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")]]
    assert [(p.place, p.lost) for p in found.problems] == [("About", True)]


def test_a_title_above_the_table(tmp_path):
    """It is told of, and nothing is lost with it."""
    found = shown(tmp_path, workbook(["용어집"], [], ["ko"], ["동맹"]))
    assert found.terms == [[("ko", "동맹")]]
    assert [(p.place, p.lost) for p in found.problems] == [("Sheet1!A1", False)]


def test_a_sheet_without_headings(tmp_path):
    """With the languages named, as in CSV."""
    found = shown(tmp_path, workbook(["동맹", "alliance"]), languages=("ko", "en"))
    assert found.terms == [[("ko", "동맹"), ("en", "alliance")]]
    with pytest.raises(UnreadableFile, match="Sheet1!A1: no heading here"):
        shown(tmp_path, workbook(["동맹", "alliance"]))


def test_rich_text_and_furigana(tmp_path):
    """Runs that look different are one text; how it is pronounced is not part of it."""
    runs = (
        "<r><t>自衛</t></r><r><rPr><b/></rPr><t>隊</t></r>"
        '<rPh sb="0" eb="3"><t>ジエイタイ</t></rPh>'
    )
    data = changed(
        sharing(workbook(["ja"], ["placeholder"])),
        "xl/shared.xml",
        lambda xml: xml.replace(b"<t>placeholder</t>", runs.encode()),
    )
    assert shown(tmp_path, data).terms == [[("ja", "自衛隊")]]


def test_shared_texts(tmp_path):
    """As Excel writes them, in whichever order they are asked for."""
    rows = [[f"동맹 {n % 7}", f"alliance {n % 5}"] for n in range(40)]
    found = shown(tmp_path, sharing(workbook(["ko", "en"], *rows)))
    assert found.terms == [[("ko", one), ("en", other)] for one, other in rows]


def test_line_breaks_in_a_cell_part_terms(tmp_path):
    """Alt and Enter, which is how people write several into one."""
    assert shown(tmp_path, workbook(["ko"], ["동맹\n연합"])).terms == [
        [("ko", "동맹"), ("ko", "연합")]
    ]


def test_comments_and_empty_rows_are_no_trouble(tmp_path):
    """Neither are cells that only have a look."""

    def comment(book):
        book.active["A2"].comment = Comment("hm", "Kim")
        book.active["C9"].number_format = "0.00"

    data = workbook(["ko", "en"], ["동맹", "alliance"], [], [None, None], then=comment)
    assert shown(tmp_path, data).problems == []


def test_macros_are_not_looked_at(tmp_path):
    """The cells of the workbook are read, and it is said that it has them."""
    stream = BytesIO(workbook(["ko"], ["동맹"]))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub AutoOpen()")
    found = read(tmp_path, stream.getvalue(), "xlsx", file="table.xlsm")
    assert found.terms == [[("ko", "동맹")]]
    assert [(p.place, p.lost) for p in found.problems] == [("table.xlsm", False)]


def test_a_sheet_that_breaks_off(tmp_path):
    """What came before is read."""
    data = workbook(["ko"], *[[f"동맹 {n}"] for n in range(100)])
    part = SHEET
    data = changed(data, part, lambda xml: xml[: xml.index(b'r="A50"')])
    found = shown(tmp_path, data)
    assert len(found.concepts) == 48
    assert found.lost == ["Sheet1!A49"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no whole .xlsx workbook"),
        (b"PK\3\4", "no whole .xlsx workbook"),
        (b"ko,en\n", "no whole .xlsx workbook"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
            "an old .xls workbook, or one that a password",
        ),
    ],
)
def test_what_is_no_workbook(data, message, tmp_path):
    """One is told what it is, and what to do."""
    with pytest.raises(UnreadableFile, match=message):
        shown(tmp_path, data)


def test_a_workbook_that_broke_off(tmp_path):
    """Half a download."""
    data = workbook(["ko"], ["동맹"])
    with pytest.raises(UnreadableFile, match="broken off on its way"):
        shown(tmp_path, data[: len(data) // 2])


def zipped(**parts):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"readme.txt": "hello"}, "no Excel workbook"),
        ({"xl/workbook.bin": "x"}, "a binary workbook of Excel's"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "OpenDocument"),
        ({"xl/workbook.xml": "<workbook/>"}, "has nothing in it"),
        ({"xl/workbook.xml": "<workbook"}, "damaged in its part xl/workbook.xml"),
    ],
)
def test_a_zip_that_is_no_workbook(parts, message, tmp_path):
    """Another kind of file in a ZIP, or a workbook of another kind."""
    with pytest.raises(UnreadableFile, match=message):
        shown(tmp_path, zipped(**parts))


def test_a_zip_bomb_that_says_so(tmp_path):
    """A sheet that unpacks to a thousand times its size is not unpacked."""
    data = changed(workbook(["ko"], ["동맹"]), SHEET, lambda xml: xml)
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * (11 << 20))
    with pytest.raises(UnreadableFile, match="far larger than what it is packed in"):
        shown(tmp_path, stream.getvalue())


def test_a_zip_bomb_that_lies(tmp_path):
    """The directory says that it is small: it is unpacked no further than that."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + b"<row/>" * (4 << 20)
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook(["ko"]))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name == SHEET else old.read(name))
    data = stream.getvalue().replace(struct.pack("<I", len(xml)), struct.pack("<I", 4096))
    with pytest.raises(UnreadableFile, match="nothing in it"):
        shown(tmp_path, data)


def test_more_than_a_sheet_can_have_is_a_bomb_however_it_is_packed(tmp_path, monkeypatch):
    """Counted over all parts."""
    monkeypatch.setattr(workbook_zip, "LIMITS", replace(workbook_zip.LIMITS, unpacked=1000))
    with pytest.raises(UnreadableFile, match="not safe to unpack: the whole"):
        shown(tmp_path, workbook(["ko"], ["동맹"]))


BOMB = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>"""
)


@pytest.mark.parametrize(
    "part",
    [SHEET, "xl/shared.xml", "xl/workbook.xml", "xl/styles.xml"],
)
@pytest.mark.parametrize("padding", [b"", b"<!--" + b"x" * (1 << 17) + b"-->"])
def test_entities_are_refused(part, padding, tmp_path):
    """Whichever part declares them, and however far from its beginning."""

    def declare(xml):
        body = xml[xml.index(b"?>") + 2 :] if xml.startswith(b"<?xml") else xml
        return BOMB.replace(b"<!DOCTYPE", padding + b"<!DOCTYPE") + body

    with pytest.raises(UnreadableFile, match="declares a document type"):
        shown(tmp_path, changed(sharing(workbook(["ko"], ["동맹"])), part, declare))


@pytest.mark.parametrize("reference", ["ZZZZ1", "AAA0A", "1", "", "XFE2"])
def test_cells_that_are_nowhere(reference, tmp_path):
    """Beyond the last column, or with no address at all."""
    data = changed(
        workbook(["ko", "en"], ["동맹", "alliance"]),
        SHEET,
        lambda xml: xml.replace(b'r="B2"', f'r="{reference}"'.encode()),
    )
    found = shown(tmp_path, data)
    assert found.terms[0][0] == ("ko", "동맹")


def test_a_row_beyond_the_last(tmp_path):
    """A sheet ends there."""
    data = changed(
        workbook(["ko"], ["동맹"]),
        SHEET,
        lambda xml: xml.replace(b'<row r="2"', b'<row r="99999999999999"'),
    )
    assert shown(tmp_path, data).lost == ["Sheet1"]


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (SHEET, MAIN.encode(), b"a}b"),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", b"&lol;</Relationships>"),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", b"<?pi?><!-- --></Relationships>"),
        ("xl/styles.xml", b"</styleSheet>", b"&lol;</styleSheet>"),
    ],
)
def test_what_was_found_by_changing_workbooks_at_random(part, before, after, tmp_path):
    """A namespace with a brace in its name; an entity that nobody declared, a remark."""
    data = changed(workbook(["ko"], ["동맹"]), part, lambda xml: xml.replace(before, after))
    try:
        found = shown(tmp_path, data)
    except UnreadableFile:
        return
    assert found.terms == [[("ko", "동맹")]]


def test_a_directory_that_points_nowhere(tmp_path):
    """Where a part begins is a number before the beginning of the file."""
    data = bytearray(workbook(["ko"], ["동맹"]))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/workbook.xml"))
    data[entry + 42 : entry + 46] = struct.pack("<I", 0xFFFFFF)
    with pytest.raises(UnreadableFile, match=r"damaged|no whole"):
        shown(tmp_path, bytes(data))


def test_a_text_that_is_not_there(tmp_path):
    """A cell refers to a shared text that the workbook has not."""
    data = sharing(workbook(["ko", "en"], ["동맹", "alliance"]))
    data = changed(data, SHEET, lambda xml: xml.replace(b"<v>3</v>", b"<v>99</v>"))
    found = shown(tmp_path, data)
    assert found.terms == [[("ko", "동맹")]]
    assert found.lost == ["Sheet1!B2"]


def test_rows_are_read_with_their_numbers_and_places(tmp_path):
    """Empty ones are not, and cells stand where they stand."""
    path = tmp_path / "rows.xlsx"
    path.write_bytes(workbook(["a"], [], [None, None, "c"]))
    rows = [row for row in spreadsheet.read_rows(path) if not isinstance(row, Problem)]
    assert rows == [("Sheet1", 1, ["a"]), ("Sheet1", 3, ["", "", "c"])]
    assert rows[1].place(2) == "Sheet1!C3"
