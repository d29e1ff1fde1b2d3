"""The clock is set back and forward: order, ids and backups do not mind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from builders import added, highlight, text_of
from tjreader.store import backup
from tjreader.store.opening import open_store

TEXT = text_of()
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CLOCKS = (
    NOW,
    NOW + timedelta(days=1),
    datetime(2099, 1, 1, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    NOW + timedelta(days=2),
    NOW - timedelta(days=300),
    NOW + timedelta(days=3),
)


def test_a_clock_that_jumps_harms_nothing(data_dir, monkeypatch):
    made = []
    for moment in CLOCKS:
        monkeypatch.setattr(backup, "clock", lambda moment=moment: moment)
        store = open_store(data_dir).result(30)
        assert store.backed_up.result(30) is None
        one = highlight(TEXT, "天津", note=str(moment))
        store.notebook.apply(added(one)).result(10)
        made.append(one)
        store.close().result(10)
    store = open_store(data_dir).result(30)
    assert store.backed_up.result(30) is None
    assert store.notebook.annotations(TEXT.id).result(10) == tuple(made)
    assert len({each.id for each in made}) == len(CLOCKS)
    listed = store.care.backups().result(10)
    # Newest first by what they hold, whatever their dates say.
    assert [each.notes for each in listed] == list(range(len(CLOCKS) - 1, -1, -1))
    store.close().result(10)


def test_a_clock_that_stands_ahead_for_weeks_leaves_todays_backups(data_dir, monkeypatch):
    ahead = [datetime(2099, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(15)]
    usual = [NOW + timedelta(days=day) for day in range(3)]
    for moment in (*ahead, *usual):
        monkeypatch.setattr(backup, "clock", lambda moment=moment: moment)
        store = open_store(data_dir).result(30)
        assert store.backed_up.result(30) is None
        store.close().result(10)
    names = [path.name for path in backup.backups_of(data_dir)]
    assert [name for name in names if name.startswith("notebook-2026")] == [
        f"notebook-2026060{day}T120000Z.db" for day in (1, 2, 3)
    ]
