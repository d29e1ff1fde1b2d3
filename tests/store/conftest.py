"""Open stores on temporary folders, and close them whatever happens."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tjreader.app.ports import StorePort
from tjreader.store.opening import open_store

Opener = Callable[[], StorePort]


@pytest.fixture
def opened(data_dir: Path) -> Iterator[Opener]:
    """Opens the notebook of `data_dir`; what is still open at the end is closed."""
    with contextlib.ExitStack() as stores:

        def opener() -> StorePort:
            store = open_store(data_dir).result(30)
            stores.callback(lambda: store.close().result(30))
            return store

        yield opener


@pytest.fixture
def store(opened: Opener) -> StorePort:
    """A new, open notebook whose first backup is done."""
    made = opened()
    assert made.backed_up.result(30) is None
    return made
