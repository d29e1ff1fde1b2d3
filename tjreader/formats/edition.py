"""An edition of a text that has more than words, kept in a folder as `formats.shipped` reads it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..app.opened import OpenedText
from ..app.ports import Refused
from ..notes.glossary import GlossaryEntry
from ..text.document import Arrangement, Paragraph, Section
from ..text.erratum import Erratum, Rewrite
from ..text.rendering import View
from .names import shown
from .shipped import FORMAT, VERSION


def write_edition(folder: Path, opened: OpenedText) -> None:
    """Write an edition into a folder of its own, in one step; one that is there is replaced.

    Raises:
        Refused: code "full" or "readonly", if it cannot be written.
    """
    text = opened.text
    files = {
        "printed.md": text.printed.encode("utf-8"),
        "structure.json": _bytes(_structure(opened)),
        "errata.json": _bytes([_erratum(each) for each in text.errata]),
        "analyses.jsonl": "".join(_analyses(opened)).encode("utf-8"),
        "glossary.json": _bytes([_entry(each) for each in opened.glossary]),
    }
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "id": text.id,
        "title": text.title,
        "source": text.source,
        "revision": text.revision,
        "files": {name: f"{zlib.crc32(data):08x}" for name, data in files.items()},
    }
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            for name, data in {**files, "manifest.json": _bytes(manifest)}.items():
                _write(made / name, data)
            if folder.exists():
                shutil.rmtree(folder)
            made.replace(folder)
        except BaseException:
            with suppress(OSError):
                shutil.rmtree(made)
            raise
    except OSError as error:
        raise Refused(
            f"The edition could not be kept in {shown(folder)} ({error.strerror}); make room or "
            "allow writing there, then load it again.",
            "readonly",
        ) from error


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def _structure(opened: OpenedText) -> dict[str, Any]:
    arrangements = opened.text.arrangements
    return {
        "paragraphs": [_paragraph(each) for each in opened.text.paragraphs],
        "sections": [_section(each) for each in arrangements[0].sections],
        "parts": [
            {"id": part.id, "title": part.title, "deck": part.deck}
            for part in {part.id: part for each in arrangements for part in each.parts}.values()
        ],
        "arrangements": [_arrangement(each) for each in arrangements],
    }


def _arrangement(value: Arrangement) -> dict[str, Any]:
    return {
        "id": value.id,
        "parts": [
            {
                "id": part.id,
                "sections": [
                    {"id": each.id, "paragraphs": [paragraph.id for paragraph in each.paragraphs]}
                    for each in part.sections
                ],
            }
            for part in value.parts
        ],
    }


def _section(value: Section) -> dict[str, Any]:
    return {
        "id": value.id,
        "number": value.number,
        "title": value.title,
        "editorial": value.editorial,
        "note": value.title_note,
        "byline": value.byline,
    }


def _paragraph(value: Paragraph) -> dict[str, Any]:
    return {
        "id": value.id,
        "kind": value.kind.value,
        "span": [value.span.start, value.span.end],
        "number": value.number,
        "display": [_rewrite(each) for each in value.display],
    }


def _rewrite(value: Rewrite) -> list[Any]:
    return [value.span.start, value.span.end, value.text, list(value.syllables)]


def _erratum(value: Erratum) -> dict[str, Any]:
    return {
        "id": value.id,
        "span": [value.span.start, value.span.end],
        "kind": value.kind,
        "certainty": value.certainty.value,
        "printed": value.printed,
        "proposed": value.proposed,
        "reason": value.reason,
        "rewrites": [_rewrite(each) for each in value.rewrites],
    }


def _entry(value: GlossaryEntry) -> dict[str, str]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


def _analyses(opened: OpenedText) -> Iterator[str]:
    """One line for each paragraph and view, as `formats.shipped` files them."""
    for paragraph in opened.text.paragraphs:
        printed = opened.prepared(paragraph.id, View.PRINTED)
        corrected = opened.prepared(paragraph.id, View.CORRECTED)
        for view, analysis in ((View.PRINTED, printed), (View.CORRECTED, corrected)):
            if analysis is None or (view is View.CORRECTED and analysis == printed):
                continue
            value = {"id": paragraph.id, "view": view.value, **analysis.to_json()}
            yield json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
