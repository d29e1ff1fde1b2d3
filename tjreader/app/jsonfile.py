"""Small JSON files (settings, window state), read without fail and written in one step."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from .wholefile import write_whole

log = logging.getLogger(__name__)


def read_json(path: Path) -> dict[str, Any]:
    """An object from a JSON file; `{}` where there is none. Never fails.

    A file that is no JSON object is set aside as `<name>.bad`.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(value, dict):
            return value
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("%s could not be read: %s", path.name, type(error).__name__)
    try:
        path.replace(path.with_name(path.name + ".bad"))
    except OSError:
        log.warning("%s could not be set aside", path.name)
    return {}


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a JSON file in one step.

    Raises:
        OSError: if the folder cannot be written or the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _words_of(value).encode("utf-8"))


def _words_of(value: dict[str, Any]) -> str:
    """The JSON text, as people read it where that can be written in UTF-8."""
    words = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:  # the name of a file that is no UTF-8
        return json.dumps(value, indent=1)
    return words
