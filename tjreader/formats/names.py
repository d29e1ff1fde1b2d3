"""The name of a file as people may see and programs may store it."""

from __future__ import annotations

from pathlib import Path

from ..text.clean import clean


def shown(path: Path) -> str:
    """A path as plain words.

    A name on disk can hold bytes that are no UTF-8 (Python keeps them as lone
    surrogates, which neither a database nor a window takes) and control characters.
    """
    words = str(path).encode("utf-8", "replace").decode("utf-8")
    return clean(words).replace("\n", " ")
