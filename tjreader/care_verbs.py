"""The verbs `check` and `restore` of the command line."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from .app import care_requests
from .app.care import CarePort
from .app.ports import Refused
from .arguments import FINE
from .assembly import Assembly

PATIENCE = 10.0
"""s to wait for another process that holds the notebook and does not answer."""

Write = Callable[[str], None]


def run(options: Namespace, parts: Assembly, write: Write) -> int:
    """Check or restore, as the command line says.

    Raises:
        Refused: if it cannot be done, or a check found something that is not mended.
    """
    return (
        check(options, parts, write) if options.verb == "check" else restore(options, parts, write)
    )


def check(options: Namespace, parts: Assembly, write: Write) -> int:
    """Check the notebook, and mend it where that was asked for."""
    request = {"verb": "care.check", "repair": options.repair}
    report = care_requests.report_of(_answered(parts, request))
    for line in care_requests.report_lines(report):
        write(line)
    if report.sound:
        return FINE
    if options.repair:
        raise Refused("Not all of it could be mended; what is right was kept.", "damaged")
    raise Refused("“tjreader check --repair” mends it and keeps the file as it is.", "damaged")


def restore(options: Namespace, parts: Assembly, write: Write) -> int:
    """List the backups, say what one would bring back, or put it in the notebook's place."""
    if options.backup is None:
        found = care_requests.backups_of(_answered(parts, {"verb": "care.backups"}))
        for line in care_requests.backup_lines(found):
            write(line)
        return FINE
    request = {"verb": "care.restore" if options.commit else "care.preview", "name": options.backup}
    answered = _answered(parts, request)
    if options.commit:
        done = care_requests.restored_of(answered)
        write(f"Restored; notes: {done.notes}. The notebook before is kept: {done.kept}")
        return FINE
    for line in care_requests.preview_lines(care_requests.preview_of(answered)):
        write(line)
    write("Nothing was changed; --commit does it.")
    return FINE


def _answered(parts: Assembly, request: dict[str, Any]) -> dict[str, Any]:
    """The answer of whoever has the notebook: a window, or nobody and we do it ourselves."""
    patience = time.monotonic() + PATIENCE
    while True:
        try:
            return _by_ourselves(parts, request)
        except Refused as refusal:
            if refusal.code != "locked":
                raise
        try:
            return parts.ask_owner(request)
        except Refused as refusal:
            if refusal.code != "locked" or time.monotonic() > patience:
                raise
        time.sleep(0.1)


def _by_ourselves(parts: Assembly, request: dict[str, Any]) -> dict[str, Any]:
    """Restoring goes through the open notebook where it can be opened at all."""
    care: CarePort = parts.closed_care()
    if request["verb"] in ("care.check", "care.backups"):
        return care_requests.answer(request, care, _nobody_is_told)
    try:
        store = parts.open_store().result()
    except Refused as refusal:
        if refusal.code != "damaged":
            raise
        return care_requests.answer(request, care, _nobody_is_told)
    try:
        return care_requests.answer(request, store.care, _nobody_is_told)
    finally:
        store.close().result()


def _nobody_is_told() -> None:
    """No window is open."""
