"""Where a rendering is used, whatever form its words have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.desk.inflection import same_word
from tjreader.desk.phrases import find, key_of, line_of, phrase_of


def found(rendering: str, words: str, language: str = "en") -> list[str]:
    line = line_of(words, language)
    return [span.of(words) for span in find(phrase_of(rendering, language), line)]


USED = [
    ("new quality productive forces", "New Quality Productive Forces drive it.", 1),
    ("new quality productive force", "of new quality productive forces", 1),
    ("new quality productive forces", "a new-quality productive force", 1),
    ("roadshow", "held road-shows and road shows", 2),
    ("road show", "The roadshows went on.", 1),
    ("build a platform", "platforms were built; building the platforms", 1),
    ("to build", "built, building, builds", 3),
    ("systems thinking; holistic approach", "a holistic approach", 1),
    ("vertical (domain-specific) large model", "vertical large models", 1),
    ("vertical (domain-specific) large model", "vertical domain-specific large models", 1),
    ("city", "its cities, the city's and the cities’", 3),
    ("Belt and Road Initiative", "the Belt and Road Initiative’s", 1),
    ("carry out", "carried out and carrying out", 2),
    ("stop", "stopped, stopping", 2),
    ("the leasing of the ships", "leasing of ships", 1),
    ("IT", "the IT sector", 1),
    ("fund of funds", "funds of funds", 1),
    ("Tiankai Park", "Tiankai Park", 1),
    ("新质生产力", "la 新质生产力", 1),
]


@pytest.mark.parametrize(("rendering", "words", "count"), USED)
def test_a_rendering_is_found_in_any_form(rendering: str, words: str, count: int) -> None:
    assert len(found(rendering, words)) == count


UNUSED = [
    ("new quality productive forces", "new productive forces"),
    ("new quality productive forces", "new, quality productive forces"),
    ("new quality productive forces", "new high-quality productive forces"),
    ("manufacturer", "manufacturing"),
    ("IT", "it is so"),
    ("source", "resource"),
    ("king", "k"),
    ("red", "r"),
    ("smart mobility", "mobility, smart"),
    ("road", "broad, roadshow"),
    ("", "anything"),
]


@pytest.mark.parametrize(("rendering", "words"), UNUSED)
def test_other_words_are_not_taken_for_it(rendering: str, words: str) -> None:
    assert found(rendering, words) == []


def test_other_languages_are_compared_word_for_word() -> None:
    assert found("neue Produktivkräfte", "Neue Produktivkräfte", "de")
    assert not found("neue Produktivkraft", "Neue Produktivkräfte", "de")
    assert found("新質生産力", "これは新質生産力である", "ja") == ["新質生産力"]


def test_renderings_that_differ_in_endings_alone_are_one() -> None:
    assert key_of("the Free Trade Zones", "en") == key_of("free-trade zone", "en")
    assert key_of("source", "en") != key_of("cradle", "en")


letters = st.text("abcdeis", min_size=1, max_size=6)


@given(st.lists(letters, min_size=1, max_size=4), st.lists(letters, max_size=6))
def test_a_phrase_is_found_wherever_it_is_put(phrase: list[str], other: list[str]) -> None:
    rendering = " ".join(phrase)
    if not phrase_of(rendering, "de").ways:
        return
    for language in ("en", "de"):
        words = " ".join(["zzz", *other, "zzz", *phrase, "zzz", *other])
        line = line_of(words, language)
        spans = find(phrase_of(rendering, language), line)
        assert spans == tuple(sorted(spans))
        if phrase_of(rendering, language).ways:
            assert spans


@given(letters, letters)
def test_being_one_word_goes_both_ways(one: str, other: str) -> None:
    assert same_word(one, one)
    assert same_word(one, other) == same_word(other, one)


@given(st.lists(st.sampled_from(["red", "blue", "sky"]), max_size=8))
def test_exact_words_are_found_as_often_as_a_simple_look_finds_them(words: list[str]) -> None:
    sentence = " ".join(words)
    hits = at = 0
    while at + 2 <= len(words):
        hit = words[at : at + 2] == ["blue", "sky"]
        hits, at = hits + hit, at + (2 if hit else 1)
    assert len(found("blue sky", sentence)) == hits
