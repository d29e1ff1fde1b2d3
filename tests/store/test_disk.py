"""The disk fills up, faults, or loses the file under the running program."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from builders import added, highlight, text_of
from refusing import refused
from tjreader.app.ports import Refused, StorePort
from tjreader.notes.annotation import Annotation, Draft
from tjreader.store import backup, refusals
from tjreader.store.opening import open_store

TEXT = text_of()
DATABASE = "notebook.db"


# The disk fills up


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB."""
    place = tmp_path / "small"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1024k", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(folder: Path) -> Path:
    """Write until nothing more goes in."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
    return ballast


def write_until_refused(store: StorePort) -> tuple[list[Annotation], Refused]:
    kept: list[Annotation] = []
    for number in range(5000):
        one = highlight(TEXT, "天津", note=f"{number} " * 100)
        error = store.notebook.apply(added(one)).exception(30)
        if error is not None:
            assert isinstance(error, Refused)
            return kept, error
        kept.append(one)
    raise AssertionError("the disk never filled")


def test_a_full_disk_refuses_the_note_and_takes_the_next_one(small_disk):
    store = open_store(small_disk).result(30)
    assert store.backed_up.result(30) is None
    ballast = fill(small_disk)
    kept, error = write_until_refused(store)
    assert error.code == "full"
    assert DATABASE in str(error)
    assert store.notebook.annotations(TEXT.id).result(10) == tuple(kept)
    ballast.unlink()
    later = highlight(TEXT, "善作")
    store.notebook.apply(added(later)).result(10)
    store.close().result(10)
    again = open_store(small_disk).result(30)
    assert again.notebook.annotations(TEXT.id).result(10) == (*kept, later)
    again.close().result(10)


def test_a_full_disk_at_the_first_start(small_disk):
    ballast = fill(small_disk)
    assert refused(small_disk).code == "full"
    assert not (small_disk / DATABASE).exists()
    ballast.unlink()
    open_store(small_disk).result(30).close().result(10)


def test_a_backup_without_room_is_a_warning(small_disk):
    store = open_store(small_disk).result(30)
    assert store.backed_up.result(30) is None
    for path in backup.backups_of(small_disk):
        path.unlink()
    for _ in range(12):
        store.notebook.apply(added(highlight(TEXT, "天津", note="n" * 900))).result(10)
    store.close().result(10)
    ballast = fill(small_disk)
    again = open_store(small_disk).result(30)
    warning = again.backed_up.result(30)
    assert warning is not None
    assert "backups" in warning
    assert again.warning == warning
    assert not list(small_disk.rglob("*.part"))
    ballast.unlink()
    again.notebook.apply(added(highlight(TEXT, "善作"))).result(10)
    again.close().result(10)


# The file goes away under the running program


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be removed")
@pytest.mark.parametrize("how", ["file", "replaced", "folder"])
def test_a_removed_database_is_noticed_and_what_it_held_is_rescued(store, data_dir, how):
    one = highlight(TEXT, "天津", note="kept")
    store.notebook.apply(added(one)).result(10)
    if how == "folder":
        shutil.rmtree(data_dir)
    else:
        (data_dir / DATABASE).unlink()
    if how == "replaced":
        (data_dir / DATABASE).write_bytes(b"another")
    answers = []
    for words in ("善作", "帆满"):
        with pytest.raises(Refused) as caught:
            store.notebook.apply(added(highlight(TEXT, words))).result(10)
        answers.append(caught.value)
    assert {answer.code for answer in answers} == {"damaged"}
    rescued = list((data_dir / "backups").glob("*rescued*"))
    assert len(rescued) == 1
    assert str(rescued[0]) in str(answers[1])
    connection = sqlite3.connect(rescued[0])
    assert connection.execute("SELECT id FROM annotation").fetchall() == [(one.id,)]
    connection.close()
    if how == "replaced":
        assert (data_dir / DATABASE).read_bytes() == b"another"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_IOERR_WRITE, "unreadable"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_READONLY, "readonly"),
        (sqlite3.SQLITE_BUSY, "locked"),
        (sqlite3.SQLITE_TOOBIG, "input"),
    ],
)
def test_each_fault_of_sqlite_has_its_sentence(tmp_path, code, kind):
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    answer = refusals.refusal_of(error, tmp_path / DATABASE)
    assert isinstance(answer, Refused)
    assert answer.code == kind
    assert DATABASE in str(answer)


def test_what_is_no_fault_of_file_or_disk_is_handed_on(tmp_path):
    for error in (KeyError("x"), sqlite3.OperationalError("no such table: x")):
        assert refusals.refusal_of(error, tmp_path) is error


def test_no_log_line_holds_a_readers_words(data_dir, caplog):
    """Everything that is logged, also at the most talkative level, while things go wrong."""
    caplog.set_level(1)
    canary = "金丝雀"
    text = text_of("# 一", canary + "在唱歌。", title=canary)
    store = open_store(data_dir).result(30)
    one = highlight(text, canary, note=canary)
    store.library.remember_text(text).result(10)
    store.notebook.apply(added(one)).result(10)
    store.notebook.save_draft(Draft(one, is_new=False)).result(10)
    wrong = [
        store.notebook.apply(added(one)),
        store.notebook.apply(added(replace(highlight(text, canary), colour=None))),
        store.notebook.apply(added(highlight(text, canary, note=canary + "\ud800"))),
        store.notebook.save_draft(Draft(replace(one, note=canary + "\ud800"), is_new=False)),
        store.notebook.apply(canary),
        store.library.save_progress(text.id, text.revision, canary, -1),
    ]
    said = [str(each.exception(10)) for each in wrong]
    store.close().result(10)
    assert all(said)
    assert canary not in caplog.text
    assert canary not in "".join(said[:4] + said[5:])
