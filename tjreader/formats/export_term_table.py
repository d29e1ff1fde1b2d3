"""Terms as tables: CSV, a sheet of Excel, and the glossary that OmegaT reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..app.termtable import COLUMNS, rows_of
from ..desk.concept import Concept, FormKind, Rendering, SourceForm, Status
from ..desk.languages import serves
from ..text.clean import shortened
from .export_csv import guarded
from .sheet import Sheet, workbook
from .termexport import TermExport

TERM_SHEET = "Terms"
"""The name of the sheet."""

LONGEST_COMMENT = 400
"""Code points of a note or a definition in OmegaT's comment."""

_WIDTHS = {"id": 12, "term": 22, "pinyin": 24, "rendering": 36, "rendering note": 24, "note": 40,
           "definition": 36, "tags": 18, "rendering source": 24, "part of speech": 12}  # fmt: skip
_WRAPPED = frozenset({"term", "rendering", "rendering note", "definition", "note"})


def to_term_csv(export: TermExport) -> bytes:
    """A row for each form and rendering; UTF-8 with its mark, as Excel wants it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in row] for row in _rows(export))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def to_term_xlsx(export: TermExport) -> bytes:
    """The same as a sheet."""
    columns = tuple(each.value for each in COLUMNS)
    return workbook(Sheet(TERM_SHEET, columns, list(_rows(export)), _WIDTHS, _WRAPPED))


def _rows(export: TermExport) -> Iterator[tuple[str, ...]]:
    for number, concept in enumerate(export.concepts, 1):
        export.tick(number / len(export.concepts))
        yield from rows_of((concept,))


def to_omegat(export: TermExport) -> bytes:
    """A line for each form with each rendering: source, target, comment between TABs.

    What a form is wrong for, or a rendering out of use, stands first in its comment. A term
    without a rendering has an empty target, so that its comment is seen.
    """
    lines: list[str] = []
    for number, concept in enumerate(export.concepts, 1):
        export.tick(number / len(export.concepts))
        lines += _lines(concept, export.language)
    return "".join(lines).encode("utf-8", "replace")


def _lines(concept: Concept, language: str) -> Iterator[str]:
    renderings = [one for one in concept.renderings if serves(one.language, language)]
    ordered = sorted(renderings, key=lambda one: list(STATUS_WORDS).index(one.status))
    shown: list[Rendering | None] = [*ordered] or [None]
    for form in concept.forms:
        for one in shown:
            comment = "; ".join(filter(None, _comment(concept, form, one)))
            cells = (form.words, one.words if one else "", comment)
            line = "\t".join(" ".join(cell.split()) for cell in cells)
            # A line that begins with # is a remark to OmegaT.
            yield (" " if line.startswith("#") else "") + line + "\n"


STATUS_WORDS = {
    Status.APPROVED: "approved",
    Status.PROPOSED: "proposed",
    Status.DEPRECATED: "DEPRECATED, do not use",
}


"""What the comment of a glossary begins with."""

NO_RENDERING = "no rendering yet"
"""The same where there is none."""


def _comment(concept: Concept, form: SourceForm, one: Rendering | None) -> Iterator[str]:
    yield NO_RENDERING if one is None else STATUS_WORDS[one.status]
    if one is not None and one.frozen:
        yield "official, as it stands"
    if form.kind is FormKind.FORBIDDEN:
        yield f"the source should say {concept.name}"
    elif form.words != concept.name:
        yield f"{form.kind.value} of {concept.name}"
    yield form.pinyin
    if one is not None:
        yield one.source
        yield shortened(one.note, LONGEST_COMMENT)
    yield concept.domain
    yield shortened(concept.definition, LONGEST_COMMENT)
    yield shortened(concept.note, LONGEST_COMMENT)
