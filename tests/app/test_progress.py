"""How far one has read: kept, never going back, forgotten when asked."""

from __future__ import annotations

from builders import span_of, text_of
from listening import Later
from tjreader.app.homing import AtOnce
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
    assert store.library.progress(TEXT.id).result(10) == {
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
    assert store.library.progress(TEXT.id).result(10) == {"s2": 40}
    progress.reset()
    assert store.library.progress(TEXT.id).result(10) == {}
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
    assert store.library.progress(TEXT.id).result(10) == {"s2": 40}

    home = Later()
    meanwhile = Progress(TEXT, home, lambda section: None)
    meanwhile.connect(store.library)
    meanwhile.reset()
    meanwhile.seen("s2", 39)
    home.come()
    assert meanwhile.farthest("s2") == 39
    assert store.library.progress(TEXT.id).result(10) == {"s2": 39}


def test_what_cannot_be_kept_is_logged(store, caplog):
    progress = Progress(TEXT, AtOnce(), lambda section: None)
    progress.connect(store.library)
    store.close().result(10)
    progress.seen("s1", 10)
    assert progress.farthest("s1") == 10
    assert "progress was not kept" in caplog.text
