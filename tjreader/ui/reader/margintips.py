"""The words of a note, shown while the pointer rests on its sign in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from ...notes.annotation import Annotation
from ...notes.markdown import plain
from ...text.clean import shortened
from ..tips import broken_tip

if TYPE_CHECKING:
    from ..session import Session
    from .view import ReaderView

MOST = 700
"""Code points of a note that are shown."""


class MarginTips(QObject):
    """Shows a note's words and tags beside its sign."""

    def __init__(self, session: Session, view: ReaderView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's
        """Answer the wish for a tip over a sign."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        sign = self._view.places.sign_at(event.pos())
        known = self._session.notes.annotation(sign.mark_id) if sign is not None else None
        if known is None or sign is None:
            return False
        QToolTip.showText(
            event.globalPos(),
            broken_tip(*rows_of(known)),
            self._view.viewport(),
            sign.rect.toAlignedRect(),
        )
        return True


def rows_of(annotation: Annotation) -> list[str]:
    """A note for a tip: its words, then its tags."""
    words = plain(annotation.note)
    rows = [words if len(words) <= MOST else words[:MOST] + "…"]
    if annotation.tags:
        rows.append(shortened(" · ".join(annotation.tags), MOST))
    return rows
