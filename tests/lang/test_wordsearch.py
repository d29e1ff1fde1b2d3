"""Searching the dictionary, as it is built by set-up."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tjreader.lang.entry import WORDS_COUNTED, Entry, LexiconError, WordWish
from tjreader.lang.lexicon import Lexicon
from tjreader.lang.sounds import Sound
from tjreader.lang.wordsearch import (
    MOST,
    NO_LEVEL,
    TIER,
    _has_tones,
    _is_read_so,
    _tiers,
)
from tjreader.text.indexing import index_words
from tjreader.text.matching import expression


def heads(lexicon, **wish):
    return [entry.simplified for entry in lexicon.search(WordWish(**wish)).entries]


def sounds(*keys):
    return (tuple(Sound(key.rstrip("12345"), key[len(key.rstrip("12345")) :]) for key in keys),)


def characters(words):
    return tuple(each.word for each in index_words(words))


def test_the_word_itself_comes_first_then_those_that_begin_with_it(lexicon):
    found = heads(lexicon, characters=characters("经济"))
    assert found[0] == "经济"
    assert "经济学" in found
    opens = [word.startswith("经济") for word in found]
    assert opens == sorted(opens, reverse=True)
    assert not all(opens)


def test_traditional_and_simplified_are_one(lexicon):
    assert heads(lexicon, characters=characters("發展")) == heads(
        lexicon, characters=characters("发展")
    )


def test_a_single_character(lexicon):
    found = lexicon.search(WordWish(characters=("津",)))
    assert found.entries[0].simplified == "津"
    assert "天津" in {entry.simplified for entry in found.entries}
    assert len(found.entries) <= found.total


@pytest.mark.parametrize(
    ("english", "expected"),
    [(("economy",), "经济"), (("walk",), "走"), (("productive", "force"), "生产力")],
)
def test_english(lexicon, english, expected):
    assert expected in heads(lexicon, english=english)[:4]


def test_english_that_is_still_being_written(lexicon):
    assert "经济" not in heads(lexicon, english=("econo",))
    assert "经济" in heads(lexicon, english=("econo",), written_on=True)


def test_pinyin_with_and_without_tones(lexicon):
    assert {"实施", "事实"} <= set(heads(lexicon, sounds=sounds("shi", "shi")))
    toned = lexicon.search(WordWish(sounds=sounds("shi2", "shi1")))
    assert toned.entries[0].simplified == "实施"
    assert {entry.simplified for entry in toned.entries}.isdisjoint({"事实", "试试"})
    assert toned.total == len(toned.entries)
    begun = heads(lexicon, sounds=sounds("sheng", "ch"), open_end=True)
    assert "生产" in begun


def test_initials(lexicon):
    assert "生产力" in heads(lexicon, initials="scl")
    assert "生产" in heads(lexicon, initials="sc")


MATCHING = "SELECT rowid FROM search WHERE search MATCH ?"
WISHES = (
    WordWish(characters=("天",)),
    WordWish(characters=("的",)),
    WordWish(characters=("天", "津")),
    WordWish(english=("econo",), written_on=True),
    WordWish(english=("pro",), written_on=True, initials="pro"),
    WordWish(english=("to", "run"), written_on=True),
    WordWish(english=("xian",), written_on=True, sounds=(*sounds("xian"), *sounds("xi", "an"))),
    WordWish(english=("shi",), sounds=sounds("shi")),
    WordWish(english=("xz",), written_on=True, initials="xz"),
    WordWish(initials="scl"),
    WordWish(sounds=sounds("sheng", "ch"), open_end=True, initials="shengch"),
    WordWish(sounds=sounds("shi2", "shi1")),
    WordWish(sounds=sounds("xin1", "zh"), open_end=True),
)


def found_one_by_one(file, levels, wish):
    """The ids in their order and the count, each tier asked alone and each entry read whole."""
    with contextlib.closing(sqlite3.connect(file)) as base:
        entries = {
            number: Entry(simplified, traditional, pinyin, tuple(senses.split("\n")))
            for number, simplified, traditional, pinyin, senses in base.execute(
                "SELECT id, simplified, traditional, pinyin, senses FROM entries"
            )
        }
        every, ordered = set(), {}
        for tier in _tiers(wish):
            if not tier.ways:
                continue
            asked = (expression(tier.phrases),)
            ids = [row[0] for row in base.execute(MATCHING, asked)]
            every |= set(ids)
            toned = tier.column == "sounds" and _has_tones(wish)
            fit = [n for n in ids[:TIER] if not toned or _is_read_so(entries[n].pinyin, wish)]
            fit.sort(
                key=lambda n: (
                    entries[n].is_secondary,
                    levels.get(entries[n].simplified, NO_LEVEL),
                    len(entries[n].simplified),
                    n,
                )
            )
            if len(ordered) < MOST:
                ordered |= dict.fromkeys(fit)
    total = min(len(every), WORDS_COUNTED)
    if _has_tones(wish) and len(ordered) < MOST:
        total = len(ordered)
    return [entries[n] for n in list(ordered)[:MOST]], total


@pytest.mark.parametrize("wish", WISHES)
def test_order_and_count_are_those_of_looking_one_by_one(lexicon, lexicon_files, wish):
    found = lexicon.search(wish)
    expected, total = found_one_by_one(lexicon_files[0], lexicon._search._levels, wish)
    assert list(found.entries) == expected
    assert found.total == total
    assert expected


def test_nothing_is_asked_for(lexicon):
    assert lexicon.search(WordWish()).entries == ()
    assert lexicon.search(WordWish(english=("qqqq",), written_on=True)).total == 0


def test_very_many(lexicon):
    found = lexicon.search(WordWish(english=("to",)))
    assert len(found.entries) == MOST
    assert found.total == WORDS_COUNTED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=8))
def test_no_words_make_it_fail(lexicon, typed):
    words = characters(typed)
    lexicon.search(WordWish(characters=words, english=words, written_on=True, initials=typed[:0]))


def test_a_damaged_file_is_a_sentence(tmp_path, lexicon_files):
    raw = bytearray(lexicon_files[0].read_bytes())
    damaged = tmp_path / "cedict.sqlite"
    damaged.write_bytes(raw)
    lexicon = Lexicon(damaged, lexicon_files[1])
    raw[4096:] = b"\xaa" * (len(raw) - 4096)
    damaged.write_bytes(raw)
    with pytest.raises(LexiconError, match="damaged"):
        lexicon.search(WordWish(characters=("津",)))
    lexicon.close()
