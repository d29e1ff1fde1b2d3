"""What is written, one entry for each format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from ..app.exchange import format_of
from .export import Export, write_file
from .export_csv import to_csv
from .export_docx import to_docx
from .export_epub import to_epub
from .export_html import to_html
from .export_json import to_json
from .export_markdown import to_markdown
from .export_w3c import to_w3c
from .export_xlsx import to_xlsx


class Writer(Struct, frozen=True):
    """A kind of file that can be written; `make` gives all its bytes."""

    id: str
    make: Callable[[Export], bytes]

    def write(self, path: Path, export: Export) -> None:
        """Write a file in one step.

        Raises:
            Refused: if it cannot be written; an old file of that name stays as it was.
        """
        write_file(path, self.make(export))


WRITERS = (
    Writer("html", to_html),
    Writer("epub", to_epub),
    Writer("docx", to_docx),
    Writer("md", to_markdown),
    Writer("json", to_json),
    Writer("w3c", to_w3c),
    Writer("csv", to_csv),
    Writer("xlsx", to_xlsx),
)
"""One for each of `app.exchange.FORMATS`, in its order."""


def writer(format_id: str) -> Writer:
    """The writer of that id.

    Raises:
        Refused: if there is none.
    """
    wanted = format_of(format_id).id
    return next(one for one in WRITERS if one.id == wanted)
