"""Files of terms and sentences: `app.deskfiles.DeskFiles` for all formats."""

from __future__ import annotations

from pathlib import Path

from ..app.deskwork import Deskwork
from ..app.incomingsentences import IncomingSentences
from ..app.incomingterms import Custom, TermSource
from ..app.underway import Tick, untold
from ..desk.concept import Concept
from .import_sentences import read_sentences
from .sentence_writers import sentence_writer
from .term_readers import read_terms
from .term_writers import term_writer
from .termexport import TermExport


class FormatFiles:
    """Reads and writes with the readers and writers of this room."""

    def read_terms(self, path: Path, custom: Custom) -> TermSource:
        """See `DeskFiles`."""
        return read_terms(path, custom)

    def read_sentences(self, path: Path, language: str) -> IncomingSentences:
        """See `DeskFiles`."""
        return read_sentences(path, language)

    def terms(
        self,
        format_id: str,
        concepts: tuple[Concept, ...],
        title: str,
        language: str,
        tick: Tick = untold,
    ) -> bytes:
        """See `DeskFiles`."""
        return term_writer(format_id).data(TermExport(concepts, title, language, tick))

    def sentences(self, format_id: str, work: Deskwork) -> bytes:
        """See `DeskFiles`."""
        return sentence_writer(format_id).data(work)
