"""A term in two keys: T on words of the page, then Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...desk.concept import Concept
from ...desk.languages import ENGLISH, serves
from ..keptkeys import Composing
from ..reader.faces import choose, font
from ..reader.placement import place_beside
from ..theme import Theme
from .languagenames import language_name
from .termsmodel import status_name

WIDTH = 340
"""px of the little form."""


class RenderingField(Composing, QLineEdit):
    """Enter keeps, Ctrl+Enter decides, Escape leaves; not while composing."""

    kept = Signal(bool)
    escaped = Signal()
    lost = Signal()

    def keeps(self, event: QKeyEvent) -> bool:
        """Plain keys, Enter and Escape."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        acting = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        return acting or (bool(event.text()) and not control)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Enter and Escape."""
        if self.composing:
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere; a menu or an input method's list is not."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.lost.emit()


class QuickTerm(QFrame):
    """A little form beside the words: the term, its pinyin, a field for the rendering.

    `kept(rendering, decided)` tells that it is to be entered; it hides itself.
    """

    kept = Signal(str, bool)
    closed = Signal()

    def __init__(self, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("quickTerm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._term = QLabel(self)
        self._pinyin = QLabel(self)
        self._known = QLabel(self)
        self._keys = QLabel(self)
        self.field = RenderingField(self)
        self._lay_out()
        self.field.kept.connect(self._keep)
        self.field.escaped.connect(self.leave)
        self.field.lost.connect(self.leave)
        self.set_theme(theme)
        self.hide()

    def _lay_out(self) -> None:
        for label in (self._term, self._pinyin, self._known, self._keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._pinyin, self._known, self._keys):
            label.setObjectName("quiet")
        self._known.setWordWrap(True)
        self._keys.setText(self.tr("Enter: propose  ·  Ctrl+Enter: decide  ·  Esc"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._term)
        head.addWidget(self._pinyin, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._known)
        box.addWidget(self.field)
        box.addWidget(self._keys)

    def set_theme(self, theme: Theme) -> None:
        """Take other inks."""
        chrome = theme.chrome
        self.setStyleSheet(
            f"#quickTerm {{ background: {chrome.tip_back.name()};"
            f" border: 1px solid {chrome.line.name()}; border-radius: 8px; }}"
        )

    def set_face(self, face: str) -> None:
        """Set the term in the page's face."""
        faces = choose(face)
        self._term.setFont(font((faces.text, faces.latin), 18))

    def offer(
        self,
        lines: Sequence[QRect],
        words: str,
        pinyin: str,
        known: Concept | None,
        language: str = ENGLISH,
    ) -> None:
        """Stand beside the words, with the keyboard.

        Args:
            lines: the words' rectangles in the host's coordinates.
            words: the term.
            pinyin: its reading.
            known: the concept it is already, whose renderings are shown.
            language: what it is to be rendered in.
        """
        metrics = self._term.fontMetrics()
        self._term.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, WIDTH - 120))
        self._pinyin.setText(pinyin)
        self._known.setText(_renderings(known, language))
        name = self.tr("Rendering ({language})").format(language=language_name(language))
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self._known.setVisible(known is not None)
        self.field.clear()
        self.adjustSize()
        host = self._host
        wanted = QSize(WIDTH, self.sizeHint().height())
        found = place_beside(lines, wanted, host.rect(), least=wanted.height())
        if found is None:
            found = QRect(QPoint((host.width() - WIDTH) // 2, 80), wanted)
        self.setGeometry(found)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away; nothing is entered."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _keep(self, decided: bool) -> None:
        words = self.field.text()
        self.leave()
        self.kept.emit(words, decided)


def _renderings(concept: Concept | None, language: str) -> str:
    """What a known term is rendered with, a line each; in other languages, with their tags."""
    if concept is None:
        return ""
    some = [each for each in concept.renderings if each.words]
    some.sort(key=lambda each: not serves(each.language, language))
    return "\n".join(
        ("" if serves(each.language, language) else f"{each.language}: ")
        + f"{each.words} ({status_name(each.status)})"
        for each in some
    )
