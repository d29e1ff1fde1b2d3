"""The engine as a whole: analyses as the page and the store want them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjreader.formats.shipped import read_shipped
from tjreader.lang.analyst import Analyst
from tjreader.lang.engine import engine_name
from tjreader.lang.lexicon import Lexicon
from tjreader.lang.pinyin import toneless
from tjreader.lang.token import Analysis, CutSource
from tjreader.lang.writing import is_hanzi
from tjreader.text.rendering import View


@pytest.fixture(scope="module")
def analyst(tmp_path_factory, lexicon_files):
    lexicon = Lexicon(*lexicon_files)
    made = Analyst(tmp_path_factory.mktemp("cache"), lexicon)
    made.load()
    yield made
    lexicon.close()


def test_words_and_readings(analyst):
    analysis = analyst.analyse("天津始终牢记“新发展”，达2.0版。 西安")
    words = [(t.span.of(analysis.text), t.pinyin) for t in analysis.tokens]
    assert words == [
        ("天津", "Tiānjīn"),
        ("始终", "shǐzhōng"),
        ("牢记", "láojì"),
        ("“", ""),
        ("新", "xīn"),
        ("发展", "fāzhǎn"),
        ("”", ""),
        ("，", ""),
        ("达", "dá"),
        ("2.0", ""),
        ("版", "bǎn"),
        ("。", ""),
        ("西安", "Xī'ān"),
    ]
    assert analysis.readings[0].syllable == "tiān"
    assert analysis.engine == analyst.engine


def test_terms_are_one_word_with_their_own_pinyin(tmp_path, analyst):
    terms = {"新质生产力": "xīnzhì shēngchǎnlì"}
    with_terms = Analyst(tmp_path, None, terms)
    analysis = with_terms.analyse("发展新质生产力")
    token = analysis.tokens[-1]
    assert (token.pinyin, token.cut) == ("xīnzhì shēngchǎnlì", CutSource.TERM)
    assert [r.syllable for r in analysis.readings[2:]] == ["xīn", "zhì", "shēng", "chǎn", "lì"]
    assert with_terms.engine == engine_name(None, terms) != analyst.engine


def test_the_engine_name_changes_with_what_it_is_made_of(lexicon, analyst):
    assert analyst.engine == engine_name(lexicon.source)
    names = {engine_name(), engine_name(lexicon.source), engine_name(None, {"新质": "xīnzhì"})}
    assert len(names) == 3


def test_the_article_is_read_well_without_its_checked_readings(analyst, lexicon_files):
    """pypinyin alone, word by word, makes 27 hard errors and misses 9 neutral tones."""
    article = read_shipped(lexicon_files[0].parents[1] / "texts" / "tianjin")
    hard = neutral = hanzi = 0
    for paragraph in article.text.paragraphs:
        checked = article.prepared(paragraph.id, View.PRINTED)
        made = analyst.analyse(checked.text)
        for own, gold in zip(made.readings, checked.readings, strict=True):
            hanzi += gold is not None
            if gold and own.syllable != gold.syllable:
                same = toneless(own.syllable) == toneless(gold.syllable)
                neutral += same and gold.syllable == toneless(gold.syllable)
                hard += not same or gold.syllable != toneless(gold.syllable)
    assert hanzi == 6313
    assert hard <= 10
    assert neutral <= 2


@given(st.text(alphabet="天津发展为只地新质生产力的，。 A1\U000e0100𠮷😀—\u200d\n"))
def test_an_analysis_is_whole_and_goes_through_json(analyst, text):
    analysis = analyst.analyse(text)
    assert "".join(t.span.of(text) for t in analysis.tokens) == "".join(text.split())
    known = [is_hanzi(c) and c != "𠮷" for c in text]
    assert [bool(r) for r in analysis.readings] == known
    for token in analysis.tokens:
        assert bool(token.pinyin) == any(known[token.span.start : token.span.end])
    assert Analysis.from_json(json.loads(json.dumps(analysis.to_json()))) == analysis
