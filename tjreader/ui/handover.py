"""A second start on the same data: the window that is open comes forward instead."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ..app.parts import Parts
from ..app.ports import Refused

PATIENCE = 3.0
"""s the other window has to answer; it does so at once unless it hangs."""


def hand_over(parts: Parts, path: Path | None) -> bool:
    """Let the open window come forward; False if there is none after all."""
    request: dict[str, object] = {"verb": "raise"}
    if path is not None:
        request["path"] = str(path.absolute())
    try:
        parts.ask_owner(request, PATIENCE)
    except Refused:
        return False
    if sys.stdout is not None:
        words = QCoreApplication.translate(
            "Application", "tjreader is open already; its window comes to the front."
        )
        sys.stdout.write(words + "\n")
    return True
