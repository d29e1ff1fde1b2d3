"""What terms are written as, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..app.ports import Refused
from ..app.termformats import TERM_FORMATS, desk_format
from .export import write_file
from .export_tbx import to_tbx2, to_tbx3
from .export_term_table import to_omegat, to_term_csv, to_term_xlsx
from .termexport import TermExport


class TermWriter(Struct, frozen=True):
    """A kind of file; `make` gives all its bytes."""

    id: str
    make: Callable[[TermExport], bytes]

    def data(self, export: TermExport) -> bytes:
        """All bytes of the file.

        Raises:
            Refused: if there is no term.
        """
        if not export.concepts:
            raise Refused("There are no terms to write: add one first, or choose others.")
        return self.make(export)

    def write(self, path: Path, export: TermExport) -> None:
        """Write a file in one step.

        Raises:
            Refused: if there is no term, or it cannot be written; an old file stays then.
        """
        write_file(path, self.data(export))


TERM_WRITERS = (
    TermWriter("tbx3", to_tbx3),
    TermWriter("tbx2", to_tbx2),
    TermWriter("omegat", to_omegat),
    TermWriter("csv", to_term_csv),
    TermWriter("xlsx", to_term_xlsx),
)
"""One for each of `app.termformats.TERM_FORMATS`, in its order."""


def term_writer(format_id: str) -> TermWriter:
    """The writer of that id.

    Raises:
        Refused: if there is none.
    """
    wanted = desk_format(format_id, TERM_FORMATS).id
    return next(one for one in TERM_WRITERS if one.id == wanted)
