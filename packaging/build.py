"""Build the program for this system into dist/, then let what was built test itself.

Usage: python packaging/build.py [--keep] [--dist FOLDER]

`--keep` tests what is in the folder already and builds nothing. The exit code is 0 only
if the built program starts, knows its version, passes its self-test, answers as language
worker, and holds nothing it must not hold.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "packaging" / "tjreader.spec"
NOT_INSIDE = re.compile(r"readline|Qt6?Network|Qt6?Qml|lac_small|qpdf|qtiff|qwebp|qgtk3")
NEEDED = (
    "resources/i18n/tjreader_zh_CN.qm",
    "resources/lexicon/cedict.sqlite",
    "resources/licences/index.json",
    "resources/licences/qt.txt",
    "resources/texts",
    "resources/themes",
)
SECONDS = 300


class Broken(Exception):  # noqa: N818 - reads as a sentence
    """What was built does not work; why."""


def build(folder: Path) -> None:
    """Run PyInstaller.

    Raises:
        Broken: if it fails.
    """
    licences = [sys.executable, str(ROOT / "packaging" / "collect_licences.py")]
    freeze = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    freeze += ["--distpath", str(folder), "--workpath", str(ROOT / "build"), str(SPEC)]
    for command in (licences, freeze):
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise Broken(f"{Path(command[1]).name} failed; the reason stands above")


def program_in(folder: Path) -> Path:
    """The executable that was built."""
    name = "tjreader.exe" if os.name == "nt" else "tjreader"
    return folder / "tjreader" / name


def ask(program: Path, data: Path, *words: str, said: str = "") -> str:
    """What the built program prints, started as on a machine without Python or display.

    Raises:
        Broken: if it fails, or says anything on standard error.
    """
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR", "LANG")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"HOME": str(data), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [str(program), *words],
        env=environment,
        cwd=data,
        input=said,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode or done.stderr.strip():
        raise Broken(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}{done.stdout}")
    return done.stdout.strip()


def examine(folder: Path) -> None:
    """See that all is inside that belongs there, and nothing else.

    Raises:
        Broken: if not.
    """
    inside = folder / "tjreader" / "_internal"
    files = [file for file in inside.rglob("*") if file.is_file()]
    wrong = [str(file) for file in files if NOT_INSIDE.search(file.relative_to(inside).as_posix())]
    missing = [name for name in NEEDED if not (inside / name).exists()]
    if wrong or missing:
        raise Broken(f"must not be inside: {wrong}; missing: {missing}")
    size = sum(file.stat().st_size for file in files if not file.is_symlink())
    print(f"{folder / 'tjreader'}: {len(files)} files, {size / 1e6:.0f} MB")


def prove(program: Path) -> None:
    """Let the built program show that it works.

    Raises:
        Broken: if it does not.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        version = ask(program, data, "--version")
        if version != f"tjreader {project['version']}":
            raise Broken(f"--version says {version!r}")
        print(ask(program, data, "self-test", "--data-dir", name))
        words = ask(program, data, "pinyin", "--format", "text", "-", said="重庆银行\n")
        if "Chóngqìng" not in words:
            raise Broken(f"pinyin says {words!r}")


def main() -> int:
    """Build and prove; the exit code."""
    parser = argparse.ArgumentParser(description="Build the program for this system and test it.")
    parser.add_argument("--keep", action="store_true", help="test what is built already")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", metavar="FOLDER")
    chosen = parser.parse_args()
    try:
        if not chosen.keep:
            build(chosen.dist)
        examine(chosen.dist)
        prove(program_in(chosen.dist))
    except (Broken, OSError, subprocess.TimeoutExpired) as error:
        print(f"The build is not good: {error}", file=sys.stderr)
        return 1
    print("The built program works.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
