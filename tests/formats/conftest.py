"""The shipped article, read once for each file of tests."""

from __future__ import annotations

import pytest

from feature import FOLDER
from tjreader.app.opened import OpenedText
from tjreader.formats.shipped import read_shipped
from tjreader.text.document import Text


@pytest.fixture(scope="module")
def opened() -> OpenedText:
    """The article with all that comes with it."""
    return read_shipped(FOLDER)


@pytest.fixture(scope="module")
def text(opened: OpenedText) -> Text:
    """The article."""
    return opened.text
