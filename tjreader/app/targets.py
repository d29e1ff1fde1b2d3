"""What a command translates into: what it was told, else what was chosen in the window."""

from __future__ import annotations

from pathlib import Path

from ..desk.languages import target_of
from ..text.clean import clean
from .ports import Refused
from .settings import load


def target_language(told: str, settings_file: Path, text_id: str) -> str:
    """The tag of the language.

    Args:
        told: the tag a command was given; may be empty.
        settings_file: where the window keeps its choices.
        text_id: the text that is meant.

    Raises:
        Refused: with code "input" if it was told something that is no such tag.
    """
    if not told:
        return load(settings_file).desk.into(text_id)
    tag = target_of(told)
    if not tag:
        named = clean(told)[:40]
        raise Refused(
            f"{named} is no tag of a language one translates into: say en, en-GB, de, … .", "input"
        )
    return tag
