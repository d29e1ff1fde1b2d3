"""The head of the notes panel: words, kind and colours to look for, and the count."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...notes.annotation import Colour
from ..icons import icon
from ..reader.barbuttons import ColourButton, colour_name
from ..theme import Theme
from .notesmodel import Kinds


class KindBox(QComboBox):
    """A drop-down with an arrow of ours: the window's style leaves it bare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrow = QIcon()

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._arrow = icon("next", theme.chrome.muted, size=14)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the arrow."""
        super().paintEvent(event)
        side = 14
        room = QRect(self.width() - side - 6, (self.height() - side) // 2, side, side)
        self._arrow.paint(QPainter(self), room)


class NotesFilter(QWidget):
    """What the list is to show; `changed` after each choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(self.tr("Filter notes"))
        self._words.setClearButtonEnabled(True)
        self._words.setAccessibleName(self.tr("Filter notes"))
        self._words.textChanged.connect(self._words_changed)
        self._kinds = KindBox(self)
        self._kinds.setAccessibleName(self.tr("Kind of note"))
        for kind, words in (
            (Kinds.ALL, self.tr("All")),
            (Kinds.NOTED, self.tr("With a note")),
            (Kinds.HIGHLIGHTS, self.tr("Highlights only")),
            (Kinds.SECTION, self.tr("On sections")),
            (Kinds.TEXT, self.tr("On the text")),
        ):
            self._kinds.addItem(words, kind.value)
        self._kinds.currentIndexChanged.connect(self._kind_changed)
        self._swatches = [
            ColourButton(each, colour_name(each), self, with_keys=False) for each in Colour
        ]
        for swatch in self._swatches:
            swatch.toggled.connect(self._swatch_toggled)
        self._count = QLabel(self)
        self._count.setObjectName("quiet")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 8, 10, 2)
        rows.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self._words, 1)
        first.addWidget(self._kinds)
        rows.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(0)
        for swatch in self._swatches:
            second.addWidget(swatch)
        second.addStretch(1)
        second.addWidget(self._count)
        rows.addLayout(second)

    @property
    def words(self) -> str:
        """The words looked for."""
        return self._words.text()

    @property
    def colours(self) -> list[str]:
        """The colours looked for; none means all."""
        return [swatch.colour for swatch in self._swatches if swatch.isChecked()]

    @property
    def kinds(self) -> Kinds:
        """The kind looked for."""
        return Kinds(self._kinds.currentData())

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        self._kinds.set_theme(theme)
        for swatch in self._swatches:
            swatch.set_theme(theme)

    def show_count(self, shown: int, total: int) -> None:
        """Say how many there are, and how many of them are shown."""
        if shown == total:
            self._count.setText(self.tr("{count} in all").format(count=total))
        else:
            self._count.setText(self.tr("{shown} of {total}").format(shown=shown, total=total))

    def show_no_count(self) -> None:
        """Say nothing of how many there are: it is not known."""
        self._count.clear()

    def reset(self) -> None:
        """Look for everything."""
        for swatch in self._swatches:
            swatch.setChecked(False)
        self._kinds.setCurrentIndex(0)
        self._words.clear()

    def _words_changed(self, words: str) -> None:  # noqa: ARG002 - Qt's signature
        self.changed.emit()

    def _kind_changed(self, index: int) -> None:  # noqa: ARG002 - Qt's signature
        self.changed.emit()

    def _swatch_toggled(self, on: bool) -> None:  # noqa: ARG002 - Qt's signature
        self.changed.emit()
