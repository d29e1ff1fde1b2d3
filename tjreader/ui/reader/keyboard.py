"""Moving a caret through a page by characters, words, lines and to its ends."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt

from ...app.page import Page
from .blocks import TITLE
from .selection import Caret
from .stage import Stage


class Move(Enum):
    """Where the head of the selection goes."""

    LEFT = "left"
    RIGHT = "right"
    WORD_LEFT = "word left"
    WORD_RIGHT = "word right"
    UP = "up"
    DOWN = "down"
    LINE_START = "line start"
    LINE_END = "line end"
    START = "start"
    END = "end"


_PLAIN = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Home: Move.LINE_START,
    Qt.Key.Key_End: Move.LINE_END,
}
_CONTROL = {
    Qt.Key.Key_Left: Move.WORD_LEFT,
    Qt.Key.Key_Right: Move.WORD_RIGHT,
    Qt.Key.Key_Home: Move.START,
    Qt.Key.Key_End: Move.END,
}


def move_of(key: int, modifiers: Qt.KeyboardModifier) -> Move | None:
    """The move of a key pressed with Shift, or None."""
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    return (_CONTROL if control else _PLAIN).get(Qt.Key(key))


def moved(caret: Caret, move: Move, page: Page, stage: Stage) -> Caret:
    """Where a caret comes to by a move; it stays at the page's ends."""
    if move in (Move.LEFT, Move.RIGHT):
        return _by_one(caret, 1 if move is Move.RIGHT else -1, page)
    if move in (Move.WORD_LEFT, Move.WORD_RIGHT):
        return _by_word(caret, move is Move.WORD_RIGHT, page)
    if move in (Move.UP, Move.DOWN):
        return _by_line(caret, 1 if move is Move.DOWN else -1, page, stage)
    if move is Move.START:
        return Caret(0, 0)
    if move is Move.END:
        last = len(page) - 1
        return Caret(last, len(page.paragraph(last).text))
    block = stage.galley.block(stage.galley.block_of(caret.paragraph, caret.place))
    line = block.lines[block.line_of(max(0, min(caret.place, block.end - 1)))]
    starts = block.boxes.starts
    return Caret(caret.paragraph, starts[line.first if move is Move.LINE_START else line.last])


def _by_one(caret: Caret, step: int, page: Page) -> Caret:
    place = caret.place + step
    if 0 <= place <= len(page.paragraph(caret.paragraph).text):
        return Caret(caret.paragraph, place)
    return _beyond(caret, step, page)


def _beyond(caret: Caret, step: int, page: Page) -> Caret:
    """Into the next or the previous paragraph."""
    index = caret.paragraph + step
    if not 0 <= index < len(page):
        return caret
    return Caret(index, 0 if step > 0 else len(page.paragraph(index).text))


def _by_word(caret: Caret, forward: bool, page: Page) -> Caret:
    tokens = page.paragraph(caret.paragraph).tokens
    if forward:
        ends = [token.span.end for token in tokens if token.span.end > caret.place]
        return Caret(caret.paragraph, ends[0]) if ends else _beyond(caret, 1, page)
    starts = [token.span.start for token in tokens if token.span.start < caret.place]
    return Caret(caret.paragraph, starts[-1]) if starts else _beyond(caret, -1, page)


def _by_line(caret: Caret, step: int, page: Page, stage: Stage) -> Caret:
    galley = stage.galley
    number = galley.block_of(caret.paragraph, caret.place)
    block = galley.block(number)
    row = block.line_of(caret.place)
    x = block.x_of(block.lines[row], caret.place)
    row += step
    while not 0 <= row < len(block.lines):
        number += step
        while 0 <= number < len(galley) and galley.key(number).paragraph == TITLE:
            number += step
        if not 0 <= number < len(galley):
            end = len(page.paragraph(caret.paragraph).text)
            return Caret(caret.paragraph, end if step > 0 else 0)
        block = galley.block(number)
        row = 0 if step > 0 else len(block.lines) - 1
    line = block.lines[row]
    place = block.caret_at(x, line.top + 1)
    if row + 1 < len(block.lines):
        place = min(place, block.boxes.starts[line.last])
    return Caret(galley.key(number).paragraph, place)
