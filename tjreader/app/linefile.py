"""The lines of a file, or of standard input, that a command reads."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from .ports import Refused

LONGEST_LINE = 8_000_000
"""Bytes of the longest line that is taken."""


def lines_of(name: str) -> Iterator[str]:
    """The lines of a UTF-8 file (`-`: standard input) without their ends.

    Raises:
        Refused: if it cannot be read, is no UTF-8 text or has a line without end.
    """
    shown = "Standard input" if name == "-" else name
    try:
        if name == "-":
            yield from _decoded(sys.stdin.buffer, shown)
            return
        with Path(name).open("rb") as stream:
            yield from _decoded(stream, shown)
    except OSError as error:
        raise Refused(
            f"{shown} cannot be read: {error.strerror or type(error).__name__}.", "unreadable"
        ) from error


def _decoded(stream: IO[bytes], shown: str) -> Iterator[str]:
    number = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise Refused(f"{shown}, line {number}, is longer than 8 MB; break it into lines.")
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise Refused(
                f"{shown}, line {number}, is not UTF-8; convert it to UTF-8 first."
            ) from error
        if "\0" in line:
            raise Refused(f"{shown}, line {number}, is binary, not text.")
        yield line.removesuffix("\n").removesuffix("\r")
