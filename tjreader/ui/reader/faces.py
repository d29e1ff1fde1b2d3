"""Which fonts the page is set in.

Families are asked for by name, best first, and only until one is found, because
listing every font of the machine costs more than the first page does.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

SERIF = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Source Han Serif",
    "Songti SC",
    "STSong",
    "SimSun",
    "NSimSun",
    "FandolSong",
    "AR PL UMing CN",
    "Noto Serif CJK JP",
)
SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Source Han Sans",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "DengXian",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Noto Sans CJK JP",
)
LATIN = (
    "Source Sans 3",
    "Source Sans Pro",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans",
    "Noto Sans SC",
    "Segoe UI",
    "Helvetica Neue",
    "Lucida Grande",
    "DejaVu Sans",
    "Liberation Sans",
    "Arial",
)
FIXED = (
    "Source Code Pro",
    "Noto Sans Mono",
    "Cascadia Mono",
    "Consolas",
    "Menlo",
    "DejaVu Sans Mono",
    "Liberation Mono",
    "Courier New",
)
COMMON_HANZI = "的津激滋赣"
TONE_LETTERS = "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿế"


class Faces(Struct, frozen=True):
    """The families of one page: `text` for reading, `sans` for captions, `latin` for pinyin.

    `found` is false when no face with Chinese characters was found by name; then `text` and
    `sans` are Qt's own choice.
    """

    text: str
    sans: str
    latin: str
    found: bool


@lru_cache(maxsize=1)
def fixed() -> str:
    """The family for code, whose letters are of one width. Needs a QGuiApplication."""
    return _first(FIXED, "il{}") or "monospace"


@lru_cache(maxsize=16)
def choose(face: str) -> Faces:
    """The families for a choice of "serif", "sans" or a family's name.

    A family that is not on the machine or lacks common characters gives way to the serif one.
    Needs a QGuiApplication.
    """
    sans = _first(SANS, COMMON_HANZI)
    serif = _first(SERIF, COMMON_HANZI) or sans
    sans = sans or serif
    if face == "sans":
        text = sans
    elif face == "serif":
        text = serif
    else:
        text = _first((face,), COMMON_HANZI) or serif
    latin = _first(LATIN, TONE_LETTERS)
    family = QFont().defaultFamily()
    return Faces(text or family, sans or family, latin or sans or family, text is not None)


def has_chinese_face() -> bool:
    """Whether a face with Chinese characters was found (else the page would be tofu)."""
    return choose("serif").found


def of_window(desktop: QFont) -> QFont:
    """The desktop's own face for menus and lists, and the Chinese one for what it has not.

    Where the desktop names but an alias ("Sans Serif"), the face behind it is named instead:
    an unknown family would give way whole to the Chinese one, whose “ ” are full-width.
    """
    made = QFont(desktop)
    made.setFamilies([QFontInfo(desktop).family(), choose("sans").sans])
    return made


def font(families: tuple[str, ...], px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A font of that height in px, with fractional advances so that it scales evenly."""
    made = QFont()
    made.setFamilies(list(families))
    made.setPixelSize(max(1, px))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def _first(families: tuple[str, ...], letters: str) -> str | None:
    for family in families:
        if _holds(family, letters):
            return family
    return None


@lru_cache(maxsize=64)
def _holds(family: str, letters: str) -> bool:
    if not QFontDatabase.hasFamily(family):
        return False
    raw = QRawFont.fromFont(font((family,), 16))
    return all(raw.supportsCharacter(ord(letter)) for letter in letters)
