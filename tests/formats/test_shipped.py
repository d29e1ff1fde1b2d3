"""A damaged installation is a sentence that names the file."""

from __future__ import annotations

import json
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from tjreader.app.ports import Refused
from tjreader.formats.shipped import read_shipped
from tjreader.text.rendering import View

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "texts" / "tianjin"
FILES = ("printed.md", "structure.json", "errata.json", "analyses.jsonl", "glossary.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy that may be damaged."""
    target = tmp_path / "tianjin"
    shutil.copytree(FOLDER, target, copy_function=shutil.copyfile)
    return target


def signed(folder: Path, name: str, raw: bytes) -> None:
    """Put a file in the place of another, as if the manifest had been made for it."""
    (folder / name).write_bytes(raw)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][name] = f"{zlib.crc32(raw):08x}"
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_an_undamaged_copy_opens(folder: Path) -> None:
    opened = read_shipped(folder)
    assert opened.text.id == "tianjin"
    assert opened.path is None
    assert opened.prepared("p005", View.PRINTED) is opened.prepared("p005", View.PRINTED)
    assert opened.prepared("none", View.PRINTED) is None
    assert opened.prepared("none", View.CORRECTED) is None
    assert opened.prepared("p005", View.CORRECTED) == opened.prepared("p005", View.PRINTED)


@pytest.mark.parametrize("name", ["manifest.json", *FILES])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(Refused, match="missing") as refusal:
        read_shipped(folder)
    assert str(folder / name) in str(refusal.value)
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize("name", FILES)
def test_one_changed_byte_is_found_and_the_file_named(folder: Path, name: str) -> None:
    raw = bytearray((folder / name).read_bytes())
    raw[len(raw) // 2] ^= 1
    (folder / name).write_bytes(bytes(raw))
    with pytest.raises(Refused, match="damaged") as refusal:
        read_shipped(folder)
    assert str(folder / name) in str(refusal.value)
    assert "Install the program again" in str(refusal.value)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b"{}"])
def test_a_manifest_that_is_none(folder: Path, raw: bytes) -> None:
    (folder / "manifest.json").write_bytes(raw)
    with pytest.raises(Refused, match="damaged"):
        read_shipped(folder)


@pytest.mark.parametrize("change", [{"version": 2}, {"format": "other"}, {"files": 3}])
def test_a_manifest_of_another_kind(folder: Path, change: dict[str, object]) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | change))
    with pytest.raises(Refused, match="damaged"):
        read_shipped(folder)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("printed.md", b"\xff\xfe"),
        ("structure.json", b"[]"),
        ("structure.json", b'{"paragraphs": [], "sections": [], "parts": []}'),
        ("structure.json", b'{"paragraphs": [{"id": "p", "kind": "song", "span": [0, 1]}]}'),
        ("errata.json", b'[{"id": 1}]'),
        ("errata.json", b"7"),
        ("glossary.json", b'[{"term": "x"}]'),
        ("analyses.jsonl", b"nothing of ours\n"),
        ("structure.json", b"[" * 100_000),
    ],
)
def test_files_that_say_what_cannot_be(folder: Path, name: str, raw: bytes) -> None:
    signed(folder, name, raw)
    with pytest.raises(Refused, match="damaged") as refusal:
        read_shipped(folder)
    assert str(folder) in str(refusal.value)


def test_a_line_that_cannot_be_read_is_refused_when_it_is_needed(folder: Path) -> None:
    signed(folder, "analyses.jsonl", b'{"id":"p005","view":"printed","text":3}\n')
    prepared = read_shipped(folder).prepared
    with pytest.raises(Refused, match=r"analyses\.jsonl"):
        prepared("p005", View.PRINTED)


def test_a_file_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(Refused, match="Permission denied") as refusal:
        read_shipped(folder)
    assert refusal.value.code == "unreadable"


def test_nothing_slow_is_imported(python: str, child_environment: dict[str, str]) -> None:
    code = (
        "import sys; from pathlib import Path; from tjreader.formats.shipped import read_shipped;"
        f"read_shipped(Path({str(FOLDER)!r}));"
        "slow = ('jieba', 'pypinyin', 'sqlalchemy', 'numpy', 'PySide6');"
        "print([name for name in slow if name in sys.modules])"
    )
    done = subprocess.run(
        [python, "-c", code], env=child_environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
