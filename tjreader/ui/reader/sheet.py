"""How each kind of paragraph is set: one style sheet, in units of the body character."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from PySide6.QtGui import QFont

from ...text.document import Kind


class Align(Enum):
    """How the lines of a paragraph stand in the column."""

    JUSTIFY = "justify"
    CENTRE = "centre"
    RIGHT = "right"


class KindStyle(Struct, frozen=True):
    """One kind's setting. Lengths are multiples of the body size unless said otherwise.

    `scale` is the character's height, `leading` the line pitch over the character's own
    height (0 = the page's leading). `first`, `left` and `right` are indents of the first
    line, of the others and from the right, in characters of this kind. `before` and
    `after` are the least space to the neighbours. `spacing` is added between characters,
    in multiples of the character. `sans` takes the sans face. `ink` names a colour of `Inks`.
    `panel` paints a ground with a rule at its left.
    """

    scale: float = 1.0
    leading: float = 0.0
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    spacing: float = 0.0
    align: Align = Align.JUSTIFY
    bold: bool = False
    sans: bool = False
    ink: str = "ink"
    panel: bool = False


SHEET: dict[Kind, KindStyle] = {
    Kind.LABEL: KindStyle(
        scale=0.8, leading=1.6, before=0.6, after=1.4, spacing=0.28,
        align=Align.CENTRE, sans=True, ink="accent",
    ),
    Kind.HEADLINE: KindStyle(
        scale=1.9, leading=1.4, before=0.6, after=0.7, spacing=0.04,
        align=Align.CENTRE, bold=True,
    ),
    Kind.DECK: KindStyle(
        scale=1.1, leading=1.6, before=0.3, after=1.6, spacing=0.03,
        align=Align.CENTRE, ink="muted",
    ),
    Kind.HEADING: KindStyle(
        scale=1.4, leading=1.5, before=1.3, after=1.3, spacing=0.03,
        align=Align.CENTRE, bold=True,
    ),
    Kind.COUPLET: KindStyle(
        scale=1.05, before=0.5, after=1.1, spacing=0.08, align=Align.CENTRE,
    ),
    Kind.BODY: KindStyle(first=2.0),
    Kind.ITEM: KindStyle(left=2.0, before=0.35, after=0.35),
    Kind.CAPTION: KindStyle(
        scale=0.85, leading=1.7, left=1.0, first=1.0, right=1.0, before=1.2, after=1.2,
        sans=True, ink="muted", panel=True,
    ),
    Kind.BYLINE: KindStyle(
        scale=0.9, before=1.0, after=0.4, right=1.0, align=Align.RIGHT, ink="muted",
    ),
    Kind.CREDIT: KindStyle(
        scale=0.8, leading=1.6, before=1.4, after=0.4, align=Align.CENTRE, sans=True, ink="muted",
    ),
}  # fmt: skip

EDITORIAL = KindStyle(
    scale=1.4, leading=1.5, before=1.3, after=1.3, spacing=0.03,
    align=Align.CENTRE, ink="muted",
)  # fmt: skip

RUBY_SCALE = 0.5
"""Height of the pinyin over that of its character."""

RUBY_MOST = 0.62
"""The same over the body character, for headings: their pinyin need not grow with them."""

RUBY_STRETCHES = (93, 89, 85, 81)
"""Widths of its letters in percent: a syllable takes the first that keeps it above its
character, so that long ones spread their line less."""

RUBY_ROOM = 0.42
"""What pinyin adds to a line's pitch, in multiples of its character."""

STRUCK_SCALE = 0.72
"""Height of a struck form beside its correction."""


CODE_SCALE = 0.88
"""Height of code in a note: its letters are larger than others of their size."""


def weight(style: KindStyle) -> QFont.Weight:
    """The weight of a kind."""
    return QFont.Weight.Bold if style.bold else QFont.Weight.Normal
