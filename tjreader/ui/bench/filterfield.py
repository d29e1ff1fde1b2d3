"""The field in which one types what a list is to be about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..panels.findfield import FindField


class FilterField(FindField):
    """Down and Enter go `into` the list; Escape empties the field, then it is `left`."""

    into = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepped.connect(self.into)
        self.down.connect(self.into)
        self.escaped.connect(self._leave)

    def _leave(self) -> None:
        if self.text():
            self.clear()
        else:
            self.left.emit()
