"""`tjreader export --format pdf`: drawn without a window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from commanding import Run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.md"
    file.write_text("# 一\n\n天津以善作善成著称。\n", "utf-8")
    return file


def test_a_text_is_written_as_a_pdf_with_what_is_asked_for(
    run: Run, story: Path, tmp_path: Path
) -> None:
    add = ("notes", "add", "--text", story, "--start", 5, "--end", 7, "--note", "a port")
    assert run(*add)[0] == 0
    sizes = {}
    for name, more in {
        "all": (),
        "no-pinyin": ("--no-pinyin",),
        "no-notes": ("--no-notes",),
        "bare": ("--no-pinyin", "--no-highlights", "--no-notes"),
    }.items():
        path = tmp_path / f"{name}.pdf"
        code, _, err = run("export", "--text", story, *more, path)
        assert (code, err) == (0, "")
        data = path.read_bytes()
        assert data.startswith(b"%PDF-")
        assert b"%%EOF" in data[-32:]
        sizes[name] = len(data)
    assert sizes["bare"] < sizes["no-pinyin"] < sizes["all"]
    assert sizes["bare"] < sizes["no-notes"] < sizes["all"]


def test_a_pdf_that_cannot_be_written_is_said(run: Run, story: Path, tmp_path: Path) -> None:
    code, _, err = run("export", "--text", story, tmp_path / "missing" / "a.pdf")
    assert code == 1
    assert "cannot be written" in err
    code, _, err = run("export", "--text", story, "--format", "pdf", "-")
    assert code == 1
    assert "file" in err


def test_no_display_is_needed(
    story: Path, tmp_path: Path, data_dir: Path, child_environment: dict[str, str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        child_environment.pop(name, None)
    path = tmp_path / "a.pdf"
    words = ("export", "--text", str(story), "--data-dir", str(data_dir), str(path))
    done = subprocess.run(
        [sys.executable, "-m", "tjreader", *words],
        env=child_environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert path.read_bytes().startswith(b"%PDF-")
