"""Bring the catalogues of the window's words up to date with the sources.

Usage: python packaging/update_translations.py [--check] [LOCALE …]

Reads every sentence marked for translation in tjreader/, and every sentence with which its inner
rooms refuse (`Refused("…")`, listed in resources/i18n/refusals.txt by which the window knows them
again), into resources/i18n/tjreader_LOCALE.ts, keeps what is translated there, and makes of it the
.qm that the program loads. Without a LOCALE all catalogues there are; a new one is begun by naming
it ("de"). Lists what is not translated, or translated so that a placeholder or a mnemonic is lost;
the exit code is 1 if there is any. With `--check` nothing is written, and a catalogue that is
behind the sources is told too. docs/translating.md says how to translate.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tjreader"
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "Refused"
REFUSALS = FOLDER / "refusals.txt"
REFUSING = ("app", "desk", "formats", "lang", "notes", "store", "text")
"""The rooms whose refusals reach the window."""

COMMAND_LINE = re.compile("requests.py$")
"""Files whose refusals only the command line meets, which speaks English."""

PLACE = re.compile(r"\{[^{}]*\}|%n|%L?\d")
KEY = re.compile(r"&(\w)")


class Broken(Exception):  # noqa: N818 - reads as a sentence
    """A tool of Qt is missing or failed; which one and why."""


@dataclass(frozen=True)
class Message:
    """One sentence of a catalogue: in which context, in English, and its translations.

    `translated` holds one form for each plural of the language, one for a sentence without
    a number; it is empty where nothing is there or a translator has not finished it.
    """

    context: str
    source: str
    comment: str
    translated: tuple[str, ...]
    plural: bool

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.context, self.source, self.comment


def refusals() -> list[str]:
    """The sentences of the inner rooms, with a name in braces for each thing they put in."""
    found: set[str] = set()
    for file in (file for room in REFUSING for file in (SOURCES / room).rglob("*.py")):
        if COMMAND_LINE.search(file.name):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refused" and node.args:
                found.add(template(node.args[0]))
    return sorted(each for each in found if len(PLACE.sub("", each)) > 12)


def line_of(sentence: str) -> str:
    """A sentence as a line of the list."""
    return sentence.replace("\n", " ") + "\n"


def template(words: ast.expr) -> str:
    """A sentence as it stands in a source, {name} for what an f-string puts in."""
    if isinstance(words, ast.Constant):
        return str(words.value)
    names: list[str] = []
    said = ""
    for part in words.values if isinstance(words, ast.JoinedStr) else ():
        if isinstance(part, ast.FormattedValue):
            inside = list(ast.walk(part.value))
            asked = [each.id for each in inside if isinstance(each, ast.Name) and each.id != "self"]
            owned = [each.attr for each in inside if isinstance(each, ast.Attribute)]
            bare = isinstance(part.value, ast.Attribute)
            name = (owned if bare or not asked[bool(owned) :] else asked)[-1].strip("_").lower()
            times = names.count(name)
            names.append(name)
            said += f"{{{name}{times + 1 if times else ''}}}"
        else:
            said += ast.literal_eval(part)
    return said


def run_tool(name: str, *words: str) -> None:
    """Run a tool of PySide6, the one of this Python first.

    Raises:
        Broken: if it is missing or fails.
    """
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    tool = shutil.which(f"pyside6-{name}", path=places)
    if tool is None:
        raise Broken(f"pyside6-{name} is missing: python3 dev.py setup")
    done = subprocess.run([tool, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Broken(f"pyside6-{name} failed:\n{done.stdout}{done.stderr}")


def read_sources(catalogue: Path, locale: str) -> None:
    """Bring a catalogue up to date; what is translated in it stays.

    Raises:
        Broken: as `run_tool`.
    """
    files = sorted(file.relative_to(ROOT).as_posix() for file in SOURCES.rglob("*.py"))
    options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
    options += ["-target-language", locale, "-ts", str(catalogue)]
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder, "refusals.py")
        lines = [f"QT_TRANSLATE_NOOP({CONTEXT!r}, {each!r})" for each in refusals()]
        marked.write_text("\n".join(lines), encoding="utf-8")
        run_tool("lupdate", *files, str(marked), *options)


def compile_catalogue(catalogue: Path, made: Path) -> None:
    """Make the file the program loads; sentences that are not finished stay English.

    Raises:
        Broken: as `run_tool`.
    """
    run_tool("lrelease", "-silent", "-nounfinished", str(catalogue), "-qm", str(made))


def messages(catalogue: Path) -> tuple[Message, ...]:
    """The sentences of a catalogue, in its order."""
    found: list[Message] = []
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            forms = () if words is None else tuple(words.iter("numerusform")) or (words,)
            said = tuple(form.text or "" for form in forms)
            done = words is not None and words.get("type") is None and all(said)
            found.append(
                Message(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    said if done else (),
                    message.get("numerus") == "yes",
                )
            )
    return tuple(found)


def faults(found: tuple[Message, ...]) -> Iterator[str]:
    """What is wrong with the translations of a catalogue, a line each."""
    for each in found:
        where = f"{each.context}: {each.source!r}"
        if not each.translated:
            yield f"{where} is not translated"
        for said in each.translated:
            places, meant = (Counter(PLACE.findall(words)) for words in (said, each.source))
            # A refusal may leave out what it puts in: often a piece of another English sentence.
            if places - meant or (meant - places and each.context != CONTEXT):
                yield f"{where} has other placeholders in {said!r}"
            if bool(KEY.search(said)) != bool(KEY.search(each.source)):
                yield f"{where} gains or loses its mnemonic in {said!r}"
            if said.strip() != said or (each.source[-1:] == "…") != (said[-1:] == "…"):
                yield f"{where} differs at its ends in {said!r}"


def behind(catalogue: Path, locale: str, folder: Path) -> Iterator[str]:
    """In what a catalogue and its .qm differ from what would be made now, a line each.

    `folder` is one to work in.

    Raises:
        Broken: as `run_tool`.
    """
    fresh = folder / catalogue.name
    shutil.copy(catalogue, fresh)
    read_sources(fresh, locale)
    now, then = (
        {each.name for each in messages(fresh)},
        {each.name for each in messages(catalogue)},
    )
    if not REFUSALS.is_file() or REFUSALS.read_text("utf-8") != "".join(map(line_of, refusals())):
        yield f"{REFUSALS.name} is not what the sources say"
    for context, source, _ in sorted(now - then):
        yield f"{context}: {source!r} is not in {catalogue.name}"
    for context, source, _ in sorted(then - now):
        yield f"{context}: {source!r} of {catalogue.name} is in no source any more"
    made = catalogue.with_suffix(".qm")
    compile_catalogue(catalogue, fresh.with_suffix(".qm"))
    if not made.is_file() or made.read_bytes() != fresh.with_suffix(".qm").read_bytes():
        yield f"{made.name} is not what {catalogue.name} makes"


def bring_up_to_date(locale: str, check: bool) -> list[str]:
    """Update, or with `check` only look at, the catalogue of a locale; give what is wrong.

    Raises:
        Broken: as `run_tool`.
    """
    catalogue = FOLDER / f"tjreader_{locale}.ts"
    told: list[str] = []
    if check:
        with tempfile.TemporaryDirectory() as folder:
            told += behind(catalogue, locale, Path(folder))
    else:
        FOLDER.mkdir(exist_ok=True)
        REFUSALS.write_text("".join(map(line_of, refusals())), encoding="utf-8")
        read_sources(catalogue, locale)
        compile_catalogue(catalogue, catalogue.with_suffix(".qm"))
    found = messages(catalogue)
    told += faults(found)
    missing = sum(not each.translated for each in found)
    print(f"{catalogue.name}: {len(found)} sentences, {missing} not translated")
    return told


def main() -> int:
    """Do it; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; tell what is behind")
    parser.add_argument("locales", nargs="*", metavar="LOCALE", help="such as zh_CN")
    options = parser.parse_args()
    there = sorted(file.stem.partition("_")[2] for file in FOLDER.glob("tjreader_*.ts"))
    try:
        told = [
            line
            for locale in options.locales or there
            for line in bring_up_to_date(locale, options.check)
        ]
    except Broken as error:
        sys.exit(str(error))
    print("\n".join(told), end="\n" if told else "")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
