"""What is read from a workbook, and what is not; the workbooks are openpyxl's."""

import datetime

import openpyxl
import pytest

from glossary import texts
from tests.texts.packages import A, X, archive, relations


@pytest.fixture
def book():
    """A workbook with one sheet."""
    return openpyxl.Workbook()


def read(book, folder):
    """The paragraphs that are read from a workbook."""
    path = folder / "a.xlsx"
    book.save(path)
    return texts.read(path, folder).text.split("\n\n")


def test_cells_with_text_are_paragraphs(book, tmp_path):
    """Row by row; numbers, dates, truth values and text without letters are left out."""
    sheet = book.active
    sheet.append(["용어", "term", 3, None, "2016-11-23"])
    sheet.append([datetime.date(2026, 1, 5), True, "동맹\n강화", "12.5 %"])
    assert read(book, tmp_path) == ["용어", "term", "동맹\n강화"]


def test_formulas_are_left_out(book, tmp_path):
    """What they give is made of other cells, and again of their translations."""
    book.active.append(["동맹", '=A1&" 강화"'])
    assert read(book, tmp_path) == ["동맹"]


def test_what_is_hidden_is_left_out(book, tmp_path):
    """Sheets, rows and columns that nobody sees."""
    sheet = book.active
    for row in (["가", "숨은 열", "나"], ["숨은 줄", "", ""], ["다", "", "라"]):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(state)
        other.append(["숨은 장"])
        other.sheet_state = state
    assert read(book, tmp_path) == ["가", "나", "다", "라"]


def test_sheets_are_read_in_their_order(book, tmp_path):
    """In the order of the tabs."""
    book.active.append(["둘째"])
    book.create_sheet("앞", 0).append(["첫째"])
    assert read(book, tmp_path) == ["첫째", "둘째"]


def workbook(path, sheet, **parts):
    """A workbook by hand, of one sheet and other parts."""
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = {"strings": "sharedStrings.xml", "drawing": "drawings/drawing1.xml"}
    return archive(
        path,
        {
            "_rels/.rels": relations(rId1=("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {X}><sheets><sheet name="S" r:id="s" xmlns:r="{r}"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                s=("worksheet", "worksheets/sheet1.xml"),
                t=("sharedStrings", "sharedStrings.xml"),
            ),
            "xl/worksheets/sheet1.xml": f"<worksheet {X}>{sheet}</worksheet>",
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                d=("drawing", "../drawings/drawing1.xml")
            ),
            **{f"xl/{names[name]}": content for name, content in parts.items()},
        },
    )


def test_furigana_of_cells_are_left_out(tmp_path):
    """Japanese workbooks have the reading beside the text."""
    strings = f"<sst {X}><si><t>同盟</t><rPh sb='0' eb='2'><t>ドウメイ</t></rPh></si></sst>"
    sheet = '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>9</v></c></row></sheetData>'
    path = workbook(tmp_path / "a.xlsx", sheet, strings=strings)
    assert texts.read(path, tmp_path).text == "同盟"


def test_text_boxes_are_read(tmp_path):
    """Shapes that stand on a sheet come after its cells."""
    drawing = f"<d {A} xmlns='urn:x'><a:p><a:r><a:t>상자</a:t></a:r></a:p></d>"
    sheet = '<sheetData><row><c t="inlineStr"><is><t>칸</t></is></c></row></sheetData>'
    path = workbook(tmp_path / "a.xlsx", sheet, drawing=drawing)
    assert texts.read(path, tmp_path).text == "칸\n\n상자"
