"""Loads Qt for Python without what only its error messages need.

At each start PySide compiles and runs, from source held in a zip file inside its library,
the modules that describe the signatures of Qt's functions. They serve the message of a
call with wrong arguments, `inspect.signature` and the making of stubs: no running program
needs them, and they take a fifth of the start of the least program there is
(`tests/benchmarks/bench.py` shows what the start costs). Here each of them is made when
something is first asked of it. Where PySide keeps them in another way nothing changes.
"""

from __future__ import annotations

import builtins
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

WAITING = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "parser",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
    )
)
"""The modules that wait. (`mapping` does not: Qt's library reads it past its attributes.)"""

KEEPER = "EmbeddableZipImporter"
"""The class of PySide's finder that has them."""


class _Waiting(ModuleType):
    """A module that runs its code when it is first asked for something."""

    def __init__(self, name: str, finder: Any) -> None:
        super().__init__(name)
        self._finder = finder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # Under its own name: PySide gives the module another one once it is filed.
        own = self.__dict__["__name__"]
        spec = self._finder.find_spec(own, None)
        made = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made)
        sys.modules[own] = self
        kept = {"__spec__", "__name__"}
        self.__dict__.update({k: v for k, v in made.__dict__.items() if k not in kept})
        self.__class__ = ModuleType  # type: ignore[assignment] # asked once; from now on it is like any other
        return getattr(self, name)


class _Finder:
    """PySide's finder, but for the modules that wait."""

    def __init__(self, finder: Any) -> None:
        self._finder = finder

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        """The spec of a module, as import asks for it."""
        if name in WAITING:
            return ModuleSpec(name, self)  # type: ignore[arg-type] # a loader by what it can do
        return self._finder.find_spec(name, path, target)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module, with nothing in it yet."""
        return _Waiting(spec.name, self._finder)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing: it waits."""

    def __eq__(self, other: object) -> bool:
        """PySide removes its own finder from the list, and means this one."""
        return other is self or other is self._finder

    __hash__ = object.__hash__


class _Finders(list[Any]):
    """The list of finders while Qt is loaded."""

    def insert(self, place: Any, finder: Any) -> None:
        """Take PySide's finder under our own."""
        super().insert(place, _Finder(finder) if type(finder).__name__ == KEEPER else finder)


@contextmanager
def lean() -> Iterator[None]:
    """Load `PySide6.QtCore` inside this, before any other part of Qt.

    PySide also puts an import of its own in the place of Python's. For its `__feature__`
    switches, which we do not use, it reads and keeps the source of every module that is
    loaded from then on, SQLAlchemy's too: 15 MB, and a fifth of the start. Python's own is
    put back.
    """
    own, finders = builtins.__import__, sys.meta_path
    sys.meta_path = _Finders(finders)
    try:
        yield
    finally:
        finders[:] = sys.meta_path
        sys.meta_path = finders
        builtins.__import__ = own
