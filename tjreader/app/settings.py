"""What the reader has chosen. Frozen values; the file is read whole or by its good parts."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from .jsonfile import is_unread, read_json, write_json

log = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class PageSettings:
    """How the page is set. `size` is the height of a character in px at zoom 100 %.

    `face` is "serif", "sans" or a family's name. `leading` is a multiple of `size`,
    `measure` the line's length in characters.
    """

    theme: Theme = Theme.SYSTEM
    face: str = "serif"
    size: int = field(default=20, metadata={"least": 12, "most": 64})
    leading: float = field(default=1.85, metadata={"least": 1.3, "most": 3.0})
    measure: int = field(default=36, metadata={"least": 16, "most": 60})
    ruby: Ruby = Ruby.OFF
    view: str = field(default="printed", metadata={"among": ("printed", "corrected", "both")})
    arrangement: str = field(default="contents", metadata={"among": ("contents", "file")})


@dataclass(frozen=True, slots=True)
class HoverSettings:
    """The hover card. `delay` and `grace` in ms."""

    mode: HoverMode = HoverMode.REST
    delay: int = field(default=120, metadata={"least": 0, "most": 2000})
    grace: int = field(default=300, metadata={"least": 0, "most": 2000})
    tones: ToneColours = ToneColours.PLECO
    step: LearningStep = LearningStep.ALL


@dataclass(frozen=True, slots=True)
class MarkSettings:
    """What a new highlight looks like until another colour is chosen."""

    colour: str = field(
        default="yellow",
        metadata={"among": ("yellow", "green", "blue", "pink", "orange", "purple")},
    )
    style: str = field(default="tint", metadata={"among": ("tint", "underline", "wavy")})


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices. `language` is "system", "en" or "zh_CN"; `hints_seen` hides the first hints."""

    page: PageSettings = PageSettings()
    hover: HoverSettings = HoverSettings()
    marks: MarkSettings = MarkSettings()
    language: str = field(default="system", metadata={"among": ("system", "en", "zh_CN")})
    hints_seen: bool = False


T = TypeVar("T")


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
    write_json(path, asdict(settings))


def _merged(default: T, value: Any, where: str, faults: list[str]) -> T:
    """`default` with the good parts of `value` in their places; bad keys go to `faults`."""
    if not isinstance(value, dict):
        return default
    hints = get_type_hints(type(default))
    good: dict[str, Any] = {}
    for item in fields(default):  # type: ignore[arg-type] # T is one of the dataclasses above
        if item.name not in value:
            continue
        old, new = getattr(default, item.name), value[item.name]
        key = f"{where}{item.name}"
        if is_dataclass(old):
            good[item.name] = _merged(old, new, key + ".", faults)
            continue
        read = _checked(hints[item.name], new, dict(item.metadata))
        if read is None:
            faults.append(key)
            log.warning("settings: %s has a value that is not allowed; default used", key)
        else:
            good[item.name] = read
    return replace(default, **good)  # type: ignore[type-var]


def _checked(kind: Any, value: Any, rules: dict[str, Any]) -> Any:
    """`value` as `kind` if it is allowed, else None."""
    if issubclass(kind, StrEnum):
        return kind(value) if value in list(kind) else None
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not kind:
        return None
    if "among" in rules and value not in rules["among"]:
        return None
    if "least" in rules and not rules["least"] <= value <= rules["most"]:
        return None
    return value
