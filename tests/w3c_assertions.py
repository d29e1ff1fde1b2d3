"""Holds an export against the assertions of the W3C's own tests of Web Annotations.

`python tests/w3c_assertions.py FOLDER FILE.jsonld`, where FOLDER is a copy of the repository
w3c/web-annotation-tests and the package `jsonschema` (4.18 or later) is installed. Prints how
many assertions of each kind hold for the collection, its page and every annotation, names
those that do not, and ends with 1 if a required one fails. See `docs/interop.md`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

REQUIRED = {
    "annotation": "annotations/annotationMusts.test",
    "collection": "collections/collectionMusts.test",
    "page": "collections/pages/pageMusts.test",
}


class Assertions:
    """The assertions of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = {path.name: path for path in folder.rglob("*.json")}
        self._registry: Registry[Any] = Registry(retrieve=self._resource)

    def _resource(self, uri: str) -> Resource[Any]:
        value = self._value(self._known[uri.rpartition("/")[2]])
        return Resource(value, DRAFT4)

    def _value(self, path: Path) -> Any:
        return json.loads(path.read_text(encoding="utf-8-sig"))

    def of(self, test: str) -> list[str]:
        """The assertions a test file names."""
        return list(self._value(self._folder / test)["assertions"])

    def holds(self, assertion: str, value: Any) -> bool:
        """Whether a value is what an assertion expects."""
        schema = self._value(self._folder / assertion)
        validator = Draft4Validator(schema, registry=self._registry, format_checker=FormatChecker())
        return validator.is_valid(value) == (schema.get("expectedResult", "valid") == "valid")


def main(folder: Path, file: Path) -> int:
    """Hold all against all, and say what came of it."""
    assertions = Assertions(folder)
    collection = json.loads(file.read_text(encoding="utf-8"))
    page = {"@context": collection["@context"], **collection["first"]}
    values = {"annotation": page["items"], "collection": [collection], "page": [page]}
    failed = 0
    for kind, test in REQUIRED.items():
        names = assertions.of(test)
        wrong = {
            name: sum(not assertions.holds(name, value) for value in values[kind]) for name in names
        }
        bad = {name: count for name, count in wrong.items() if count}
        failed += len(bad)
        good, held = len(names) - len(bad), len(values[kind])
        lines = [f"{kind}: {good} of {len(names)} required assertions hold for all of {held}"]
        lines += [f"  {name}: fails for {count}" for name, count in bad.items()]
        sys.stdout.write("\n".join(lines) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
