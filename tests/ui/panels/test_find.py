"""Stories of Find."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desk import Desk
from tjreader.ui.panels.findrow import HIT

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def type_in(desk: Desk, words: str) -> None:
    """Type into the field and wait for the hits."""
    desk.find.open_find()
    desk.find.field.clear()
    QTest.keyClicks(desk.find.field, words) if words.isascii() else desk.find.field.insert(words)
    desk.qtbot.waitUntil(lambda: desk.find.query == words, timeout=3000)


def hits(desk: Desk):
    """The hits listed."""
    model = desk.find.list.model()
    return [model.index(n).data(HIT) for n in range(model.rowCount())]


def texts(desk: Desk) -> str:
    """What the panel's labels say."""
    return "\n".join(each.text() for each in desk.find.findChildren(QLabel) if each.isVisible())


def test_it_says_what_can_be_typed(desk: Desk) -> None:
    assert "with or without tones" in texts(desk)


def test_hits_come_as_one_types(desk: Desk) -> None:
    type_in(desk, "新质生产力")
    found = hits(desk)
    printed = desk.session.text.printed
    assert {hit.span.of(printed) for hit in found} == {"新质生产力"}
    assert found[0].place.startswith("§")
    assert f"of {len(found)}" in texts(desk)


def test_pinyin_and_initials(desk: Desk) -> None:
    type_in(desk, "新质生产力")
    count = len(hits(desk))
    for typed in ("xinzhi shengchanli", "xīnzhì shēngchǎnlì", "xzscl"):
        type_in(desk, typed)
        assert len(hits(desk)) >= count, typed


def test_enter_goes_round_and_shows_the_hit(desk: Desk) -> None:
    type_in(desk, "天开路演")
    field, found = desk.find.field, hits(desk)
    assert len(found) > 1
    seen = []
    desk.find.shown.connect(seen.append)
    for _ in range(len(found) + 1):
        QTest.keyClick(field, Key.Key_Return)
    spans = [hit.span for hit in found]
    assert set(seen) == set(spans)
    assert seen[0] == seen[-1]
    QTest.keyClick(field, Key.Key_Return, SHIFT)
    assert seen[-1] == seen[-3]
    section = desk.session.text.arrangements[0].section_at(seen[-1].start)
    assert desk.session.section.id == section.id


def test_marks_stand_on_the_page_and_go_with_escape(desk: Desk) -> None:
    told = []
    desk.find.hits_changed.connect(lambda spans, current: told.append((spans, current)))
    type_in(desk, "天津")
    spans, current = told[-1]
    assert len(spans) == len(hits(desk))
    assert spans[current].of(desk.session.text.printed) == "天津"
    desk.session.show_section("s03")
    desk.qtbot.waitUntil(lambda: len(told) > 2 and bool(told[-1][0]), timeout=2000)
    QTest.keyClick(desk.find.field, Key.Key_Escape)
    assert told[-1] == ((), -1)
    assert desk.view.hasFocus()
    desk.find.go_next()
    assert told[-1][0] == spans


def test_composed_chinese(desk: Desk) -> None:
    desk.find.open_find()
    field = desk.find.field
    QApplication.sendEvent(field, QInputMethodEvent("tian", []))
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClick(field, Key.Key_Escape)
    assert field.hasFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString("天津")
    QApplication.sendEvent(field, event)
    desk.qtbot.waitUntil(lambda: desk.find.query == "天津", timeout=3000)
    assert hits(desk)


def test_nothing_found_is_said(desk: Desk) -> None:
    type_in(desk, "珠穆朗玛")
    assert "“珠穆朗玛” is not in this text." in texts(desk)
    assert hits(desk) == []
    desk.find.go_next()


def test_a_click_on_a_hit_goes_there(desk: Desk) -> None:
    type_in(desk, "中欧班列")
    found = hits(desk)
    listed = desk.find.list
    QTest.mouseClick(
        listed.viewport(),
        Qt.MouseButton.LeftButton,
        pos=listed.visualRect(listed.model().index(len(found) - 1)).center(),
    )
    span = found[-1].span
    index = desk.view.page.index_at(span.start)
    assert index is not None
    shown = desk.view.page.paragraph(index).rendering.to_shown(span)[0]
    assert desk.view.viewport().rect().intersects(desk.view.rect_of(index, shown)[0])


def test_selected_words_are_taken_over(desk: Desk) -> None:
    desk.find.open_find("天开路演")
    desk.qtbot.waitUntil(lambda: desk.find.query == "天开路演", timeout=3000)
    assert desk.find.field.selectedText() == "天开路演"


def test_a_corrected_form_is_found_at_its_printed_place(desk: Desk) -> None:
    type_in(desk, "低空经济")
    assert {hit.span.of(desk.session.text.printed)[:2] for hit in hits(desk)} >= {"底空"}
    desk.find.list.grab()
