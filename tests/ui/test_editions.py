"""Another edition of the article in the window: loaded there, or by a command beside it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import erased, span_of
from tjreader.app import places, termbase, translating
from tjreader.desk.translation import Stage
from tjreader.notes.anchor import AnchorState
from tjreader.notes.change import Edit
from tjreader.text.sentences import sentence_at
from tjreader.ui.annex import Annex
from tjreader.ui.application import Program
from tjreader.ui.following import _Journey
from tjreader.ui.panels.rowsmodel import Roles

MARKED = ("当新质生产力的浪潮奔涌而来", "在人工智能垂直应用领域迈出关键一步", "人工智能垂类大模型")


def annex_of(program: Program) -> Annex:
    assert isinstance(program.annex, Annex)
    return program.annex


@pytest.fixture
def marked(program: Program, qtbot: QtBot) -> Program:
    """The article with three highlights."""
    for words in MARKED:
        program.session.notes.highlight([span_of(program.session.text, words)])
    qtbot.waitUntil(lambda: not program.session.notes.busy)
    return program


@pytest.fixture
def edition(marked: Program, tmp_path: Path) -> Path:
    """A file: one highlight unchanged, one on other words, one without its words."""
    words = marked.session.text.printed.replace("的浪潮奔涌而来", "的大潮奔涌而来")
    file = tmp_path / "revised.md"
    file.write_text(words.replace("人工智能垂类大模型创新社区", "创新社区"), "utf-8")
    return file


def loaded(program: Program, qtbot: QtBot, file: Path) -> Annex:
    """The edition, loaded as the menu loads it, with its notes."""
    annex, session = annex_of(program), program.session
    annex.load_edition(str(file))
    qtbot.waitUntil(lambda: session.text.printed == file.read_text("utf-8"))
    qtbot.waitUntil(
        lambda: (
            session.notes.known
            and all(a.anchor.revision == session.text.revision for a in session.notes.annotations())
            and not session.notes.busy
        )
    )
    annex.review.refresh()
    return annex


def states(program: Program) -> list[AnchorState]:
    return [each.anchor.state for each in program.session.notes.annotations()]


def press(annex: Annex, key: Qt.Key) -> None:
    QTest.keyClick(annex.review.list, key)


def test_the_notes_follow_and_doubtful_ones_are_marked_until_accepted(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    annex = loaded(marked, qtbot, edition)
    session = marked.session
    assert states(marked) == [AnchorState.CHANGED, AnchorState.EXACT, AnchorState.ORPHAN]
    assert [mark.doubtful for mark in session.notes.marks()] == [True, False]
    annex.review.take_keyboard()
    press(annex, Qt.Key.Key_Down)
    assert [each.anchor.quote for each in annex.review.chosen()] == ["当新质生产力的大潮奔涌而来"]
    assert "浪潮" in annex.review.history.words
    press(annex, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not session.notes.busy)
    assert [mark.doubtful for mark in session.notes.marks()] == [False, False]
    session.notes.undo()
    qtbot.waitUntil(lambda: session.notes.marks()[0].doubtful)


def test_an_orphan_is_placed_by_hand_on_the_words_selected(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    annex = loaded(marked, qtbot, edition)
    session, view = marked.session, marked.window.view
    lost = session.notes.annotations()[2]
    annex.review.take_keyboard()
    assert annex.review.chosen() == (lost,)
    press(annex, Qt.Key.Key_Return)
    assert session.section.id == lost.anchor.section_id
    assert not annex.review.put.isEnabled()
    target = span_of(session.text, "创新社区")
    view.select([target])
    qtbot.waitUntil(annex.review.put.isEnabled)
    press(annex, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not session.notes.busy)
    placed = session.notes.annotation(lost.id)
    assert placed is not None
    assert (placed.anchor.spans, placed.anchor.state) == ((target,), AnchorState.EXACT)
    assert placed.past[-1] == lost.anchor


def test_a_wrong_place_goes_back_to_the_notes_without_one(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    annex = loaded(marked, qtbot, edition)
    annex.review.select(marked.session.notes.annotations()[0].id)
    press(annex, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: states(marked)[0] is AnchorState.ORPHAN)
    assert len(marked.session.notes.marks()) == 1
    assert annex.review.list.model().index(0, 0).data(Roles.ROW).title.endswith("2")


def test_all_is_accepted_at_once_and_then_there_is_nothing_to_review(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    annex = loaded(marked, qtbot, edition)
    marked.session.notes.erase(marked.session.notes.annotations()[2].id)
    qtbot.waitUntil(lambda: not marked.session.notes.busy)
    annex.review.refresh()
    annex.review.accept_all.click()
    qtbot.waitUntil(lambda: annex.review.list.model().rowCount() == 0)
    assert annex.review.accept.isHidden()
    assert states(marked) == [AnchorState.EXACT, AnchorState.EXACT]


def test_a_mark_on_the_page_chooses_its_row_and_a_row_its_mark(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    annex = loaded(marked, qtbot, edition)
    changed = marked.session.notes.annotations()[0]
    annex.marking.mark_chosen.emit(changed.id)
    assert annex.review.chosen() == (changed,)
    with qtbot.waitSignal(annex.review.shown) as told:
        press(annex, Qt.Key.Key_Return)
    assert told.args == [changed.id]
    assert marked.session.section.id == changed.anchor.section_id


def test_after_an_undo_the_notes_can_be_taken_along_again(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    annex, session = loaded(marked, qtbot, edition), marked.session
    session.notes.undo()
    qtbot.waitUntil(lambda: session.notes.marks() == () and not session.notes.busy)
    annex.review.refresh()
    assert not annex.review.follow.isHidden()
    annex.review.follow.click()
    qtbot.waitUntil(lambda: len(session.notes.marks()) == 2)


def test_the_next_start_reads_the_edition(
    marked: Program,
    qtbot: QtBot,
    edition: Path,
    leave: Callable[[Program], None],
    start: Callable[..., Program],
) -> None:
    loaded(marked, qtbot, edition)
    before = marked.session.notes.annotations()
    leave(marked)
    again = start()
    assert again.session.text.printed == edition.read_text("utf-8")
    assert again.session.notes.annotations() == before


def test_what_is_no_edition_is_refused_and_the_text_stays(
    marked: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "other.md"
    file.write_text("床前明月光。", "utf-8")
    annex_of(marked).load_edition(str(file))
    qtbot.waitUntil(lambda: "hardly a line" in marked.window.notice.sentence)
    assert len(marked.session.notes.marks()) == 3


def test_a_command_loads_an_edition_into_the_open_window_and_ends_what_can_be_undone(
    marked: Program, qtbot: QtBot, edition: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tjreader import cli

    codes: list[int] = []

    def command() -> None:
        words = ["text", "revise", str(edition), "--json", "--data-dir", str(data_dir)]
        codes.append(cli.main(words))

    beside = threading.Thread(target=command)
    beside.start()
    session = marked.session
    qtbot.waitUntil(lambda: session.text.printed == edition.read_text("utf-8"), timeout=20_000)
    qtbot.waitUntil(lambda: not beside.is_alive(), timeout=20_000)
    beside.join()
    assert codes == [0]
    told = json.loads(capsys.readouterr().out)
    assert [told[name] for name in ("exact", "changed", "orphan")] == [1, 1, 1]
    qtbot.waitUntil(lambda: session.notes.known)
    assert states(marked) == [AnchorState.CHANGED, AnchorState.EXACT, AnchorState.ORPHAN]
    assert session.notes.undo_name == ""
    assert "can not be undone" in marked.window.notice.sentence


def test_what_the_desk_keeps_follows_in_the_same_step_as_the_notes(
    marked: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    annex, session = annex_of(marked), marked.session
    desk = annex.desk
    qtbot.waitUntil(lambda: desk.loaded)
    sentence = "当新质生产力的浪潮奔涌而来"
    place = span_of(session.text, sentence)
    paragraph = session.text.paragraphs_in(place)[0]
    whole = sentence_at(paragraph.span.of(session.text.printed), place.start - paragraph.span.start)
    whole = whole.shifted(paragraph.span.start)
    desk.act(lambda it: translating.translate(it, whole, "When the wave came"))
    desk.act(lambda it: translating.stage(it, [whole], Stage.DONE))
    desk.act(lambda it: places.not_this_term(it, "tianjin:新质生产力", place))
    desk.act(lambda it: termbase.quick_add(it, span_of(session.text, "潮头")))
    qtbot.waitUntil(lambda: not session.notes.busy)
    before = desk.desk.records()
    file = tmp_path / "revised.md"
    file.write_text(session.text.printed.replace("的浪潮奔涌而来", "的大潮奔涌而来"), "utf-8")
    loaded(marked, qtbot, file)
    (translation,), (ruling,), (term,) = (
        desk.desk.translations(),
        desk.desk.rulings(),
        desk.desk.own(),
    )
    revision = session.text.revision
    assert {translation.anchor.revision, ruling.anchor.revision, term.first.revision} == {revision}
    assert (translation.stage, translation.words) == (Stage.DRAFT, "When the wave came")
    assert "大潮" in translation.anchor.quote
    assert translating.translation_at(desk.desk, translation.anchor.spans[0]) == translation
    assert session.notes.undo_name.startswith("taking")
    session.notes.undo()
    qtbot.waitUntil(lambda: desk.desk.records() == before)
    session.notes.redo()
    qtbot.waitUntil(lambda: desk.desk.translations() == (translation,))


def test_a_desk_without_notes_follows_too(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    annex, session = annex_of(program), program.session
    qtbot.waitUntil(lambda: annex.desk.loaded)
    annex.desk.act(lambda it: termbase.quick_add(it, span_of(session.text, "潮头")))
    qtbot.waitUntil(lambda: not session.notes.busy)
    file = tmp_path / "revised.md"
    file.write_text("新的导语。\n\n" + session.text.printed, "utf-8")
    loaded(program, qtbot, file)
    qtbot.waitUntil(lambda: annex.desk.desk.own()[0].first.revision == session.text.revision)
    assert annex.desk.desk.own()[0].first.spans == (span_of(session.text, "潮头"),)


def test_words_with_a_desk_of_their_own_are_not_swallowed(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    annex, session = annex_of(program), program.session
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("海河从这里入海。\n渤海湾畔，春潮涌动。\n", "utf-8")
    second.write_text("海河从这里入海。\n渤海湾畔，大潮涌动。\n", "utf-8")
    for file in (second, first):
        old = session.text.id
        session.open_path(file)
        qtbot.waitUntil(lambda old=old: session.text.id != old and annex.desk.loaded)
        if file is second:
            annex.desk.act(lambda it: places.reject(it, "海河"))
            qtbot.waitUntil(lambda: not session.notes.busy)
    with qtbot.waitSignal(session.refused) as refused:
        annex.load_edition(str(second))
    assert "notes: 1" in refused.args[0]


def test_a_row_tells_where_a_note_stood_and_where_it_stands_now(
    marked: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    lines = marked.session.text.printed.split("\n")
    heading = lines.pop(next(n for n, each in enumerate(lines) if "新质生产力策源地" in each))
    marked.session.notes.highlight([span_of(marked.session.text, "策源地")])
    qtbot.waitUntil(lambda: not marked.session.notes.busy)
    there = next(n for n, each in enumerate(lines) if "整体跃升" in each)
    lines[there + 3 : there + 3] = [heading, ""]
    file = tmp_path / "moved.md"
    file.write_text("\n".join(lines).replace("人工智能垂类大模型创新社区", "创新社区"), "utf-8")
    review = loaded(marked, qtbot, file).review
    model = review.list.model()
    rows = [model.index(number, 0).data(Roles.ROW) for number in range(model.rowCount())]
    told = {row.concern.value: (row.was, row.place) for row in rows if row.annotation is not None}
    assert told == {"orphan": ("§2", ""), "moved": ("§2", "§3")}


READ = "# 一\n\n" + "甲" * 50 + "。\n\n# 二\n\n" + "乙" * 50 + "。\n"


@pytest.mark.parametrize("way", ["in the window", "by a command", "changed on disk"])
def test_what_was_read_follows_to_the_edition(
    start: Callable[..., Program],
    leave: Callable[[Program], None],
    qtbot: QtBot,
    tmp_path: Path,
    data_dir: Path,
    way: str,
) -> None:
    from tjreader import cli

    file = tmp_path / "read.md"
    file.write_text(READ, "utf-8")
    program = start(file)
    session = program.session
    for section in session.sitting.arrangement.sections:
        session.show_section(section.id)
        session.seen(section.paragraphs[-1].span.end - 1)
    other = tmp_path / "other.md" if way == "in the window" else file
    other.write_text("# 新\n\n" + "丙" * 30 + "。\n\n" + READ, "utf-8")
    if way == "in the window":
        annex_of(program).load_edition(str(other))
    else:
        leave(program)
        if way == "by a command":
            assert cli.main(["text", "revise", str(file), "--data-dir", str(data_dir)]) == 0
        session = start(file).session

    def percents() -> list[int]:
        return [session.percent(each) for each in session.sitting.arrangement.sections]

    qtbot.waitUntil(lambda: percents() == [0, 100, 100])


def test_that_notes_followed_is_told_when_it_is_on_disk(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    annex, busy = annex_of(marked), []
    annex.follower.followed.connect(lambda _: busy.append(marked.session.notes.busy))
    loaded(marked, qtbot, edition)
    qtbot.waitUntil(lambda: bool(busy))
    assert busy == [False]


def test_notes_that_could_not_follow_are_not_said_to_have_followed(
    marked: Program, qtbot: QtBot, edition: Path
) -> None:
    """Another program has changed a note on disk of which the window does not know."""
    annex, session = annex_of(marked), marked.session
    gone = session.notes.annotations()[0]
    marked.store.store.notebook.apply(erased(gone)).result(10)
    told: list[object] = []
    annex.follower.followed.connect(told.append)
    journey = _Journey(annex.follower, session.sitting.opened, (), (), 1)
    edit = Edit(gone, replace(gone, past=(gone.anchor,)))
    annex.follower.take(journey, ((edit,), ()))
    qtbot.waitUntil(lambda: not session.notes.busy)
    assert "in the meantime" in marked.window.notice.sentence
    assert told == []
