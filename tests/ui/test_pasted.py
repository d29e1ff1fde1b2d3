"""A pasted text is there again when the window is opened again, at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from tjreader.ui.application import Program

Start = Callable[..., Program]
Leave = Callable[[Program], None]

WORDS = "\n\n".join(f"第{n}段：天津港的码头上，{n}号岸桥正在装卸。" * 4 for n in range(60))


def test_a_pasted_text_is_there_again_at_its_place(start: Start, leave: Leave) -> None:
    program = start()
    session = program.session
    session.open_words(WORDS)
    text_id, title = session.text.id, session.text.title
    offset = WORDS.index("第40段")
    session.go_to(offset)
    place = program.window.view.place()
    assert place > 0
    leave(program)
    again = start(ready=False)
    assert (again.session.text.id, again.session.text.title) == (text_id, title)
    assert again.session.text.printed == WORDS
    assert again.session.sitting.place.offset == place
    assert again.session.state.recents[0].text_id == text_id


def test_a_pasted_text_is_there_while_another_program_has_the_notebook(
    start: Start, leave: Leave, data_dir: Path, qtbot: QtBot
) -> None:
    program = start()
    program.session.open_words(WORDS)
    leave(program)
    (data_dir / "notebook.db").write_bytes(b"damaged")
    again = start(ready=False)
    assert again.session.text.printed == WORDS
    qtbot.waitUntil(lambda: again.annex is not None)
    qtbot.waitUntil(lambda: "notebook.db" in again.window.notice.sentence)


def test_lost_words_give_the_article(start: Start, leave: Leave, data_dir: Path) -> None:
    program = start()
    shipped = program.session.text.id
    program.session.open_words(WORDS)
    leave(program)
    (data_dir / "pasted.json").write_text("[", encoding="utf-8")
    again = start()
    assert again.session.text.id == shipped
    again.session.opener.recent(again.session.state.recents[0])
