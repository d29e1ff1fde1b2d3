"""The line at the window's foot: where one is, how far, and whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from .saving import SavingState
from .tips import plain_tip

FRAME = 3
"""px that QStatusBar keeps above and below what stands in it."""


class StatusLine(QWidget):
    """Place code, place among all characters, errata view, saving state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place = self._label("place", self.tr("Place in the text"))
        self.count = self._label(
            "count", self.tr("Where the top of the page is in the text; not how far you have read")
        )
        self.view = self._label("view", self.tr("Which form of faulty places is shown"))
        self.saving = self._label("saving", self.tr("Whether your notes are on disk"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(18)
        row.addWidget(self.place)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.view)
        row.addWidget(self.saving)
        self.show_saving(SavingState.STARTING)

    def event(self, event: QEvent) -> bool:
        """Ask for room anew when the face changes: QStatusBar looks once and then never again."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            self.setMinimumHeight(self.sizeHint().height())
            bar = self.parentWidget()
            if isinstance(bar, QStatusBar):
                bar.setMinimumHeight(self.minimumHeight() + 2 * FRAME)
        return super().event(event)

    def _label(self, name: str, tip: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(plain_tip(tip))
        return label

    def show_place(self, code: str) -> None:
        """Show a place code."""
        if code != self.place.text():
            self.place.setText(code)

    def show_count(self, before: int, total: int) -> None:
        """Show which character of all the place is at, by those that stand before it."""
        words = self.tr("at character {number} of {total}")
        number = min(before + 1, total)
        self.count.setText(words.format(number=f"{number:,}", total=f"{total:,}"))

    def show_view(self, view: str, errata: int) -> None:
        """Show which form of faulty places the page shows; nothing for a text without errata."""
        names = {
            "printed": self.tr("as printed"),
            "corrected": self.tr("corrected"),
            "both": self.tr("printed and corrected"),
        }
        self.view.setText(names[view] if errata else "")

    def show_saving(self, state: SavingState) -> None:
        """Show whether all is on disk."""
        names = {
            SavingState.STARTING: self.tr("opening the notebook…"),
            SavingState.WAITING: self.tr("waiting for the notebook…"),
            SavingState.SAVED: self.tr("saved ✓"),
            SavingState.SAVING: self.tr("saving…"),
            SavingState.UNSAVED: self.tr("not saved"),
            SavingState.READING: self.tr("reading only"),
        }
        self.saving.setText(names[state])
        unsaved = state in (SavingState.WAITING, SavingState.UNSAVED, SavingState.READING)
        self.saving.setProperty("state", "unsaved" if unsaved else state.value)
        self.saving.style().unpolish(self.saving)
        self.saving.style().polish(self.saving)
