"""Terms as tables: CSV, a sheet of Excel, and the glossary that OmegaT reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..app.termtable import COLUMNS, Field, rows_of
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

_READ = (Field.TERM, Field.FORM, Field.PINYIN, Field.RENDERING, Field.LANGUAGE, Field.STATUS,
         Field.REMARK, Field.DOMAIN, Field.DEFINITION, Field.NOTE)  # fmt: skip
"""What people read. Those that hold anything are a sheet's first columns and go to paper."""

_WIDTHS = {"term": 16, "form": 10, "pinyin": 18, "rendering": 28, "language": 10, "status": 11,
           "rendering note": 16, "domain": 13, "definition": 24, "note": 38,
           "id": 12, "tags": 18, "rendering source": 24, "part of speech": 14}  # fmt: skip


def to_term_csv(export: TermExport) -> bytes:
    """A row for each form and rendering; UTF-8 with its mark, as Excel wants it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(cell) for cell in row] for row in _rows(export))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def to_term_xlsx(export: TermExport) -> bytes:
    """The same as a sheet, what people read before what programs need."""
    rows = list(_rows(export))
    held = {each for at, each in enumerate(COLUMNS) if any(row[at] for row in rows)}
    read = [each for each in _READ if each in held or each is Field.TERM]
    order = [*read, *(each for each in COLUMNS if each not in read)]
    places = [COLUMNS.index(each) for each in order]
    columns = tuple(each.value for each in order)
    sorted_rows = [tuple(row[at] for at in places) for row in rows]
    return workbook(Sheet(TERM_SHEET, columns, sorted_rows, _WIDTHS, len(read)))


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
