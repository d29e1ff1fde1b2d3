"""Into which blocks a page falls: one for each paragraph, several for a very long one."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import NamedTuple

from msgspec.structs import replace

from ...app.page import Inset, Page
from ...text.document import Kind
from .ruby import RubyFace
from .shaping import Boxes
from .sheet import EDITORIAL, SHEET, KindStyle

LONG = 3600
"""Code points above which a paragraph is set in several blocks."""
BLOCK = 2400
TITLE = -1
"""Stands for the editorial title where an index of a paragraph is asked for."""

_OPENING = frozenset((Kind.LABEL, Kind.HEADLINE, Kind.DECK))
"""Kinds that stand above an editorial title: they are the head of the whole part."""


class BlockKey(NamedTuple):
    """Which words a block holds: a paragraph's index (or TITLE) and which stretch of it."""

    paragraph: int
    part: int
    parts: int


class Blocks:
    """What of a page's setting depends on its outline alone, as parallel lists.

    `sizes` are code points, `wishes` the space above in body characters.
    """

    def __init__(self, page: Page) -> None:
        self.keys: list[BlockKey] = []
        self.styles: list[KindStyle] = []
        self.sizes: list[int] = []
        self.wishes: list[float] = []
        self.first_of: list[int] = []
        titled = page.section.editorial and bool(page.section.title)
        for index, paragraph in enumerate(page.outline):
            if titled and paragraph.kind not in _OPENING:
                self._put(BlockKey(TITLE, 0, 1), EDITORIAL, len(page.section.title) + 2)
                titled = False
            self.first_of.append(len(self.keys))
            style, size = _style(paragraph.kind, page.inset(index)), len(paragraph.span)
            parts = ceil(size / BLOCK) if size > LONG else 1
            for part in range(parts):
                rest = size - part * BLOCK
                self._put(
                    BlockKey(index, part, parts),
                    style,
                    min(rest, BLOCK, size) if parts > 1 else size,
                )

    def _put(self, key: BlockKey, style: KindStyle, size: int) -> None:
        wish = 0.0
        if self.styles and not key.part:
            wish = max(self.styles[-1].after, style.before)
        self.keys.append(key)
        self.styles.append(style)
        self.sizes.append(size)
        self.wishes.append(wish)


class Shapes:
    """What stays good of a page while only the width, the pinyin or the leading changes."""

    def __init__(self, page: Page) -> None:
        self.blocks = Blocks(page)
        self.boxes: dict[BlockKey, tuple[str, Boxes]] = {}
        self.ruby_faces: dict[float, RubyFace] = {}

    def forget(self) -> None:
        """The face or the size is another one: shape all anew."""
        self.boxes.clear()
        self.ruby_faces.clear()


@lru_cache(maxsize=256)
def _style(kind: Kind, inset: Inset | None) -> KindStyle:
    """The setting of a kind, standing in where that is wished; the same one each time."""
    style = SHEET[kind]
    if inset is None:
        return style
    return replace(style, first=inset.first, left=inset.left, before=inset.above, after=0.0)


def cut(text: str, part: int) -> int:
    """Where a stretch of a very long paragraph begins: after a sentence near its round number."""
    at = part * BLOCK
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    for back in range(at, at - 240, -1):
        if text[back - 1] in "。！？\n":
            return back
    return at
