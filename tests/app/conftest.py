"""The shipped article and the real dictionary for the tests of this room."""

from pathlib import Path

import pytest

from tjreader.formats.shipped import read_shipped
from tjreader.lang.lexicon import Lexicon

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def article():
    """The shipped text."""
    return read_shipped(RESOURCES / "texts" / "tianjin")


@pytest.fixture
def lexicon():
    """The dictionary set-up built."""
    opened = Lexicon(RESOURCES / "lexicon" / "cedict.sqlite", RESOURCES / "lexicon" / "hsk.tsv")
    yield opened
    opened.close()
