"""What the reader has chosen. Frozen values; the file is read whole or by its good parts."""

from __future__ import annotations

import logging
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_type_hints

from msgspec import Meta, Struct, ValidationError, convert, to_builtins
from msgspec.structs import replace

from .jsonfile import is_unread, read_json, write_json

log = logging.getLogger(__name__)

Language = Literal["system", "en", "zh_CN"]
"""The language of the window; "system" is the desktop's."""


class Theme(StrEnum):
    """The paper. SYSTEM follows the desktop between PAPER and DARK."""

    SYSTEM = "system"
    PAPER = "paper"
    SEPIA = "sepia"
    DARK = "dark"


class Ruby(StrEnum):
    """Pinyin above the line."""

    OFF = "off"
    ALL = "all"


class HoverMode(StrEnum):
    """When the card opens under the pointer."""

    OFF = "off"
    REST = "rest"
    KEY = "key"  # while Shift is held


class ToneColours(StrEnum):
    """Colour schemes of tones on the card."""

    OFF = "off"
    PLECO = "pleco"
    DUMMITT = "dummitt"


class LearningStep(StrEnum):
    """How much the card tells at once."""

    PINYIN = "pinyin"
    MEANING = "meaning"
    ALL = "all"


class PageSettings(Struct, frozen=True):
    """How the page is set. `size` is the height of a character in px at zoom 100 %.

    `face` is "serif", "sans" or a family's name. `leading` is a multiple of `size`,
    `measure` the line's length in characters. `terms` draws lines under the reader's own terms,
    `glossary` under those of the text's glossary.
    """

    theme: Theme = Theme.SYSTEM
    face: str = "serif"
    size: Annotated[int, Meta(ge=12, le=64)] = 20
    leading: Annotated[float, Meta(ge=1.3, le=3.0)] = 1.85
    measure: Annotated[int, Meta(ge=16, le=60)] = 36
    ruby: Ruby = Ruby.OFF
    view: Literal["printed", "corrected", "both"] = "printed"
    arrangement: Literal["contents", "file"] = "contents"
    terms: bool = True
    glossary: bool = False


class HoverSettings(Struct, frozen=True):
    """The hover card. `delay` and `grace` in ms."""

    mode: HoverMode = HoverMode.REST
    delay: Annotated[int, Meta(ge=0, le=2000)] = 120
    grace: Annotated[int, Meta(ge=0, le=2000)] = 300
    tones: ToneColours = ToneColours.PLECO
    step: LearningStep = LearningStep.ALL


ColourName = Annotated[str, Meta(max_length=24)]


class ColourNames(Struct, frozen=True):
    """What the reader calls the colours ("allusion", "ask"); empty = their own names."""

    yellow: ColourName = ""
    green: ColourName = ""
    blue: ColourName = ""
    pink: ColourName = ""
    orange: ColourName = ""
    purple: ColourName = ""

    def of(self, colour: str) -> str:
        """The name the reader gave to a colour, or nothing."""
        return str(getattr(self, colour, ""))


class MarkSettings(Struct, frozen=True):
    """What a new highlight looks like until another colour is chosen; the colours' names."""

    colour: Literal["yellow", "green", "blue", "pink", "orange", "purple"] = "yellow"
    style: Literal["tint", "underline", "wavy"] = "tint"
    names: ColourNames = ColourNames()


Tag = Annotated[str, Meta(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$")]
"""A language as BCP 47 names it."""


class DeskSettings(Struct, frozen=True):
    """What the desk translates into: `language` in general, `texts` by the id of a text."""

    language: Tag = "en"
    texts: dict[str, Tag] = {}

    def into(self, text_id: str) -> str:
        """The language of one text."""
        return self.texts.get(text_id, self.language)

    def chosen(self, text_id: str, language: str, *, for_all: bool) -> DeskSettings:
        """The same with another language, for that text alone or for all there are."""
        if for_all:
            return DeskSettings(language)
        others = {known: tag for known, tag in self.texts.items() if known != text_id}
        return replace(self, texts=others | {text_id: language})


class Settings(Struct, frozen=True):
    """All choices. `language` is "system", "en" or "zh_CN"; `hints_seen` hides the first hints."""

    page: PageSettings = PageSettings()
    hover: HoverSettings = HoverSettings()
    marks: MarkSettings = MarkSettings()
    desk: DeskSettings = DeskSettings()
    language: Language = "system"
    hints_seen: bool = False


T = TypeVar("T", bound=Struct)


def load(path: Path) -> Settings:
    """Read the settings file; never fails.

    A missing file gives the defaults. A value that is unknown, of another type or out
    of its range gives its default and a line in the log that names the key, not the value.
    A file that is no JSON is set aside as `<name>.bad` so that saving loses nothing.
    """
    return read(path)[0]


def read(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings file as `load` does, and tell what could not be used of it.

    Returns:
        The settings, and the keys whose values are not allowed; the file's own name if
        it is no JSON at all or could not be read. Where there are any, `<name>.bad` keeps
        the file as it was, at the latest when `save` puts another in its place.
    """
    there = path.is_file()
    value = read_json(path)
    if there and (is_unread(path) or not path.is_file()):
        return Settings(), (path.name,)
    faults: list[str] = []
    settings = _merged(Settings(), value, "", faults)
    if faults:
        with suppress(OSError):
            path.with_name(path.name + ".bad").write_bytes(path.read_bytes())
    return settings, tuple(faults)


def save(path: Path, settings: Settings) -> None:
    """Write the settings file in one step (a crash leaves the old one or the new one).

    Raises:
        OSError: if the folder cannot be written or the disk is full.
    """
    write_json(path, to_builtins(settings))


def limits(kind: type[Struct], name: str) -> tuple[float, float]:
    """The least and the largest value a choice may have.

    Raises:
        LookupError: if the choice of that name has none.
    """
    for rule in get_type_hints(kind, include_extras=True)[name].__metadata__:
        if isinstance(rule, Meta) and rule.ge is not None and rule.le is not None:
            return rule.ge, rule.le
    raise LookupError(name)


def _merged(default: T, value: Any, where: str, faults: list[str]) -> T:
    """`default` with the good parts of `value` in their places; bad keys go to `faults`."""
    if not isinstance(value, dict):
        return default
    hints = get_type_hints(type(default), include_extras=True)
    good: dict[str, Any] = {}
    for name in default.__struct_fields__:
        if name not in value:
            continue
        old, key = getattr(default, name), f"{where}{name}"
        if isinstance(old, Struct):
            good[name] = _merged(old, value[name], key + ".", faults)
            continue
        try:
            good[name] = convert(value[name], hints[name])
        except ValidationError:
            faults.append(key)
            log.warning("settings: %s has a value that is not allowed; default used", key)
    return replace(default, **good)
