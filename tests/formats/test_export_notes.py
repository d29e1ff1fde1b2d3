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

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotating import EVIL, TEXT, annotations, made, notes
from builders import highlight
from tjreader.app.exchange import FORMATS, format_for
from tjreader.app.ports import Refused
from tjreader.formats.export_csv import guarded, unguarded
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
    assert sheet.auto_filter.ref == f"A1:Q{len(rows)}"


def test_a_note_longer_than_a_cell_is_cut_with_a_sign() -> None:
    long = highlight(TEXT, "二", note="😀" * 40_000)
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", long)))
    value = book.worksheets[0].cell(2, COLUMNS.index("note") + 1).value
    assert value.endswith("…")
    assert len(value.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").write_bytes(made("xlsx", highlight(TEXT, "二", note="=1+1")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = "csv:Text - txt - csv (StarCalc):44,34,76"  # in UTF-8, whatever the system has
    command = ["soffice", profile, "--headless", "--convert-to", kind, "out.xlsx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=180, check=False)
    if not (tmp_path / "out.csv").exists():
        pytest.skip("this LibreOffice has no spreadsheet")
    assert done.returncode == 0
    assert "=1+1" in (tmp_path / "out.csv").read_text(encoding="utf-8")


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
