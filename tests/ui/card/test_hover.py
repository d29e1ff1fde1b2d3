"""Stories of the hover card on the real article."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desk import HOVER, THEMES, Desk, opened_desk
from tjreader.app.page import WordPlace
from tjreader.app.settings import (
    HoverMode,
    LearningStep,
    PageSettings,
    Ruby,
    Settings,
    Theme,
    ToneColours,
)
from tjreader.text.span import Span
from tjreader.ui.reader.cardface import MORE, REVEAL, CardFace
from tjreader.ui.reader.cardframe import SHADOW, CardFrame
from tjreader.ui.reader.hovercard import in_host
from tjreader.ui.theme import load_theme


def said(desk: Desk) -> str:
    """All the words on the card."""
    sheet = desk.hover.card.sheet
    return "\n".join(layout.text() for layout, _ in sheet.texts)


def test_resting_on_a_word_shows_its_card(desk: Desk) -> None:
    place = desk.place_of("新质")
    desk.rest_on(place)
    words = said(desk)
    assert "xīnzhì" in words
    assert "新質" in words
    assert "new quality productive forces" in words
    assert "Reading: checked by hand" in words
    assert desk.view.word == place
    assert desk.view.hasFocus()


def test_an_erratum_is_explained(desk: Desk) -> None:
    desk.rest_on(desk.place_of("底空"))
    words = said(desk)
    assert "Wrong character, certain" in words
    assert "底空 → 低空" in words
    assert "is not a word" in words


def test_the_card_waits_for_its_delay(desk: Desk) -> None:
    desk.change_hover(delay=2000)
    desk.point_at(desk.place_of("天津"))
    assert desk.card_is_due
    assert desk.hover._delay.remainingTime() > 1000
    assert not desk.hover.card.isVisible()


@pytest.mark.parametrize("ruby", list(Ruby))
@pytest.mark.parametrize("size", [(1500, 900), (640, 480), (900, 420)])
def test_never_covers_the_words_line(qtbot, data_dir, ruby: Ruby, size: tuple[int, int]) -> None:
    page = PageSettings(theme=Theme.PAPER, ruby=ruby)
    desk = opened_desk(qtbot, data_dir, Settings(page=page, hover=HOVER))
    if size[0] < 1000:
        desk.notes.hide()
        desk.find.hide()
    desk.resize(*size)
    desk.layout().activate()
    places = desk.words_in_sight()
    assert len(places) > 20
    shown = 0
    for place in places:
        desk.hover.show_at(place)
        if not desk.hover.card.isVisible():
            continue
        shown += 1
        card = desk.hover.card.outline
        lines = in_host(desk, desk.view.viewport(), desk.lines(place))
        high = desk.session.settings.page.size if ruby is Ruby.ALL else 0
        band = QRect(QPoint(0, lines[0].top() - high // 2), lines[-1].bottomRight())
        band.setWidth(desk.width())
        assert not card.intersects(band), place
        assert desk.rect().contains(card), place
    assert shown == len(places)


class Drawn(QObject):
    """What of a widget is drawn."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return super().eventFilter(watched, event)


def test_the_page_under_the_card_is_not_drawn_with_it(desk: Desk) -> None:
    # It took longer to draw than the card itself; the buttons of the card were the cause.
    place, viewport = desk.place_of("天津"), desk.view.viewport()
    desk.hover.show_at(place)
    QApplication.processEvents()
    card = desk.hover.card.geometry().translated(-viewport.mapTo(desk, QPoint(0, 0)))
    desk.hover.hide()
    QApplication.processEvents()
    drawn = Drawn(viewport)
    desk.hover.show_at(place)
    QApplication.processEvents()
    assert not drawn.region.isEmpty()  # the word is marked
    assert not drawn.region.intersects(card)


def test_the_shadow_comes_and_goes_with_the_card_and_is_a_part_of_it(desk: Desk) -> None:
    desk.rest_on(desk.place_of("天津"))
    frame = desk.findChild(CardFrame)
    assert frame.isVisible()
    assert frame.geometry().contains(desk.hover.card.geometry())
    desk.away()
    QApplication.sendEvent(frame, enter_event())
    assert not desk.hover._grace.isActive()
    QApplication.sendEvent(frame, QEvent(QEvent.Type.Leave))
    desk.qtbot.waitUntil(desk.hover.card.isHidden, timeout=2000)
    assert frame.isHidden()


def test_the_pointer_may_go_into_the_card(desk: Desk) -> None:
    desk.rest_on(desk.place_of("天津"))
    desk.away()
    assert desk.hover._grace.isActive()
    QApplication.sendEvent(desk.hover.card, enter_event())
    assert not desk.hover._grace.isActive()
    assert desk.hover.card.isVisible()
    QApplication.sendEvent(desk.hover.card, QEvent(QEvent.Type.Leave))
    desk.qtbot.waitUntil(desk.hover.card.isHidden, timeout=2000)
    assert desk.view.word is None


