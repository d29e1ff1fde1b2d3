"""The command Translate Into…: what the desk of the open text translates into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from .languageform import LanguageForm, LanguageWish
from .languagenames import language_name

if TYPE_CHECKING:
    from ..annex import Annex


class IntoLanguage(QObject):
    """Asks for the language and has it remembered, for the open text or for all."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        self._annex = annex
        self._session = annex.window.session

    def ask(self) -> None:
        """Ask what to translate into."""
        known, text_id = self._session.settings.desk, self._session.text.id
        theme = self._annex.window.themes.theme
        form = LanguageForm(
            self._annex.window, known.into(text_id), text_id not in known.texts, theme
        )
        form.chosen.connect(self.choose)
        form.open()

    @Slot(object)
    def choose(self, wish: LanguageWish) -> None:
        """Translate into that; what is typed in the language before is stored first."""
        if not self._annex.bench.commit():
            return
        settings = self._session.settings
        desk = settings.desk.chosen(self._session.text.id, wish.language, for_all=wish.for_all)
        self._session.change_settings(replace(settings, desk=desk))
        words = self.tr("You translate into this language now: {language}.")
        self._session.notice.emit(words.format(language=language_name(wish.language)))
