"""What a window keeps for its translator: the desk, its terms on the page, editions.

It comes when the store is open, or will not be: none of it is needed to read the first page,
to mark it or to rest on its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from .deskkeeper import DeskKeeper
from .edition import EditionLoader
from .following import Follower
from .terms import PageTerms

if TYPE_CHECKING:
    from .annex import Annex


class DeskSide(QObject):
    """The desk of one window and who follows it."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        window, session, store = annex.window, annex.window.session, annex.backstage.store
        self.keeper = DeskKeeper(session, self)
        self.terms = PageTerms(session, self.keeper, window.view, self)
        self.editions = EditionLoader(session, self.keeper, self)
        self.follower = Follower(session, self.keeper, self)
        annex.searcher.use_terms(self.terms.own)
        store.ready.connect(self.keeper.use_store)
        store.refused.connect(self.keeper.go_without_store)
        store.change_made.connect(self.keeper.accept)
        store.closed.connect(self.keeper.typed.save_now)
        store.revised.connect(self.keeper.take_revised)
        self.follower.followed.connect(annex.tell_followed)
        annex.review.follow_wanted.connect(self.follower.follow)
        if store.store is not None:
            self.keeper.use_store(store.store)
        elif store.refusal is not None:
            self.keeper.go_without_store(store.refusal)
