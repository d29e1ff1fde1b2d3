"""Qt is loaded without its descriptions of signatures, and they are there when needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def told(words: str) -> str:
    """What a fresh Python prints that runs these lines after loading our Qt."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nimport tjreader.ui\n"
    done = subprocess.run(
        [sys.executable, "-c", start + words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout


def test_the_descriptions_wait() -> None:
    """If PySide ever keeps them elsewhere this says so, and `loading` has to follow."""
    words = (
        "from tjreader.ui.loading import WAITING\n"
        "import PySide6.QtWidgets\n"
        "print(*sorted(type(sys.modules[name]).__name__ for name in WAITING))"
    )
    assert told(words).split() == ["_Waiting"] * 6


def test_a_wrong_call_is_still_explained() -> None:
    words = (
        "from PySide6.QtCore import QTimer\n"
        "try:\n    QTimer().setInterval('soon')\n"
        "except TypeError as error:\n    print(error)"
    )
    assert "Supported signatures" in told(words)


def test_a_signature_can_be_asked_for() -> None:
    words = (
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.support.signature import get_signature\n"
        "print(get_signature(QTimer.setInterval))"
    )
    assert "msec" in told(words)


def test_python_imports_as_before() -> None:
    words = (
        "import builtins, json\n"
        "print(builtins.__import__.__module__, type(sys.meta_path).__name__)\n"
        "print(any('Zip' in type(f).__name__ for f in sys.meta_path))"
    )
    assert told(words).split() == ["builtins", "list", "False"]
