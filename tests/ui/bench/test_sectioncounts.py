"""Stories of the lower half of the terms: which section has how many of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program
from tjreader.ui.bench.termplaces import NOTHING, PLACES, SECTIONS

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


class Counter:
    """Looks at the terms of the article."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.session, self.window, self.qtbot = program.session, program.window, qtbot
        self.annex = program.annex
        qtbot.waitUntil(lambda: self.annex.desk.loaded)
        self.window.resize(1280, 800)
        self.window.commands["to_terms"].trigger()
        self.bench = self.annex.bench.bench
        qtbot.waitUntil(lambda: self.bench.finder.known)
        qtbot.waitUntil(self.bench.terms.isVisible)

    @property
    def part(self) -> int:
        return self.bench.lower._stack.currentIndex()

    @property
    def rows(self):
        return self.bench.sections._model.rows

    def term(self, name: str):
        return next(each for each in self.annex.desk.desk.concepts() if each.name == name)

    def nothing_chosen(self) -> None:
        self.bench.terms.list.clearSelection()


@pytest.fixture
def counter(program: Program, qtbot: QtBot) -> Counter:
    return Counter(program, qtbot)


def test_with_no_term_chosen_each_section_says_how_many_it_has(counter: Counter) -> None:
    counter.nothing_chosen()
    assert counter.part == SECTIONS
    assert not counter.bench.lower.tabs.isVisible()
    arrangement = counter.session.sitting.arrangement
    assert [row.section_id for row in counter.rows] == [each.id for each in arrangement.sections]
    occurrences = counter.bench.finder.occurrences
    assert sum(row.occurrences for row in counter.rows) == len(occurrences)
    first = counter.rows[1]
    inside = {each.id for each in arrangement.sections[1].paragraphs}
    assert first.terms == len({o.concept_id for o in occurrences if o.paragraph_id in inside})
    assert max(row.share for row in counter.rows) == 1.0
    assert [row.here for row in counter.rows].count(True) == 1


def test_the_chosen_term_is_counted_and_a_click_leads_to_its_first_place_there(
    counter: Counter,
) -> None:
    term = counter.term("新质生产力")
    counter.bench.terms.select(term.id)
    assert counter.part == PLACES
    counter.bench.lower.tabs.setCurrentIndex(SECTIONS)
    assert counter.part == SECTIONS
    places = counter.bench.finder.of(term.id)
    assert sum(row.occurrences for row in counter.rows) == len(places)
    assert all(row.terms is None for row in counter.rows)
    here = counter.session.section.id
    at = next(
        at for at, row in enumerate(counter.rows) if row.occurrences and row.section_id != here
    )
    listed = counter.bench.sections.list
    index = listed.model().index(at, 0)
    listed.scrollTo(index)
    QTest.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(index).center()
    )
    assert counter.session.section.id == counter.rows[at].section_id
    inside = {each.id for each in counter.session.section.paragraphs}
    first = next(each for each in places if each.paragraph_id in inside)
    view = counter.window.view
    counter.qtbot.waitUntil(
        lambda: any(
            rect.intersects(view.viewport().rect())
            for rect in view.rect_of(
                view.page.index_at(first.span.start),
                view.page.paragraph(view.page.index_at(first.span.start)).rendering.to_shown(
                    first.span
                )[0],
            )
        )
    )
    # Another term is looked at the same way.
    counter.bench.terms.select(counter.term("低空经济").id)
    assert counter.part == SECTIONS


def test_enter_goes_to_a_section_and_escape_to_the_page(counter: Counter) -> None:
    counter.nothing_chosen()
    listed = counter.bench.sections.list
    listed.setFocus()
    listed.setCurrentIndex(listed.model().index(3, 0))
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert counter.session.section.id == counter.rows[3].section_id
    assert counter.rows[3].here
    assert listed.currentIndex().row() == 3
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert counter.window.view.hasFocus()


def test_a_text_without_terms_says_both_ways_to_enter_one_and_nothing_below(
    start, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "short.txt"
    path.write_text("春天来了。\n\n山青水绿。\n", "utf-8")
    counter = Counter(start(path), qtbot)
    assert not counter.bench.lower.isVisible()
    words = counter.bench.terms._empty.text()
    assert "press T" in words
    assert "Shift+T" in words


def test_a_term_that_does_not_stand_in_the_text_says_so(
    start, qtbot: QtBot, tmp_path: Path
) -> None:
    from tjreader.app import termbase
    from tjreader.desk.concept import Concept, SourceForm

    path = tmp_path / "short.txt"
    path.write_text("春天来了。\n\n山青水绿。\n", "utf-8")
    counter = Counter(start(path), qtbot)
    counter.annex.desk.act(lambda desk: termbase.add(desk, Concept("", (SourceForm("秋天"),))))
    qtbot.waitUntil(counter.bench.lower.isVisible)
    assert counter.part == NOTHING
    assert "None of the terms" in counter.bench.lower._nothing.text()
    counter.bench.terms.select(counter.term("秋天").id)
    assert "This term" in counter.bench.lower._nothing.text()
    counter.annex.desk.act(lambda desk: termbase.add(desk, Concept("", (SourceForm("春天"),))))
    counter.nothing_chosen()
    qtbot.waitUntil(lambda: counter.part == SECTIONS)
    assert [row.told for row in counter.rows] == ["1 · 1"]
