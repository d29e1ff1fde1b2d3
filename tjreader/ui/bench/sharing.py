"""How two lists that stand one above the other share the room there is."""

from __future__ import annotations

from collections.abc import Callable

High = Callable[[int], int]
"""The px that so many lines take."""


def shares(room: int, first: High, firsts: int, second: High, seconds: int) -> tuple[int, int]:
    """How many whole lines each of them shows.

    Each shows one if it has any, however little room there is, then both grow by turns.

    Args:
        room: px for both together.
        first: the height of so many lines of the first.
        firsts: how many lines it has.
        second: the height of so many lines of the second.
        seconds: how many lines that has.
    """
    one, two = min(1, firsts), min(1, seconds)
    grown = True
    while grown:
        grown = False
        if one < firsts and first(one + 1) + second(two) <= room:
            one, grown = one + 1, True
        if two < seconds and first(one) + second(two + 1) <= room:
            two, grown = two + 1, True
    return one, two
