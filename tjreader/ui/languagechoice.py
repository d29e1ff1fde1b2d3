"""The choice of the window's language; it is spoken from the next start on."""

from __future__ import annotations

from typing import get_args

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from ..app.settings import Language
from .session import Session

OWN_NAMES: dict[Language, str] = {"en": "English", "zh_CN": "简体中文"}
"""What each language calls itself, so that one finds it in a window one cannot read."""


class LanguageChoice(QWidget):
    """Three buttons in a row; says that a change waits for the next start."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spoken = session.settings.language
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2)
        self._title = self._label(self.tr("Language"))
        self._grid.addWidget(self._title, 0, 0)
        for column, language in enumerate(get_args(Language), 1):
            text = OWN_NAMES.get(language) or self.tr("the system's")
            self._grid.addWidget(self._button(language, text), 0, column)
        self._grid.setColumnStretch(self._grid.columnCount(), 1)
        self._waits = self._label(self.tr("Spoken from the next start on."))
        self._waits.setObjectName("quiet")
        self._grid.addWidget(self._waits, 1, 1, 1, self._grid.columnCount() - 1)
        self._group.buttonClicked.connect(self._chosen)
        self.show_settings()

    def label_width(self) -> int:
        """Width in px of the row's name."""
        return self._title.sizeHint().width()

    def set_label_width(self, width: int) -> None:
        """Make the buttons begin where those of the rows above do, `width` px from the left."""
        self._grid.setColumnMinimumWidth(0, width)

    def show_settings(self) -> None:
        """Show the choice as it is."""
        language = self._session.settings.language
        for button in self._group.buttons():
            button.setChecked(button.objectName() == language)
        self._waits.setVisible(language != self._spoken)

    def _button(self, language: Language, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(language)
        button.setText(text)
        button.setAccessibleName(f"{self._title.text()}: {text}")
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _label(self, words: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(words)
        return label

    def _chosen(self, button: QAbstractButton) -> None:
        language = next(each for each in get_args(Language) if each == button.objectName())
        self._session.change_settings(replace(self._session.settings, language=language))
        self.show_settings()
