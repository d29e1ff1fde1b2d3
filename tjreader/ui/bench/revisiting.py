"""Tells that a changed decision leaves sentences to be revisited."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ...desk.concept import Concept
from ...desk.languages import same
from ...desk.phrases import find, line_of, phrase_of
from ...desk.record import DeskChange
from ..deskkeeper import DeskKeeper
from ..session import Session


class Revisiting(QObject):
    """Says so when a decision is changed whose words stand in translations."""

    def __init__(self, session: Session, keeper: DeskKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        keeper.desk_changed.connect(self._look_at)

    def _look_at(self, change: DeskChange) -> None:
        for edit in change.edits:
            if isinstance(edit.before, Concept) and isinstance(edit.after, Concept):
                self._compare(edit.before, edit.after)

    def _compare(self, before: Concept, after: Concept) -> None:
        language = self._keeper.desk.language
        old, new = before.decided(language), after.decided(language)
        if old is None or new is None or old.words == new.words:
            return
        wanted = phrase_of(old.words, language)
        count = sum(
            bool(find(wanted, line_of(each.words, language)))
            for each in self._keeper.desk.translations()
            if same(each.language, language)
        )
        if count:
            self._session.notice.emit(
                self.tr(
                    "{term} is decided otherwise now. Sentences that still have “{words}”: {n}. "
                    "“Places to revisit” (R in the list of terms) lists them."
                ).format(term=after.name, words=old.words, n=count)
            )
