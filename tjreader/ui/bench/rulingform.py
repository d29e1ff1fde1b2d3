"""A small form: what is decided at one place alone, and why."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ...desk.concordance import Line
from ...desk.ruling import RulingKind
from ..dialogs.question import Question, form

AROUND = 12
"""Code points of the words around the term that are shown."""


class RulingWish(Struct, frozen=True):
    """What is decided: the rendering, where there is to be one, and the reason."""

    words: str
    reason: str


class RulingForm(Question):
    """Asks for the rendering (where there is to be one) and the reason; `chosen(RulingWish)`.

    It stays open, with what is typed, where the term `is_there` no more: a restore or a command
    may have taken it away meanwhile.
    """

    def __init__(
        self, line: Line, kind: RulingKind, is_there: Callable[[], bool], parent: QWidget
    ) -> None:
        rendered = kind is RulingKind.RENDERED
        super().__init__(parent, "")
        self.setWindowTitle(
            self.tr("Rendered Otherwise Here") if rendered else self.tr("Not This Term Here")
        )
        self._is_there = is_there
        self.gone = self.label(
            self.tr(
                "The term is not there any more, so nothing was kept. Copy what you typed before "
                "you close; Terms, Deleted at the Desk brings the term back."
            )
        )
        self.gone.hide()
        known = line.occurrence.ruling
        place = f"{line.place}  {line.left[-AROUND:]}{line.words}{line.right[:AROUND]}"
        self.words = QLineEdit(line.decided.words, self)
        self.reason = QLineEdit(known.reason if known else "", self)
        rows = form()
        rows.addRow(self.tr("Rendering here"), self.words)
        rows.addRow(self.tr("Reason"), self.reason)
        rows.setRowVisible(self.words, rendered)
        self.stack(self.tr("Keep"), self.label(place, quiet=True), rows, self.gone, spacing=14)
        self.words.selectAll()
        (self.words if rendered else self.reason).setFocus()
        self.setMinimumWidth(440)

    @Slot()
    def _choose(self) -> None:
        if self._is_there():
            super()._choose()
        else:
            self.gone.show()

    def answer(self) -> RulingWish:
        """What is typed now."""
        return RulingWish(self.words.text(), self.reason.text())
