"""Small JSON files (settings, window state), read without fail and written in one step."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from .wholefile import write_whole

log = logging.getLogger(__name__)

_unread: set[Path] = set()
"""Files that were there and could not be read: what is in them nobody knows yet."""


def read_json(path: Path) -> dict[str, Any]:
    """An object from a JSON file; `{}` where there is none. Never fails.

    A file that was read and is no JSON object is set aside as `<name>.bad`. One that
    could not be read stays where it is: it may be good (see `is_unread`).
    """
    _unread.discard(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        log.warning("%s could not be read: %s", path.name, type(error).__name__)
        _unread.add(path)
        return {}
    try:
        value = json.loads(data.decode("utf-8"))
        if isinstance(value, dict):
            return value
    except (ValueError, RecursionError) as error:
        log.warning("%s is no JSON: %s", path.name, type(error).__name__)
    try:
        _set_aside(path)
    except OSError:
        log.warning("%s could not be set aside", path.name)
    return {}


def is_unread(path: Path) -> bool:
    """Whether the file was there and could not be read when it was asked for last."""
    return path in _unread


def _set_aside(path: Path) -> None:
    path.replace(path.with_name(path.name + ".bad"))


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a JSON file in one step. What could not be read before is set aside, not lost.

    Raises:
        OSError: if the folder cannot be written or the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path in _unread:
        with suppress(FileNotFoundError):
            _set_aside(path)
        _unread.discard(path)
    write_whole(path, _words_of(value).encode("utf-8"))


def _words_of(value: dict[str, Any]) -> str:
    """The JSON text, as people read it where that can be written in UTF-8."""
    words = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:  # the name of a file that is no UTF-8
        return json.dumps(value, indent=1)
    return words
