"""What sentences and their translations are written as, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..app.deskwork import Deskwork
from ..app.ports import Refused
from ..app.termformats import SENTENCE_FORMATS, desk_format
from .export import write_file
from .export_bilingual_docx import to_bilingual_docx
from .export_bilingual_html import to_bilingual_html
from .export_tmx import to_tmx
from .export_xliff import to_xliff


class SentenceWriter(Struct, frozen=True):
    """A kind of file; `make` gives all its bytes."""

    id: str
    make: Callable[[Deskwork], bytes]

    def data(self, work: Deskwork) -> bytes:
        """All bytes of the file.

        Raises:
            Refused: if there is no sentence, or for TMX no translation.
        """
        if not work.sentences:
            raise Refused("There are no sentences to write: choose a section that has some.")
        if self.id == "tmx" and not any(work.translated()):
            raise Refused("No sentence is translated yet, and a TMX holds translations only.")
        return self.make(work)

    def write(self, path: Path, work: Deskwork) -> None:
        """Write a file in one step.

        Raises:
            Refused: as `data`, or if it cannot be written; an old file stays then.
        """
        write_file(path, self.data(work))


SENTENCE_WRITERS = (
    SentenceWriter("tmx", to_tmx),
    SentenceWriter("xliff", to_xliff),
    SentenceWriter("docx", to_bilingual_docx),
    SentenceWriter("html", to_bilingual_html),
)
"""One for each of `app.termformats.SENTENCE_FORMATS`, in its order."""


def sentence_writer(format_id: str) -> SentenceWriter:
    """The writer of that id.

    Raises:
        Refused: if there is none.
    """
    wanted = desk_format(format_id, SENTENCE_FORMATS).id
    return next(one for one in SENTENCE_WRITERS if one.id == wanted)
