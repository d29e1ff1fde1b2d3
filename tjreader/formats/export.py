"""What every writer is given, and how a file is written."""

from __future__ import annotations

import errno
from pathlib import Path

from msgspec import Struct

from ..app.exchange import Analyses, Content, Legend
from ..app.opened import OpenedText
from ..app.ports import Refused
from ..app.underway import Tick, untold
from ..app.wholefile import usual_mode, write_whole
from ..notes.annotation import Annotation
from ..text.document import Arrangement
from .names import shown

EPOCH = "1980-01-01T00:00:00+00:00"
"""A time for files that shall be the same whenever they are made; ZIP knows none before."""


class Export(Struct, frozen=True):
    """A text with all that was written on it, to be put into a file.

    `arrangement_id` chooses the reading order; an unknown one means the usual. `made` is
    when it is written, as annotations have it, for the formats that must say so.
    `tick` is told how far the work is, and may end it.
    """

    opened: OpenedText
    annotations: tuple[Annotation, ...]
    analyses: Analyses
    arrangement_id: str = ""
    content: Content = Content()
    made: str = EPOCH
    tick: Tick = untold
    legend: Legend = Legend()

    @property
    def arrangement(self) -> Arrangement:
        """The reading order."""
        return self.opened.text.arrangement(self.arrangement_id)


def write_file(path: Path, data: bytes) -> None:
    """Write a file in one step: a failure leaves the old one as it was.

    Raises:
        Refused: code "full" or "unreadable", if it cannot be written.
    """
    try:
        if path.is_dir():
            raise Refused(f"{shown(path)} is a folder: name a file in it.")
        path = path.resolve()  # a link keeps pointing where it did
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device cannot be replaced
            return
        write_whole(path, data, usual_mode(path))
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError | ValueError) -> Refused:
    name = shown(path)
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT):
        return Refused(f"There is no room left to write {name}: choose another disk.", "full")
    if number == errno.ENOENT:
        if path.parent.is_dir():  # a folder of the system's own making, such as /proc
            return Refused(f"{name} cannot be made in {shown(path.parent)}: choose another folder.")
        return Refused(f"{name} cannot be written: there is no folder {shown(path.parent)}.")
    reason = getattr(error, "strerror", None) or "its name cannot be a file's"
    return Refused(f"{name} cannot be written ({reason}): choose another place.", "unreadable")
