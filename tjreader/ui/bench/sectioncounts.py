"""How often terms stand in each section: of the chosen term, or of all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from ...desk.concept import Concept
from ...desk.concordance import SectionCount, by_section
from ...desk.recognition import Occurrence
from ...text.document import Arrangement, place_code
from ...text.span import Span
from ..session import Session
from ..termfinder import TermFinder
from ..theme import Theme
from .sectionrows import SectionRoles, SectionRow, SectionRowView, SectionsModel


class SectionsList(QListView):
    """Enter or a click goes to the section."""

    shown = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.clicked.connect(self.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current section."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.shown.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class SectionCounts(QWidget):
    """A row for each section with a bar; counted while somebody looks.

    `shown(Span)` asks the page for the first place of the term in a section,
    `section_wanted(str)` for a section, by its id.
    """

    shown = Signal(object)
    section_wanted = Signal(str)
    left = Signal()

    def __init__(
        self, session: Session, finder: TermFinder, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._finder = finder
        self._concept: Concept | None = None
        self._old = True
        self._of: tuple[tuple[Occurrence, ...], Arrangement] | None = None
        self._counts: tuple[SectionCount, ...] = ()
        self._model = SectionsModel(self)
        self._row = SectionRowView(theme, self)
        self.list = SectionsList(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._row)
        self.head = QLabel(self)
        self.head.setObjectName("quiet")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setContentsMargins(14, 6, 14, 6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.list, 1)
        finder.found.connect(self.outdate)
        session.page_shown.connect(self.outdate)
        self.list.shown.connect(self._go)
        self.list.escaped.connect(self.left)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._row.set_theme(theme)
        self.list.viewport().update()

    def set_face(self, face: str) -> None:
        """Show titles in the page's face."""
        self._row.set_face(face)
        self.list.scheduleDelayedItemsLayout()

    def show_concept(self, concept: Concept | None) -> None:
        """Count one term, or all if none is named."""
        if concept != self._concept:
            self._concept = concept
            self.outdate()

    def outdate(self) -> None:
        """Something is counted otherwise: count again, now or when somebody looks."""
        self._old = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        if self._old:
            self.refresh()

    def refresh(self) -> None:
        """Show the counts; another section shown is no reason to count again."""
        self._old = False
        concept = self._concept
        found = self._finder.occurrences if concept is None else self._finder.of(concept.id)
        arrangement = self._session.sitting.arrangement
        if self._of is None or self._of[0] is not found or self._of[1] is not arrangement:
            self._of, self._counts = (found, arrangement), by_section(arrangement, found)
        self._model.show(self._rows(self._counts, every=concept is None))
        name = (
            self.tr("Terms and their places in each section")
            if concept is None
            else self.tr("Places in each section")
        )
        self.head.setText(name)
        self.head.setVisible(concept is None)  # else the tab says it
        self.list.setAccessibleName(name)

    def _rows(self, found: tuple[SectionCount, ...], *, every: bool) -> list[SectionRow]:
        most = max((each.occurrences for each in found), default=0) or 1
        sections = {each.id: each for each in self._session.sitting.arrangement.sections}
        here = self._session.section.id
        return [
            SectionRow(
                each.section_id,
                place_code(sections[each.section_id]),
                " ".join(sections[each.section_id].shown_title.split()),
                each.occurrences,
                each.terms if every else None,
                each.occurrences / most,
                each.section_id == here,
            )
            for each in found
        ]

    def _go(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        row: SectionRow = index.data(SectionRoles.ROW)
        place = self._first_place(row.section_id)
        if place is None:
            self.section_wanted.emit(row.section_id)
        else:
            self.shown.emit(place)

    def _first_place(self, section_id: str) -> Span | None:
        """Where the chosen term stands first in a section; None if no term is chosen."""
        if self._concept is None:
            return None
        section = self._session.sitting.arrangement.section(section_id)
        order = {paragraph.id: at for at, paragraph in enumerate(section.paragraphs)}
        inside = [each for each in self._finder.of(self._concept.id) if each.paragraph_id in order]
        first = min(inside, key=lambda each: (order[each.paragraph_id], each.span), default=None)
        return first.span if first is not None else None
