"""How far texts were read, in the database: rows of each revision, and what is still to follow.

A row's section is named together with the revision its offset belongs to, parted by a tab:
places of one edition mean nothing in another. Rows without one were written before editions
were told apart; they are of the revision the text had then. A name with two tabs is no
section but a debt: what was read of the revision behind them has not followed to the one
before them. Its offset means nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from ..app.ports import ReadSoFar
from .schema import progress, text

_TAB = "\t"


def read(connection: Connection, text_id: str, revision: str) -> ReadSoFar:
    """What was read of a revision, and of those whose reading has not followed to it."""
    rows = _rows(connection, text_id)
    plain = _revision_of(connection, text_id) or revision
    found: dict[str, dict[str, int]] = {}
    owed: list[str] = []
    for name, farthest in rows.items():
        whose, tab, section = name.partition(_TAB)
        if not tab:
            whose, section = plain, name
        if section.startswith(_TAB):
            owed.extend([section.strip(_TAB)] if whose == revision else [])
        else:
            found.setdefault(whose, {})[section] = farthest
    earlier = {each: found[each] for each in sorted(owed) if each in found}
    return ReadSoFar(found.get(revision, {}), earlier)


def save(
    connection: Connection, text_id: str, revision: str, section_id: str, farthest: int
) -> None:
    """Keep the farthest offset seen of a section; a smaller one does not replace a larger."""
    _put(connection, text_id, {_of(revision, section_id): farthest})


def forget(connection: Connection, text_id: str, revision: str, section_id: str | None) -> None:
    """Forget a section, or all that was read of the text in whatever revision."""
    gone = delete(progress).where(progress.c.text_id == text_id)
    if section_id is not None:
        gone = gone.where(progress.c.section_id.in_([_of(revision, section_id), section_id]))
    connection.execute(gone)


def settle(
    connection: Connection,
    text_id: str,
    revision: str,
    earlier: Sequence[str],
    farthest: Mapping[str, int],
) -> None:
    """What was read of earlier revisions has followed: keep it, and owe it no more."""
    _put(connection, text_id, {_of(revision, name): far for name, far in farthest.items()})
    paid = [_debt(revision, each) for each in earlier]
    connection.execute(
        delete(progress).where(progress.c.text_id == text_id, progress.c.section_id.in_(paid))
    )


def note_revision(connection: Connection, text_id: str, revision: str) -> None:
    """A text is read in this revision now; called before its row says so.

    Rows without a revision get that of before, and what was read of that is owed to the
    new one, with what was still owed to it.
    """
    before = _revision_of(connection, text_id) or revision
    mine = progress.c.text_id == text_id
    unnamed = func.instr(progress.c.section_id, _TAB) == 0
    named = before + _TAB + progress.c.section_id
    connection.execute(update(progress).where(mine, unnamed).values(section_id=named))
    if before == revision:
        return
    names = [name for name in _rows(connection, text_id) if name.startswith(before + _TAB)]
    debts = {name.rpartition(_TAB)[2] for name in names if name.startswith(_debt(before, ""))}
    if len(debts) < len(names):
        debts.add(before)
    owed = {_debt(revision, each): 0 for each in debts - {revision}}
    _put(connection, text_id, owed)


def _put(connection: Connection, text_id: str, rows: Mapping[str, int]) -> None:
    if not rows:
        return
    put = insert(progress)
    larger = func.max(progress.c.farthest, put.excluded.farthest)
    connection.execute(
        put.on_conflict_do_update(["text_id", "section_id"], set_={"farthest": larger}),
        [{"text_id": text_id, "section_id": name, "farthest": far} for name, far in rows.items()],
    )


def _rows(connection: Connection, text_id: str) -> dict[str, int]:
    query = select(progress.c.section_id, progress.c.farthest)
    return {
        name: farthest
        for name, farthest in connection.execute(query.where(progress.c.text_id == text_id))
    }


def _revision_of(connection: Connection, text_id: str) -> str | None:
    return connection.execute(select(text.c.revision).where(text.c.id == text_id)).scalar()


def _of(revision: str, section_id: str) -> str:
    return revision + _TAB + section_id


def _debt(revision: str, earlier: str) -> str:
    return revision + _TAB + _TAB + earlier
