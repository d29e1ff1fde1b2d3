"""The tables of the notebook, as they are in the newest revision.

A new file is made from these; an older one is brought here by `migrations`. A test
holds both equal. Rows are ordered by counters taken from `tally`, never by a clock.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy import text as sql

from .identity import APPLICATION_ID, REVISION

__all__ = ("APPLICATION_ID", "REVISION")

metadata = MetaData()

_STRICT: dict[str, Any] = {"sqlite_strict": True}
_STRICT_KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

schema_revision = Table(
    "schema_revision",
    metadata,
    Column("name", Text, primary_key=True, nullable=False),
    **_STRICT,
)

tally = Table(
    "tally",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("value", Integer, nullable=False),
    CheckConstraint("id = 1", name="one_tally"),
    CheckConstraint("value >= 0", name="tally_counts_up"),
    **_STRICT,
)

annotation = Table(
    "annotation",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("ordinal", Integer, nullable=False, unique=True),
    Column("text_id", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("section_id", Text),
    Column("quote", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("colour", Text),
    Column("style", Text),
    Column("created", Text, nullable=False),
    Column("updated", Text, nullable=False),
    Column("erased", Integer),
    Column(
        "state",
        Text,
        CheckConstraint(
            "state IN ('exact', 'moved', 'changed', 'orphan')", name="annotation_state"
        ),
        nullable=False,
        server_default="exact",
    ),
    Column(
        "score",
        REAL,
        CheckConstraint("score BETWEEN 0.0 AND 1.0", name="annotation_score"),
        nullable=False,
        server_default=sql("1.0"),
    ),
    Column("erased_at", Text),
    CheckConstraint("length(id) BETWEEN 1 AND 64", name="annotation_id"),
    CheckConstraint("target IN ('highlight', 'section', 'text')", name="annotation_target"),
    CheckConstraint(
        "colour IS NULL OR colour IN ('yellow', 'green', 'blue', 'pink', 'orange', 'purple')",
        name="annotation_colour",
    ),
    CheckConstraint(
        "style IS NULL OR style IN ('tint', 'underline', 'wavy')", name="annotation_style"
    ),
    CheckConstraint(
        "(target = 'highlight') = (colour IS NOT NULL)"
        " AND (target = 'highlight') = (style IS NOT NULL)",
        name="highlights_have_looks",
    ),
    CheckConstraint("target <> 'section' OR section_id IS NOT NULL", name="section_is_named"),
    Index("annotation_by_text", "text_id", "ordinal"),
    **_STRICT,
)

annotation_span = Table(
    "annotation_span",
    metadata,
    Column(
        "annotation_id",
        Text,
        ForeignKey("annotation.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    PrimaryKeyConstraint("annotation_id", "position"),
    CheckConstraint("position >= 0", name="span_position"),
    CheckConstraint('0 <= start AND start < "end"', name="span_is_a_stretch"),
    **_STRICT_KEYED,
)

annotation_tag = Table(
    "annotation_tag",
    metadata,
    Column(
        "annotation_id",
        Text,
        ForeignKey("annotation.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("position", Integer, nullable=False),
    Column("tag", Text, nullable=False),
    PrimaryKeyConstraint("annotation_id", "position"),
    UniqueConstraint("annotation_id", "tag", name="tag_once"),
    CheckConstraint("position >= 0", name="tag_position"),
    CheckConstraint("length(tag) > 0", name="tag_is_named"),
    Index("annotation_tag_by_name", "tag"),
    **_STRICT_KEYED,
)

annotation_past = Table(
    "annotation_past",
    metadata,
    Column(
        "annotation_id",
        Text,
        ForeignKey("annotation.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("position", Integer, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("annotation_id", "position"),
    CheckConstraint("position >= 0", name="past_position"),
    # With rowids: an anchor with its quote and context is long for a key's page.
    **_STRICT,
)

desk_record = Table(
    "desk_record",
    metadata,
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
    # Not json_valid(): SQLite calls it unsafe in a schema that is not trusted.
    CheckConstraint("substr(value, 1, 1) = '{'", name="desk_record_value"),
    Index("desk_record_by_text", "text_id", "ordinal"),
    **_STRICT,
)
"""What the desk keeps, each record as a line of JSON; `text_id` is NULL for all texts."""

day_of_use = Table(
    "day_of_use",
    metadata,
    Column("day", Text, primary_key=True, nullable=False),
    Column("ordinal", Integer, nullable=False, unique=True),
    **_STRICT,
)

draft = Table(
    "draft",
    metadata,
    Column("annotation_id", Text, primary_key=True, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("text_id", Text, nullable=False),
    Column("is_new", Integer, nullable=False),
    Column("value", Text, nullable=False),
    CheckConstraint("is_new IN (0, 1)", name="draft_is_new"),
    **_STRICT,
)

text = Table(
    "text",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("opened", Integer, nullable=False),
    **_STRICT,
)

text_revision = Table(
    "text_revision",
    metadata,
    Column("text_id", Text, ForeignKey("text.id", ondelete="CASCADE"), nullable=False),
    Column("revision", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("printed", Text, nullable=False),
    PrimaryKeyConstraint("text_id", "revision"),
    **_STRICT,
)

progress = Table(
    "progress",
    metadata,
    Column("text_id", Text, nullable=False),
    Column("section_id", Text, nullable=False),
    Column("farthest", Integer, nullable=False),
    PrimaryKeyConstraint("text_id", "section_id"),
    CheckConstraint("farthest >= 0", name="farthest_in_text"),
    **_STRICT_KEYED,
)

analysis = Table(
    "analysis",
    metadata,
    Column("revision", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("paragraph_id", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("revision", "engine", "paragraph_id"),
    # With rowids: a row this long would take a page of its own in a tree of keys.
    **_STRICT,
)

note_search_state = Table(
    "note_search_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("recipe", Text, nullable=False),
    Column("done", Integer),
    CheckConstraint("id = 1", name="one_state"),
    **_STRICT,
)
"""Of what make the index of notes is, and up to which ordinal; `done` is NULL for all."""

NOTE_SEARCH = "note_search"
"""The index of notes, a table of FTS5; its rowids are ordinals. Never the only place of data."""

NOTE_SEARCH_DDL = (
    "CREATE VIRTUAL TABLE note_search USING fts5(note, quote, tags, sounds, tones, initials,"
    " book, readings UNINDEXED, tokenize='ascii', columnsize=0)"
)
event.listen(metadata, "after_create", DDL(NOTE_SEARCH_DDL))  # type: ignore[no-untyped-call]
