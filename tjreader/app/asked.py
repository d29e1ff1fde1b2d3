"""What a request of another process asks for: its words and choices, looked at before use."""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeVar

from .ports import Refused

Choice = TypeVar("Choice", bound=Enum)


def words(request: dict[str, Any], name: str) -> str:
    """Some words, empty where they are not said.

    Raises:
        Refused: where they are none.
    """
    value = request.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused(f"The {name} must be words.")
    return value or ""


def among(request: dict[str, Any], name: str, usual: Choice) -> Choice:
    """One of the values of a kind, `usual` where none is said.

    Raises:
        Refused: where it is none of them.
    """
    kind = type(usual)
    value = request.get(name) or usual.value
    if value not in [each.value for each in kind]:
        allowed = ", ".join(str(each.value) for each in kind)
        raise Refused(f"The {name} must be one of: {allowed}.")
    return kind(value)
