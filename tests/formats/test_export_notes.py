"""The notes for programs: W3C Web Annotation, CSV, XLSX; what is chosen for an export."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotating import EVIL, TEXT, annotations, made, notes
from builders import highlight
from tjreader.app.exchange import FORMATS, Legend, format_for
from tjreader.app.importing import Prefer, plan
from tjreader.app.ports import Refused
from tjreader.formats.export_csv import guarded, unguarded
from tjreader.formats.note_readers import read_notes
from tjreader.formats.note_table import COLUMNS
from tjreader.notes.anchor import AnchorState
from tjreader.notes.annotation import Annotation, Colour, Target
from tjreader.notes.selection import Selection

IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying"),
    "tagging",
}


# --- W3C Web Annotation: what https://www.w3.org/TR/annotation-model/ requires


def check_annotation(value: dict[str, Any]) -> None:
    """§3.1: context, one IRI, a type, one or more targets; §3.3: times, motivations."""
    assert value["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert IRI.fullmatch(value["id"])
    assert value["type"] == "Annotation"
    for name in ("created", "modified"):
        assert TIME.fullmatch(value[name])
        datetime.fromisoformat(value[name])
    assert value["motivation"] in MOTIVATIONS
    for body in value.get("body", []):
        check_body(body)
    assert "body" not in value or value["body"]
    if "stylesheet" in value:  # §4.4
        assert value["stylesheet"]["type"] == "CssStylesheet"
        assert value["stylesheet"]["value"].startswith(".")
    targets = value["target"] if isinstance(value["target"], list) else [value["target"]]
    assert targets
    for target in targets:
        check_target(target, value)


def check_body(body: dict[str, Any]) -> None:
    """§3.2.4: an embedded textual body has exactly one value, a format, a purpose."""
    assert body["type"] == "TextualBody"
    assert isinstance(body["value"], str)
    assert body["format"] == "text/plain"
    assert body["purpose"] in MOTIVATIONS


def check_target(target: Any, annotation: dict[str, Any]) -> None:
    """§3.2.1 an IRI, or §4 a specific resource with one source and its selectors."""
    if isinstance(target, str):
        assert IRI.fullmatch(target)
        return
    assert IRI.fullmatch(target["source"])
    if "styleClass" in target:
        assert f".{target['styleClass']} " in annotation["stylesheet"]["value"]
    selectors = target["selector"]
    for one in selectors if isinstance(selectors, list) else [selectors]:
        if one["type"] == "TextQuoteSelector":  # §4.2.4
            assert one["exact"]
            assert all(isinstance(one.get(name, ""), str) for name in ("prefix", "suffix"))
        elif one["type"] == "TextPositionSelector":  # §4.2.5
            assert 0 <= one["start"] < one["end"]
        else:  # §4.2.1
            assert one["type"] == "FragmentSelector"
            assert isinstance(one["value"], str)


def check_collection(value: dict[str, Any]) -> list[dict[str, Any]]:
    """§5: a collection with its total and its first page."""
    assert value["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert value["type"] == "AnnotationCollection"
    assert IRI.fullmatch(value["id"])
    if not value["total"]:
        assert "first" not in value
        return []
    page = value["first"]
    assert page["type"] == "AnnotationPage"
    assert IRI.fullmatch(page["id"])
    assert page["startIndex"] == 0
    assert len(page["items"]) == value["total"] > 0
    for item in page["items"]:
        check_annotation(item)
    return page["items"]


def test_web_annotations_have_the_required_shapes() -> None:
    items = check_collection(json.loads(made("w3c")))
    assert len(items) == len(notes())
    evil = next(each for each in items if each.get("body", [{}])[0].get("value") == EVIL)
    assert [body["purpose"] for body in evil["body"]] == ["commenting", "tagging", "tagging"]
    two = next(each for each in items if isinstance(each["target"], list))
    for target in two["target"]:
        quoted, place = target["selector"]
        assert TEXT.printed[place["start"] : place["end"]] == quoted["exact"]
    assert items[1]["target"]["selector"] == {"type": "FragmentSelector", "value": "s2"}


@given(st.lists(annotations(), max_size=4, unique_by=lambda one: one.id))
def test_any_notes_are_web_annotations(found: list[Annotation]) -> None:
    if found:
        assert len(check_collection(json.loads(made("w3c", *found)))) == len(found)


def test_a_wrong_annotation_is_found() -> None:
    (item,) = check_collection(json.loads(made("w3c", highlight(TEXT, "二", note="x"))))
    for spoil in (
        {"id": "no iri"},
        {"created": "2025-01-01"},
        {"target": []},
        {"motivation": "liking"},
        {"body": [{"type": "TextualBody"}]},
    ):
        with pytest.raises((AssertionError, KeyError)):
            check_annotation(item | spoil)


# --- CSV


def rows_of(data: bytes) -> list[dict[str, str]]:
    words = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(words, newline="")))


def test_a_table_has_a_row_for_each_note_in_order_of_place() -> None:
    data = made("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = rows_of(data)
    assert tuple(rows[0]) == COLUMNS
    assert [row["kind"] for row in rows] == [
        "text",
        *["highlight"] * 4,
        "section",
        *["highlight"] * 2,
    ]
    assert [row["place"] for row in rows][:3] == ["", "§1 ¶1", "§1 ¶1"]
    assert rows[1]["note"] == EVIL
    assert rows[1]["tags"] == "典故, a & b"


@pytest.mark.parametrize("start", list("=+-@\t\n＝＋－＠"))
def test_no_cell_begins_a_formula(start: str) -> None:
    note = highlight(TEXT, "二", note=f"{start}1+1")
    (row,) = rows_of(made("csv", note))
    assert row["note"] == f"'{start}1+1"
    assert unguarded(row["note"]) == note.note


@given(st.text(st.sampled_from("'=+-@\t\r\n a＝")) | st.text())
def test_a_guard_is_taken_away_whole(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(tuple("=+-@\t\r\n"))


# --- XLSX


def test_a_sheet_holds_words_and_numbers_and_no_formula() -> None:
    evil = highlight(TEXT, "二", note="=1+1_x0041_", colour=Colour.BLUE)
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", evil, *notes()[2:4])))
    (sheet,) = book.worksheets
    rows = list(sheet.iter_rows())
    assert tuple(cell.value for cell in rows[0]) == COLUMNS
    by_name = dict(zip(COLUMNS, rows[1], strict=True))
    assert by_name["note"].data_type == "s"
    assert "=1+1" in by_name["note"].value
    assert by_name["start"].value == evil.anchor.spans[0].start
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:R{len(rows)}"
    assert sheet.print_area == f"'Notes'!$A$1:$G${len(rows)}"


def test_a_note_longer_than_a_cell_is_cut_with_a_sign() -> None:
    long = highlight(TEXT, "二", note="😀" * 40_000)
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", long)))
    value = book.worksheets[0].cell(2, COLUMNS.index("note") + 1).value
    assert value.endswith("…")
    assert len(value.encode("utf-16-le")) // 2 <= 32_767


UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1"
"""How LibreOffice is asked for a CSV in UTF-8, whatever the locale."""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("given", ["xlsx", "csv"])
def test_libreoffice_reads_the_table_and_what_it_saves_comes_back(
    tmp_path: Path, given: str
) -> None:
    mine = (*notes(), highlight(TEXT, "二", note="=1+1"), highlight(TEXT, "三", note="-2"))
    (tmp_path / f"out.{given}").write_bytes(made(given, *mine))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    reading = [f"--infilter=CSV:44,34,76,1,{'/'.join(f'{n}/2' for n in range(1, 19))}"]
    kept = {"xlsx": ("csv", "xlsx"), "csv": ("csv",)}[given]  # a sheet keeps a table's guards
    for wanted in (UTF_8, "xlsx"):
        command = ["soffice", profile, "--headless", *reading * (given == "csv")]
        command += ["--convert-to", wanted, "--outdir", "saved", f"out.{given}"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=180, check=False)
        if not (tmp_path / "saved").exists():
            pytest.skip("this LibreOffice has no spreadsheet")
        assert done.returncode == 0
    for ending in kept:
        found = plan(TEXT, mine, read_notes(tmp_path / "saved" / f"out.{ending}"), Prefer.FILE)
        assert [each.theirs.note for each in found.changed] == []
        assert (found.same, found.skipped) == (len(mine), ())
    saved = (tmp_path / "saved" / "out.csv").read_text(encoding="utf-8")
    assert "=1+1" in saved


# --- what the reader calls the colours

LEGEND = Legend(((Colour.BLUE, "<典故>"), (Colour.PURPLE, "none has it")))


def test_names_of_colours_stand_beside_the_colours_own_words() -> None:
    found = notes()
    rows = rows_of(made("csv", *found, legend=LEGEND))
    names = {row["colour"]: row["colour_name"] for row in rows}
    assert names["blue"] == "<典故>"
    assert set(names.values()) == {"", "<典故>"}
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", *found, legend=LEGEND)))
    at = COLUMNS.index("colour_name") + 1
    assert "<典故>" in [book.active.cell(row, at).value for row in range(2, 10)]
    assert json.loads(made("json", *found, legend=LEGEND))["colour_names"]["blue"] == "<典故>"


def test_pages_for_people_name_the_colours_as_the_reader_does() -> None:
    found = notes()
    html = made("html", *found, legend=LEGEND).decode()
    assert '<p class="key"><span class="named"' in html
    assert "&lt;典故&gt;</span></p>" in html
    assert "none has it" not in html
    assert 'chip blue" role="img" aria-label="&lt;典故&gt;"' in html
    assert 'class="key"' not in made("html", *found).decode()
    markdown = made("md", *found, legend=LEGEND).decode()
    assert "(\\<典故\\>)" in markdown
    assert "blue" not in markdown
    assert "(pink, wavy)" in markdown
    document = docx.Document(io.BytesIO(made("docx", *found, legend=LEGEND)))
    assert [p.text.strip() for p in document.paragraphs[:3]].count("<典故>") == 1
    assert [c.text for c in document.comments if "second" in c.text] == ["second\n<典故>"]


# --- what is chosen


@pytest.mark.parametrize(
    ("selection", "wanted"),
    [
        (Selection(), range(8)),
        (Selection(colours=(Colour.BLUE, Colour.PINK)), [3, 5]),
        (Selection(tags=("SAIL",)), [6]),
        (Selection(kinds=(Target.SECTION, Target.TEXT)), [0, 1]),
        (Selection(sections=("s2",)), [1, 6]),
        (Selection(states=(AnchorState.ORPHAN,)), []),
        (Selection(words="SECOND"), [3]),
        (Selection(words="善作"), [5]),
        (Selection(sections=("s1",), colours=(Colour.YELLOW,)), [2, 7]),
    ],
)
def test_a_selection_takes_what_agrees_with_all_of_it(
    selection: Selection, wanted: list[int]
) -> None:
    found = notes()
    assert selection.of(TEXT, found) == tuple(found[index] for index in wanted)


def test_formats_are_guessed_by_the_ending() -> None:
    for one in FORMATS:
        for suffix in one.suffixes:
            assert format_for(f"a{suffix.upper()}") == one
    with pytest.raises(Refused, match=r"does not say what to write.*\.html"):
        format_for("a.pdf")