def enter_event():
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QEnterEvent

    return QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5))


def test_leaving_the_page_hides_it_after_the_grace_time(desk: Desk) -> None:
    desk.rest_on(desk.place_of("天津"))
    desk.away()
    assert desk.hover.card.isVisible()
    desk.qtbot.waitUntil(desk.hover.card.isHidden, timeout=2000)


def test_scrolling_hides_it(desk: Desk) -> None:
    desk.rest_on(desk.place_of("天津"))
    desk.view.verticalScrollBar().setValue(60)
    assert desk.hover.card.isHidden()
    assert desk.hover.place is None


def test_a_press_of_the_mouse_and_another_window_hide_it(desk: Desk) -> None:
    desk.rest_on(desk.place_of("天津"))
    QTest.mousePress(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    assert desk.hover.card.isHidden()
    desk.rest_on(desk.place_of("发展"))
    QApplication.sendEvent(desk, QEvent(QEvent.Type.WindowDeactivate))
    assert desk.hover.card.isHidden()


def test_a_pinned_card_stays_and_goes_to_the_word_clicked(desk: Desk) -> None:
    desk.rest_on(desk.place_of("新质"))
    desk.hover.toggle_pin()
    desk.away()
    desk.rest_in_vain(desk.place_of("天津"))
    assert not desk.hover._grace.isActive()
    assert desk.hover.place == desk.place_of("新质")
    assert desk.hover.card.isVisible()
    other = desk.place_of("发展")
    QTest.mouseClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.lines(other)[0].center()
    )
    assert desk.hover.place == other
    assert desk.hover.pinned
    desk.view.verticalScrollBar().setValue(20)
    assert desk.hover.card.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert desk.hover.card.isHidden()
    assert not desk.hover.pinned


def test_copy_word_pinyin_sense(desk: Desk) -> None:
    desk.rest_on(desk.place_of("新质"))
    desk.hover.copy()
    word, pinyin, senses = QGuiApplication.clipboard().text().split("\t")
    assert (word, pinyin) == ("新质", "xīnzhì")
    assert senses.startswith("new quality productive forces")


def test_learning_steps_hide_and_reveal(desk: Desk) -> None:
    desk.change_hover(step=LearningStep.PINYIN)
    desk.rest_on(desk.place_of("新质"))
    assert "xīnzhì" in said(desk)
    assert "productive" not in said(desk)
    assert REVEAL in {spot.name for spot in desk.hover.card.sheet.spots}
    desk.hover.next_step()
    assert "productive" in said(desk)
    assert "新質" not in said(desk)
    desk.hover.next_step()
    assert "新質" in said(desk)
    desk.rest_on(desk.place_of("发展"))
    assert "to develop" not in said(desk)
    desk.hover.card.act(REVEAL)
    assert "develop" in said(desk)


def test_what_was_shortened_can_be_opened(desk: Desk) -> None:
    desk.session.show_section("s01")
    page = desk.view.page
    for index in range(len(page)):
        for token in page.paragraph(index).tokens:
            if not token.pinyin:
                continue
            place = WordPlace(index, token.span)
            desk.view.reveal_word(place)
            desk.hover.show_at(place)
            if MORE in {spot.name for spot in desk.hover.card.sheet.spots}:
                before = len(said(desk))
                desk.hover.card.act(MORE)
                assert len(said(desk)) > before
                assert MORE not in {spot.name for spot in desk.hover.card.sheet.spots}
                return
    pytest.fail("no long entry in the whole section")


def test_cutting_shorter_and_longer_for_looking(desk: Desk) -> None:
    desk.rest_on(desk.place_of("生产力"))
    desk.hover.shorter()
    assert desk.hover.card.card.word == "生产"
    assert "Cut: yours, for looking" in said(desk)
    desk.hover.longer()
    assert desk.hover.card.card.word == "生产力"


def test_with_the_mode_off_only_the_word_cursor_shows_it(desk: Desk) -> None:
    desk.change_hover(mode=HoverMode.OFF)
    desk.rest_in_vain(desk.place_of("天津"))
    assert desk.hover.card.isHidden()
    desk.key(Qt.Key.Key_Right)
    assert desk.hover.card.isVisible()


def test_with_the_key_held(desk: Desk) -> None:
    desk.change_hover(mode=HoverMode.KEY)
    desk.rest_in_vain(desk.place_of("天津"))
    assert desk.hover.card.isHidden()
    QTest.keyPress(desk.view, Qt.Key.Key_Shift)
    assert desk.hover.card.isVisible()
    QTest.keyRelease(desk.view, Qt.Key.Key_Shift)
    desk.qtbot.waitUntil(desk.hover.card.isHidden, timeout=2000)


