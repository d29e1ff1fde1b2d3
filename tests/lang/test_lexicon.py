"""The dictionary: what it answers, and that it never fails without a sentence."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tjreader.lang.entry import Entry, Levels, LexiconError
from tjreader.lang.lexicon import Lexicon


def test_entries_by_simplified_and_by_traditional_form(lexicon):
    china = Entry("中国", "中國", "Zhōng guó", ("China",))
    assert lexicon.entries("中国") == (china,) == lexicon.entries("中國")
    assert lexicon.entries("新质生产力") == ()
    assert {entry.pinyin for entry in lexicon.entries("行")} == {"háng", "xíng"}


def test_pinyin_inside_senses_has_marks_too(lexicon):
    measure = [sense for sense in lexicon.entries("城市")[0].senses if sense.startswith("CL:")]
    assert measure == ["CL:座[zuò]"]


def test_words_at_gives_the_longest_first(lexicon):
    assert lexicon.words_at("一中华人民共和国", 1) == ("中华人民共和国", "中华", "中")
    assert lexicon.words_at("的", 0) == ("的",)
    assert lexicon.words_at("，", 0) == ()
    assert lexicon.words_at("", 0) == ()
    assert lexicon.words_at("\ud800的\0", 0) == ()
    assert lexicon.words_at("的\ud800", 0) in ((), ("的",))


def test_words_at_agrees_with_the_plain_question(lexicon, lexicon_files):
    text = "风劲帆满海天阔，奋楫潮头逐浪高。当新质生产力的浪潮奔涌而来，T恤和卡拉OK 一 国家發展"
    with closing(sqlite3.connect(lexicon_files[0])) as base:
        for start in range(len(text)):
            plain = [
                text[start:end]
                for end in range(len(text), start, -1)
                if base.execute("SELECT 1 FROM head WHERE word = ?", (text[start:end],)).fetchone()
            ]
            assert list(lexicon.words_at(text, start)) == plain


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(), st.integers(0, 20))
def test_no_text_makes_it_fail(lexicon, text, start):
    for word in lexicon.words_at(text, start):
        assert text.startswith(word, start)
        assert lexicon.entries(word)
    lexicon.entries(text)
    lexicon.levels(text)


def test_levels(lexicon):
    assert lexicon.levels("创新") == Levels(6, 3)
    assert lexicon.levels("一一") == Levels(None, 7)
    assert lexicon.levels("word") is None
    assert lexicon.levels("新质生产力") is None
    assert lexicon.levels("") is None


def test_source_says_what_about_needs(lexicon):
    source = lexicon.source
    assert source.name == "CC-CEDICT"
    assert source.licence == "CC BY-SA 4.0"
    assert source.date >= "2023-11-07"
    assert len(source.sha256) == 64
    assert source.entries > 120_000


def test_the_file_holds_cc_cedict_alone_and_says_what_was_changed(lexicon_files):
    with closing(sqlite3.connect(lexicon_files[0])) as base:
        tables = {row[0] for row in base.execute("SELECT name FROM sqlite_schema")}
        changes = base.execute("SELECT value FROM meta WHERE key = 'changes'").fetchone()[0]
    index = {"search", "search_config", "search_data", "search_idx"}  # without words of its own
    assert tables == {"meta", "entries", "head"} | index
    assert "converted" in changes


def test_missing_file(tmp_path, lexicon_files):
    with pytest.raises(LexiconError, match=r"cedict\.sqlite is missing.*again"):
        Lexicon(tmp_path / "cedict.sqlite", lexicon_files[1])


@pytest.mark.parametrize("words", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_damaged_file(tmp_path, lexicon_files, words):
    path = tmp_path / "cedict.sqlite"
    path.write_bytes(words)
    with pytest.raises(LexiconError, match=r"cedict\.sqlite is damaged.*again"):
        Lexicon(path, lexicon_files[1])


def test_foreign_database(tmp_path, lexicon_files):
    path = tmp_path / "cedict.sqlite"
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE meta (key, value)")
    with pytest.raises(LexiconError, match="damaged"):
        Lexicon(path, lexicon_files[1])


def test_cut_short(tmp_path, lexicon_files):
    path = tmp_path / "cedict.sqlite"
    path.write_bytes(lexicon_files[0].read_bytes()[: 3 * 1024 * 1024])
    with pytest.raises(LexiconError, match="damaged"):
        Lexicon(path, lexicon_files[1])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE meta SET value = '0' WHERE key = 'recipe'", "another version"),
        ("DELETE FROM meta WHERE key = 'sha256'", "damaged"),
        ("DELETE FROM entries WHERE id = (SELECT max(id) FROM entries)", "damaged"),
    ],
)
def test_wrong_inside(tmp_path, lexicon_files, change, sentence):
    path = tmp_path / "cedict.sqlite"
    shutil.copy(lexicon_files[0], path)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(change)
    with pytest.raises(LexiconError, match=sentence):
        Lexicon(path, lexicon_files[1])


def test_damage_found_later_is_a_sentence_too(tmp_path, lexicon_files):
    path = tmp_path / "cedict.sqlite"
    shutil.copy(lexicon_files[0], path)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("DROP TABLE head")
    opened = Lexicon(path, lexicon_files[1])
    with closing(opened), pytest.raises(LexiconError, match="damaged"):
        opened.words_at("中国", 0)


@pytest.mark.parametrize("words", [None, b"", b"\xff\xff", b"word\tlevel\n"])
def test_bad_levels(tmp_path, lexicon_files, words):
    path = tmp_path / "hsk.tsv"
    if words is not None:
        path.write_bytes(words)
    with pytest.raises(LexiconError, match=r"hsk\.tsv"):
        Lexicon(lexicon_files[0], path)


def test_the_file_is_never_written(tmp_path, lexicon_files):
    path = tmp_path / "cedict.sqlite"
    shutil.copy(lexicon_files[0], path)
    before = path.read_bytes()
    with closing(Lexicon(path, lexicon_files[1])) as opened:
        opened.words_at("中国", 0)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.glob("cedict*")] == ["cedict.sqlite"]


def test_what_was_learnt_long_ago_is_forgotten_and_found_again(lexicon, monkeypatch):
    from tjreader.lang import lexicon as module

    monkeypatch.setattr(module, "OPENINGS_KEPT", 3)
    for _ in range(2):
        assert lexicon.words_at("天津在发展", 0) == ("天津", "天")
        assert lexicon.words_at("人工智能的", 0) == ("人工智能", "人工", "人")


def test_other_threads_may_ask(lexicon):
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lexicon.entries, ["天津", "发展"] * 20))
    assert all(found)


def test_words_no_utf8_can_hold(lexicon):
    assert lexicon.entries("\ud800") == ()
    assert not lexicon.knows("\ud800")
    assert lexicon.knows("天津")
    assert lexicon.pinyin("行") == ("háng", "xíng")


def test_entries_are_kept_within_bounds(lexicon, monkeypatch):
    from tjreader.lang import lexicon as module

    monkeypatch.setattr(module, "ENTRIES_KEPT", 1)
    for word in ("天津", "发展", "银行", "天津"):
        assert [entry.simplified for entry in lexicon.entries(word)] == [word]
    several = lexicon.entries_of(["天津", "新质生产力", "\ud800"])
    assert {word: len(found) for word, found in several.items()} == {
        "天津": 1,
        "新质生产力": 0,
        "\ud800": 0,
    }


def test_names(lexicon):
    names = lexicon.names(3)
    assert {"帖木儿", "塔什干", "中华人民共和国"} <= names
    assert not names & {"天津", "生产力"}
