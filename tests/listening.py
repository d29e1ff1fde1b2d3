"""What stands around a notebook in tests: who listens, who brings futures home, a full disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from tjreader.app.homing import AtOnce
from tjreader.app.ports import Refused
from tjreader.notes.change import Change

FULL = Refused("The disk is full.", "full")


class Listening:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.saved: list[tuple[Change, bool]] = []
        self.refused: list[tuple[Change, Refused]] = []

    def notes_loaded(self) -> None:
        self.heard.append("loaded")

    def drafts_found(self) -> None:
        self.heard.append("drafts")

    def notes_refused(self, refusal: Refused) -> None:
        self.heard.append(f"refused {refusal.code}")

    def change_made(self, change: Change) -> None:
        self.heard.append(f"made {change.label.act}")

    def change_saved(self, change: Change, undoing: bool) -> None:
        self.heard.append(f"saved {change.label.act}")
        self.saved.append((change, undoing))

    def change_refused(self, change: Change, refusal: Refused) -> None:
        self.heard.append(f"not saved {change.label.act}")
        self.refused.append((change, refusal))


class Later:
    """Brings futures home in order, when the test says so: what a busy window does."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Future[Any], Callable[[Any], None], Callable[..., None]]] = (
            deque()
        )

    def when_done(
        self, future: Future[Any], done: Callable[[Any], None], failed: Callable[..., None]
    ) -> None:
        self.waiting.append((future, done, failed))

    def come(self, number: int = 1000) -> None:
        while self.waiting and number:
            number -= 1
            AtOnce().when_done(*self.waiting.popleft())


class FullPort:
    """The notebook of a store, on a disk that is full whenever the test says so."""

    def __init__(self, port: Any) -> None:
        self.port = port
        self.full = False

    def __getattr__(self, name: str) -> Any:
        if self.full and name in ("apply", "save_draft"):
            return self._refuse
        return getattr(self.port, name)

    def _refuse(self, value: Any) -> Future[None]:
        future: Future[None] = Future()
        future.set_exception(FULL)
        return future
