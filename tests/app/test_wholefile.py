"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tjreader.app.wholefile import usual_mode, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="no modes of files there")


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "out.json"
    write_whole(path, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(folder.iterdir()) == [path]


@posix
def test_what_the_program_keeps_is_the_readers_alone(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    write_whole(path, b"{}")
    assert path.stat().st_mode & 0o777 == 0o600


@posix
def test_what_the_reader_asked_for_has_the_usual_mode_or_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    before = os.umask(0o027)
    try:
        write_whole(path, b"1", usual_mode(path))
        assert path.stat().st_mode & 0o777 == 0o640
        path.chmod(0o600)
        write_whole(path, b"2", usual_mode(path))
        assert path.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
