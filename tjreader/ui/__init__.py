"""What one sees: Qt. Talks to `app`; knows no database, no jieba, no file format."""

from __future__ import annotations

from .loading import lean

with lean():
    import PySide6.QtCore  # noqa: F401 - for what it does when loaded
