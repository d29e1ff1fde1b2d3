"""The menu of the chosen terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ...app.desk import Desk
from ...desk.concept import Concept

if TYPE_CHECKING:
    from .termspanel import TermsPanel


class TermsMenu(QMenu):
    """What can be done with some chosen terms; the panel does it."""

    def __init__(self, panel: TermsPanel, chosen: Sequence[Concept], desk: Desk) -> None:
        super().__init__(panel)
        self._panel = panel
        one = len(chosen) == 1
        shipped = [each for each in chosen if desk.is_shipped(each.id)]
        free = [each.text_id is None for each in chosen]
        self._offer(self.tr("Edit…"), panel.edit_chosen, one, "E")
        approvable = panel.approve.isEnabled()
        self._offer(self.tr("Approve the rendering"), panel.approve_chosen, approvable, "A")
        self._offer(self.tr("Places to revisit"), panel.revisit_chosen, one, "R")
        self._offer(self.tr("Merge into one term"), panel.merge_chosen, len(chosen) > 1, "M")
        self._offer_split(chosen[0] if one else None)
        self._offer(self.tr("Take from the glossary as mine"), panel.adopt_chosen, bool(shipped))
        self._offer(self.tr("Hold for all texts"), panel.hold_for_all, not all(free))
        self._offer(self.tr("Hold for this text only"), panel.hold_for_this, any(free))
        self._offer(self.tr("Delete"), panel.delete_chosen, len(shipped) < len(chosen), "Del")

    def _offer(self, words: str, act: Callable[[], None], possible: bool, key: str = "") -> None:
        """One line; `key` is the list's own, told as other menus tell theirs."""
        told = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action = self.addAction(f"{words}\t{told}" if key else words)
        action.triggered.connect(act)
        action.setEnabled(possible)

    def _offer_split(self, concept: Concept | None) -> None:
        """Each form of a term with several, to be made a term of its own."""
        forms = concept.forms if concept is not None else ()
        self.forms = self.addMenu(self.tr("Make a term of its own of"))
        for form in forms:
            self.forms.addAction(form.words.replace("&", "&&")).setData(form.words)
        self.forms.setEnabled(len(forms) > 1)
        self.forms.triggered.connect(self._split)

    def _split(self, action: QAction) -> None:
        self._panel.split_chosen(action.data())