def test_another_page_takes_it_away(desk: Desk) -> None:
    desk.rest_on(desk.place_of("天津"))
    desk.hover.toggle_pin()
    desk.session.show_section("s03")
    assert desk.hover.card.isHidden()
    assert desk.hover.place is None


def test_a_card_waiting_for_the_delay_does_not_come_after_a_page_change(desk: Desk) -> None:
    desk.point_at(desk.place_of("天津"))
    assert desk.card_is_due
    desk.session.show_section("s03")
    assert not desk.card_is_due
    assert desk.hover.card.isHidden()


def test_a_first_guess_is_said_and_mended_in_place(qtbot, data_dir, tmp_path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("中国人民银行在北京。\n", encoding="utf-8")
    desk = opened_desk(qtbot, data_dir)
    desk.session.open_path(path)
    qtbot.waitUntil(lambda: desk.session.sitting.opened.path == path, timeout=5000)
    guess = WordPlace(0, desk.view.page.paragraph(0).tokens[0].span)
    desk.hover.show_at(guess)
    assert "First guess" in said(desk)
    text = desk.session.text
    from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token

    words = text.paragraphs[0].span.of(text.printed)
    checked = Reading("zhōng", ReadingSource.PHRASE, "中国")
    analysis = Analysis(
        words,
        (Token(Span(0, 2), "Zhōngguó", CutSource.DICTIONARY),),
        (checked, Reading("guó", ReadingSource.PHRASE, "中国"), *[None] * (len(words) - 2)),
        "test",
    )
    desk.session.words.learn(text.revision, {text.paragraphs[0].id: analysis})
    assert desk.hover.card.isVisible()
    assert desk.hover.card.card.word == "中国"
    assert "First guess" not in said(desk)
    assert "phrase table 中国" in said(desk)


def test_the_readers_own_notes_stand_on_it(desk: Desk) -> None:
    span = desk.select("善作善成") if "善作善成" in page_words(desk) else desk.select("新质生产力")
    desk.session.notes.highlight((span,))
    made = desk.session.notes.annotations()[0]
    desk.session.notes.edit_note(made.id, "<b>my own</b> thought")
    desk.settle()
    word = next(
        p
        for p in desk.words_in_sight()
        if desk.view.page.paragraph(p.paragraph).rendering.to_printed(p.span).intersects(span)
    )
    desk.hover.show_at(word)
    assert "<b>my own</b> thought" in said(desk)
    desk.session.notes.edit_note(made.id, "**my own** *thought*\n\n- one\n- [two](https://x.org)")
    desk.settle()
    desk.hover.show_at(word)
    assert "my own thought\u2028• one\u2028• two" in said(desk)


@pytest.mark.parametrize("width", [620, 1000, 1500])
def test_a_card_on_a_narrow_page_is_set_narrower_and_nothing_is_cut_off(
    desk: Desk, width: int
) -> None:
    desk.find.hide()
    desk.resize(width, 900)
    desk.layout().activate()
    desk.hover.show_at(desk.words_in_sight()[0])
    card = desk.hover.card
    QApplication.processEvents()
    assert card.isVisible()
    assert card.sheet.width == card.outline.width() - 2 * SHADOW
    right = card.sheet.width
    assert all(
        text.boundingRect().right() + text.position().x() < right for text, _ in card.sheet.texts
    )


def page_words(desk: Desk) -> str:
    page = desk.view.page
    return "".join(page.paragraph(index).text for index in range(len(page)))


def _luminance(colour) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * part(colour.redF())
        + 0.7152 * part(colour.greenF())
        + 0.0722 * part(colour.blueF())
    )


@pytest.mark.parametrize("name", ["paper", "sepia", "dark"])
@pytest.mark.parametrize("scheme", ["pleco", "dummitt"])
def test_tone_colours_are_legible_on_the_card(name: str, scheme: str) -> None:
    theme = load_theme(THEMES, name)
    ground = _luminance(theme.chrome.tip_back)
    for ink in theme.tones[scheme]:
        light, dark = sorted((_luminance(ink), ground), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, ink.name()


def test_tones_have_their_colours_or_none(desk: Desk) -> None:
    desk.rest_on(desk.place_of("新质"))
    card, look = desk.hover.card.card, desk.hover.card.look
    inks = CardFace(card, look, LearningStep.ALL)._tone_inks()
    pleco = look.theme.tones["pleco"]
    assert [ink.colour for ink in inks] == [pleco[0], pleco[3]]
    plain = CardFace(card, replace(look, tones=ToneColours.OFF), LearningStep.ALL)._tone_inks()
    assert {ink.colour.name() for ink in plain} == {look.theme.chrome.text.name()}
