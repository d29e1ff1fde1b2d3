"""The way of a port's future back to the thread that asked."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

Value = TypeVar("Value")


class Homing(Protocol):
    """Takes the end of a future to the thread its receiver lives on.

    `ui.tasks.Homecoming` is one; `AtOnce` is the one of programs without a window.
    """

    def when_done(
        self,
        future: Future[Value],
        done: Callable[[Value], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call one of the two with the result or the exception, on the receiver's thread."""
        ...


class AtOnce:
    """Waits for each future where it stands: for commands and tests."""

    def when_done(
        self,
        future: Future[Value],
        done: Callable[[Value], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """See `Homing`."""
        error = future.exception()
        if error is None:
            done(future.result())
        else:
            failed(error)
