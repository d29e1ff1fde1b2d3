"""Tags, how sure a place is, where a note stood before, and when it was erased.

Columns are added in place: nothing is copied, and no child of `annotation` is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

if TYPE_CHECKING:
    from alembic.operations import Operations

_STRICT: dict[str, Any] = {"sqlite_strict": True}
_STRICT_KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

_COLUMNS = (
    "state TEXT DEFAULT 'exact' NOT NULL CONSTRAINT annotation_state"
    " CHECK (state IN ('exact', 'moved', 'changed', 'orphan'))",
    "score REAL DEFAULT (1.0) NOT NULL CONSTRAINT annotation_score"
    " CHECK (score BETWEEN 0.0 AND 1.0)",
    "erased_at TEXT",
)


def upgrade(op: Operations) -> None:
    """Add what annotations gained, and the days the notebook was used on."""
    # Alembic's add_column would set the constraints apart, which SQLite cannot.
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE annotation ADD COLUMN {column}")
    op.create_table(
        "annotation_tag",
        _of_annotation(),
        Column("position", Integer, nullable=False),
        Column("tag", Text, nullable=False),
        PrimaryKeyConstraint("annotation_id", "position"),
        UniqueConstraint("annotation_id", "tag", name="tag_once"),
        CheckConstraint("position >= 0", name="tag_position"),
        CheckConstraint("length(tag) > 0", name="tag_is_named"),
        **_STRICT_KEYED,
    )
    op.create_index("annotation_tag_by_name", "annotation_tag", ["tag"])
    op.create_table(
        "annotation_past",
        _of_annotation(),
        Column("position", Integer, nullable=False),
        Column("value", Text, nullable=False),
        PrimaryKeyConstraint("annotation_id", "position"),
        CheckConstraint("position >= 0", name="past_position"),
        **_STRICT,
    )
    op.create_table(
        "day_of_use",
        Column("day", Text, primary_key=True, nullable=False),
        Column("ordinal", Integer, nullable=False, unique=True),
        **_STRICT,
    )


def _of_annotation() -> Column[str]:
    return Column(
        "annotation_id", Text, ForeignKey("annotation.id", ondelete="CASCADE"), nullable=False
    )
