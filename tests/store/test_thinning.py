"""Which backups stay, whatever the clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tjreader.store.thinning import DAILY, MONTHLY, RECENT, WEEKLY, kept

NOW = datetime(2026, 2, 27, 12, tzinfo=UTC)
MOMENTS = st.sets(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)), max_size=80
)


def test_a_year_of_days():
    days = [NOW - timedelta(day) for day in range(365)]
    stay = sorted(kept(days, NOW), reverse=True)
    assert stay[:DAILY] == days[:DAILY]
    assert len({each.isocalendar()[:2] for each in stay}) >= WEEKLY
    assert len({(each.year, each.month) for each in stay}) == MONTHLY
    assert stay[-1] < NOW - timedelta(200)


def test_of_one_day_the_newest_and_of_today_some_more():
    hours = [NOW - timedelta(hours=hour) for hour in range(6)]
    assert kept(hours, NOW) == set(hours[:RECENT])
    days = [each - timedelta(days=day) for day in range(3) for each in hours]
    assert kept(days, NOW) == {*hours[:RECENT], NOW - timedelta(1), NOW - timedelta(2)}


def test_a_clock_set_forward_for_a_while_drives_nothing_out():
    ahead = [NOW + timedelta(days=365 + day) for day in range(40)]
    usual = [NOW - timedelta(day) for day in range(DAILY)]
    assert set(usual) <= kept([*ahead, *usual], NOW)


def test_a_clock_set_back_drives_nothing_out():
    back = datetime(1970, 1, 1, tzinfo=UTC)
    usual = [NOW - timedelta(day) for day in range(DAILY)]
    assert {*usual, back} <= kept([*usual, back], back)
    assert set(usual) <= kept([*usual, back], NOW)


@given(MOMENTS)
def test_never_more_than_the_numbers_say_and_never_none(made):
    stay = kept(made, NOW)
    assert stay <= made
    assert len(stay) <= 2 * (RECENT + DAILY + WEEKLY + MONTHLY)
    assert bool(stay) == bool(made)


@given(MOMENTS)
def test_thinning_again_takes_nothing_more(made):
    stay = kept(made, NOW)
    assert kept(stay, NOW) == stay
