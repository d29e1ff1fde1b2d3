"""What the command line understands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tjreader import __version__, arguments


@pytest.mark.parametrize(
    "words",
    [
        ["--data-dir", "here", "pinyin", "a.txt"],
        ["pinyin", "--data-dir", "here", "a.txt"],
        ["pinyin", "a.txt", "--data-dir=here"],
        ["--data-dir=here", "pinyin", "a.txt"],
    ],
)
def test_the_data_folder_stands_before_or_after_the_verb(words: list[str]) -> None:
    understood = arguments.parse(words)
    assert understood.verb == "pinyin"
    assert understood.data_dir == Path("here")
    assert understood.file == "a.txt"
    assert understood.format == "json"


def test_without_a_verb_the_window_opens() -> None:
    assert arguments.parse([]).verb == "window"
    assert arguments.parse([]).text is None
    assert arguments.parse([]).data_dir is None
    assert arguments.parse(["a.txt"]).text == "a.txt"
    assert arguments.parse(["./pinyin"]).text == "./pinyin"
    assert arguments.parse(["--", "pinyin"]).text == "pinyin"


@pytest.mark.parametrize("verb", ["pinyin", "segment"])
def test_input_is_standard_input_unless_a_file_is_named(verb: str) -> None:
    assert arguments.parse([verb]).file == "-"
    assert arguments.parse([verb, "-"]).file == "-"


def test_a_note_is_added_with_places_words_and_a_colour() -> None:
    words = "notes add --start 3 --end 7 --note 好 --colour blue --style wavy --data-dir d"
    understood = arguments.parse(words.split())
    assert understood.action == "add"
    assert (understood.start, understood.end) == (3, 7)
    assert (understood.note, understood.colour, understood.style) == ("好", "blue", "wavy")
    assert understood.data_dir == Path("d")
    assert arguments.parse(["--data-dir", "d", "notes", "--json"]).json is True


@pytest.mark.parametrize(
    "words",
    [
        ["pinyin", "--format", "xml"],
        ["export"],
        ["import"],
        ["import", "--prefer", "theirs", "a.json"],
        ["export", "--colour", "black", "a.md"],
        ["export", "--format", "odt", "a.pdf"],
        ["screenshot"],
        ["notes", "add", "--start", "1"],
        ["notes", "add", "--start", "x", "--end", "2"],
        ["notes", "add", "--start", "1", "--end", "2", "--colour", "red"],
        ["a.txt", "b.txt"],
        ["--unknown"],
        ["--data-dir"],
    ],
)
def test_what_is_not_understood_ends_with_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments.parse(words)
    assert ended.value.code == arguments.USAGE
    assert "usage: tjreader" in capsys.readouterr().err


def test_help_names_every_verb_and_exit_code_but_not_the_worker(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments.parse(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for word in ("pinyin", "segment", "notes", "export", "screenshot", "self-test", "exit codes"):
        assert word in said
    assert "worker" not in said
    assert max(map(len, said.splitlines())) <= 100


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments.parse(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"tjreader {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["desk", "--json", "check"],
        ["desk", "check", "--json"],
        ["--data-dir", "d", "desk", "--json", "check"],
        ["terms", "--json", "import", "a.csv"],
        ["text", "revise", "--json", "a.txt"],
        ["search", "--json", "好"],
    ],
)
def test_json_may_stand_before_an_action_or_behind_it(words: list[str]) -> None:
    assert arguments.parse(words).json is True
    assert arguments.parse([each for each in words if each != "--json"]).json is False
