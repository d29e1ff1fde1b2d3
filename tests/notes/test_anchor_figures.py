"""The figures of the anchors on the article: a quick form, and with --long the whole table."""

from __future__ import annotations

import pytest

from benchmarks.anchors import CASES, MANY, ROOT, SEEDS, Case, misses, run
from tjreader.formats.shipped import read_shipped
from tjreader.text.document import Text


@pytest.fixture(scope="module")
def article() -> Text:
    return read_shipped(ROOT / "resources" / "texts" / "tianjin").text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_highlights_follow_the_article(case: Case, article: Text) -> None:
    tally = run(case, article, seeds=1, count=MANY)
    assert sum(tally.outcomes.values()) == MANY
    assert misses(case, tally) == []


@pytest.mark.long
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_highlights_follow_the_article_through_all_seeds(case: Case, article: Text) -> None:
    tally = run(case, article, SEEDS, MANY)
    assert sum(tally.outcomes.values()) == SEEDS * MANY
    assert misses(case, tally) == []
