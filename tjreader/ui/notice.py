"""Sentences to the reader: the notice bar above the page, the hints at its foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from .icons import icon
from .refused import in_words
from .theme import Theme

GONE_AFTER = 8000
"""ms a mere notice stays; a refusal stays until it is closed or another comes."""


class Bar(QFrame):
    """A strip with a sentence and a button to close it."""

    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QToolButton(self)
        self.button.setToolTip(self.tr("Close"))
        self.button.setAccessibleName(self.tr("Close"))
        self.button.setAutoRaise(True)
        self.button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the button in the theme's ink."""
        self.button.setIcon(icon("close", theme.chrome.muted, size=16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the strip."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class NoticeBar(Bar):
    """One sentence at a time; read out by screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("noticeBar", parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GONE_AFTER)
        self._timer.timeout.connect(self.hide)

    def refuse(self, sentence: str) -> None:
        """Show a sentence that must be seen; it stays."""
        self._timer.stop()
        self._show(in_words(sentence))

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while, unless a refusal is being shown."""
        if self.isVisible() and not self._timer.isActive():
            return
        self._show(sentence)
        self._timer.start()

    def retract(self, sentence: str) -> None:
        """Take a sentence away that is true no more; another one stays."""
        if self.sentence == sentence:
            self.hide()

    @property
    def sentence(self) -> str:
        """What is shown, empty when nothing is."""
        return self.words.text() if not self.isHidden() else ""

    def _show(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()


class HintStrip(Bar):
    """Three quiet hints of the first start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hintStrip", parent)
        self.button.setToolTip(self.tr("Do not show these hints again"))
        self._say()

    def _say(self) -> None:
        hints = (
            self.tr("Rest on a word: pinyin and meaning"),
            self.tr("Select words: highlight, note"),
            self.tr("F1: all keys"),
        )
        # A narrow window breaks the line between hints, never inside one.
        whole = (hint.replace(" ", "\u00a0") for hint in hints)
        self.words.setText("\u00a0\u00a0\u00a0\u00a0·    ".join(whole))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
