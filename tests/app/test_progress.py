"""How far one has read: kept, never going back, forgotten when asked."""

from __future__ import annotations

from concurrent.futures import Future

from builders import EXAMPLE, span_of, text_of
from listening import Later
from tjreader.app.editions import carried_progress
from tjreader.app.homing import AtOnce
from tjreader.app.ports import ReadSoFar
from tjreader.app.progress import Progress

TEXT = text_of()
FIRST, SECOND = TEXT.arrangements[0].sections


def test_percentages_grow_with_the_farthest_character(store):
    changed: list[str] = []
    progress = Progress(TEXT, AtOnce(), changed.append)
    assert progress.percent(FIRST) == 0
    progress.seen("s1", span_of(TEXT, "生产力").start)
    early = progress.percent(FIRST)
    assert 0 < early < 100
    progress.connect(store.library)
    progress.seen("s1", span_of(TEXT, "著称").start)
    assert early < progress.percent(FIRST) < 100
    progress.seen("s1", 0)
    progress.seen("s1", FIRST.paragraphs[-1].span.end - 1)
    assert progress.percent(FIRST) == 100
    assert progress.percent(SECOND) == 0
    assert changed == ["s1"] * 3

    again = Progress(TEXT, AtOnce(), changed.append)
    again.seen("s2", SECOND.paragraphs[0].span.start)
    again.connect(store.library)
    assert again.percent(FIRST) == 100
    assert store.library.progress(TEXT.id, TEXT.revision).result(10).farthest == {
        "s1": FIRST.paragraphs[-1].span.end - 1,
        "s2": SECOND.paragraphs[0].span.start,
    }


def test_forgetting_one_section_or_all(store):
    changed: list[str] = []
    progress = Progress(TEXT, AtOnce(), changed.append)
    progress.connect(store.library)
    progress.seen("s1", 10)
    progress.seen("s2", 40)
    progress.reset("s1")
    assert store.library.progress(TEXT.id, TEXT.revision).result(10).farthest == {"s2": 40}
    progress.reset()
    assert store.library.progress(TEXT.id, TEXT.revision).result(10).farthest == {}
    assert (progress.farthest("s1"), progress.percent(SECOND)) == (-1, 0)
    assert changed == ["s1", "s2", "s1", "s2"]
    Progress(TEXT, AtOnce(), changed.append).reset()


def test_what_is_forgotten_before_the_store_has_answered_stays_forgotten(store):
    before = Progress(TEXT, AtOnce(), lambda section: None)
    before.connect(store.library)
    before.seen("s1", 10)
    before.seen("s2", 40)

    early = Progress(TEXT, AtOnce(), lambda section: None)
    early.reset("s1")
    early.connect(store.library)
    assert (early.farthest("s1"), early.farthest("s2")) == (-1, 40)
    assert store.library.progress(TEXT.id, TEXT.revision).result(10).farthest == {"s2": 40}

    home = Later()
    meanwhile = Progress(TEXT, home, lambda section: None)
    meanwhile.connect(store.library)
    meanwhile.reset()
    meanwhile.seen("s2", 39)
    home.come()
    assert meanwhile.farthest("s2") == 39
    assert store.library.progress(TEXT.id, TEXT.revision).result(10).farthest == {"s2": 39}


def test_what_cannot_be_kept_is_logged(store, caplog):
    progress = Progress(TEXT, AtOnce(), lambda section: None)
    progress.connect(store.library)
    store.close().result(10)
    progress.seen("s1", 10)
    assert progress.farthest("s1") == 10
    assert "progress was not kept" in caplog.text


def section_ends(text):
    return {each.title: each.paragraphs[-1].span.end - 1 for each in text.arrangements[0].sections}


def carried(before, after, farthest):
    return carried_progress(text_of(*before), text_of(*after), farthest)


def test_what_was_seen_stays_seen_in_another_edition_and_what_is_new_is_unseen():
    first = ("# 一", "甲乙丙丁戊己庚辛。", "# 二", "子丑寅卯辰巳午未。", "天地玄黄宇宙洪荒。")
    old = text_of(*first)
    ends = section_ends(old)
    new = ("# 新", "日月盈昃辰宿列张。", *first, "寒来暑往秋收冬藏。")
    there = text_of(*new)
    reached = carried(first, new, {"s1": ends["一"], "s2": ends["二"]})
    assert reached == {
        "s2": section_ends(there)["一"],
        "s3": span_of(there, "天地玄黄宇宙洪荒。").end - 1,
    }
    half = carried(first, new, {"s2": span_of(old, "丑寅").end - 1})
    assert half == {"s3": span_of(there, "丑寅").end - 1}


def test_seen_words_that_moved_behind_unseen_ones_do_not_make_those_seen():
    before = ("# 一", "甲乙丙丁戊己庚辛。", "# 二", "子丑寅卯辰巳午未。")
    after = ("# 一", "# 二", "子丑寅卯辰巳午未。", "甲乙丙丁戊己庚辛。")
    old = text_of(*before)
    reached = carried(before, after, {"s1": section_ends(old)["一"]})
    assert "s2" not in reached


def test_reading_follows_once_and_through_editions_nobody_opened(store):
    newest = text_of("# 新", "丙丙丙丙。", *EXAMPLE)
    middle = text_of("# 先", "丁丁丁丁。", *EXAMPLE)
    library = store.library
    library.remember_text(TEXT).result(10)
    first = Progress(TEXT, AtOnce(), lambda section: None)
    first.connect(library)
    first.seen("s1", FIRST.paragraphs[-1].span.end - 1)
    for text in (middle, newest):
        library.remember_text(text).result(10)
    asked = []

    def carry(read):
        asked.append({revision: words for revision, (words, _) in read.items()})
        done = Future()
        ((_, farthest),) = read.values()
        done.set_result(carried_progress(TEXT, newest, farthest))
        return done

    for _ in range(2):
        again = Progress(newest, AtOnce(), lambda section: None, carry)
        again.connect(library)
        sections = newest.arrangements[0].sections
        assert [again.percent(each) for each in sections] == [0, 100, 0]
    assert asked == [{TEXT.revision: TEXT.printed}]
    library.remember_text(TEXT).result(10)
    known = library.progress(TEXT.id, TEXT.revision).result(10)
    assert known.farthest == {"s1": FIRST.paragraphs[-1].span.end - 1}
    again.reset()
    assert library.progress(TEXT.id, TEXT.revision).result(10) == ReadSoFar()
