"""What is hidden is done without, and can be loaded afterwards."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tjreader.hiding import hidden, openssl


def test_what_is_hidden_is_not_found_and_comes_back() -> None:
    sys.modules.pop("colorsys", None)
    with hidden("colorsys"), pytest.raises(ImportError):
        import colorsys  # noqa: F401
    import colorsys as found

    assert found.__name__ == "colorsys"


def test_what_is_loaded_already_stays() -> None:
    with hidden("json"):
        import json
    assert json.dumps([1]) == "[1]"


def test_sqlalchemy_does_without_openssl(child_environment: dict[str, str]) -> None:
    words = (
        "import sys\n"
        "from tjreader.hiding import hidden, openssl\n"
        "with hidden(*openssl()):\n"
        "    import tjreader.store.opening\n"
        "import hashlib\n"
        "print('ssl' in sys.modules, hashlib.sha256(b'').hexdigest()[:8])\n"
        "import ssl\n"
        "print(ssl.__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", words],
        env=child_environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["False", "e3b0c442", "ssl"]
    assert "ssl" in openssl()
