"""What the translator's desk needs of the rooms: terms recognised and found, files, the report.

A part of the composition root: what is slow to import is imported in the method that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import paths
from .app.opened import OpenedText
from .app.ports import Refused, StorePort
from .app.underway import Tick, untold
from .notes.change import ChangeOf
from .text.document import Paragraph, Text

if TYPE_CHECKING:
    from .app.desk import Desk
    from .app.deskfiles import DeskFiles
    from .desk.candidates import Candidate
    from .desk.concept import Concept
    from .desk.coverage import Coverage
    from .desk.recognition import Occurrence
    from .desk.ruling import Ruling
    from .prospector import Given


class DeskParts:
    """The parts of the desk, as `app.parts.Parts` names them; `assembly.Assembly` is made of it.

    Args:
        cache: the folder of what can be made again.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def recognise(
        self,
        concepts: tuple[Concept, ...],
        text: Text,
        paragraphs: Sequence[Paragraph],
        rulings: tuple[Ruling, ...],
    ) -> tuple[Occurrence, ...]:
        """All places of terms in some paragraphs; the index is made for this one look."""
        from .desk.recognition import Recogniser

        return Recogniser(concepts).occurrences(text, paragraphs, rulings)

    def coverage_page(self, report: Coverage, ending: str, language: str = "en") -> bytes:
        """The coverage report as a file: ".html" or ".md", its own words in a language."""
        from .formats.coverage import to_html, to_markdown
        from .formats.coverage_words import words_for

        make = to_html if ending == ".html" else to_markdown
        return make(report, words_for(language))

    @property
    def desk_files(self) -> DeskFiles:
        """Files of terms and sentences; see `app.parts.Parts`."""
        from .formats.deskfiles import FormatFiles

        return FormatFiles()

    def desk_answer(
        self,
        request: dict[str, Any],
        store: StorePort,
        opened: OpenedText,
        on_change: Callable[[ChangeOf[Any]], None],
    ) -> dict[str, Any]:
        """Do what a request says of the desk of a text; see `app.parts.Parts`."""
        from .app import desk_exchange, desk_requests

        def take_in(asked: dict[str, Any], desk: Desk) -> dict[str, Any]:
            return desk_exchange.answer(asked, desk, self.desk_files)

        return desk_requests.answer(request, store, opened, on_change, take_in)

    def prospect(self, given: Sequence[Given], tick: Tick = untold) -> tuple[Candidate, ...]:
        """The candidates for terms of a text (`app.prospecting.passages`), found in this process.

        Raises:
            Refused: if the dictionary turns out damaged.
        """
        from .lang.analyst import open_analyst
        from .lang.entry import LexiconError
        from .prospector import Prospector

        try:
            analyst = open_analyst(self._cache, paths.resources() / "lexicon")
            return Prospector(analyst).prospect(given, tick)
        except LexiconError as error:
            raise Refused(str(error), "damaged") from error
