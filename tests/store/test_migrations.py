"""Old files come up to date whole or not at all, and new files equal migrated ones."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.operations import Operations
from msgspec.structs import replace
from sqlalchemy import Column, Text

from builders import added, highlight, replaced, text_of
from tjreader.app.ports import Refused, StorePort
from tjreader.app.searchports import NoteWish
from tjreader.notes.anchor import AnchorState
from tjreader.store import backup, schema
from tjreader.store.check import count_rows
from tjreader.store.database import Database, create
from tjreader.store.migrations import chain
from tjreader.store.opening import bring_up_to_date
from tjreader.text.matching import Phrase

TEXT = text_of()
NEXT = f"{int(schema.REVISION) + 1:04}"


def tables_of(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as raw:
        return dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def reworded(tables: dict[str, str]) -> dict[str, str]:
    """Without the white space that an ALTER sets otherwise."""
    return {name: " ".join(sql.split()).replace("( ", "(") for name, sql in tables.items()}


def strict_tables(path: Path) -> dict[str, tuple[int, int]]:
    """Without rowid, strict: by table; those of FTS5 (the index) are never strict."""
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute(
            "SELECT name, wr, strict FROM pragma_table_list"
            " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        )
        return {name: (wr, strict) for name, wr, strict in rows}


def test_a_new_file_equals_one_that_went_along_the_chain(tmp_path):
    new, migrated = tmp_path / "new.db", tmp_path / "migrated.db"
    create(new)
    with closing(sqlite3.connect(migrated)) as raw:
        raw.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        raw.commit()
    old = Database(migrated)
    chain.migrate(old.connection, old.raw, None, chain.CHAIN)
    old.close()
    assert reworded(tables_of(new)) == reworded(tables_of(migrated))
    assert strict_tables(new) == strict_tables(migrated)
    assert {strict for _, strict in strict_tables(new).values()} == {1}
    with closing(sqlite3.connect(new)) as one, closing(sqlite3.connect(migrated)) as two:
        assert count_rows(one) == count_rows(two)
        stamp = "SELECT name FROM schema_revision"
        assert one.execute(stamp).fetchall() == two.execute(stamp).fetchall()
        assert one.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)


def test_the_chain_ends_at_the_revision_of_the_tables():
    assert chain.CHAIN[-1].name == schema.REVISION
    assert [step.name for step in chain.CHAIN] == sorted({step.name for step in chain.CHAIN})


def test_neither_a_new_nor_a_current_file_loads_alembic(data_dir, child_environment):
    script = (
        "import sys; from pathlib import Path\n"
        "from tjreader.store.opening import open_store\n"
        "for _ in range(2): open_store(Path(sys.argv[1])).result(30).close().result(30)\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(data_dir)],
        env=child_environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "False"


def recreate_parent(op: Operations) -> None:
    """A made-up next revision: the parent of `annotation_span` is dropped and made anew."""
    with op.batch_alter_table(
        "annotation", recreate="always", table_kwargs={"sqlite_strict": True}
    ) as batch:
        batch.add_column(Column("mood", Text, nullable=False, server_default="calm"))


def lose_rows(op: Operations) -> None:
    op.execute("DELETE FROM annotation_span WHERE annotation_id IN (SELECT id FROM annotation)")


def orphan_rows(op: Operations) -> None:
    op.execute("DELETE FROM annotation WHERE id = (SELECT id FROM annotation LIMIT 1)")


def break_off(op: Operations) -> None:
    recreate_parent(op)
    op.execute("SELECT * FROM no_such_table")


def chain_with(upgrade: Callable[[Operations], None], *changing: str) -> tuple[chain.Revision, ...]:
    return (*chain.CHAIN, chain.Revision(NEXT, upgrade, frozenset(changing)))


@pytest.fixture
def filled(data_dir: Path, opened: Callable[[], StorePort]) -> Path:
    store = opened()
    for _ in range(20):
        store.notebook.apply(added(highlight(TEXT, "天津", "善作"))).result(10)
    store.close().result(10)
    for path in backup.backups_of(data_dir):
        path.unlink()
    return data_dir / "notebook.db"


def rows_of(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as raw:
        return count_rows(raw)


def test_recreating_a_parent_keeps_its_children_and_strictness(filled):
    before = rows_of(filled)
    assert before["annotation_span"] == 40
    assert bring_up_to_date(filled, schema.REVISION, chain_with(recreate_parent)) is None
    assert rows_of(filled) == before
    assert {strict for _, strict in strict_tables(filled).values()} == {1}
    with closing(sqlite3.connect(filled)) as raw:
        assert raw.execute("SELECT DISTINCT mood FROM annotation").fetchall() == [("calm",)]
        assert raw.execute("SELECT name FROM schema_revision").fetchall() == [(NEXT,)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute("UPDATE annotation SET colour = 'ultraviolet'")
        kept = tables_of(filled)
        assert "annotation_by_text" in kept
        assert "REFERENCES annotation (id) ON DELETE CASCADE" in kept["annotation_span"]


def test_a_backup_is_made_before_a_migration(filled):
    bring_up_to_date(filled, schema.REVISION, chain_with(recreate_parent))
    (copy,) = backup.backups_of(filled.parent)
    assert rows_of(copy) == rows_of(filled)
    assert "mood" not in tables_of(copy)["annotation"]


@pytest.mark.parametrize("upgrade", [lose_rows, orphan_rows, break_off])
def test_a_failed_migration_leaves_the_file_as_it_was(filled, upgrade):
    before = filled.read_bytes()
    changing = ("annotation",) if upgrade is orphan_rows else ()
    with pytest.raises(Refused) as refused:
        bring_up_to_date(filled, schema.REVISION, chain_with(upgrade, *changing))
    assert refused.value.code == "damaged"
    assert str(filled) in str(refused.value)
    assert filled.read_bytes() == before


def test_a_revision_may_change_rows_on_purpose(filled):
    steps = chain_with(lose_rows, "annotation_span")
    assert bring_up_to_date(filled, schema.REVISION, steps) is None
    assert rows_of(filled)["annotation_span"] == 0


def test_a_migration_without_room_for_its_backup_goes_on_with_a_warning(filled):
    shutil.rmtree(filled.parent / "backups")
    (filled.parent / "backups").write_text("a file in its place")
    warning = bring_up_to_date(filled, schema.REVISION, chain_with(recreate_parent))
    assert warning is not None
    assert "backups" in warning
    assert "mood" in tables_of(filled)["annotation"]


def test_what_a_file_lacks():
    steps = chain_with(recreate_parent)
    assert [step.name for step in chain.steps_after(schema.REVISION, steps)] == [NEXT]
    assert chain.steps_after(NEXT, steps) == ()
    assert [step.name for step in chain.steps_after(None, steps)] == [
        *(step.name for step in chain.CHAIN),
        NEXT,
    ]
    assert not chain.is_known(NEXT, chain.CHAIN)
    assert chain.is_known(NEXT, steps)


def test_opening_an_older_file_migrates_it(filled, opened, monkeypatch):
    monkeypatch.setattr(chain, "CHAIN", chain_with(recreate_parent))
    monkeypatch.setattr(schema, "REVISION", NEXT)
    store = opened()
    assert store.warning is None
    assert len(store.notebook.annotations(TEXT.id).result(10)) == 20
    assert "mood" in tables_of_open(store)


def tables_of_open(store: StorePort) -> str:
    store.close().result(10)
    return tables_of(store.path)["annotation"]


DATABASES = Path(__file__).parent.parent / "data" / "databases"


@pytest.mark.parametrize("path", sorted(DATABASES.glob("*.db")), ids=lambda path: path.stem)
def test_every_released_file_opens(path, data_dir, opened):
    (data_dir / "notebook.db").write_bytes(path.read_bytes())
    store = opened()
    (found,) = store.notebook.annotations("example").result(10)
    assert found.note == "kept since " + path.stem
    assert found.anchor.quote == "善作善成"
    assert found.anchor.state is AnchorState.EXACT


def test_a_file_of_the_first_revision_gains_tags(data_dir, opened):
    (data_dir / "notebook.db").write_bytes((DATABASES / "0001.db").read_bytes())
    store = opened()
    (old,) = store.notebook.annotations("example").result(10)
    assert (old.tags, old.past, old.anchor.score) == ((), (), 1.0)
    tagged = replace(old, tags=("典故", "ask"))
    store.notebook.apply(replaced(old, tagged)).result(10)
    store.close().result(10)
    again = opened()
    assert again.warning is None
    assert again.notebook.annotations("example").result(10) == (tagged,)
    assert "erased_at" not in tables_of(backup.backups_of(data_dir)[-1])["annotation"]


def test_a_file_of_the_second_revision_keeps_tags_states_and_what_was_erased(data_dir, opened):
    (data_dir / "notebook.db").write_bytes((DATABASES / "0002.db").read_bytes())
    notebook = opened().notebook
    (found,) = notebook.annotations("example").result(10)
    assert found.tags == ("典故", "ask")
    assert [anchor.quote for anchor in found.past] == ["善作善为"]
    assert found.past[0].state is AnchorState.EXACT
    (gone,) = notebook.erased("example").result(10)
    assert gone.annotation.note == "erased"
    assert gone.annotation.anchor.state is AnchorState.CHANGED
    assert gone.annotation.anchor.score == 0.75
    assert gone.erased_at


@pytest.mark.parametrize("path", sorted(DATABASES.glob("*.db")), ids=lambda path: path.stem)
def test_notes_of_every_released_file_are_found(path, data_dir, opened):
    (data_dir / "notebook.db").write_bytes(path.read_bytes())
    store = opened()
    wish = NoteWish(((Phrase(("note", "quote"), ("kept", "since")),),))
    assert store.search.notes(wish).result(10).total == 1
    assert store.search.is_in_step().result(10)


def test_a_file_of_every_released_revision_is_kept():
    assert [path.stem for path in sorted(DATABASES.glob("*.db"))] == [
        step.name for step in chain.CHAIN
    ]
