"""Texts, progress and analyses are kept."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing

import pytest

from builders import text_of
from tjreader.app.ports import KnownText, ReadSoFar, Refused
from tjreader.lang.token import Analysis, CutSource, Reading, ReadingSource, Token
from tjreader.store import library as stored
from tjreader.text.span import Span

TEXT = text_of()
NEWER = text_of("# 一", "改过的话。", title="例二")


def analysis_of(words: str, engine: str = "checked 1") -> Analysis:
    tokens = (Token(Span(0, len(words)), "tiānjīn", CutSource.CHECKED),)
    reading = Reading("tiān", ReadingSource.PHRASE, "天津", doubtful=True)
    return Analysis(words, tokens, (reading, *[None] * (len(words) - 1)), engine)


def test_every_revision_of_a_text_keeps_its_words(store, opened):
    other = text_of("# 别", "别的文章。", text_id="other", title="别")
    for text in (TEXT, other, NEWER, NEWER):
        store.library.remember_text(text).result(10)
    store.close().result(10)
    library = opened().library
    assert library.text_words(TEXT.id, TEXT.revision).result(10) == TEXT.printed
    assert library.text_words(TEXT.id, NEWER.revision).result(10) == NEWER.printed
    assert library.text_words(TEXT.id, other.revision).result(10) is None
    assert library.texts().result(10) == (
        KnownText(NEWER.id, "例二", NEWER.revision, "tests"),
        KnownText("other", "别", other.revision, "tests"),
    )


def test_progress_only_grows_until_it_is_forgotten(store):
    library = store.library
    for section, farthest in (("s1", 10), ("s1", 4), ("s2", 7), ("s1", 12), ("s1", 11)):
        library.save_progress(TEXT.id, TEXT.revision, section, farthest).result(10)
    library.save_progress("other", "r", "s1", 99).result(10)
    assert library.progress(TEXT.id, TEXT.revision).result(10).farthest == {"s1": 12, "s2": 7}
    library.reset_progress(TEXT.id, TEXT.revision, "s1").result(10)
    assert library.progress(TEXT.id, TEXT.revision).result(10).farthest == {"s2": 7}
    library.save_progress(TEXT.id, TEXT.revision, "s1", 3).result(10)
    library.reset_progress(TEXT.id, TEXT.revision, None).result(10)
    assert library.progress(TEXT.id, TEXT.revision).result(10).farthest == {}
    assert library.progress("other", "r").result(10).farthest == {"s1": 99}
    with pytest.raises(Refused) as refused:
        library.save_progress(TEXT.id, TEXT.revision, "s1", -1).result(10)
    assert refused.value.code == "input"


def test_analyses_are_kept_by_engine_and_replaced(store, opened):
    first = {f"p{n}": analysis_of(f"天津{n}") for n in range(1200)}
    store.library.save_analyses("r", first).result(10)
    store.library.save_analyses("r", {"p1": analysis_of("善作", "jieba 2")}).result(10)
    store.library.save_analyses("r", {"p2": analysis_of("新")}).result(10)
    store.library.save_analyses("r", {}).result(10)
    store.close().result(10)
    library = opened().library
    expected = first | {"p2": analysis_of("新")}
    assert library.analyses("r", "checked 1", [*first, "p9999"]).result(10) == expected
    assert library.analyses("r", "jieba 2", ["p1", "p2"]).result(10) == {
        "p1": analysis_of("善作", "jieba 2")
    }
    assert library.analyses("other", "checked 1", ["p1"]).result(10) == {}


def test_an_analysis_that_cannot_be_read_is_made_anew(store, opened, data_dir):
    store.library.save_analyses("r", {"p1": analysis_of("天"), "p2": analysis_of("津")}).result(10)
    store.close().result(10)
    connection = sqlite3.connect(data_dir / "notebook.db")
    (whole,) = connection.execute("SELECT value FROM analysis WHERE paragraph_id = 'p1'").fetchone()
    bad = {"p3": b"[", "p4": zlib.compress(b"["), "p5": whole[:-6], "p6": b""}
    put = "INSERT INTO analysis SELECT revision, engine, ?, ? FROM analysis LIMIT 1"
    connection.executemany(put, bad.items())
    connection.commit()
    connection.close()
    assert opened().library.analyses("r", "checked 1", ["p1", "p2", *bad]).result(10) == {
        "p1": analysis_of("天"),
        "p2": analysis_of("津"),
    }


def test_an_analysis_does_not_unpack_without_end(store, monkeypatch):
    store.library.save_analyses("r", {"p1": analysis_of("天" * 500)}).result(10)
    assert store.library.analyses("r", "checked 1", ["p1"]).result(10)
    monkeypatch.setattr(stored, "LARGEST_ANALYSIS", 400)
    assert store.library.analyses("r", "checked 1", ["p1"]).result(10) == {}


def test_analyses_are_stored_in_little_room(store, data_dir):
    words = "天津港东疆片区的跨境电商" * 20
    kept = {f"p{n}": analysis_of(words) for n in range(50)}
    loose = sum(len(json.dumps(each.to_json())) for each in kept.values())
    store.library.save_analyses("r", kept).result(10)
    store.close().result(10)
    with closing(sqlite3.connect(data_dir / "notebook.db")) as connection:
        (stored,) = connection.execute("SELECT sum(length(value)) FROM analysis").fetchone()
    assert stored < loose / 5


def test_progress_of_an_older_program_is_of_the_revision_the_text_had(store, opened, data_dir):
    store.library.remember_text(TEXT).result(10)
    store.close().result(10)
    with closing(sqlite3.connect(data_dir / "notebook.db")) as connection:
        connection.execute("INSERT INTO progress VALUES (?, 's1', 7)", (TEXT.id,))
        connection.commit()
    library = opened().library
    assert library.progress(TEXT.id, TEXT.revision).result(10).farthest == {"s1": 7}
    assert library.progress(TEXT.id, NEWER.revision).result(10) == ReadSoFar()
    library.remember_text(NEWER).result(10)
    known = library.progress(TEXT.id, NEWER.revision).result(10)
    assert known == ReadSoFar({}, {TEXT.revision: {"s1": 7}})
    library.save_progress(TEXT.id, NEWER.revision, "s1", 3).result(10)
    library.settle_progress(TEXT.id, NEWER.revision, [TEXT.revision], {"s1": 2, "s2": 9}).result(10)
    known = library.progress(TEXT.id, NEWER.revision).result(10)
    assert known == ReadSoFar({"s1": 3, "s2": 9})
