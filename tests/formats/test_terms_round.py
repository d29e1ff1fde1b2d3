"""Terms that are written are read back as they were, whatever is in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from deskwriting import glossary, termbases
from tjreader.app.incomingterms import Custom, IncomingTerms
from tjreader.app.termguess import guessed
from tjreader.app.termreading import concepts_of
from tjreader.desk.concept import Concept
from tjreader.formats.term_readers import read_terms
from tjreader.formats.term_writers import term_writer
from tjreader.formats.termexport import TermExport

SUFFIXES = {"tbx3": ".tbx", "tbx2": ".tbx", "csv": ".csv", "xlsx": ".xlsx", "omegat": ".utf8"}
WHOLE = ("tbx3", "csv", "xlsx")


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., IncomingTerms]:
    """Write terms in a format and read them."""
    folder = tmp_path_factory.mktemp("terms")

    def round_trip(format_id: str, *terms: Concept) -> IncomingTerms:
        file = folder / f"terms{SUFFIXES[format_id]}"
        file.write_bytes(term_writer(format_id).data(TermExport(terms)))
        return read(file)

    return round_trip


def read(file: Path, custom: Custom | None = None) -> IncomingTerms:
    source = read_terms(file, custom)
    if source.table is not None:
        return concepts_of(source.table, guessed(source.table), custom)
    assert source.terms is not None
    return source.terms


@pytest.mark.parametrize("format_id", WHOLE)
def test_the_glossary_comes_back_whole(again, format_id: str) -> None:
    found = again(format_id, *glossary())
    assert found.concepts == glossary()
    assert found.skipped == ()


@pytest.mark.parametrize("format_id", WHOLE)
@given(terms=termbases)
def test_any_terms_come_back_whole(again, format_id: str, terms: tuple[Concept, ...]) -> None:
    found = again(format_id, *terms)
    assert found.skipped == ()
    assert found.concepts == terms
