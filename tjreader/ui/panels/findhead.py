"""The head of the search: what is typed, the way to the next hit, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ...app.search import Group
from ..icons import icon
from ..theme import Theme
from ..tips import plain_tip
from .findfield import FindField
from .parts import quiet_label


class FindHead(QWidget):
    """The field, a button to either side, and a line that says which hit of how many it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FindField(self)
        self.field.setPlaceholderText(self.tr("Text, notes, terms, dictionary"))
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("Search everywhere"))
        self.previous = _step_button(self.tr("Previous hit (Shift+F3)"), self)
        self.next = _step_button(self.tr("Next hit (F3)"), self)
        self.count = quiet_label(self, wraps=False)
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 6, 0)
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        counted = QHBoxLayout()
        counted.setContentsMargins(12, 0, 12, 0)
        counted.addWidget(self.count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(row)
        whole.addLayout(counted)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self.previous.setIcon(icon("previous", theme.chrome.text))
        self.next.setIcon(icon("next", theme.chrome.text))

    def show_count(self, group: Group, current: int, *, any_hits: bool, elsewhere: bool) -> None:
        """Say which hit of a kind is current.

        Args:
            group: the kind's hits.
            current: which of them, -1 if none.
            any_hits: whether there is something to step to.
            elsewhere: whether the text was searched and none of the hits are in it.
        """
        self.previous.setEnabled(any_hits)
        self.next.setEnabled(any_hits)
        said = self.tr("Not in this text") if elsewhere else ""
        self.count.setText(" · ".join(filter(None, (said, _counted(group, current)))))


def _step_button(tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setToolTip(plain_tip(tip))
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    return button


def _counted(group: Group, current: int) -> str:
    """Which of the hits is current, of how many; nothing without one."""
    if not group.hits or current < 0:
        return ""
    many = f"{len(group.hits)}+" if group.more else str(len(group.hits))
    words = QCoreApplication.translate("FindPanel", "{number} of {count}")
    return words.format(number=current + 1, count=many)
