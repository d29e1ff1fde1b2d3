"""The findings beside the sentences: which are listed, where they lead, what is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ...app import places
from ...app.sentencebook import SentenceBook
from ...desk.checks.finding import Finding, FindingKind, Severity, to_revisit
from ...desk.ruling import Acceptance
from ...text.span import Span
from ..termfinder import TermFinder
from .acceptform import AcceptForm
from .checking import Checking
from .checkslist import OPEN
from .deskpanel import CHECKS
from .findingrow import FindingRow
from .findingwords import told

if TYPE_CHECKING:
    from ..annex import Annex
    from .deskbench import DeskBench

_ORDER = {severity: at for at, severity in enumerate(Severity)}
_KINDS = {kind: at for at, kind in enumerate(FindingKind)}


class ChecksDesk(QObject):
    """Checks while the desk is seen; lists, jumps and accepts."""

    def __init__(self, desk: DeskBench, annex: Annex, finder: TermFinder) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = annex.window.session
        self._window = annex.window
        self._keeper = annex.desk
        self._asked: FindingRow | None = None
        self._last = ("", 0)
        self.checking = Checking(self._session, annex.desk, finder, desk.sentences, self)
        self._list = desk.panel.checks
        self.checking.renewed.connect(self.refresh)
        self._session.page_shown.connect(self.refresh)
        self._list.filtered.connect(self.refresh)
        self._list.shown.connect(self.go)
        self._list.entered.connect(self._go_and_write)
        self._list.accept_wanted.connect(self.ask)
        self._list.unaccept_wanted.connect(self.unaccept)
        self._list.left.connect(self._window.focus_page)
        self.refresh()

    def seen(self, seen: bool) -> None:
        """The desk is seen from now on, or not."""
        if seen:
            self.checking.wake()
        else:
            self.checking.rest()

    def take_keyboard(self) -> None:
        """Give the findings the keyboard."""
        self._desk.panel.tabs.setCurrentIndex(CHECKS)
        self._list.take_keyboard()

    def show_to_revisit(self, concept_id: str) -> None:
        """Show the places to go to because of what is decided on a term."""
        concept = self._keeper.desk.concept(concept_id)
        if concept is not None:
            self._desk.panel.tabs.setCurrentIndex(CHECKS)
            self._list.show_term(concept_id, concept.name)
            self._list.take_keyboard()

    # What is listed

    def refresh(self) -> None:
        """List what is found now and asked for."""
        book = self._desk.book
        if book is None or not self.checking.known:
            self._list.show_rows((), (), self.tr("The text is being checked…"))
            self._desk.panel.show_count(None)
            return
        wish = self._list.wish(self._session.section.id)
        asked = [self.checking.sifted]
        if wish.state != OPEN:
            asked.append(self.checking.quiet())
        every: list[tuple[Finding, Acceptance | None]] = []
        for sifted in asked:
            every += [(each, None) for each in sifted.open]
            every += sifted.accepted
        if self._list.concept_id:
            wanted = to_revisit((each for each, _ in every), self._list.concept_id)
            keys = {each.key for each in wanted}
            every = [pair for pair in every if pair[0].key in keys]
        shown = [pair for pair in every if wish.holds(*pair)]
        rows = [self._row(book, *pair) for pair in shown]
        rows.sort(key=lambda row: (_ORDER[row.finding.severity], row.at))
        kinds = sorted({each.kind for each, _ in every}, key=lambda kind: _KINDS[kind])
        self._list.show_rows(rows, kinds, self._why_none(bool(every)))
        self._desk.panel.show_count(len(self.checking.sifted.open))

    def _row(
        self, book: SentenceBook, finding: Finding, acceptance: Acceptance | None
    ) -> FindingRow:
        at = book.index_of(finding.segment_id) or 0
        start = (finding.source or book.pairs[at].segment.span).start
        return FindingRow(finding, at, self._session.sitting.place_code(start), acceptance)

    def _why_none(self, some: bool) -> str:
        if self._list.concept_id:
            return self.tr("No place has to be revisited because of this term.")
        if some:
            return self.tr("No finding is like that.")
        return self.tr("Nothing is found to mend.")

    # Going there

    def go(self, row: FindingRow) -> None:
        """Go to a finding; asked again, to its next place where it has several."""
        book = self._desk.book
        if book is None:
            return
        key, nth = self._last
        nth = nth + 1 if key == row.finding.key else 0
        self._last = row.finding.key, nth
        at, source, target = row.at, row.finding.source, row.finding.target
        if row.finding.places:
            place = row.finding.places[nth % len(row.finding.places)]
            at = book.index_of(place.segment_id) or 0
            source, target = place.source, place.target
        self._desk.take(at)
        self._desk.show_on_page(source or book.pairs[at].segment.span)
        self._select(target)

    def _select(self, target: Span | None) -> None:
        editor = self._desk.panel.editor
        pair = editor.pair
        # Newer words that are typed have their places elsewhere.
        if target is not None and pair is not None and editor.edit.words() == pair.words:
            editor.edit.select_span(target)

    def _go_and_write(self, row: FindingRow) -> None:
        self.go(row)
        self._desk.panel.editor.take_keyboard()

    # Accepting

    def ask(self, row: FindingRow) -> None:
        """Ask why a finding is fine, or for another reason."""
        self._asked = row
        reason = row.acceptance.reason if row.acceptance else ""
        dialog = AcceptForm(told(row.finding), reason, self._window)
        dialog.chosen.connect(self._accept)
        dialog.open()

    def _accept(self, reason: object) -> None:
        row = self._asked
        if row is not None:
            key, name = row.finding.key, _name(row.finding)
            self._keeper.act(lambda desk: places.accept_finding(desk, key, str(reason), name))

    def unaccept(self, row: FindingRow) -> None:
        """Tell a finding again."""
        key, name = row.finding.key, _name(row.finding)
        self._keeper.act(lambda desk: places.unaccept_finding(desk, key, name))


def _name(finding: Finding) -> str:
    """What a finding is about, for the name of an act."""
    return finding.form or finding.found or finding.wanted
