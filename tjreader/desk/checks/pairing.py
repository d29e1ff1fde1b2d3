"""Quotation marks and brackets that have no fellow."""

from __future__ import annotations

from msgspec import Struct

_PAIRS = {
    **{"“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "(": ")", "（": "）", "[": "]"},
    **{"【": "】", "〔": "〕", "《": "》", "〈": "〉", "{": "}"},
}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_QUOTES = frozenset('“「『«‘"')
_STRAIGHT = '"'


class Leftover(Struct, frozen=True):
    """A mark without a fellow; `place` is its code point. `opens`: it opens something."""

    mark: str
    place: int
    opens: bool

    @property
    def side_of(self) -> tuple[str, str]:
        """What it is one side of: a quotation or a bracket, whatever marks are used for them."""
        opening = self.mark if self.opens else _CLOSING.get(self.mark, self.mark)
        what = "quote" if opening in _QUOTES else "bracket"
        return what, "opens" if self.opens else "closes"


def leftovers(words: str) -> tuple[Leftover, ...]:
    """The marks without a fellow, in order of place.

    ’ without ‘ is an apostrophe. A straight quote closes the one before it, if there is one.
    Full-width and half-width brackets may close each other.
    """
    waiting: list[Leftover] = []
    lost: list[Leftover] = []
    for place, mark in enumerate(words):
        if mark == _STRAIGHT:
            at = next((at for at, each in enumerate(waiting) if each.mark == _STRAIGHT), None)
            if at is None:
                waiting.append(Leftover(mark, place, opens=True))
            else:
                lost += waiting[at + 1 :]
                del waiting[at:]
        elif mark in _PAIRS:
            waiting.append(Leftover(mark, place, opens=True))
        elif mark in _CLOSING:
            _close(mark, place, words, waiting, lost)
    lost += waiting
    return tuple(sorted(lost, key=lambda each: each.place))


def _close(
    mark: str, place: int, words: str, waiting: list[Leftover], lost: list[Leftover]
) -> None:
    """A closing mark closes the last one that opened such; those in between have no fellow."""
    openings = {_CLOSING[mark]} | ({"(", "（"} if mark in ")）" else set())
    at = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at].mark in openings), None)
    if mark == "’" and (at is None or _is_apostrophe(words, place)):
        return
    if at is None:
        if not _is_list_mark(words, place):
            lost.append(Leftover(mark, place, opens=False))
        return
    lost += waiting[at + 1 :]
    del waiting[at:]


def _is_apostrophe(words: str, place: int) -> bool:
    """Between two letters it is one."""
    return words[place - 1 : place].isalpha() and words[place + 1 : place + 2].isalpha()


def _is_list_mark(words: str, place: int) -> bool:
    """The bracket of "1)" or "a)"."""
    before = words[max(0, place - 2) : place]
    return words[place] in ")）" and before[-1:].isalnum() and not before[:-1].strip()
