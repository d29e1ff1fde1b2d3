"""Looking at refusals: the answer, and that nothing was touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tjreader.app.ports import Refused
from tjreader.store.opening import open_store


def refused(data_dir: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        open_store(data_dir).result(30)
    assert "Error" not in str(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value


def picture(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock, which is made by looking."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "notebook.lock"
    }
