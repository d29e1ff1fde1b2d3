"""The command Deleted at the Desk…: what was deleted of the open text, and its return."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ...app import bringback
from ...app.deskport import ErasedRecord
from .deletedform import DeletedForm

if TYPE_CHECKING:
    from ..annex import Annex

log = logging.getLogger(__name__)


class DeletedRecords(QObject):
    """Asks the store what is kept, then the reader what is to come back."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        self._annex = annex
        self._keeper = annex.desk
        self._session = annex.window.session
        self._erased: tuple[ErasedRecord, ...] = ()
        self._text_id = ""

    def ask(self) -> None:
        """Ask what was deleted of the open text; the form comes when that is known."""
        port = self._keeper.port
        if port is None:
            self._session.notice.emit(self.tr("The notebook is not open yet."))
            return
        self._text_id = self._session.text.id
        self._session.homecoming.when_done(port.erased(self._text_id), self._show, self._failed)

    def _show(self, erased: tuple[ErasedRecord, ...]) -> None:
        if self._session.text.id != self._text_id:
            return  # another text was opened meanwhile
        self._erased = erased
        desk = self._keeper.desk
        some = bringback.can_come_back(desk, erased)
        form = DeletedForm(some, desk.language, self._annex.window)
        form.chosen.connect(self.bring_back)
        form.open()

    @Slot(object)
    def bring_back(self, chosen: tuple[ErasedRecord, ...]) -> None:
        """Bring these back, terms with the decisions that went with them; one undo step."""
        if self._session.text.id != self._text_id:
            return
        records = bringback.with_their_rulings(chosen, self._erased)
        self._keeper.act(lambda desk: bringback.bring_back(desk, records))

    def _failed(self, error: BaseException) -> None:
        log.warning("what was deleted at the desk could not be read: %s", type(error).__name__)
        self._session.refused.emit(self.tr("What was deleted could not be read."))
