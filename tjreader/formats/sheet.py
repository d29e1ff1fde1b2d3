"""A table as a sheet of Excel. Every cell is words or a number; none is a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from .markup import escaped
from .package import Package

LONGEST = 32_767
"""Code units of UTF-16 that a cell holds."""

LINE_HEIGHT, HIGHEST = 15, 409
"""Points of a line, and of the highest row that Excel knows."""

_PADDING, _WIDE, _NARROW = 0.7, 2.0, 0.9
"""Digits that the edges of a cell take, a Chinese character, and a letter of most words."""

_HAN = re.compile("[\u2e80-\uffef\U00020000-\U0003ffff]")
_PIECE = re.compile(f"{_HAN.pattern}|(?:(?!{_HAN.pattern})\\S)+\\s*|\\s+")
"""What stands together on a line: a Chinese character, or a word."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as the code of a character."""

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_TYPES = (
    f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
_WORKBOOK_RELATIONS = (
    f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_REL}/styles" Target="styles.xml"/></Relationships>'
)
_WORKBOOK = (
    f'{_XML}<workbook {_MAIN} xmlns:r="{_REL}"><sheets>'
    '<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
    '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{span}</definedName>'
    '<definedName name="_xlnm.Print_Area" localSheetId="0">{printed}</definedName>'
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">{name}!$1:$1</definedName>'
    "</definedNames></workbook>"
)
_STYLES = (
    f'{_XML}<styleSheet {_MAIN}><fonts count="2">'
    '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFF5F2EA"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="hair"><color rgb="FFBDB6A8"/></bottom>'
    "<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
    'applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" '
    'applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" '
    'applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_PAPER = (
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
)
"""A4, as wide as it is and as long as it gets; below the sheet's name and the page."""

_PLAIN, _HEAD, _RULED = 0, 1, 2
"""Places in `cellXfs`; all are formatted as text, so that editing makes no formula either."""


class Sheet(Struct, frozen=True):
    """A table with a line of names above it.

    `name` is one ASCII word. `widths` are those of columns that are not 11 characters wide.
    There are at most 26 columns.

    The first `printed` columns go to paper, ruled, their words on several lines where they
    are long; together they should be at most 185 digits wide, so that they are fit to
    be read on a lying A4 page. The others are for programs.
    """

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str | int, ...]]
    widths: dict[str, int]
    printed: int


def workbook(sheet: Sheet) -> bytes:
    """A workbook of one sheet, its names frozen above, with a filter on each column."""
    last = f"{_column(len(sheet.columns) - 1)}{len(sheet.rows) + 1}"
    package = Package()
    package.put("[Content_Types].xml", _TYPES)
    package.put("_rels/.rels", _RELATIONS)
    span, printed = (_absolute(sheet, each) for each in (len(sheet.columns), sheet.printed))
    book = _WORKBOOK.format(name=sheet.name, span=span, printed=printed)
    package.put("xl/workbook.xml", book)
    package.put("xl/_rels/workbook.xml.rels", _WORKBOOK_RELATIONS)
    package.put("xl/styles.xml", _STYLES)
    package.put("xl/worksheets/sheet1.xml", _sheet(sheet, last))
    return package.data()


def _absolute(sheet: Sheet, columns: int) -> str:
    """The name of the first columns with all rows, the names above too."""
    return f"{sheet.name}!$A$1:${_column(columns - 1)}${len(sheet.rows) + 1}"


def _sheet(sheet: Sheet, last: str) -> str:
    widths = [sheet.widths.get(name, 11) for name in sheet.columns]
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    head = "".join(_cell(at, 1, name, _HEAD) for at, name in enumerate(sheet.columns))
    styles = [_RULED if at < sheet.printed else _PLAIN for at in range(len(widths))]
    body = "".join(
        f'<row r="{number}" ht="{_height(row, widths[: sheet.printed])}">'
        + "".join(
            _cell(at, number, value, styles[at])
            for at, value in enumerate(row)
            if value != "" or at < sheet.printed
        )
        + "</row>"
        for number, row in enumerate(sheet.rows, 2)
    )
    return (
        f'{_XML}<worksheet {_MAIN}>{_FIT}<dimension ref="A1:{last}"/><sheetViews>'
        '<sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
        f'<row r="1" ht="20" customHeight="1">{head}</row>{body}</sheetData>'
        f'<autoFilter ref="A1:{last}"/>{_PAPER}</worksheet>'
    )


def _height(row: Sequence[str | int], widths: Sequence[int]) -> int:
    """Points that a row takes on paper; not every program reckons it anew."""
    cells = (words for words in zip(row, widths, strict=False) if isinstance(words[0], str))
    lines = max((lines_of(str(words), width) for words, width in cells), default=1)
    return min(lines * LINE_HEIGHT, HIGHEST)


def lines_of(words: str, width: int) -> int:
    """About how many lines words take in a column that is so many digits wide."""
    room, lines = width - _PADDING, 0
    for line in words.split("\n"):
        lines += 1
        if line.isascii() and len(line) * _NARROW <= room:
            continue
        used = 0.0
        for piece in _PIECE.findall(line):
            wide = _WIDE if _HAN.match(piece) else _NARROW * len(piece.rstrip())
            if used and used + wide > room:
                lines, used = lines + 1, 0.0
            lines += int(wide // room)  # a word longer than a line is cut
            used += wide % room + _NARROW * (len(piece) - len(piece.rstrip()))
    return lines


def _cell(at: int, number: int, value: str | int, style: int) -> str:
    place = f"{_column(at)}{number}"
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    if not value:
        return f'<c r="{place}" s="{style}"/>'
    words = escaped(_ESCAPE.sub("_x005F_", _fitting(value)))
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
    )


def _fitting(words: str) -> str:
    """What a cell holds of words; the rest of a longer note stays in the other formats."""
    if units(words) <= LONGEST:
        return words
    packed = words.encode("utf-16-le", "replace")
    return packed[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


def units(words: str) -> int:
    """Code units of UTF-16 that words take."""
    return len(words.encode("utf-16-le", "replace")) // 2


def _column(at: int) -> str:
    """The letter of a column, counted from 0; ours are fewer than 26."""
    return chr(ord("A") + at)
