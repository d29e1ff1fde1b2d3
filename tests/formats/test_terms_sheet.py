"""Terms as a sheet: what of it goes to paper, and how large."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from deskwriting import glossary
from tjreader.desk.concept import Concept, Rendering, SourceForm
from tjreader.formats.term_writers import term_writer
from tjreader.formats.termexport import TermExport


def sheet_of(*concepts: Concept) -> Worksheet:
    data = term_writer("xlsx").data(TermExport(concepts, "t"))
    return openpyxl.load_workbook(io.BytesIO(data))["Terms"]


FULL = Concept(
    "5" * 32,
    (SourceForm("满", pinyin="mǎn"),),
    (Rendering("full", note="so"),),
    domain="law",
    definition="all of it",
    note="n",
)


def test_a_sheet_prints_what_people_read_large_enough() -> None:
    sheet = sheet_of(*glossary(), FULL)
    assert sheet.print_area == f"'Terms'!$A$1:$J${sheet.max_row}"
    heads = [cell.value for cell in sheet[1]]
    assert heads[:6] == ["term", "form", "pinyin", "rendering", "language", "status"]
    assert {"definition", "note"} <= set(heads[:10])
    assert not {"id", "log", "first place", "adopted", "created", "updated"} & set(heads[:10])
    assert sheet.print_title_rows == "$1:$1"
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape")  # 9: A4
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, setup.fitToHeight) == (True, 0)
    letters = [cell.column_letter for cell in sheet[1][:10]]
    wide = sum(sheet.column_dimensions[each].width for each in letters)
    room = (297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right) * 96 / 7
    assert room / wide > 0.78  # of 11 points
    assert all(cell.alignment.wrap_text for cell in sheet[2][:10] if cell.value)


def test_a_row_of_a_sheet_is_as_high_as_its_words_and_an_empty_column_is_not_printed() -> None:
    long = Concept("1" * 32, (SourceForm("短"),), (Rendering("short"),), note="a few words " * 20)
    lines = Concept("2" * 32, (SourceForm("行"),), note="one\ntwo\nthree")
    wide = Concept("3" * 32, (SourceForm("字" * 40),))
    endless = Concept("4" * 32, (SourceForm("长"),), note="words " * 5000)
    known = (Concept("0" * 32, (SourceForm("甲"),)), long, lines, wide, endless)
    sheet = sheet_of(*known)
    heights = [sheet.row_dimensions[row].height for row in range(2, 7)]
    assert heights == [15, 15 * 6, 45, 15 * 6, 409]
    assert [cell.value for cell in sheet[1]][:7] == [
        *("term", "form", "rendering", "language", "status", "note", "id"),
    ]
    assert sheet.print_area == "'Terms'!$A$1:$F$6"
