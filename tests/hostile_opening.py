"""Opens every hostile file, each in a process of its own, and says what became of it.

`python tests/hostile_opening.py FOLDER [PART OF A NAME]` makes the files in FOLDER and
prints one line of JSON for each: family, name, what was said ("opens" for nothing),
seconds, of them seconds of the processor, MB of memory at most, and what it touched that
it must not. Not on Windows.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from annotating import EVIL, TEXT
from builders import text_note
from hostile import TEXTS
from hostile_notes import NOTEBOOKS, NOTES, TABLES, template
from hostile_packages import XML, ZIPS
from hostile_terms import TBX, TERM_SHEETS, TERM_TABLES, TMX, XLF
from tjreader.app.desk_exchange import terms_of
from tjreader.app.deskwork import work_of
from tjreader.app.exchange import Order
from tjreader.app.importing import plan
from tjreader.app.incomingterms import Custom
from tjreader.app.ports import Refused
from tjreader.app.sentenceimport import plan_sentences
from tjreader.app.termimport import Here, plan_terms
from tjreader.formats.export import Export
from tjreader.formats.import_sentences import read_sentences
from tjreader.formats.note_readers import read_notes
from tjreader.formats.registry import read_file
from tjreader.formats.term_readers import read_terms
from tjreader.formats.writers import writer
from tjreader.notes.markdown import parse
from tjreader.store.opening import open_store

NETWORK = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}
    | {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}
)
"""Ways out: the network, and other programs, which could use it."""
CHANGING = frozenset({"os.rename", "os.mkdir", "os.link", "os.symlink", "os.truncate"})
"""Besides opening to write; `os.remove` is told names inside folders that are open."""

Opening = Callable[[Path], str]


def open_text(path: Path) -> str:
    """A text: read, and exported with its own words as a note."""
    opened = read_file(path)
    words = opened.text.printed[:20_000]
    parse(words)
    remark = (text_note(opened.text, f"{EVIL} {words[:2000]}"),)
    small = len(opened.text.printed) < 50_000
    for format_id in ("html", "md", "csv") if small else ("csv",):
        writer(format_id).make(
            Export(opened, remark, lambda _: None, content=Order("html").content)
        )
    return "opens"


def open_notes(path: Path) -> str:
    """Notes: read, and held against a text."""
    found = plan(TEXT, (), read_notes(path))
    return found.skipped[0] if found.skipped else "opens"


def open_terms(path: Path) -> str:
    """Terms: read, and held against none."""
    found = terms_of(read_terms(path), Custom())
    made = plan_terms(Here("t", (), lambda _: False), found)
    return made.skipped[0] if made.skipped else "opens"


def open_sheet(path: Path) -> str:
    """A sheet that has no terms: what is sound asks for its columns."""
    try:
        return open_terms(path)
    except Refused as refusal:
        if "--map" in str(refusal):
            return "opens"
        raise


def open_sentences(path: Path) -> str:
    """Sentences: read, and held against a text."""
    found = plan_sentences(work_of(TEXT, ()), read_sentences(path))
    return found.skipped[0] if found.skipped else "opens"


def open_notebook(path: Path) -> str:
    """A notebook: opened as the program does, and closed; its file keeps every byte."""
    before = path.read_bytes()
    try:
        store = open_store(path.parent).result(30)
    except Refused:
        _unchanged(path, before)
        raise
    said = store.warning or "opens"
    assert len(store.notebook.annotations(TEXT.id).result(10)) == 20
    store.close().result(30)
    if store.read_only is not None:
        _unchanged(path, before)
    return said


def _unchanged(path: Path, before: bytes) -> None:
    if path.read_bytes() != before:
        raise AssertionError(f"{path} was changed")


def cases(folder: Path) -> Iterator[tuple[str, str, Path, str, Opening]]:
    """Family, name, file, what must be said, and how it is opened."""
    for family, files, ending, opening in (
        ("text", TEXTS, ".txt", open_text),
        ("json", NOTES, ".json", open_notes),
        ("csv", TABLES, ".csv", open_notes),
        ("zip", ZIPS, ".xlsx", open_notes),
        ("xml", XML, ".xlsx", open_notes),
        ("tbx", TBX, ".tbx", open_terms),
        ("terms", TERM_TABLES, ".csv", open_terms),
        ("sheet", TERM_SHEETS, ".xlsx", open_sheet),
        ("tmx", TMX, ".tmx", open_sentences),
        ("xlf", XLF, ".xlf", open_sentences),
    ):
        for number, (name, case) in enumerate(files.items()):
            path = folder / f"{family}{number}" / f"given{ending}"
            path.parent.mkdir(parents=True)
            path.write_bytes(case.raw)
            yield family, name, path, case.outcome, opening
    sound = template(folder / "template")
    for number, (name, (harm, outcome)) in enumerate(NOTEBOOKS.items()):
        home = folder / f"notebook{number}"
        shutil.copytree(sound, home)
        harm(home / "notebook.db")
        yield "notebook", name, home / "notebook.db", outcome, open_notebook


class Watch:
    """Notes what a process does outside its folder and towards the network."""

    def __init__(self, *allowed: Path) -> None:
        self.allowed = [str(each.resolve()) + os.sep for each in allowed]
        self.seen: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, args: tuple[Any, ...]) -> None:
        if event in NETWORK:
            self.seen.append(event)
        elif event == "open":
            mode, flags = args[1] or "", args[2] or 0
            if set(str(mode)) & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self._touched(args[0])
        elif event in CHANGING:
            for each in args[:2]:
                if isinstance(each, str | os.PathLike):
                    self._touched(each)

    def _touched(self, path: Any) -> None:
        where = os.path.realpath(os.fspath(path)) if isinstance(path, str | os.PathLike) else ""
        if where and not any((where + os.sep).startswith(each) for each in self.allowed):
            self.seen.append(f"touched {where}")


def in_a_child(path: Path, opening: Opening, scratch: Path) -> dict[str, Any]:
    """Open one file in a copy of this process."""
    answer, end = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if not child:
        os.close(answer)
        watch = Watch(path.parent, scratch)
        try:
            said, trace = opening(path), ""
        except Refused as refusal:
            said, trace = str(refusal), ""
        except BaseException:
            said, trace = "", traceback.format_exc()
        told = {"said": said[:2000], "trace": trace, "touched": watch.seen}
        with os.fdopen(end, "w", encoding="utf-8", errors="replace") as pipe:
            json.dump(told, pipe)
        os._exit(0)
    os.close(end)
    with os.fdopen(answer, encoding="utf-8") as pipe:
        words = pipe.read()
    _, status, used = os.wait4(child, 0)
    told = json.loads(words) if words else {"said": "", "trace": f"ended with {status}"}
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    spent = {"seconds": time.monotonic() - started, "cpu": used.ru_utime + used.ru_stime}
    return told | spent | {"mb": used.ru_maxrss / unit}


def main(folder: Path, part: str) -> None:
    """Make all, open all, print a line for each."""
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    os.environ["TMPDIR"] = str(scratch)
    made = list(cases(folder / "files"))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for family, name, path, outcome, opening in made:
        if part not in f"{family} {name}":
            continue
        found = in_a_child(path, opening, scratch)
        found["left"] = sorted(each.name for each in scratch.iterdir())
        line = {"family": family, "name": name, "expected": outcome, "path": str(path)} | found
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
