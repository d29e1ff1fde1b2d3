"""What the desk asks of the formats: its files read and written. `assembly` hands it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # only named here: a start needs none of it
    from ..desk.concept import Concept
    from .deskwork import Deskwork
    from .incomingsentences import IncomingSentences
    from .incomingterms import Custom, TermSource
    from .underway import Tick


class DeskFiles(Protocol):
    """Files of terms and sentences. Slow: not for the window's own thread."""

    def read_terms(self, path: Path, custom: Custom) -> TermSource:
        """The terms of a file, or its table.

        Raises:
            Refused: if it cannot be read.
        """
        ...

    def read_sentences(self, path: Path, language: str) -> IncomingSentences:
        """The translations of a file into that language.

        Raises:
            Refused: if it cannot be read.
        """
        ...

    def terms(
        self,
        format_id: str,
        concepts: tuple[Concept, ...],
        title: str,
        language: str,
        tick: Tick = ...,
    ) -> bytes:
        """Terms in one of `termformats.TERM_FORMATS`.

        Raises:
            Refused: if there are none, or the format is not known.
            Cancelled: where `tick` raised it.
        """
        ...

    def sentences(self, format_id: str, work: Deskwork) -> bytes:
        """Sentences in one of `termformats.SENTENCE_FORMATS`.

        Raises:
            Refused: if there are none, or the format is not known.
        """
        ...
