"""Stories of Find."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desk import Desk
from tjreader.app.search import Kind
from tjreader.text.span import Span
from tjreader.ui.panels.findmodel import ROW, Part

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def type_in(desk: Desk, words: str) -> None:
    """Type into the field and wait for the hits."""
    desk.find.open_find()
    desk.find.field.clear()
    QTest.keyClicks(desk.find.field, words) if words.isascii() else desk.find.field.insert(words)
    desk.qtbot.waitUntil(lambda: desk.find.query == words, timeout=3000)


def hits(desk: Desk):
    """The hits in the text that are listed, all of them."""
    model = desk.find.list.model()
    if len(model.group(Kind.TEXT).hits) > model.rowCount():
        model.unfold(Kind.TEXT)
    return list(model.group(Kind.TEXT).hits)


def texts(desk: Desk) -> str:
    """What the panel's labels say."""
    return "\n".join(each.text() for each in desk.find.findChildren(QLabel) if each.isVisible())


def click(desk: Desk, kind: Kind, number: int) -> None:
    """Click on a hit."""
    listed, model = desk.find.list, desk.find.list.model()
    index = model.index(model.bring(kind, number))
    listed.scrollTo(index)
    QTest.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(index).center()
    )


def group(desk: Desk, kind: Kind):
    """The group of a kind, once it has hits."""
    model = desk.find.list.model()
    desk.qtbot.waitUntil(lambda: bool(model.group(kind).hits), timeout=5000)
    return model.group(kind)


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
    type_in(desk, "龘龘龘")
    assert "“龘龘龘” was found nowhere." in texts(desk)
    assert hits(desk) == []
    desk.find.go_next()


def test_a_click_on_a_hit_goes_there(desk: Desk) -> None:
    type_in(desk, "中欧班列")
    found = hits(desk)
    click(desk, Kind.TEXT, len(found) - 1)
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


def test_notes_tags_terms_and_dictionary_are_found_too(desk: Desk) -> None:
    span = desk.select("天开路演")
    desk.session.notes.highlight((span,))
    desk.settle()
    type_in(desk, "天开路演")
    assert group(desk, Kind.NOTES).hits[0].quote.words == "天开路演"
    type_in(desk, "economy")
    assert "经济" in {hit.entry.simplified for hit in group(desk, Kind.WORDS).hits}
    type_in(desk, "xzscl")
    assert group(desk, Kind.TERMS).hits[0].name == "新质生产力"
    assert desk.find.list.model().index(0).data() == f"In this text {len(hits(desk))}"


def test_a_note_made_meanwhile_comes_into_the_list(desk: Desk) -> None:
    type_in(desk, "天开路演")
    desk.session.notes.highlight((desk.select("天开路演"),))
    assert group(desk, Kind.NOTES).total == 1


def test_long_groups_are_folded_and_unfold(desk: Desk) -> None:
    type_in(desk, "天津")
    group(desk, Kind.WORDS)
    model = desk.find.list.model()

    def rows():
        found = [model.index(n).data(ROW) for n in range(model.rowCount())]
        return [row for row in found if row.kind is Kind.TEXT]

    assert [row.part for row in rows()] == [Part.HEAD] + [Part.HIT] * 6 + [Part.MORE]
    more = model.index(rows().index(next(r for r in rows() if r.part is Part.MORE)))
    desk.find.list.activated.emit(more)
    assert sum(row.part is Part.HIT for row in rows()) == len(model.group(Kind.TEXT).hits)


def test_the_last_query_counts(desk: Desk) -> None:
    told = []
    desk.searcher.grouped.connect(told.append)
    for typed in ("经", "经济", "economy"):
        desk.searcher.ask(typed)
    desk.qtbot.waitUntil(lambda: any(g.kind is Kind.WORDS for g in told), timeout=5000)
    desk.qtbot.waitUntil(lambda: any(g.kind is Kind.NOTES for g in told), timeout=5000)
    assert sum(g.kind is Kind.WORDS for g in told) == 1
    words = next(g for g in told if g.kind is Kind.WORDS)
    assert "经济" in {hit.entry.simplified for hit in words.hits}


def test_a_note_of_another_text_opens_it(desk: Desk) -> None:
    article = desk.session.text.id
    desk.session.notes.highlight((desk.select("天开路演"),))
    desk.settle()
    desk.session.open_words("别的文章，也说天开路演。")
    desk.qtbot.waitUntil(lambda: desk.session.notes.known, timeout=5000)
    assert desk.session.text.id != article
    type_in(desk, "天开路演")
    assert group(desk, Kind.NOTES).total == 1
    arrived = []
    desk.visits.arrived.connect(arrived.append)
    click(desk, Kind.NOTES, 0)
    desk.qtbot.waitUntil(lambda: bool(arrived), timeout=5000)
    assert desk.session.text.id == article
    assert desk.session.notes.annotation(arrived[0]) is not None


def test_a_note_of_a_pasted_text_opens_it(desk: Desk) -> None:
    desk.session.open_words("别的文章，也说天开路演。")
    desk.qtbot.waitUntil(lambda: desk.session.notes.known, timeout=5000)
    pasted = desk.session.text
    start = pasted.printed.index("天开路演")
    desk.session.notes.highlight((Span(start, start + 4),))
    desk.settle()
    desk.session.open_shipped()
    type_in(desk, "别的文章")
    type_in(desk, "天开路演")
    assert group(desk, Kind.NOTES).hits[0].note.text_id == pasted.id
    click(desk, Kind.NOTES, 0)
    desk.qtbot.waitUntil(lambda: desk.session.text.id == pasted.id, timeout=5000)


def test_rows_are_copied(desk: Desk) -> None:
    type_in(desk, "economy")
    group(desk, Kind.WORDS)
    desk.find.list.setFocus()
    model = desk.find.list.model()
    desk.find.list.setCurrentIndex(model.index(model.bring(Kind.WORDS, 0)))
    QTest.keyClick(desk.find.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().count("\t") == 2
    desk.find.list.grab()


def test_it_says_at_its_head_that_only_terms_and_words_were_found(desk: Desk) -> None:
    type_in(desk, "zebra")
    group(desk, Kind.WORDS)
    assert not desk.session.text.printed.count("zebra")
    assert "Not in this text" in texts(desk)
    QTest.keyClick(desk.find.field, Key.Key_Return)
    assert "Not in this text · 1 of" in texts(desk)
    type_in(desk, "天津")
    assert "Not in this text" not in texts(desk)
    type_in(desk, "#天津")
    desk.qtbot.wait(100)
    assert "Not in this text" not in texts(desk)
