"""The line at the window's foot."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program


def test_no_letter_of_it_is_cut_at_its_foot(qtbot: QtBot, start: Callable[..., Program]) -> None:
    line = start().window.status
    for label in (line.place, line.count, line.view, line.saving):
        qtbot.waitUntil(lambda label=label: bool(label.text()))
        qtbot.waitUntil(lambda label=label: label.height() >= label.fontMetrics().height())


def test_the_place_is_named_by_the_first_numbered_paragraph_in_view(
    qtbot: QtBot, start: Callable[..., Program]
) -> None:
    program = start()
    window, session = program.window, program.session
    for section in session.text.arrangement("contents").sections:
        session.show_section(section.id)
        numbered = [p for p in section.paragraphs if p.number is not None]
        if numbered and section.paragraphs[0] is not numbered[0]:
            assert window.status.place.text() == f"§{section.number} ¶1"
    for paragraph in session.section.paragraphs:
        session.go_to(paragraph.span.start)
        if paragraph.number is not None and window.view.place() == paragraph.span.start:
            assert window.status.place.text() == f"§{session.section.number} ¶{paragraph.number}"
    # Where nothing of the text is in view below the heading, the section is named alone.
    session.show_section("s07")
    window.view.viewport().setFixedHeight(60)
    qtbot.waitUntil(lambda: window.status.place.text() == "§7")


def test_the_count_says_that_it_is_a_place_and_not_what_was_read(
    start: Callable[..., Program],
) -> None:
    line = start().window.status
    line.show_count(164, 6313)
    assert line.count.text() == "at character 165 of 6,313"
    assert "top of the page" in line.count.toolTip()
