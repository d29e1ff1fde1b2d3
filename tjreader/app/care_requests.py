"""Care of the notebook as commands ask for it, whoever has it; and what they say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from .care import SENTENCES, Backup, CarePort, NoteLine, Preview, Report, Restored
from .ports import Refused

WAIT = 80.0
"""Seconds a request may take; the asking process waits a little longer."""

SHOWN = 24
"""Code points of a quote and of a note in a line."""

LISTED = 10
"""Notes of one kind that a preview names."""


def answer(request: dict[str, Any], care: CarePort, replaced: Callable[[], None]) -> dict[str, Any]:
    """Do what a request says.

    Args:
        request: `{"verb": …}`: "care.check" with `repair`; "care.backups"; "care.preview"
            and "care.restore" with the `name` of a backup.
        care: does it.
        replaced: is told when the notes may be others than before.

    Raises:
        Refused: for a request that cannot be met.
    """
    verb, name = request.get("verb"), str(request.get("name") or "")
    if verb == "care.check" and request.get("repair"):
        report = care.repair().result(WAIT)
        if report.findings:
            replaced()
        return {"report": msgspec.to_builtins(report)}
    if verb == "care.check":
        return {"report": msgspec.to_builtins(care.check().result(WAIT))}
    if verb == "care.backups":
        return {"backups": msgspec.to_builtins(care.backups().result(WAIT))}
    if verb == "care.preview":
        return {"preview": msgspec.to_builtins(care.preview(name).result(WAIT))}
    if verb == "care.restore":
        restored = care.restore(name).result(WAIT)
        replaced()
        return {"restored": msgspec.to_builtins(restored)}
    raise Refused("The open tjreader does not know this request; both must be one version.")


def report_of(found: dict[str, Any]) -> Report:
    """The report of an answer."""
    return msgspec.convert(found["report"], Report)


def backups_of(found: dict[str, Any]) -> tuple[Backup, ...]:
    """The backups of an answer."""
    return msgspec.convert(found["backups"], tuple[Backup, ...])


def preview_of(found: dict[str, Any]) -> Preview:
    """The preview of an answer."""
    return msgspec.convert(found["preview"], Preview)


def restored_of(found: dict[str, Any]) -> Restored:
    """What was restored, of an answer."""
    return msgspec.convert(found["restored"], Restored)


def report_lines(report: Report) -> Iterator[str]:
    """What a check or a repair has to say, for a terminal."""
    yield f"{report.path}: {_notes(report.notes)}"
    for each in report.findings:
        yield SENTENCES[each.fault].format(count=each.count)
    if not report.findings:
        yield "The notebook is sound."
    if report.read:
        yield f"Read {report.read} rows; {report.skipped} could not be read."
    if report.added:
        yield f"Took {_notes(report.added)} from the newest backup."
    if report.kept:
        yield f"The notebook before is kept: {report.kept}"
    if report.aside:
        yield f"What could not be put back is kept: {report.aside}"
    if report.repaired:
        yield "The notebook was repaired and is sound."


def backup_lines(backups: tuple[Backup, ...]) -> Iterator[str]:
    """The backups, newest first, for a terminal."""
    for each in backups:
        yield f"{each.name}  {each.made}  {_notes(each.notes)}  {each.size} bytes"


def preview_lines(preview: Preview) -> Iterator[str]:
    """What a restore would do, for a terminal."""
    for title, rows in (
        ("come back", preview.back),
        ("become what it was", tuple(then for _, then in preview.changed)),
        ("be deleted, and kept for thirty days", preview.gone),
    ):
        yield f"{_entries(len(rows))} to {title}"
        yield from (f"  {_words(each)}" for each in rows[:LISTED])
        if len(rows) > LISTED:
            yield f"  and {len(rows) - LISTED} more"
    yield f"{_entries(preview.same)} to stay"


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"


def _entries(count: int) -> str:
    """Notes, terms, translations and what else the notebook keeps."""
    return "1 entry" if count == 1 else f"{count} entries"


def _words(line: NoteLine) -> str:
    parts = (line.title, line.quote, line.note)
    return " · ".join(" ".join(each[:SHOWN].split()) for each in parts if each)
