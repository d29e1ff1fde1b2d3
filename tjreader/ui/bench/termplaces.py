"""The lower half of the terms: the places of the chosen term, or what each section has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ...desk.concept import Concept
from ..termfinder import TermFinder
from ..theme import Theme
from .occurrences import Occurrences
from .sectioncounts import SectionCounts

PLACES, SECTIONS, NOTHING = 0, 1, 2
"""The tabs, and what is behind none: why there is nothing to show."""


class TermPlaces(QWidget):
    """Of a chosen term its places or its sections, by the tab; of none what each section has."""

    def __init__(
        self,
        places: Occurrences,
        sections: SectionCounts,
        finder: TermFinder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._sections = sections
        self._finder = finder
        self._concept: Concept | None = None
        self._number = 0
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Places"))
        self.tabs.addTab(self.tr("Sections"))
        self._nothing = QLabel(self)
        self._nothing.setObjectName("quiet")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(14, 12, 14, 12)
        self._stack = QStackedWidget(self)
        for part in (places, sections, self._nothing):
            self._stack.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show)
        finder.found.connect(self._show)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._places.set_theme(theme)
        self._sections.set_theme(theme)

    def set_face(self, face: str) -> None:
        """Show words of the text in the page's face."""
        self._places.set_face(face)
        self._sections.set_face(face)

    def show_chosen(self, chosen: tuple[Concept, ...], number: int) -> None:
        """Show what belongs to the terms that are chosen, of so many there are."""
        self._concept = chosen[0] if len(chosen) == 1 else None
        self._number = number
        self._places.show_concept(self._concept)
        self._sections.show_concept(self._concept)
        self._show()

    def _show(self) -> None:
        """With no term at all the half is not there: the list above says how one is entered."""
        self.setVisible(self._number > 0)
        one, known = self._concept is not None, self._finder.known
        concept = self._concept
        found = self._finder.of(concept.id) if concept is not None else self._finder.occurrences
        self.tabs.setVisible(one and bool(found))
        if found or not known:
            self._stack.setCurrentIndex(self.tabs.currentIndex() if one else SECTIONS)
            return
        self._nothing.setText(
            self.tr("This term does not stand in the text.")
            if one
            else self.tr("None of the terms stands in this text.")
        )
        self._stack.setCurrentIndex(NOTHING)
