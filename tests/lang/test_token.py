"""The plain values of the language rooms, written and read."""

from __future__ import annotations

import json

import pytest

from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.text.span import Span

ONE = Analysis(
    "天津，",
    (Token(Span(0, 2), "Tiānjīn", CutSource.TERM), Token(Span(2, 3), "", CutSource.STATISTICAL)),
    (Reading("tiān", ReadingSource.PHRASE, "天津", doubtful=True), None, None),
    "engine",
)


def read_again() -> Analysis:
    return Analysis.from_json(json.loads(json.dumps(ONE.to_json())))


def test_what_was_written_is_read() -> None:
    assert read_again() == ONE


def test_values_that_come_again_are_kept_once() -> None:
    first, second = read_again(), read_again()
    assert first.readings[0] is second.readings[0]
    assert first.tokens[0].span is second.tokens[0].span
    assert first.tokens[0].pinyin is second.tokens[0].pinyin


@pytest.mark.parametrize(
    "change",
    [
        {"tokens": [[0, 2, 5, "term"]]},
        {"tokens": [[2, 0, "x", "term"]]},
        {"tokens": [[0, 2, "x", "guess"]]},
        {"readings": [["a", "phrase", ""]]},
        {"readings": [[[], "phrase", "", 0]]},
        {"readings": [["a", "nowhere", "", 0]]},
    ],
)
def test_what_is_no_analysis_is_refused(change: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        Analysis.from_json(ONE.to_json() | change)
