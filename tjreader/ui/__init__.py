"""What one sees: Qt. Talks to `app`; knows no database, no jieba, no file format."""

from __future__ import annotations

import builtins

_python_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - between the two lines that see what it changes

# PySide puts an import of its own in the place of Python's. For its `__feature__` switches,
# which we do not use, it reads and keeps the source of every module that is loaded from then
# on, SQLAlchemy's too: 15 MB, and a fifth of the start. Python's own is put back.
builtins.__import__ = _python_import
