"""Where files are kept and found."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from tjreader import paths
from tjreader.app.ports import Refused

ROOT = Path(__file__).resolve().parent.parent


def test_everything_lies_in_the_folder_that_was_given(tmp_path: Path) -> None:
    chosen = paths.folders(tmp_path / "mine")
    for place in (chosen.settings_file, chosen.state_file, chosen.log_file, chosen.cache):
        assert place.is_relative_to(tmp_path / "mine")
    assert not chosen.data.exists()
    paths.make(chosen)
    assert chosen.data.is_dir()
    assert chosen.logs.is_dir()


def test_a_folder_beside_the_command_line_is_taken_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.folders(Path("mine")).data == tmp_path / "mine"


def test_the_platform_says_where_when_nothing_was_given(home: Path) -> None:
    assert paths.folders().data.is_relative_to(home)


def test_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("in the way")
    with pytest.raises(Refused) as refused:
        paths.make(paths.folders(tmp_path / "mine"))
    assert refused.value.code == "readonly"
    assert str(tmp_path / "mine") in str(refused.value)
    assert "--data-dir" in str(refused.value)
    assert "Move it aside" in str(refused.value)


def test_a_full_disk_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(paths.tempfile, "TemporaryFile", full)
    with pytest.raises(Refused) as refused:
        paths.make(paths.folders(tmp_path / "mine"))
    assert refused.value.code == "full"


def test_a_cache_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    chosen = paths.folders(tmp_path)
    chosen.cache.write_text("in the way")
    paths.make(chosen)
    assert chosen.logs.is_dir()


def test_resources_of_the_checkout() -> None:
    assert paths.resources() == ROOT / "resources"


def test_resources_of_a_frozen_bundle_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(Refused, match="install"):
        paths.resources()
    (tmp_path / "resources" / "texts").mkdir(parents=True)
    assert paths.resources() == tmp_path / "resources"


def test_resources_of_a_wheel_come_before_a_folder_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "tjreader"
    (package / "resources" / "texts").mkdir(parents=True)
    (tmp_path / "site" / "resources" / "texts").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.resources() == package / "resources"
