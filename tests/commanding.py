"""Command lines run in this process, as a person or a script gives them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tjreader import cli

Run = Callable[..., tuple[int, str, str]]
"""Its words, and what is given on standard input; code, output and complaints."""


class Input(io.TextIOWrapper):
    """Standard input of some bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="ascii")


def runner(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> Run:
    """Runs command lines on one data folder; without `given` nothing may be read."""

    def one(*words: object, given: bytes | None = None) -> tuple[int, str, str]:
        if given is not None:
            monkeypatch.setattr(sys, "stdin", Input(given))
        code = cli.main([*map(str, words), "--data-dir", str(data_dir)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return one
