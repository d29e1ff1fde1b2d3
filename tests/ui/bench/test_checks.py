"""Stories of the checks, of strays and of the report, in the real window with a real notebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from atthedesk import AtTheDesk
from tjreader.app import places, termbase, translating
from tjreader.desk.checks.finding import FindingKind, Severity
from tjreader.desk.record import DeskChange, DeskEdit
from tjreader.desk.translation import Stage, Translation
from tjreader.notes.anchor import Anchor, AnchorState
from tjreader.notes.change import Act, Label
from tjreader.text.span import Span
from tjreader.ui.application import Program
from tjreader.ui.bench.acceptform import AcceptForm
from tjreader.ui.bench.checkslist import ACCEPTED, HERE, WITH_QUIET
from tjreader.ui.bench.deskpanel import CHECKS, SENTENCES
from tjreader.ui.bench.findingrow import FindingRow
from tjreader.ui.bench.findingwords import kind_name, severity_name, told

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")  # offscreen only


@pytest.fixture
def desk(program: Program, qtbot: QtBot) -> AtTheDesk:
    made = AtTheDesk(program, qtbot)
    made.window.commands["checks"].trigger()
    made.checked()
    return made


def found(desk: AtTheDesk, kind: FindingKind) -> list[FindingRow]:
    return [row for row in desk.panel.checks.rows() if row.finding.kind is kind]


def choose(desk: AtTheDesk, row: FindingRow) -> None:
    listed = desk.panel.checks.list
    listed.setFocus()
    listed.setCurrentIndex(listed.model().index(desk.panel.checks.rows().index(row), 0))


def accept(desk: AtTheDesk, reason: str) -> None:
    form = desk.window.findChild(AcceptForm)
    form.reason.setText(reason)
    form.go_on.click()
    desk.saved()


def test_nothing_is_to_mend_where_nothing_is_translated(desk: AtTheDesk) -> None:
    listed = desk.panel.checks
    assert {row.finding.severity for row in listed.rows()} <= {Severity.DOUBT}
    listed.states.setCurrentIndex(listed.states.findData(WITH_QUIET))
    assert len(found(desk, FindingKind.UNTRANSLATED)) == len(desk.book)
    listed.places.setCurrentIndex(listed.places.findData(HERE))
    here = desk.book.of_section(desk.session.section.id)
    assert len(found(desk, FindingKind.UNTRANSLATED)) == len(here)
    listed.places.setCurrentIndex(0)
    listed.kinds.setCurrentIndex(listed.kinds.findData(FindingKind.FORBIDDEN_FORM.value))
    assert {row.finding.kind for row in listed.rows()} == {FindingKind.FORBIDDEN_FORM}


def test_a_finding_comes_while_one_writes_leads_to_its_place_and_goes(desk: AtTheDesk) -> None:
    desk.go("亿元")
    at = desk.bench.at
    desk.type("It grew by 99 billion yuan.")
    desk.editor.writing.commit()
    desk.checked()
    (extra,) = found(desk, FindingKind.NUMBER_EXTRA)
    assert "99 billion" in told(extra.finding)
    assert desk.panel.tabs.tabText(CHECKS).endswith(f"({len(desk.panel.checks.rows())})")
    desk.section(5)
    choose(desk, extra)
    desk.press(Qt.Key.Key_Return)
    assert desk.bench.at == at
    assert desk.session.section.id == desk.pair.segment.section_id
    assert desk.edit.textCursor().selectedText() == "99 billion"
    assert desk.edit.hasFocus()
    desk.edit.replace_all("Nothing")
    desk.editor.writing.commit()
    desk.checked()
    assert found(desk, FindingKind.NUMBER_EXTRA) == []


def test_a_finding_is_accepted_with_a_reason_and_told_again(desk: AtTheDesk) -> None:
    desk.type("(Words")
    desk.editor.writing.commit()
    desk.checked()
    (row,) = found(desk, FindingKind.UNPAIRED)
    before = len(desk.bench.checks.checking.sifted.open)
    choose(desk, row)
    desk.press(Qt.Key.Key_A)
    accept(desk, "as in the source")
    assert found(desk, FindingKind.UNPAIRED) == []
    (record,) = desk.desk.acceptances()
    assert record.reason == "as in the source"
    assert len(desk.bench.checks.checking.sifted.open) == before - 1
    listed = desk.panel.checks
    listed.states.setCurrentIndex(listed.states.findData(ACCEPTED))
    (accepted,) = listed.rows()
    assert accepted.acceptance == record
    choose(desk, accepted)
    desk.press(Qt.Key.Key_U)
    desk.saved()
    assert desk.desk.acceptances() == ()
    assert listed.rows() == []
    desk.session.notes.undo()
    desk.qtbot.waitUntil(lambda: len(desk.desk.acceptances()) == 1)
    desk.session.notes.undo()
    desk.qtbot.waitUntil(lambda: desk.desk.acceptances() == ())


def test_a_changed_decision_lists_the_places_to_revisit(desk: AtTheDesk) -> None:
    shipped = next(each for each in desk.desk.concepts() if each.name == "新质生产力")
    termbase.decide(desk.desk, shipped.id, "new quality productive forces")
    own = desk.desk.own()[0]
    spots = [at for at, p in enumerate(desk.book.pairs) if "新质生产力" in p.segment.printed][:2]
    for at in spots:
        span = desk.book.pairs[at].segment.span
        translating.translate(desk.desk, span, "It has new quality productive forces.")
    desk.saved()
    termbase.decide(desk.desk, own.id, "productive forces of a new quality")
    desk.saved()
    desk.annex.bench.bench.terms.select(own.id)
    desk.annex.bench.to_terms()
    desk.press(Qt.Key.Key_R)
    desk.qtbot.waitUntil(
        lambda: [row.at for row in desk.panel.checks.rows()] == spots, timeout=8000
    )
    rows = desk.panel.checks.rows()
    assert {row.finding.kind for row in rows} == {FindingKind.DECISION_CHANGED}
    assert "productive forces of a new quality" in told(rows[0].finding)
    assert desk.panel.checks.list.selectionModel().selectedRows()[0].row() == 0
    desk.press(Qt.Key.Key_Return)  # the list has the keyboard already
    assert desk.edit.textCursor().selectedText() == "new quality productive forces"
    desk.edit.insertPlainText("productive forces of a new quality")
    desk.editor.writing.commit()
    desk.checked()
    assert [row.at for row in desk.panel.checks.rows()] == spots[1:]
    desk.panel.checks.show_all()
    assert desk.panel.checks.concept_id == ""


def test_a_finding_of_several_places_leads_from_one_to_the_next(desk: AtTheDesk) -> None:
    shipped = next(each for each in desk.desk.concepts() if each.name == "新质生产力")
    spots = [at for at, p in enumerate(desk.book.pairs) if "新质生产力" in p.segment.printed][:2]
    words = [each.words for each in shipped.renderings if each.words]
    termbase.put_rendering(desk.desk, shipped.id, replace(shipped.renderings[0], words="NQPF"))
    for at, said in zip(spots, (words[0], "NQPF"), strict=True):
        translating.translate(desk.desk, desk.book.pairs[at].segment.span, f"It has {said}.")
    desk.saved()
    desk.qtbot.waitUntil(lambda: bool(found(desk, FindingKind.TWO_RENDERINGS)), timeout=8000)
    (row,) = found(desk, FindingKind.TWO_RENDERINGS)
    seen = []
    for _ in range(3):
        desk.bench.checks.go(row)
        seen.append(desk.bench.at)
    assert seen == [spots[0], spots[1], spots[0]]


def test_every_finding_can_be_told() -> None:
    assert len({kind_name(kind) for kind in FindingKind}) == len(FindingKind)
    assert len({severity_name(each) for each in Severity}) == 3


def test_all_is_checked_alike_at_once_and_sentence_by_sentence(desk: AtTheDesk) -> None:
    said = ("In 2024 (a draft", "同 Chinese", "100 times 新", "Words  apart ,")
    for at, words in enumerate(said):
        translating.translate(desk.desk, desk.book.pairs[at].segment.span, words)
        desk.checked()
    some = desk.bench.checks.checking.sifted
    desk.bench.checks.checking._outdate()
    desk.qtbot.waitUntil(lambda: not desk.bench.checks.checking.settled)
    desk.checked()
    assert desk.bench.checks.checking.sifted == some
    assert some.open


def stray_of(desk: AtTheDesk, words: str) -> Translation:
    """Store a translation that lost its place, as an edition can leave it."""
    anchor = Anchor(
        desk.session.text.id,
        desk.session.text.revision,
        (),
        quote="不在了的话",
        state=AnchorState.ORPHAN,
        score=0.0,
    )
    moment = "2026-01-01T00:00:00.000000Z"
    stray = Translation("0" * 32, anchor, words, stage=Stage.DONE, created=moment, updated=moment)
    desk.desk.perform(DeskChange(Label(Act.IMPORT_SENTENCES, "x"), (DeskEdit(None, stray),)))
    desk.saved()
    return stray


def test_a_translation_without_a_place_is_copied_placed_and_deleted(desk: AtTheDesk) -> None:
    desk.panel.tabs.setCurrentIndex(0)
    strays = desk.panel.strays
    assert strays.isHidden()
    stray_of(desk, "Words that lost their place")
    assert strays.isVisible()
    assert "不在了的话" in strays.list.item(0).text()
    strays.list.setCurrentRow(0)
    strays.copy.click()
    assert QGuiApplication.clipboard().text() == "Words that lost their place"
    assert strays.place.isEnabled()
    strays.place.click()
    desk.saved()
    assert strays.isHidden()
    assert desk.edit.words() == "Words that lost their place"
    assert (desk.pair.stage, desk.pair.translation.past[-1].quote) == (Stage.DRAFT, "不在了的话")
    desk.session.notes.undo()
    desk.qtbot.waitUntil(strays.isVisible)
    assert desk.edit.words() == ""
    strays.list.setCurrentRow(0)
    strays.delete.click()
    desk.saved()
    assert desk.translations() == []
    desk.session.notes.undo()
    desk.qtbot.waitUntil(strays.isVisible)


def test_a_stray_is_placed_on_no_sentence_that_has_words(desk: AtTheDesk) -> None:
    desk.panel.tabs.setCurrentIndex(0)
    stray = stray_of(desk, "Lost")
    desk.type("Mine")
    desk.editor.writing.commit()
    desk.saved()
    desk.panel.strays.list.setCurrentRow(0)
    assert not desk.panel.strays.place.isEnabled()
    with pytest.raises(Exception, match="translation already"):
        translating.settle(desk.desk, stray.id, desk.pair.segment.span)


def test_a_ruling_without_a_place_is_listed_and_deleted(desk: AtTheDesk) -> None:
    desk.panel.tabs.setCurrentIndex(0)
    shipped = next(each for each in desk.desk.concepts() if each.name == "新质生产力")
    start = desk.session.text.printed.index("新质生产力")
    places.render_here(desk.desk, shipped.id, Span(start, start + 5), "NQPF")
    desk.saved()
    (ruling,) = desk.desk.rulings()
    lost = replace(ruling, anchor=replace(ruling.anchor, spans=(), state=AnchorState.ORPHAN))
    desk.desk.perform(DeskChange(Label(Act.RULE, "x"), (DeskEdit(ruling, lost),)))
    desk.saved()
    strays = desk.panel.strays
    assert "NQPF" in strays.list.item(0).text()
    strays.list.setCurrentRow(0)
    assert not strays.place.isEnabled()
    strays.delete.click()
    desk.saved()
    assert desk.desk.rulings() == ()
    assert strays.isHidden()


def test_the_coverage_report_is_written_where_one_says(desk: AtTheDesk, tmp_path: Path) -> None:
    desk.type("A sentence")
    desk.window.commands["coverage"].trigger()
    dialog = desk.window.findChild(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
    (made,) = desk.translations()  # what was typed is in the report
    target = tmp_path / "report.html"
    with desk.qtbot.waitSignal(desk.session.notice, timeout=8000) as told_:
        desk.annex.bench.bench.coverage.write(str(target))
    assert str(target) in told_.args[0]
    page = target.read_text(encoding="utf-8")
    assert "Coverage of the translation" in page
    assert desk.session.text.title in page
    assert made.words == "A sentence"
    with desk.qtbot.waitSignal(desk.session.refused, timeout=8000):
        desk.annex.bench.bench.coverage.write(str(tmp_path / "missing" / "report.html"))


def test_findings_have_more_room_than_sentences_and_each_tab_keeps_its_own(desk: AtTheDesk) -> None:
    panel = desk.panel
    desk.window.resize(1280, 860)
    panel.tabs.setCurrentIndex(SENTENCES)
    sentences = panel.halves.sizes()
    panel.tabs.setCurrentIndex(CHECKS)
    findings = panel.halves.sizes()
    assert findings[0] > sentences[0]
    panel.halves.setSizes([sum(findings) // 2, sum(findings) - sum(findings) // 2])
    moved = panel.halves.sizes()
    panel.tabs.setCurrentIndex(SENTENCES)
    assert panel.halves.sizes() == sentences
    panel.tabs.setCurrentIndex(CHECKS)
    assert panel.halves.sizes() == moved
