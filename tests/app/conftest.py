"""The shipped article and the real dictionary for the tests of this room."""

from pathlib import Path

import pytest

from builders import text_of
from listening import Listening
from tjreader.app.homing import AtOnce
from tjreader.app.notebook import Notebook
from tjreader.formats.shipped import read_shipped
from tjreader.lang.lexicon import Lexicon
from tjreader.store.opening import open_store

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


@pytest.fixture
def heard():
    """Hears what became of the acts of `book`."""
    return Listening()


@pytest.fixture
def store(data_dir):
    """An open store on an empty folder."""
    made = open_store(data_dir).result(30)
    yield made
    made.close().result(30)


@pytest.fixture
def book(store, heard):
    """The notebook of the builders' example text, connected; futures come home at once."""
    made = Notebook(text_of(), AtOnce(), heard)
    made.connect(store.notebook)
    return made
