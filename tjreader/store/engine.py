"""The SQLite this program runs on."""

from __future__ import annotations

import sqlite3


def sqlite_version() -> str:
    """Its version, as "3.51.3"."""
    return sqlite3.sqlite_version
