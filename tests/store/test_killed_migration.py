"""Killed at any moment of a migration the notebook is an old one or a new one, never a mixture."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tjreader.store import schema
from tjreader.store.check import count_rows

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")

OLD = Path(__file__).parent.parent / "data" / "databases" / "0001.db"
ROWS = 3000

# It imports once and forks a child for each migration.
MIGRATOR = """
import os, sys
from pathlib import Path
from tjreader.store.migrations import chain
from tjreader.store.opening import bring_up_to_date
import alembic.migration, alembic.operations
for path in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            bring_up_to_date(Path(path.strip()), "0001", chain.CHAIN)
        finally:
            os._exit(0)
    os.write(1, f"{child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"ended\\n")
"""


def old_notebook(path: Path) -> None:
    """A notebook of the first revision with many rows."""
    shutil.copyfile(OLD, path)
    with closing(sqlite3.connect(path)) as raw:
        columns = [row[1] for row in raw.execute("PRAGMA table_info(annotation)")]
        rest = ", ".join(f'"{name}"' for name in columns if name not in ("id", "ordinal"))
        raw.executemany(
            f"INSERT INTO annotation (id, ordinal, {rest}) SELECT ?, ?, {rest}"
            " FROM annotation WHERE ordinal = (SELECT min(ordinal) FROM annotation)",
            [(f"{n:032x}", 1000 + n) for n in range(ROWS)],
        )
        raw.execute("UPDATE tally SET value = ?", (2000 + ROWS,))
        raw.commit()


def state(path: Path) -> tuple[str, frozenset[str]]:
    """The revision, and all that the file is made of: tables, columns, indexes, triggers."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchone() is None
        assert count_rows(raw)["annotation"] == ROWS + 1
        ((name,),) = raw.execute("SELECT name FROM schema_revision").fetchall()
        made = raw.execute("SELECT coalesce(sql, name) FROM sqlite_master")
        return name, frozenset(said for (said,) in made)


def killed(times: int, folder: Path, environment: dict[str, str]) -> dict[str, int]:
    chance, model, found = random.Random(7), folder / "model.db", {"0001": 0, schema.REVISION: 0}
    old_notebook(model)
    whole = [state(model)]
    assert whole[0][0] == "0001"
    command = [sys.executable, "-c", MIGRATOR]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        longest = 0.0
        for number in range(times + 1):
            place = folder / "tried"
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            shutil.copyfile(model, place / "notebook.db")
            process.stdin.write(f"{place / 'notebook.db'}\n")
            process.stdin.flush()
            child, begun = int(process.stdout.readline()), time.monotonic()
            if number:  # the first one is left alone, to know how long it takes
                time.sleep(longest * chance.uniform(0, 1.5))
                with contextlib.suppress(ProcessLookupError):  # done already
                    os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == "ended\n"
            longest = longest or time.monotonic() - begun
            revision, made = state(place / "notebook.db")
            if not number:
                assert revision == schema.REVISION
                assert made != whole[0][1]
                whole.append((revision, made))
            assert (revision, made) in whole, "neither the old notebook nor the new one"
            found[revision] += number > 0
        process.stdin.close()
    return found


def test_killed_while_migrating(tmp_path, child_environment, tell):
    assert_old_or_new(20, tmp_path, child_environment, tell)


@pytest.mark.long
def test_killed_a_hundred_times_while_migrating(tmp_path, child_environment, tell):
    assert_old_or_new(100, tmp_path, child_environment, tell)


def assert_old_or_new(times, folder, environment, tell) -> None:
    found = killed(times, folder, environment)
    old, new = found["0001"], found[schema.REVISION]
    tell(f"a migration killed {times} times: {old} old, {new} new, 0 mixed")
    assert old > 0
    assert new > 0
