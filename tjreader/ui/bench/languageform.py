"""Asks what the desk translates into: a common language, or any by its tag."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ...desk.languages import target_of
from ...text.clean import shortened
from ..dialogs.question import Question, form
from ..panels.choicebox import KindBox
from ..theme import Theme
from .languagenames import common_languages

ANOTHER = ""
"""The value of the choice that asks for a tag."""


class LanguageWish(Struct, frozen=True):
    """What is to be translated into, and whether in all texts."""

    language: str
    for_all: bool


class LanguageForm(Question):
    """`chosen(LanguageWish)` when the reader goes on.

    Args:
        parent: the window.
        language: what is translated into now.
        for_all: whether that is so because it is for all texts.
        theme: its inks.
    """

    def __init__(self, parent: QWidget, language: str, for_all: bool, theme: Theme) -> None:
        super().__init__(parent, self.tr("Translate Into"))
        common = common_languages()
        self.language = KindBox(self.tr("Language"), self)
        self.language.set_theme(theme)
        self.language.offer(
            (
                *((name, tag) for tag, name in common.items()),
                (self.tr("Another language…"), ANOTHER),
            )
        )
        self.language.setCurrentIndex(self.language.findData(language))
        if self.language.currentIndex() < 0:
            self.language.setCurrentIndex(self.language.findData(ANOTHER))
        self.tag = QLineEdit(language, self)
        self.tag.setReadOnly(language in common)
        self.tag.setAccessibleName(self.tr("Tag of the language"))
        self.tag.setPlaceholderText("pt-BR, sv, uk, sr-Latn …")
        self.for_all = self.box(self.tr("For &all texts"), for_all)
        self.about = self.label(quiet=True)
        self.fault = self.label()
        self.fault.setObjectName("fault")
        self.fault.setMinimumHeight(self.fault.fontMetrics().lineSpacing() + 2)
        rows = form()
        rows.addRow(self.tr("Language:"), self.language)
        rows.addRow(self.tr("Tag:"), self.tag)
        rows.addRow("", self.for_all)
        self.about.setText(
            self.tr(
                "Renderings, sentences, checks and files are those of this language. What you "
                "have in other languages is kept, out of sight."
            )
        )
        self.stack(self.tr("Choose"), rows, self.about, self.fault, spacing=14)
        self.setMinimumWidth(440)
        self.language.currentIndexChanged.connect(self._turned)
        self.tag.textChanged.connect(self._show)
        self._show()

    @Slot()
    def _turned(self) -> None:
        """A tag is typed for another language, and only shown of a common one."""
        another = self.language.currentData() == ANOTHER
        self.tag.setReadOnly(not another)
        self.tag.setText("" if another else str(self.language.currentData()))
        self._show()
        if another:
            self.tag.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        another = self.language.currentData() == ANOTHER
        words = self.tag.text().strip()
        self.go_on.setEnabled(bool(self._tag()))
        self.fault.setText(
            self.tr("“{words}” is no tag of a language one translates into.").format(
                words=shortened(words, 20)
            )
            if another and words and not self._tag()
            else ""
        )

    def _tag(self) -> str:
        chosen = str(self.language.currentData())
        return target_of(self.tag.text()) if chosen == ANOTHER else chosen

    def answer(self) -> LanguageWish:
        """What is chosen now."""
        return LanguageWish(self._tag(), self.for_all.isChecked())
