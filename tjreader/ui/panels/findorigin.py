"""Where the page stood when a query was begun: what is typed is looked for from there."""

from __future__ import annotations

from ...app.state import Place
from ..session import Session


class Origin:
    """The place hits are counted from while a query is being typed.

    Each letter may lead the page to another hit. It is forgotten when typing ends, and
    when the reader moves the page meanwhile: then the new place is where they are.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._begun: Place | None = None
        self._led: Place | None = None

    def begin(self) -> bool:
        """A letter was typed; true where that begins a query at the place shown now."""
        if self._begun is not None and not self._moved:
            return False
        self._begun = self._led = self._session.sitting.place
        return True

    @property
    def is_begun(self) -> bool:
        """Whether a query is being typed."""
        return self._begun is not None

    @property
    def place(self) -> Place:
        """Where hits are counted from."""
        if self._begun is None or self._moved:
            return self._session.sitting.place
        return self._begun

    def led(self) -> None:
        """The page was led to where it is now by what was typed."""
        if self._begun is not None:
            self._led = self._session.sitting.place

    def end(self) -> None:
        """The reader went on to a hit, left, or reads another text."""
        self._begun = self._led = None

    @property
    def is_left(self) -> bool:
        """Whether what was typed led the page away, and nothing else did."""
        return self._begun is not None and not self._moved and self._begun != self._led

    @property
    def _moved(self) -> bool:
        return self._session.sitting.place != self._led
