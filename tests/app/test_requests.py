"""What commands ask: the same answer from a free notebook and through a window's bridge."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from builders import added, highlight, section_note, span_of, text_note, text_of
from tjreader.app.homing import AtOnce
from tjreader.app.marking import section_note_of, text_note_of
from tjreader.app.notebook import Notebook
from tjreader.app.opened import OpenedText
from tjreader.app.ports import Refused
from tjreader.app.requests import Services, answer
from tjreader.notes.annotation import Colour, Style
from tjreader.notes.change import Change
from tjreader.store import bridge
from tjreader.store.opening import open_store

TEXT = text_of()
OTHER = text_of("# 别", "别的文章。", text_id="other", title="别")
COLUMNS = [
    *("id", "kind", "section", "paragraph", "start", "end", "spans", "revision"),
    *("quote", "colour", "style", "note", "tags", "state", "score", "created", "updated"),
]


class Nobody:
    def notes_loaded(self) -> None: ...
    def drafts_found(self) -> None: ...
    def notes_refused(self, refusal: Refused) -> None: ...
    def change_made(self, change: Change) -> None: ...
    def change_saved(self, change: Change, undoing: bool) -> None: ...
    def change_refused(self, change: Change, refusal: Refused) -> None: ...


def open_text(named: str | None) -> OpenedText:
    if named not in (None, "other.txt"):
        raise Refused(f"{named} is not there.", "unreadable")
    return OpenedText(TEXT if named is None else OTHER)


@pytest.fixture
def services(data_dir):
    store = open_store(data_dir).result(30)
    yield Services(store, open_text)
    store.close().result(30)


def add(services: Services, words: str, **more: object) -> dict[str, object]:
    span = span_of(TEXT, words)
    request = {"verb": "notes.add", "start": span.start, "end": span.end, **more}
    return answer(request, services)["note"]


def test_listed_by_place_not_by_time(services):
    last = add(services, "善作善成", note="made first")
    first = add(services, "天津")
    section = section_note(TEXT, "s1", "on the section")
    whole = text_note(TEXT, "on the text")
    old = highlight(TEXT, "天津")
    old = replace(old, anchor=replace(old.anchor, revision="of an earlier form"))
    services.store.notebook.apply(added(old, section, whole)).result(30)
    rows = answer({"verb": "notes.list"}, services)["notes"]
    wanted = [whole.id, section.id, first["id"], last["id"], old.id]
    assert [row["id"] for row in rows] == wanted


def test_adding_and_listing(services):
    made = add(services, "善作善成", note="a\r\nb", colour="pink", style="wavy")
    plain = add(services, "天津")
    rows = answer({"verb": "notes.list"}, services)["notes"]
    assert sorted(rows, key=lambda row: row["start"]) == rows
    assert {row["id"] for row in rows} == {made["id"], plain["id"]}
    assert [list(row) for row in rows] == [COLUMNS, COLUMNS]
    paragraph = TEXT.paragraphs_in(span_of(TEXT, "善作善成"))[0]
    assert {name: made[name] for name in COLUMNS[1:-2]} == {
        "kind": "highlight",
        "section": "s1",
        "paragraph": paragraph.id,
        "start": span_of(TEXT, "善作善成").start,
        "end": span_of(TEXT, "善作善成").end,
        "spans": [[span_of(TEXT, "善作善成").start, span_of(TEXT, "善作善成").end]],
        "revision": TEXT.revision,
        "quote": "善作善成",
        "colour": "pink",
        "style": "wavy",
        "note": "a\nb",
        "tags": [],
        "state": "exact",
        "score": 1.0,
    }
    assert (plain["colour"], plain["style"], plain["note"]) == ("yellow", "tint", "")


def test_notes_without_a_place(services):
    book = Notebook(TEXT, AtOnce(), Nobody())
    book.connect(services.store.notebook)
    book.add(section_note_of(TEXT, "s2", "sea"))
    book.add(text_note_of(TEXT, "all"))
    text, section = answer({"verb": "notes.list"}, services)["notes"]
    assert (section["kind"], section["section"], section["start"]) == ("section", "s2", None)
    assert (text["kind"], text["section"], text["paragraph"]) == ("text", None, None)
    assert text["colour"] is None


def test_a_note_on_an_earlier_revision_names_no_paragraph(services):
    add(services, "天津")
    newer = replace(text_of("# 一", "改。"), id=TEXT.id)
    changed = replace(services, open_text=lambda named: OpenedText(newer))
    (row,) = answer({"verb": "notes.list"}, changed)["notes"]
    assert (row["quote"], row["paragraph"]) == ("天津", None)


def test_a_stretch_over_paragraphs_is_one_note(services):
    start, end = span_of(TEXT, "。").start, span_of(TEXT, "天津").end
    request = {"verb": "notes.add", "start": start, "end": end}
    made = answer(request, services)["note"]
    assert (made["quote"], made["start"], made["end"]) == ("。\n天津", start, end)


def test_other_texts(services):
    answer({"verb": "notes.add", "start": 4, "end": 6, "text": "other.txt"}, services)
    assert len(answer({"verb": "notes.list", "text": "other.txt"}, services)["notes"]) == 1
    assert answer({"verb": "notes.list"}, services)["notes"] == []
    (known,) = answer({"verb": "library.texts"}, services)["texts"]
    assert known == {"id": "other", "title": "别", "revision": OTHER.revision, "source": "tests"}
    with pytest.raises(Refused, match="not there"):
        answer({"verb": "notes.list", "text": "gone.txt"}, services)


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"verb": "notes.burn"},
        {"verb": "notes.list", "text": 5},
        {"verb": "notes.add"},
        {"verb": "notes.add", "start": 5},
        {"verb": "notes.add", "start": "5", "end": 6},
        {"verb": "notes.add", "start": True, "end": 6},
        {"verb": "notes.add", "start": -1, "end": 6},
        {"verb": "notes.add", "start": 6, "end": 6},
        {"verb": "notes.add", "start": 9, "end": 6},
        {"verb": "notes.add", "start": 0, "end": 10**9},
        {"verb": "notes.add", "start": 2**70, "end": 2**71},
        {"verb": "notes.add", "start": 0, "end": 2},  # markup alone
        {"verb": "notes.add", "start": 5, "end": 6, "colour": "ultraviolet"},
        {"verb": "notes.add", "start": 5, "end": 6, "style": ["tint"]},
        {"verb": "notes.add", "start": 5, "end": 6, "note": {"a": 1}},
        {"verb": "raise"},
    ],
)
def test_what_cannot_be_done_is_a_sentence(services, request_):
    with pytest.raises(Refused) as refused:
        answer(request_, services)
    assert str(refused.value).endswith(".")
    assert answer({"verb": "notes.list"}, services)["notes"] == []


def test_raising_the_window(services):
    done: list[str] = []
    window = replace(services, on_raise=lambda: done.append("raised"), on_open=done.append)
    assert answer({"verb": "raise"}, window) == {}
    assert answer({"verb": "raise", "path": "/a/b.txt"}, window) == {}
    assert done == ["raised", "/a/b.txt", "raised"]


def test_through_a_window_the_answer_is_the_same_and_the_window_hears(services, data_dir):
    window = Notebook(TEXT, AtOnce(), Nobody())
    window.connect(services.store.notebook)
    heard: list[Change] = []
    inside = replace(services, on_change=heard.append)
    direct = add(services, "天津", colour="blue")
    span = span_of(TEXT, "天津")
    served = bridge.serve(data_dir, lambda request: answer(request, inside))
    request = {"verb": "notes.add", "start": span.start, "end": span.end, "colour": "blue"}
    through = bridge.ask(data_dir, request)["note"]
    listed = bridge.ask(data_dir, {"verb": "notes.list"})
    with pytest.raises(Refused, match="whole number"):
        bridge.ask(data_dir, {"verb": "notes.add"})
    served.close()
    same = [name for name in COLUMNS if name not in ("id", "created", "updated")]
    assert [through[name] for name in same] == [direct[name] for name in same]
    assert listed == answer({"verb": "notes.list"}, services)
    (change,) = heard
    window.accept(change)
    assert window.annotations()[-1].id == through["id"]
    window.perform(change.inverse, undoing=True)
    assert len(answer({"verb": "notes.list"}, services)["notes"]) == 1


def test_the_colours_and_styles_of_requests_are_those_of_notes(services):
    for colour in Colour:
        assert add(services, "天津", colour=colour.value)["colour"] == colour.value
    for style in Style:
        assert add(services, "天津", style=style.value)["style"] == style.value
