"""The W3C's own assertions, where `TJREADER_W3C_TESTS` names a folder with them.

They are not kept here; `docs/interop.md` says how to get them and what came of it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from annotating import made, notes

pytest.importorskip("jsonschema")
FOLDER = os.environ.get("TJREADER_W3C_TESTS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="no folder with the assertions is named")


def held(tmp_path: Path, value: dict[str, Any]) -> int:
    import w3c_assertions

    file = tmp_path / "a.jsonld"
    file.write_text(json.dumps(value), encoding="utf-8")
    return w3c_assertions.main(Path(FOLDER), file)


def test_every_required_assertion_holds(tmp_path: Path) -> None:
    assert held(tmp_path, json.loads(made("w3c", *notes()))) == 0


@pytest.mark.parametrize(
    "spoilt", [{"target": None}, {"created": "yesterday"}, {"body": [{"type": "Choice"}]}]
)
def test_an_annotation_that_is_none_is_seen(tmp_path: Path, spoilt: dict[str, Any]) -> None:
    value = json.loads(made("w3c", *notes()))
    value["first"]["items"][3] |= spoilt
    assert held(tmp_path, value) == 1
