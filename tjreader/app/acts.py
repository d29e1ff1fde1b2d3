"""Acts on what is kept of a text: shown at once, stored in order, each on disk or refused."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, Protocol, TypeVar

from ..notes.change import ChangeOf, Kept
from .homing import Homing
from .overlay import Overlay, Sent
from .ports import Refused

T = TypeVar("T", bound=Kept)


class Applies(Protocol[T]):
    """What does changes in the store."""

    def apply(self, change: ChangeOf[T]) -> Future[None]:
        """Do one, all of it or nothing."""
        ...


class Acts(Generic[T]):
    """What the notes and the desk of a text have in common; see `app.notebook.Notebook`.

    A kind of values says what it does when an act is `_begun`, `_made`, `_saved` or
    `_failed`, and which refusal is `_stale`.
    """

    def __init__(self, homing: Homing) -> None:
        self._homing = homing
        self._port: Applies[T] | None = None
        self._no_store: Refused | None = None
        self._overlay: Overlay[T] = Overlay()
        self._waiters: list[Callable[[], None]] = []

    @property
    def pending(self) -> int:
        """How many acts are not on disk yet."""
        return len(self._overlay.pending)

    def perform(self, change: ChangeOf[T], *, undoing: bool = False) -> ChangeOf[T]:
        """Do a ready-made change: an undo, a redo, an import.

        Raises:
            Refused: with code "stale" if an edit does not start from what is shown; then
                nothing was done.
        """
        if not self._overlay.starts_from_shown(change):
            raise self._stale()
        if not undoing:
            self._begun(change)
        sent = Sent(change, undoing)
        self._overlay.send(sent)
        self._made(change)
        self._send(sent)
        return change

    def when_settled(self, then: Callable[[], None]) -> None:
        """Call `then` when no act is pending: at once, or after the last one.

        If one of those is refused meanwhile it is not called: an undo that waited for that
        act would take back the one before it.
        """
        if self._overlay.pending:
            self._waiters.append(then)
        else:
            then()

    def go_without_store(self, refusal: Refused) -> None:
        """There is no store: acts of before and after are refused; their words are kept."""
        self._no_store = refusal
        for sent in self._overlay.pending:
            self._settle(sent, refusal)

    def _send_to(self, port: Applies[T]) -> None:
        """The store is open: send what was done before, and what will be."""
        self._port = port
        for sent in self._overlay.pending:
            self._send(sent)

    def _send(self, sent: Sent[T]) -> None:
        def saved(_done: None) -> None:
            self._settle(sent, None)

        def failed(error: BaseException) -> None:
            self._settle(sent, refusal_of(error))

        if self._no_store is not None:
            self._settle(sent, self._no_store)
        elif self._port is not None:
            self._homing.when_done(self._port.apply(sent.change), saved, failed)

    def _settle(self, sent: Sent[T], refusal: Refused | None) -> None:
        """An act is on disk, or refused."""
        if refusal is None:
            self._overlay.arrived(sent)
            self._saved(sent.change, sent.undoing)
        else:
            refusal = self._overlay.refused(sent, refusal)
            self._waiters.clear()
            self._failed(sent.change, sent.undoing, refusal)
        # One at a time: the first may do something the next must wait for.
        while self._waiters and not self._overlay.pending:
            self._waiters.pop(0)()

    # What each kind of values does

    def _stale(self) -> Refused:
        """The refusal of an edit that does not start from what is shown."""
        raise NotImplementedError

    def _begun(self, change: ChangeOf[T]) -> None:
        """A new act is about to be done."""

    def _made(self, change: ChangeOf[T]) -> None:
        """It is shown, and on its way."""
        raise NotImplementedError

    def _saved(self, change: ChangeOf[T], undoing: bool) -> None:
        """It is on disk."""
        raise NotImplementedError

    def _failed(self, change: ChangeOf[T], undoing: bool, refusal: Refused) -> None:
        """It was not stored and is not shown any more."""
        raise NotImplementedError


def refusal_of(error: BaseException) -> Refused:
    """What is told of an error; a fault of the program is no reason to lose words either."""
    if isinstance(error, Refused):
        return error
    return Refused("This could not be stored because of a fault in tjreader.", "unreadable")
