"""Notes are found by all they are made of; the index is kept, and can always be made anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from analyses import analysed
from builders import added, erased, highlight, replaced, text_note, text_of
from tjreader.app.opened import OpenedText
from tjreader.app.ports import Refused
from tjreader.app.quotes import QuoteReadings
from tjreader.app.searchports import NoteColumn, NoteWish
from tjreader.formats.plain import read_words
from tjreader.lang.pinyin import key_of
from tjreader.store.opening import open_store
from tjreader.text.indexing import index_words
from tjreader.text.matching import Phrase, gram_phrase

WORDS = "# 一\n\n发展新质𠮷生产力😀。\n\n天津以善作善成著称。\n"
TEXT = read_words(WORDS, "例").text
OTHER = text_of(text_id="other", title="另")
WRITTEN = (NoteColumn.NOTE, NoteColumn.QUOTE, NoteColumn.TAGS)


def no_article() -> OpenedText:
    raise Refused("none", "damaged")


def read(words: str) -> OpenedText:
    return read_words(words, "")


@pytest.fixture
def opener(data_dir):
    """Opens the notebook with readings; what is open at the end is closed."""
    stores = []

    def opens():
        store = open_store(data_dir, quotes=QuoteReadings(no_article, read)).result(30)
        stores.append(store)
        return store

    yield opens
    for store in stores:
        store.close().result(30)


@pytest.fixture
def store(opener):
    made = opener()
    made.library.remember_text(TEXT).result(30)
    return made


def written(words: str, text_id: str = "") -> NoteWish:
    phrase = Phrase(WRITTEN, tuple(each.word for each in index_words(words)))
    return NoteWish(((phrase,),), text_id)


def sounding(syllables: str, column=NoteColumn.SOUNDS) -> NoteWish:
    return NoteWish(((Phrase((column,), tuple(syllables.split())),),))


def found(store, wish) -> list[str]:
    return [note.id for note in store.search.notes(wish).result(30).notes]


def learn(store) -> None:
    """The worker has read the second paragraph."""
    paragraph = next(p for p in TEXT.paragraphs if "新质" in p.span.of(TEXT.printed))
    analysis = analysed("发展/fā.zhǎn 新质/xīn.zhì 𠮷 生产力/shēng.chǎn.lì 😀 。")
    assert analysis.text == paragraph.span.of(TEXT.printed)
    store.library.save_analyses(TEXT.revision, {paragraph.id: analysis}).result(30)


def indexed(path: Path) -> list[tuple]:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO note_search (note_search) VALUES ('integrity-check')")
        return raw.execute("SELECT rowid, * FROM note_search ORDER BY rowid").fetchall()


A = highlight(TEXT, "新质", note="Cèyuándì, “place of origin” 發展", annotation_id="a")
B = replace(highlight(TEXT, "善作善成", annotation_id="b"), tags=("典故", "ask me"))
C = text_note(OTHER, "上海天津", annotation_id="c")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("新质", ["a"]),
        ("质", ["a"]),
        ("新質", ["a"]),
        ("发展", ["a"]),
        ("origin", ["a"]),
        ("PLACE of", ["a"]),
        ("ceyuandi", ["a"]),
        ("善成", ["b"]),
        ("典故", ["b"]),
        ("me", ["b"]),
        ("典故ask", []),
        ("天津", ["c"]),
        ("津上", []),
        ("无", []),
    ],
)
def test_what_is_written(store, words, ids):
    store.notebook.apply(added(A, B, C)).result(30)
    assert found(store, written(words)) == ids


def test_what_is_found_tells_all_a_row_needs(store):
    store.notebook.apply(added(A, B)).result(30)
    (note,) = store.search.notes(written("典故")).result(30).notes
    assert (note.title, note.quote, note.tags, note.colour) == ("例", "善作善成", B.tags, B.colour)
    assert note.start == B.anchor.spans[0].start
    assert note.syllables == ("",) * 4


def test_notes_of_the_open_text_come_first_then_the_newest(store):
    here = [highlight(TEXT, "天津", annotation_id=f"h{n}") for n in range(3)]
    there = [highlight(OTHER, "天津", annotation_id=f"t{n}") for n in range(3)]
    for one, other in zip(here, there, strict=True):
        store.notebook.apply(added(one, other)).result(30)
    assert found(store, written("天津", TEXT.id)) == ["h2", "h1", "h0", "t2", "t1", "t0"]
    few = replace(written("天津", TEXT.id), most=4)
    answer = store.search.notes(few).result(30)
    assert [note.id for note in answer.notes] == ["h2", "h1", "h0", "t2"]
    assert answer.total == 6


def test_readings_are_found_once_they_are_known(store):
    store.notebook.apply(added(A)).result(30)
    assert found(store, sounding("xin zhi")) == []
    learn(store)
    assert found(store, sounding("xin zhi")) == ["a"]
    assert found(store, sounding("xin1 zhi4", NoteColumn.TONES)) == ["a"]
    assert found(store, sounding("xin4", NoteColumn.TONES)) == []
    whole = highlight(TEXT, "新质𠮷生产力", annotation_id="w")
    store.notebook.apply(added(whole)).result(30)
    assert found(store, sounding("sheng chan")) == ["w"]
    assert found(store, sounding("zhi sheng")) == []  # 𠮷 stands between
    for initials, ids in (("scl", ["w"]), ("sc", ["w"]), ("xz", ["w", "a"]), ("zs", [])):
        wish = NoteWish(((gram_phrase((NoteColumn.INITIALS,), initials),),))
        assert found(store, wish) == ids, initials
    (note,) = store.search.notes(sounding("sheng chan")).result(30).notes
    assert note.syllables == ("xīn", "zhì", "", "shēng", "chǎn", "lì")


def test_the_index_follows_every_change(store):
    store.notebook.apply(added(A)).result(30)
    after = replace(A, note="另外", tags=("新",))
    store.notebook.apply(replaced(A, after)).result(30)
    assert found(store, written("origin")) == []
    assert found(store, written("另外")) == ["a"]
    store.notebook.apply(erased(after)).result(30)
    assert found(store, written("新质")) == []
    store.notebook.apply(added(after)).result(30)
    assert found(store, written("新质")) == ["a"]


def test_a_refused_change_leaves_no_trace(store):
    store.notebook.apply(added(A)).result(30)
    with pytest.raises(Refused):
        store.notebook.apply(replaced(replace(A, note="x"), replace(A, note="珠峰"))).result(30)
    assert found(store, written("珠峰")) == []
    assert store.search.is_in_step().result(30)


def test_tags_are_counted(store):
    more = replace(highlight(TEXT, "天津", annotation_id="d"), tags=("典故",))
    store.notebook.apply(added(B, more)).result(30)
    assert [(each.tag, each.notes) for each in store.search.tags().result(30)] == [
        ("典故", 2),
        ("ask me", 1),
    ]
    store.notebook.apply(erased(more)).result(30)
    assert [each.notes for each in store.search.tags().result(30)] == [1, 1]


def test_a_rebuilt_index_is_the_kept_one(store, data_dir):
    store.notebook.apply(added(A, B, C)).result(30)
    learn(store)
    after = replace(B, tags=("另",))
    store.notebook.apply(replaced(B, after)).result(30)
    store.notebook.apply(erased(C)).result(30)
    for n in range(600):
        store.notebook.apply(added(highlight(TEXT, "天津", note=f"{n}"))).result(30)
    assert store.search.is_in_step().result(30)
    copy = data_dir / "kept.db"
    snapshot(store, copy)
    kept = indexed(copy)
    assert store.search.rebuild().result(30) == 602 == len(kept)
    assert store.search.is_in_step().result(30)
    snapshot(store, copy)
    assert indexed(copy) == kept


def snapshot(store, copy: Path) -> None:
    copy.unlink(missing_ok=True)

    def job() -> None:
        with closing(sqlite3.connect(copy)) as target:
            store._database.raw.backup(target)

    store._thread.submit(0, job).result(30)


DAMAGES = {
    "rows gone": "DELETE FROM note_search_content",
    "rows other": "UPDATE note_search_content SET c0 = 'x'",
    "lists gone": "DELETE FROM note_search_data",
    "lists spoilt": "UPDATE note_search_data SET block = x'ff'",
    "names gone": "DELETE FROM note_search_idx",
    "no version": "DELETE FROM note_search_config",
    "table of lists gone": "DROP TABLE note_search_data",
    "table of rows gone": "DROP TABLE note_search_content",
    "table of versions gone": "DROP TABLE note_search_config",
    "index gone": "DROP TABLE note_search",
    "state gone": "DROP TABLE note_search_state",
    "state empty": "DELETE FROM note_search_state",
    "state of another make": "UPDATE note_search_state SET recipe = '0'",
    "half done": "UPDATE note_search_state SET done = 0",
    "all gone": "DROP TABLE note_search; DROP TABLE note_search_state",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_costs_no_note_and_comes_back(store, opener, data_dir, damage):
    store.notebook.apply(added(A, C)).result(30)
    learn(store)
    store.close().result(30)
    with closing(sqlite3.connect(data_dir / "notebook.db")) as raw:
        raw.executescript(DAMAGES[damage])
        raw.commit()
    again = opener()
    again.notebook.apply(added(B)).result(30)
    assert len(again.notebook.annotations(TEXT.id).result(30)) == 2
    if damage == "rows other":  # only a check can tell
        assert not again.search.is_in_step().result(30)
        again.search.rebuild().result(30)
    assert found(again, written("善作")) == ["b"]
    assert found(again, written("新质")) == ["a"]
    again.search.rebuild().result(30)
    assert again.search.is_in_step().result(30)
    again.close().result(30)
    rows = indexed(data_dir / "notebook.db")
    assert [row[1:3] for row in rows] == [
        ("ceyuandi place of origin 发 展", "新 质"),
        ("上 海 天 津", ""),
        ("", "善 作 善 成"),
    ]
    with closing(sqlite3.connect(data_dir / "notebook.db")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_file_without_an_index_gets_one_at_its_opening(store, opener, data_dir):
    store.notebook.apply(added(A)).result(30)
    store.close().result(30)
    with closing(sqlite3.connect(data_dir / "notebook.db")) as raw:
        raw.executescript("DROP TABLE note_search; DROP TABLE note_search_state")
    again = opener()
    again.backed_up.result(30)  # what is behind all else is done by then
    again.close().result(30)
    assert len(indexed(data_dir / "notebook.db")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.text(max_size=6), max_size=4), st.booleans())
def test_no_words_are_taken_for_operators(store, words, open_end):
    columns = tuple(NoteColumn)[:6]
    wish = NoteWish(((Phrase(columns, tuple(filter(_storable, words)), open_end),),))
    store.search.notes(wish).result(30)


def _storable(word: str) -> bool:
    """What `index_words` can give: no lone surrogate, no NUL."""
    return not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in word)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(note=st.text(min_size=1, max_size=20), cut=st.integers(0, 19), length=st.integers(1, 4))
def test_any_words_of_a_note_find_it(store, note, cut, length):
    note = "".join(filter(_storable, note))
    words = [each.word for each in index_words(note)][cut : cut + length]
    if not words:
        return
    made = text_note(TEXT, note)
    store.notebook.apply(added(made)).result(30)
    wish = NoteWish(((Phrase(WRITTEN, tuple(words)),),))
    assert made.id in found(store, wish)
    store.notebook.apply(erased(made)).result(30)


def test_syllables_are_indexed_as_they_are_typed():
    assert key_of("lǜ") == "lv"
