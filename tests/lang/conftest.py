"""The real dictionary, built by set-up, for the tests of this room."""

from pathlib import Path

import pytest

from tjreader.lang.lexicon import Lexicon

LEXICON = Path(__file__).resolve().parents[2] / "resources" / "lexicon"


@pytest.fixture(scope="session")
def lexicon_files():
    """The dictionary file and the levels file."""
    return LEXICON / "cedict.sqlite", LEXICON / "hsk.tsv"


@pytest.fixture
def lexicon(lexicon_files):
    opened = Lexicon(*lexicon_files)
    yield opened
    opened.close()
