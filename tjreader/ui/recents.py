"""The submenu of texts opened before."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from .session import Session
from .tips import plain_tip


class RecentsMenu(QObject):
    """Fills itself from the session's state; hidden while there is nothing in it."""

    def __init__(self, session: Session, menu: QMenu, before: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.menu = QMenu(self.tr("Open Re&cent"), menu)
        self.menu.setToolTipsVisible(True)  # a menu shows none unless it is told to
        self.menu.triggered.connect(self._chosen)
        menu.insertMenu(before, self.menu)
        self.fill()

    def fill(self) -> None:
        """Show the recents as they are now."""
        self.menu.clear()
        recents = self._session.state.recents
        titles = Counter(recent.title for recent in recents)
        for index, recent in enumerate(recents):
            words = recent.title or recent.path
            if recent.title and recent.path and titles[recent.title] > 1:
                words = f"{words} — {Path(recent.path).parent.name}"
            action = self.menu.addAction(words.replace("&", "&&"))
            action.setData(index)
            action.setToolTip(plain_tip(recent.path))
        self.menu.menuAction().setVisible(bool(recents))

    def _chosen(self, action: QAction) -> None:
        self._session.opener.recent(self._session.state.recents[action.data()])
