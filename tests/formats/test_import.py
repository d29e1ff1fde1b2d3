"""Notes come back out of our files, and files that mean harm do none."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from annotating import EVIL, TEXT, annotations, made, notes
from builders import highlight, text_of
from tjreader.app.exchange import Legend
from tjreader.app.importing import Prefer, plan
from tjreader.app.incoming import Incoming
from tjreader.app.ports import Refused
from tjreader.formats.note_readers import read_notes
from tjreader.formats.note_table import COLUMNS
from tjreader.notes.annotation import Annotation, Colour, Target
from tjreader.text.span import Span

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(data: bytes | str, name: str = "notes.json") -> Path:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    return write


def read(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> Incoming:
    path = tmp_path_factory.mktemp("in") / name
    path.write_bytes(data)
    return read_notes(path)


# --- round trips


@given(found=st.lists(annotations(), max_size=5, unique_by=lambda one: one.id))
def test_all_notes_come_back_from_json_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, found: list[Annotation]
) -> None:
    incoming = read(tmp_path_factory, made("json", *found) if found else _nothing(), "a.json")
    assert incoming.skipped == ()
    assert list(plan(TEXT, (), incoming).new) == found
    again = plan(TEXT, found, incoming)
    assert (again.same, again.change) == (len(found), None)


def _nothing() -> bytes:
    value = json.loads(made("json", notes()[0]))
    return json.dumps(value | {"annotations": []}).encode()


def standing_here(one: Annotation) -> bool:
    says = bool(one.note.strip() or one.tags) or one.target is Target.HIGHLIGHT
    return one.anchor.revision == TEXT.revision and says


@given(
    found=st.lists(
        annotations().filter(standing_here), min_size=1, max_size=5, unique_by=lambda one: one.id
    )
)
def test_a_table_brings_back_what_it_carries(
    tmp_path_factory: pytest.TempPathFactory, found: list[Annotation]
) -> None:
    incoming = read(tmp_path_factory, made("csv", *found), "a.csv")
    assert incoming.skipped == ()
    new = {each.id: each for each in plan(TEXT, (), incoming).new}
    assert set(new) == {each.id for each in found}
    for one in found:
        back = new[one.id]
        assert replace(back, anchor=one.anchor, past=one.past) == one
        assert back.anchor.spans == one.anchor.spans
    assert plan(TEXT, found, incoming).change is None


def test_the_first_version_of_our_json_is_still_read(put: Put) -> None:
    value = json.loads(made("json", highlight(TEXT, "二三", note="old", annotation_id="a1")))
    later = {"tags", "state", "score", "prefix", "suffix", "past", "noted_section"}
    value["version"] = 1
    value["annotations"] = [
        {name: each for name, each in row.items() if name not in later}
        for row in value["annotations"]
    ]
    (found,) = plan(TEXT, (), read_notes(put(json.dumps(value)))).new
    assert (found.id, found.note, found.anchor.quote) == ("a1", "old", "二三")


# --- a table a reader made


def table(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def test_quote_and_note_are_enough(put: Put) -> None:
    path = put(table("Quote,Note,Tags", '善作善成,do well,"a, b"', "二三,x,"), "my.csv")
    one, two = plan(TEXT, (), read_notes(path)).new
    assert (one.anchor.quote, one.note, one.tags) == ("善作善成", "do well", ("a", "b"))
    assert one.colour is Colour.YELLOW
    assert two.anchor.section_id == "s1"
    assert plan(TEXT, (one, two), read_notes(path)).change is None  # the same row, the same note


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_seen(put: Put, separator: str) -> None:
    path = put(table(f"quote{separator}note", f"二三{separator}x, y"), "my.csv")
    (one,) = plan(TEXT, (), read_notes(path)).new
    assert one.note == "x, y"


def test_a_table_changes_only_what_it_has_columns_for(put: Put) -> None:
    known = replace(highlight(TEXT, "二三", note="old", colour=Colour.PINK), tags=("t",))
    path = put(table("id,note", f"{known.id},new"), "my.csv")
    (each,) = plan(TEXT, (known,), read_notes(path)).changed
    assert each.theirs == replace(known, note="new", updated=each.theirs.updated)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("", ""),
        ("海阔天空,x,,,,", "are not in the text"),
        ("海天阔,x,9,3,,", "end after its start"),
        ("海天阔,x,-1,3,,", "whole numbers"),
        (f"海天阔,x,0,{2**63},,", "whole numbers"),
        ("海天阔,x,0,999999,,", "behind the end"),
        ("海天阔,x,2,4,,", "not those it quotes"),
        ("海天阔,x,1,2,black,", "colour must be one of"),
        ("海天阔,x,,,,sp ace", "id is none"),
    ],
)
def test_a_row_that_cannot_be_is_skipped_and_named(put: Put, row: str, reason: str) -> None:
    path = put(table("quote,note,start,end,colour,id", "二三,good,,,,", row), "my.csv")
    found = plan(TEXT, (), read_notes(path))
    assert [each.note for each in found.new] == ["good"]
    assert len(found.skipped) == bool(reason)
    if reason:
        assert reason in found.skipped[0]
        assert found.skipped[0].startswith("Row 3: ")


def test_words_that_stand_twice_need_a_place(put: Put) -> None:
    text = text_of("一二一二。")
    path = put(table("quote,note", "一二,x"), "my.csv")
    (sentence,) = plan(text, (), read_notes(path)).skipped
    assert "more than once" in sentence
    placed = put(table("quote,note,start,end", "一二,x,2,4"), "placed.csv")
    (one,) = plan(text, (), read_notes(placed)).new
    assert one.anchor.spans[0].start == 2


# --- hostile files


def value(**changed: Any) -> str:
    """Our JSON with one note, some of which is something else."""
    whole = json.loads(made("json", highlight(TEXT, "二三", note="x")))
    whole["annotations"][0] |= changed
    return json.dumps(whole)


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "empty"),
    "no json": ("hello", "no export of this program"),
    "other json": ('{"a": 1}', "no export of this program"),
    "a list": ("[]", "no export of this program"),
    "depth 100k": ("[" * 100_000 + "]" * 100_000, "no export of this program"),
    "depth 100k inside": (
        '{"format": "tjreader-annotated-text", "version": 2, "id": "x", "revision": "y", '
        '"annotations": [' + "[" * 100_000 + "]" * 100_000 + "]}",
        "no export of this program",
    ),
    "depth 100k in what is passed over": (
        '{"format": "tjreader-annotated-text", "paragraphs": '
        + '{"a":' * 100_000
        + "1"
        + "}" * 100_000
        + ', "version": 2}',
        "no export of this program",
    ),
    "truncated": (made("json")[:-100], "no export of this program"),
    "not utf-8": (
        made("json").replace(b'"title": "', b'"title": "\xff'),
        "no export of this program",
    ),
    "newer": (made("json").replace(b'"version": 2', b'"version": 3'), "newer tjreader"),
    "version 2^63": (made("json").replace(b'"version": 2', b'"version": %d' % 2**63), "newer"),
    "nan": (made("json").replace(b'"score": 1.0', b'"score": NaN'), "no export of this program"),
    "noise": (bytes(range(256)) * 40, "no export of this program"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_none_of_ours_gets_a_sentence(put: Put, name: str) -> None:
    data, words = REFUSED[name]
    path = put(data)
    start, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused, match=words) as refusal:
        read_notes(path)
    assert str(path) in str(refusal.value)
    assert time.process_time() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 300_000


SKIPPED: dict[str, tuple[dict[str, Any], str]] = {
    "start after end": ({"spans": [[5, 3]]}, "not a span"),
    "minus one": ({"spans": [[-1, 3]]}, "not a span"),
    "2^63": ({"spans": [[0, 2**63]]}, ""),
    "2^80": ({"spans": [[0, 2**80]]}, ""),
    "empty span": ({"spans": [[3, 3]]}, "empty"),
    "overlap": ({"spans": [[3, 6], [4, 9]]}, "overlap"),
    "behind the end": ({"spans": [[10_000, 10_002]]}, "behind the end"),
    "other words": ({"quote": "不是"}, "not those it quotes"),
    "no place": ({"spans": []}, "has a place"),
    "three ends": ({"spans": [[1, 2, 3]]}, ""),
    "words for numbers": ({"spans": [["1", "2"]]}, ""),
    "true for a number": ({"spans": [[True, 3]]}, ""),
    "a colour of its own": ({"colour": "black"}, ""),
    "no colour": ({"colour": None}, "colour"),
    "another kind": ({"kind": "poem"}, ""),
    "a note with a look": ({"kind": "text", "spans": []}, "colour"),
    "note is no words": ({"note": 5}, ""),
    "endless note": ({"note": "一" * 1_000_001}, "a million"),
    "id of a path": ({"id": "../../etc/passwd"}, "id"),
    "empty id": ({"id": ""}, "id"),
    "no time": ({"updated": "yesterday"}, ""),
    "time without zone": ({"updated": "2025-08-01T12:00:00"}, "time zone"),
    "1000 tags": ({"tags": [str(n) for n in range(1000)]}, "tags"),
    "score": ({"score": 17}, "score"),
    "state": ({"state": "lost"}, ""),
    "no such section": (
        {"kind": "section", "spans": [], "colour": None, "style": None, "section": "s99",
         "noted_section": "s99"},
        "no such section",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SKIPPED)
def test_a_note_that_cannot_be_is_skipped_and_named(put: Put, name: str) -> None:
    changed, words = SKIPPED[name]
    found = plan(TEXT, (), read_notes(put(value(**changed))))
    assert found.new == ()
    (sentence,) = found.skipped
    assert sentence.startswith("Note 1")
    assert words in sentence


def test_a_name_that_stands_twice_costs_its_note(put: Put) -> None:
    words = value().replace('"note": "x"', '"note": "x", "note": "y"')
    (sentence,) = read_notes(put(words)).skipped
    assert "twice" in sentence


def test_an_endless_number_costs_its_note(put: Put) -> None:
    words = value().replace('"score": 1.0', '"score": 1e400')
    incoming = read_notes(put(words))
    assert incoming.annotations == ()
    assert len(incoming.skipped) == 1


def test_one_id_twice_counts_once(put: Put) -> None:
    whole = json.loads(value())
    whole["annotations"] *= 2
    found = plan(TEXT, (), read_notes(put(json.dumps(whole))))
    assert len(found.new) == 1
    assert "twice" in found.skipped[0]


def test_words_are_cleaned_on_their_way_in(put: Put) -> None:
    (one,) = plan(TEXT, (), read_notes(put(value(note="a\x00b\x1b[2J\ufffe")))).new
    assert one.note == "ab[2J"


TABLES: dict[str, tuple[str | bytes, str]] = {
    "no columns of ours": ("a,b\n1,2\n", "no table of notes"),
    "an open quote": ('quote,note\n"二三,x\n', "no table"),
    "a huge cell": (f"quote,note\n二三,{'a' * 3_000_000}\n", "no table"),
    "too many rows": ("quote,note\n" + "二,x\n" * 200_001, "more than 200,000 rows"),
    "zip": (b"PK\x03\x04" + bytes(100), "ZIP"),
    "utf-16": ("quote,note\n二三,x\n".encode("utf-16"), "UTF-16"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_none_gets_a_sentence(put: Put, name: str) -> None:
    data, words = TABLES[name]
    start = time.process_time()
    with pytest.raises(Refused, match=words):
        read_notes(put(data, "a.csv"))
    assert time.process_time() - start < 2


def test_no_file_no_folder_no_device(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file"):
        read_notes(tmp_path / "none.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        read_notes(tmp_path / "folder.json")
    with pytest.raises(Refused, match="none of them"):
        read_notes(tmp_path / "a.docx")
    (tmp_path / "endless.csv").symlink_to("/dev/zero")
    with pytest.raises(Refused, match="no ordinary file"):
        read_notes(tmp_path / "endless.csv")


def test_what_is_evil_comes_back_as_words(put: Put) -> None:
    for name in ("json", "csv"):
        found = plan(TEXT, (), read_notes(put(made(name), f"a.{name}")), Prefer.FILE)
        assert EVIL in [each.note for each in found.new]


@pytest.mark.parametrize("format_id", ["json", "csv", "xlsx"])
def test_names_of_colours_change_nothing_that_comes_back(put: Put, format_id: str) -> None:
    legend = Legend(tuple((colour, "典故") for colour in Colour))
    mine = notes()
    path = put(made(format_id, *mine, legend=legend), f"a.{format_id}")
    found = plan(TEXT, mine, read_notes(path))
    assert (found.same, found.skipped) == (len(mine), ())


# --- spreadsheets


@given(
    found=st.lists(
        annotations().filter(standing_here), min_size=1, max_size=5, unique_by=lambda one: one.id
    )
)
def test_a_spreadsheet_brings_back_what_a_table_does(
    tmp_path_factory: pytest.TempPathFactory, found: list[Annotation]
) -> None:
    sheet = read(tmp_path_factory, made("xlsx", *found), "a.xlsx")
    table = read(tmp_path_factory, made("csv", *found), "a.csv")
    assert sheet.skipped == ()
    assert [replace(each, line=0) for each in sheet.sketches] == [
        replace(each, line=0) for each in table.sketches
    ]


def test_a_spreadsheet_saved_by_another_program_is_read(put: Put, tmp_path: Path) -> None:
    """openpyxl writes shared strings, drops empty cells, and puts other sheets beside ours."""
    mine = notes()
    path = put(made("xlsx", *mine), "mine.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Other", 0)["A1"] = "quote"
    for row in book["Notes"].iter_rows(min_row=2):
        note = row[COLUMNS.index("note")]
        if note.value == "second":
            note.value = "changed there"
    book.save(path)
    found = plan(TEXT, mine, read_notes(path), Prefer.FILE)
    assert [each.theirs.note for each in found.changed] == ["changed there"]
    assert found.same == len(mine) - 1
    assert found.new == ()


def test_numbers_and_results_of_formulas_are_words(put: Put, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Start", "END", "note", "mine"])
    sheet.append([1.0, 3, 12.5, "x"])
    book.save(tmp_path / "a.xlsx")
    (sketch,) = read_notes(tmp_path / "a.xlsx").sketches
    assert (sketch.spans, sketch.note, sketch.line) == ((Span(1, 3),), "12.5", 2)


def test_a_note_that_a_cell_could_not_hold_does_not_replace_the_whole_one(put: Put) -> None:
    long = highlight(TEXT, "二", note="😀" * 40_000)
    short = highlight(TEXT, "三", note="…")
    incoming = read_notes(put(made("xlsx", long, short), "a.xlsx"))
    assert [each.id for each in incoming.sketches] == [short.id]
    assert incoming.skipped == (
        "Row 2: the note was longer than a cell, so its end is missing; "
        "import it from a file of another kind.",
    )


def test_a_spreadsheet_of_something_else_gets_a_sentence(put: Put, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["x", "y"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Refused, match="no table of notes"):
        read_notes(tmp_path / "a.xlsx")
