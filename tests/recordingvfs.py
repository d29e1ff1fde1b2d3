"""A file layer under the very SQLite that the program uses: it writes down, and it can fail.

SQLite asks the system for everything through a table of functions (its VFS). `Recorder` puts
its own in front of the usual one, by `ctypes` and in this process, so that all of the
program's own code, pragmas and library are under test.
"""

from __future__ import annotations

import _sqlite3
import contextlib
import ctypes
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FULL, WRITE_FAULT, SYNC_FAULT = 13, 778, 1034
"""SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC."""

SECTOR = 512
"""Bytes that a disk writes whole."""

Open = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p, c_int, c_void_p)
Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class Vfs(Structure):
    """`sqlite3_vfs`, as far as functions are replaced; the rest is carried along."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", Open),
        ("delete", Delete),
        ("rest", c_void_p * 12),
    )


class Methods(Structure):
    """`sqlite3_io_methods`, likewise."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", Write),
        ("truncate", Truncate),
        ("sync", Sync),
        ("rest", c_void_p * 13),
    )


class File(Structure):
    """`sqlite3_file`."""

    _fields_ = (("methods", POINTER(Methods)),)


@dataclass(frozen=True)
class Step:
    """What was asked of the system, or (`kind` "told") what somebody was told in between."""

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""
    told: Any = None


Fault = Callable[[Step], int]
"""The error code a step ends with instead of being done; 0 lets it be done."""


def no_fault(step: Step) -> int:
    return 0


@dataclass
class Recorder:
    """Writes down the steps on files of one folder, and lets `fault` spoil them."""

    folder: Path
    fault: Fault = no_fault
    steps: list[Step] = field(default_factory=list)

    def tell(self, what: Any) -> None:
        """Somebody was told that something is kept."""
        self.steps.append(Step("told", told=what))

    def heard(self, step: Step, path: str) -> int:
        if Path(path).parent != self.folder:
            return 0
        code = self.fault(step)
        if not code:
            self.steps.append(step)
        return code


def library() -> Any:
    """The SQLite that Python's own module uses, or None where it cannot be reached."""
    if os.name == "nt":
        return None
    loaded = ctypes.CDLL(_sqlite3.__file__)
    try:
        loaded.sqlite3_vfs_find.restype = POINTER(Vfs)
        loaded.sqlite3_vfs_register.argtypes = [POINTER(Vfs), c_int]
        loaded.sqlite3_vfs_unregister.argtypes = [POINTER(Vfs)]
        loaded.sqlite3_libversion.restype = c_char_p
    except AttributeError:
        return None
    same = loaded.sqlite3_libversion().decode() == sqlite3.sqlite_version
    return loaded if same else None


class Layer:
    """The functions in front of the usual ones; alive as long as SQLite may call them."""

    def __init__(self, lib: Any, recorder: Recorder) -> None:
        self.recorder = recorder
        self.usual = lib.sqlite3_vfs_find(None)
        self.paths: dict[int, str] = {}
        self.methods: dict[int, Methods] = {}
        self.kept: dict[int, Methods] = {}
        self.originals: dict[int, Methods] = {}
        self.vfs = Vfs()
        ctypes.memmove(ctypes.byref(self.vfs), self.usual, ctypes.sizeof(Vfs))
        self.vfs.name = b"recording"
        self.vfs.open = Open(self.open)
        self.vfs.delete = Delete(self.delete)

    def open(self, vfs: int, name: bytes | None, file: int, flags: int, out: int) -> int:
        code: int = self.usual.contents.open(
            ctypes.cast(self.usual, c_void_p), name, file, flags, out
        )
        methods = ctypes.cast(file, POINTER(File)).contents.methods
        if code == 0 and name is not None and methods:
            self.paths[file] = os.fsdecode(name)
            place = ctypes.addressof(methods.contents)
            if place not in self.methods:
                self.replace(place, methods.contents)
            self.originals[file] = self.kept[place]
            ctypes.cast(file, POINTER(File)).contents.methods = ctypes.pointer(self.methods[place])
        return code

    def replace(self, place: int, usual: Methods) -> None:
        kept, made = Methods(), Methods()
        for each in (kept, made):
            ctypes.memmove(ctypes.byref(each), ctypes.byref(usual), ctypes.sizeof(Methods))
        made.write, made.truncate, made.sync = (
            Write(self.write),
            Truncate(self.truncate),
            Sync(self.sync),
        )
        self.kept[place], self.methods[place] = kept, made

    def step(self, kind: str, file: int, offset: int = 0, data: bytes = b"") -> int:
        path = self.paths[file]
        return self.recorder.heard(Step(kind, Path(path).name, offset, data), path)

    def write(self, file: int, data: int, length: int, offset: int) -> int:
        code = self.step("write", file, offset, ctypes.string_at(data, length))
        return code or self.originals[file].write(file, data, length, offset)

    def truncate(self, file: int, size: int) -> int:
        return self.step("truncate", file, size) or self.originals[file].truncate(file, size)

    def sync(self, file: int, flags: int) -> int:
        return self.step("sync", file) or self.originals[file].sync(file, flags)

    def delete(self, vfs: int, name: bytes, sync_folder: int) -> int:
        path = os.fsdecode(name)
        code = self.recorder.heard(Step("delete", Path(path).name, sync_folder), path)
        usual: int = self.usual.contents.delete(
            ctypes.cast(self.usual, c_void_p), name, sync_folder
        )
        return code or usual


@contextlib.contextmanager
def recording(recorder: Recorder) -> Iterator[None]:
    """Connections opened meanwhile go through the recorder; they must be closed inside."""
    lib = library()
    assert lib is not None
    layer = Layer(lib, recorder)
    lib.sqlite3_vfs_register(ctypes.byref(layer.vfs), 1)
    try:
        yield
    finally:
        lib.sqlite3_vfs_unregister(ctypes.byref(layer.vfs))
        lib.sqlite3_vfs_register(layer.usual, 1)


class Disk:
    """What a disk holds while steps are done on it: what was synced, and what may be lost."""

    def __init__(self, start: dict[str, bytes]) -> None:
        self.kept = {name: bytearray(data) for name, data in start.items()}
        self.waiting: dict[str, list[Step]] = {}

    def do(self, step: Step) -> None:
        """One step that the program saw done."""
        if step.kind == "sync":
            for each in self.waiting.pop(step.name, []):
                _apply(self.kept, each)
            self.kept.setdefault(step.name, bytearray())
        elif step.kind in ("write", "truncate", "delete"):
            self.waiting.setdefault(step.name, []).append(step)

    def after_power_loss(self, chance: random.Random) -> dict[str, bytes]:
        """The files as they may be found: any of what was not synced may be there or not."""
        found = {name: bytearray(data) for name, data in self.kept.items()}
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        for steps in self.waiting.values():
            for step in steps:
                if chance.random() >= share:
                    continue
                if step.kind == "write" and chance.random() < 0.2:
                    whole = len(step.data) // SECTOR
                    torn = step.data[: chance.randint(0, whole) * SECTOR]
                    _apply(found, Step("write", step.name, step.offset, torn))
                else:
                    _apply(found, step)
        return {name: bytes(data) for name, data in found.items()}


def _apply(files: dict[str, bytearray], step: Step) -> None:
    if step.kind == "delete":
        files.pop(step.name, None)
        return
    file = files.setdefault(step.name, bytearray())
    if step.kind == "truncate":
        del file[step.offset :]
        return
    if len(file) < step.offset:
        file.extend(bytes(step.offset - len(file)))
    file[step.offset : step.offset + len(step.data)] = step.data
