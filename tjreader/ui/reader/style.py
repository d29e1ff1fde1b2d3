"""How the page looks: size, measure, ruby and the colours of its parts."""

from __future__ import annotations

from types import MappingProxyType

from msgspec import Struct, field

from ...app.settings import Ruby

_LIGHT_MARKS = MappingProxyType(
    {
        "yellow": "#f2c200",
        "green": "#56b348",
        "blue": "#3f97e0",
        "pink": "#ec5f92",
        "orange": "#f08a24",
        "purple": "#9a6bd6",
    }
)
_DARK_MARKS = MappingProxyType(
    {
        "yellow": "#d8b02c",
        "green": "#5fae57",
        "blue": "#4f94d4",
        "pink": "#d4658f",
        "orange": "#d98a3d",
        "purple": "#9c7bd0",
    }
)


class Inks(Struct, frozen=True):
    """The colours of the page, as "#rrggbb" or "#aarrggbb".

    `ink` is the text, `muted` bylines and the foot, `faint` rules and quiet numbers,
    `accent` labels and dashes, `ruby` the pinyin, `doubt` the line under doubtful
    places, `selection_edge` the line around what is selected, which must be seen over
    every highlight, `mended` the editors' corrections, `word` the marked word, `panel` the
    ground of captions. `marks` are the six colours of highlights by name; a tint is
    painted with `tint` of that colour's opacity (0 to 1).
    """

    paper: str
    ink: str
    muted: str
    faint: str
    accent: str
    ruby: str
    doubt: str
    mended: str
    selection: str
    selection_edge: str
    hit: str
    hit_current: str
    word: str
    panel: str
    marks: MappingProxyType[str, str] = field(default_factory=lambda: _LIGHT_MARKS)
    tint: float = 0.34


PAPER = Inks(
    paper="#fdfcf9",
    ink="#1f1d1a",
    muted="#7b756b",
    faint="#d9d4c9",
    accent="#9c3a2b",
    ruby="#6d675e",
    doubt="#a8896a",
    mended="#1f6a5c",
    selection="#b9d3ef",
    selection_edge="#2b5f97",
    hit="#f6e3a1",
    hit_current="#f4b860",
    word="#ece4d3",
    panel="#f5f2ea",
)

SEPIA = Inks(
    paper="#f5ecd9",
    ink="#3b2f22",
    muted="#766349",
    faint="#d9c9aa",
    accent="#974526",
    ruby="#75624a",
    doubt="#a5824f",
    mended="#2f6650",
    selection="#c9d2cf",
    selection_edge="#34606f",
    hit="#eed58c",
    hit_current="#e8ae5c",
    word="#e8d8b6",
    panel="#ede1c8",
)

DARK = Inks(
    paper="#1b1c1e",
    ink="#d6d2ca",
    muted="#8d8981",
    faint="#3b3c3f",
    accent="#d98a72",
    ruby="#9b968c",
    doubt="#a08a68",
    mended="#7fc2ae",
    selection="#2f4a66",
    selection_edge="#9cc4ee",
    hit="#5c4d1f",
    hit_current="#8a6220",
    word="#35342f",
    panel="#232427",
    marks=_DARK_MARKS,
    tint=0.36,
)


class PageStyle(Struct, frozen=True):
    """How a page is set.

    `face` is "serif", "sans" or a family's name. `size` is the height of a body
    character in px with zoom counted in, `leading` a multiple of it, `measure` the
    line's length in characters (a narrow window shortens it). `numbers` shows the
    paragraph numbers in the margin: "hover" quietly and stronger under the pointer,
    "always" or "never".
    """

    face: str = "serif"
    size: int = 20
    leading: float = 1.85
    measure: int = 36
    ruby: Ruby = Ruby.OFF
    inks: Inks = PAPER
    numbers: str = "hover"

    def same_setting(self, other: PageStyle) -> bool:
        """Whether only colours differ, so that no line needs to be set again."""
        mine = (self.face, self.size, self.leading, self.measure, self.ruby)
        return mine == (other.face, other.size, other.leading, other.measure, other.ruby)
