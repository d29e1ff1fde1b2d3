"""A file that is there whole or not at all, whatever happens while it is written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PRIVATE = 0o600
"""The mode of files that are the reader's alone."""


def write_whole(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Write a file in one step: after a failure the old one is as it was.

    Args:
        path: the file; its folder exists.
        data: all of its bytes.
        mode: who may do what with it, on systems that know such modes.

    Raises:
        OSError: if the folder cannot be written or the disk is full.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode != PRIVATE:  # what mkstemp gives
            Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def usual_mode(path: Path) -> int:
    """The mode of a file the reader asked for: its own where there is one, else the usual."""
    if path.exists():
        return path.stat().st_mode & 0o777
    return 0o666 & ~_umask()


def _umask() -> int:
    """The mask for new files (there is no way to ask for it but to set it)."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
