"""Which backups stay: many of the last days, some of the last weeks, a few of the last months."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, weeks and months have one backup kept each: as many as Anki keeps."""

RECENT = 3
"""The newest ones that stay in any case: before a repair or a restore another is made."""

_AHEAD = timedelta(days=1)
"""A backup dated later than this from now was made while the clock was wrong."""


def kept(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those to keep of backups made at these times: of each day the newest, and `RECENT` ones.

    Those of a clock that was set forward are counted by themselves: they must not drive
    out what is made from now on, and may hold what nothing else holds.
    """
    times = sorted(set(made), reverse=True)
    ahead = [each for each in times if each > now + _AHEAD]
    usual = [each for each in times if each <= now + _AHEAD]
    return frozenset({*_thinned(ahead), *_thinned(usual)})


def _thinned(newest_first: list[datetime]) -> set[datetime]:
    return {
        *newest_first[:RECENT],
        *_newest_of_each(newest_first, DAILY, _day),
        *_newest_of_each(newest_first, WEEKLY, _week),
        *_newest_of_each(newest_first, MONTHLY, _month),
    }


def _newest_of_each(
    newest_first: list[datetime], number: int, period: Callable[[datetime], tuple[int, ...]]
) -> list[datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    for each in newest_first:
        newest.setdefault(period(each), each)
    return list(newest.values())[:number]


def _day(each: datetime) -> tuple[int, ...]:
    return each.year, each.month, each.day


def _week(each: datetime) -> tuple[int, ...]:
    return each.isocalendar()[:2]


def _month(each: datetime) -> tuple[int, ...]:
    return each.year, each.month
