"""What the window says of a settings file it could not use."""

from __future__ import annotations

from tjreader.app.settings import read
from tjreader.ui.application import Program


def test_a_bad_settings_file_is_named_with_what_is_bad_and_where_it_is_kept(
    program: Program,
) -> None:
    file = program.session.parts.settings_file
    program.tell_faults(read(file)[1])
    assert program.window.notice.sentence == ""
    file.write_text('{"page": {"size": "huge"}}', "utf-8")
    program.tell_faults(read(file)[1])
    for part in (str(file), "page.size", "settings.json.bad"):
        assert part in program.window.notice.sentence
    file.write_text('{"page": {"size": 20}, broken', "utf-8")
    program.tell_faults(read(file)[1])
    sentence = program.window.notice.sentence
    assert sentence.startswith(f"{file} could not be read as settings")
    assert "(" not in sentence
