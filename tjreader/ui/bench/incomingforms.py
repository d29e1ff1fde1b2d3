"""What importing a file would do, before it is done: its rows, whose version is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ...app.importing import Prefer
from ...text.clean import shortened
from ..dialogs.question import Question
from ..panels.choicebox import KindBox
from ..theme import Theme
from ..tips import plain_tip

SHOWN = 70
"""Code points of words in a row."""

LONG = 600
"""Code points in a tip."""

FITS = 24
"""Code points that surely fit into a cell."""

MOST = 1000
"""Rows of one group; the others are counted."""

WON = "✓"

WHOLE = Qt.ItemDataRole.UserRole
"""All words of a cell, for its tip."""

Made = TypeVar("Made")


class IncomingRows(QTreeWidget):
    """Rows whose long words are said whole where the pointer rests."""

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tip of a cell."""
        if isinstance(event, QHelpEvent):
            words = self.indexAt(event.pos()).data(WHOLE)
            QToolTip.showText(event.globalPos(), plain_tip(words or ""), self)
            return True
        return super().viewportEvent(event)


class IncomingDialog(Question, Generic[Made]):
    """What a file holds, by what would become of it. `chosen(plan)` when it shall be done.

    `back_wanted` asks for the step before. Nothing is changed here.

    Args:
        parent: the window.
        title: of the dialog.
        plans: what would be done, by whose version is taken.
        theme: its inks.
        back: whether there is a step before.
    """

    back_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        title: str,
        plans: Mapping[Prefer, Made],
        theme: Theme,
        *,
        back: bool = False,
    ) -> None:
        super().__init__(parent, title)
        self._plans = plans
        self._faint = QColor(theme.chrome.muted)
        self.summary = self.label()
        self.rows = IncomingRows(self)
        self.rows.setObjectName("incoming")
        self.rows.setAccessibleName(self.tr("What the file holds"))
        self.rows.setUniformRowHeights(True)
        self.prefer = KindBox(self.tr("Where both differ"), self)
        self.prefer.setMinimumContentsLength(22)
        self.prefer.set_theme(theme)
        self.prefer.offer(self.choices())
        self.differs = self.label(self.tr("Where both differ:"))
        self.differs.setWordWrap(False)
        self.prefer.currentIndexChanged.connect(self._show_plan)
        side = QHBoxLayout()
        for widget in (self.differs, self.prefer):
            side.addWidget(widget)
            widget.setVisible(self.prefer.count() > 0)
        side.addStretch(1)
        self.stack(self.tr("Import"), self.summary, self.rows, side, spacing=12)
        if back:
            button = self.buttons.addButton(self.tr("Back"), QDialogButtonBox.ButtonRole.ResetRole)
            button.clicked.connect(self._back)
        self.resize(860, 540)
        self._show_plan()
        (self.prefer if self.prefer.count() else self.go_on).setFocus()

    @property
    def plan(self) -> Made:
        """What would be done as it is chosen now."""
        known = self.prefer.currentData()
        return self._plans[Prefer(known) if known else Prefer.NEWER]

    def answer(self) -> Made:
        """The plan that is to be done."""
        return self.plan

    def choices(self) -> Sequence[tuple[str, str]]:
        """Whose version can be taken; none where nothing differs."""
        raise NotImplementedError

    def show_groups(self) -> tuple[str, int]:
        """Fill the rows; the summary, and how many changes it would be."""
        raise NotImplementedError

    def button_words(self, count: int) -> str:
        """What the button that goes on says."""
        raise NotImplementedError

    @Slot()
    def _back(self) -> None:
        self.reject()
        self.back_wanted.emit()

    @Slot()
    def _show_plan(self) -> None:
        self.rows.clear()
        words, count = self.show_groups()
        self.summary.setText(words)
        self.go_on.setText(self.button_words(count))
        self.go_on.setEnabled(count > 0)

    def heads(self, *names: str, widths: Sequence[int]) -> None:
        """Name the columns; the last takes the room that is left."""
        self.rows.setHeaderLabels(list(names))
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(widths):
            self.rows.header().resizeSection(column, width)

    def group(
        self, name: str, count: int, items: Iterable[QTreeWidgetItem], *, wide: bool = False
    ) -> None:
        """A group of rows, the first of them where they are many; none where there are none.

        `wide` rows are sentences over all columns.
        """
        if not count:
            return
        group = QTreeWidgetItem(self.rows, [f"{name} ({count})"])
        group.setFirstColumnSpanned(True)
        shown: list[QTreeWidgetItem] = []
        for item in items:
            if len(shown) == MOST:
                more = QTreeWidgetItem([self.tr("… and {count} more").format(count=count - MOST)])
                more.setForeground(0, self._faint)
                shown.append(more)
                break
            shown.append(item)
        group.addChildren(shown)
        group.setExpanded(True)
        for item in shown:
            item.setExpanded(True)
            item.setFirstColumnSpanned(wide)

    def told(self, name: str, *counts: tuple[str, int]) -> str:
        """What a file holds, in one sentence; what there is none of is not said."""
        parts = [words.format(n=count) for words, count in counts if count]
        sentence = self.tr("{name}: {counts}. One step of Undo takes it all back.")
        return sentence.format(name=name, counts=self.tr(", ").join(parts))

    def either(self, what: str, mine: str, theirs: str, taken: bool) -> QTreeWidgetItem:
        """Both versions of something; the one that will stand is marked."""
        won, lost = (2, 1) if taken else (1, 2)
        said = [what, mine, theirs]
        said[won] = f"{WON} {said[won]}"
        item = row(*said)
        item.setForeground(0, self._faint)
        item.setForeground(lost, self._faint)
        return item


def row(*cells: str) -> QTreeWidgetItem:
    """A row of these; what is long is cut, and said whole by a tip."""
    item = QTreeWidgetItem([shortened(" ".join(each.split()), SHOWN) for each in cells])
    for column, words in enumerate(cells):
        if len(words) > FITS:
            item.setData(column, WHOLE, shortened(words, LONG))
    return item
