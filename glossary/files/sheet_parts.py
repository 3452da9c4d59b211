"""The parts of an XLSX workbook of one sheet, but for the rows: how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FACES = {"": ("Calibri", 0), "ko": ("Malgun Gothic", 129), "ja": ("Yu Gothic", 128)}
"""Typefaces that Windows and macOS have with Office, by the language of a column, and the
character sets by which a program without the typeface chooses another one."""

LINE = 15
"""The height of a row of one line, in points; CJK faces of 11 points want 15."""

HEADING = 1
"""The style of the headings."""
_FIRST_FACE = 2

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def style(language: str) -> int:
    """The number of the style for cells in a language."""
    return _FIRST_FACE + (list(_FACES).index(language) if language in _FACES else 0)


def letters(index: int) -> str:
    """The name of a column by its number, from 0: A … Z, AA …"""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def head(columns: Sequence[tuple[int, str]]) -> str:
    """The beginning of the sheet, up to its rows; of each column the width and language."""
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" style="{style(language)}" customWidth="1"/>'
        for n, (width, language) in enumerate(columns, start=1)
    )
    return (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}">'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="{LINE}"/>'
        f"<cols>{widths}</cols><sheetData>"
    )


def tail(columns: int, rows: int) -> str:
    """The end of the sheet, after its rows."""
    cells = f"A1:{letters(columns - 1)}{rows}"
    return f'</sheetData><autoFilter ref="{cells}"/></worksheet>'


def first(*, title: str) -> Iterator[tuple[str, str]]:
    """The parts before the sheet: path in the archive and text.

    The content types are the very first: programs know an Office file by that.
    """
    yield "[Content_Types].xml", _content_types()
    yield (
        "_rels/.rels",
        _relations(
            ("rId1", f"{_RELATIONS}/officeDocument", "xl/workbook.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
    )
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
    yield "docProps/core.xml", _DECLARATION + core
    yield "xl/styles.xml", _DECLARATION + _styles()
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(
            ("rId1", f"{_RELATIONS}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{_RELATIONS}/styles", "styles.xml"),
        ),
    )


def workbook(*, name: str, columns: int, rows: int) -> tuple[str, str]:
    """The part that names the sheet, and the range in it that has filters."""
    filtered = f"'{name}'!$A$1:${letters(columns - 1)}${rows}"
    text = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{filtered}'
        "</definedName></definedNames></workbook>"
    )
    return "xl/workbook.xml", _DECLARATION + text


def _relations(*relations: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    root = f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
    return _DECLARATION + root


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="{path}" ContentType="{kind}"/>'
        for path, kind in (
            ("/xl/workbook.xml", f"{_TYPES}.sheet.main+xml"),
            ("/xl/worksheets/sheet1.xml", f"{_TYPES}.worksheet+xml"),
            ("/xl/styles.xml", f"{_TYPES}.styles+xml"),
            (
                "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml",
            ),
        )
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _styles() -> str:
    """Style 0 is the workbook's own, 1 that of headings, then one a typeface.

    Number format 49 is text: what is typed into such a cell stays what was typed.
    """
    fonts = [_font(""), _font("", bold=True), *map(_font, _FACES)]
    look = '<alignment vertical="top" wrapText="1"/>'
    formats = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']
    formats += (
        f'<xf numFmtId="49" fontId="{font}" fillId="{2 if font == 1 else 0}" borderId="0" '
        'xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
        f"{look}</xf>"
        for font in range(1, len(fonts))
    )
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        f'<fonts count="{len(fonts)}">{"".join(fonts)}</fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E9EE"/></patternFill></fill>'
        '</fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(formats)}">{"".join(formats)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _font(language: str, *, bold: bool = False) -> str:
    face, charset = _FACES[language]
    return (
        f'<font>{"<b/>" if bold else ""}<sz val="11"/><name val="{face}"/><family val="2"/>'
        f'{f"""<charset val="{charset}"/>""" if charset else ""}</font>'
    )
