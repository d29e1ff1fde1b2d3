"""What the translator's desk keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Column, Integer, Text

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the table of the desk's records."""
    op.create_table(
        "desk_record",
        Column("id", Text, primary_key=True, nullable=False),
        Column("kind", Text, nullable=False),
        Column("ordinal", Integer, nullable=False, unique=True),
        Column("text_id", Text),
        Column("value", Text, nullable=False),
        Column("erased", Integer),
        Column("erased_at", Text),
        CheckConstraint("length(id) BETWEEN 1 AND 64", name="desk_record_id"),
        CheckConstraint(
            "kind IN ('concept', 'ruling', 'translation', 'verdict', 'acceptance')",
            name="desk_record_kind",
        ),
        CheckConstraint("substr(value, 1, 1) = '{'", name="desk_record_value"),
        sqlite_strict=True,
    )
    op.create_index("desk_record_by_text", "desk_record", ["text_id", "ordinal"])
