"""All bytes of a file, up to a size."""

from __future__ import annotations

from pathlib import Path

from ..app.ports import Refused
from .names import shown


def read_bytes(path: Path, largest: int, what: str = "notes") -> bytes:
    """All bytes of an ordinary file. `what` is looked for in it, for sentences.

    Raises:
        Refused: if it is missing, no ordinary file, empty, too large or unreadable.
    """
    name = shown(path)
    try:
        if path.is_dir():
            raise Refused(f"{name} is a folder: name a file in it.")
        if path.exists() and not path.is_file():
            raise Refused(f"{name} is no ordinary file: name a file.")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError as error:
        raise Refused(f"There is no file {name}.", "unreadable") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be a file's"
        raise Refused(f"{name} cannot be read ({reason}).", "unreadable") from error
    if not data:
        raise Refused(f"{name} is empty: there are no {what} in it.")
    if len(data) > largest:
        raise Refused(
            f"{name} is larger than {largest >> 20} MB: export fewer {what} and try again."
        )
    return data
