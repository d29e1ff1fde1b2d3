"""The index of notes; it is filled when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Column, Integer, Text

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the empty index and the note of its make."""
    op.create_table(
        "note_search_state",
        Column("id", Integer, primary_key=True),
        Column("recipe", Text, nullable=False),
        Column("done", Integer),
        CheckConstraint("id = 1", name="one_state"),
        sqlite_strict=True,
    )
    op.execute(
        "CREATE VIRTUAL TABLE note_search USING fts5(note, quote, tags, sounds, tones, initials,"
        " book, readings UNINDEXED, tokenize='ascii', columnsize=0)"
    )
