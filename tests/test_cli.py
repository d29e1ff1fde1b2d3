"""The command line as a person or a script meets it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commanding import Run
from tjreader import cli, paths
from tjreader.app import linefile
from tjreader.app.settings import ColourNames, MarkSettings, Settings, save
from tjreader.assembly import Assembly


def test_pinyin_writes_one_json_object_for_each_line(run: Run) -> None:
    given = "\ufeff新质生产力\n\n重庆，2025年𠮷😀\r\n银行行长".encode()
    code, out, err = run("pinyin", given=given)
    assert (code, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["text"] for row in rows] == ["新质生产力", "", "重庆，2025年𠮷😀", "银行行长"]
    assert rows[0]["syllables"] == ["xīn", "zhì", "shēng", "chǎn", "lì"]
    assert rows[1] == {"text": "", "syllables": [], "words": []}
    assert rows[2]["syllables"][:3] == ["chóng", "qìng", None]
    assert rows[3]["syllables"] == ["yín", "háng", "háng", "zhǎng"]
    for row in rows:
        assert list(row) == ["text", "syllables", "words"]
        assert len(row["syllables"]) == len(row["text"])
        assert all(0 <= start < end <= len(row["text"]) for start, end, _ in row["words"])


def test_pinyin_as_text(run: Run) -> None:
    assert run("pinyin", "--format", "text", "-", given="天津。\n".encode())[1] == "Tiānjīn。\n"


def test_segments_of_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("天津发展\n\nHello 世界", encoding="utf-8")
    assert run("segment", str(file)) == (0, "天津 发展\n\nHello 世界\n", "")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("天\n津".encode("utf-16"), "line 1"),
        ("好\n".encode() + "天津".encode("gb18030"), "line 2"),
        (b"a\n\0\n", "binary"),
    ],
)
def test_input_that_is_no_utf_8_text_is_a_sentence(run: Run, given: bytes, words: str) -> None:
    code, _, err = run("segment", given=given)
    assert code == 1
    assert words in err
    assert err.count("\n") == 1


def test_a_line_without_end_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linefile, "LONGEST_LINE", 10)
    code, _, err = run("segment", given=b"a" * 11)
    assert code == 1
    assert "line 1" in err


@pytest.mark.parametrize(
    "words",
    [
        ("segment", "missing.txt"),
        ("pinyin", "/"),
        ("notes", "--text", "missing.txt"),
        ("notes", "add", "--start", "9", "--end", "9"),
        ("notes", "add", "--start", "0", "--end", "99999999"),
        ("export", "--format", "md", "missing/a.md"),
        ("missing.txt",),
    ],
)
def test_a_refusal_is_one_sentence_and_code_1(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert code == 1
    assert out == ""
    assert err.startswith("tjreader: ")
    assert err.count("\n") == 1


def test_an_unwritable_data_folder_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    assert cli.main(["notes", "--data-dir", str(tmp_path / "taken")]) == 1
    err = capsys.readouterr().err
    assert str(tmp_path / "taken") in err
    assert err.count("\n") == 1


def test_pictures_need_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    places = [tmp_path / "taken", tmp_path / "taken" / "deep"]
    if Path("/proc/self").is_dir():
        places.append(Path("/proc/pictures"))
    for place in places:
        assert cli.main(["screenshot", str(place)]) == 1
        err = capsys.readouterr().err
        assert str(place) in err
        assert "name another" in err


def test_notes_are_added_listed_and_exported(run: Run, tmp_path: Path) -> None:
    assert run("notes", "--json")[1] == "[]\n"
    text = Assembly().shipped().text
    start = text.printed.index("善作善成")
    place = ("--start", str(start), "--end", str(start + 4))
    code, out, _ = run("notes", "add", *place, "--note", "𠮷\n<b>", "--colour", "pink")
    assert code == 0
    made = json.loads(out)
    assert (made["quote"], made["colour"], made["note"]) == ("善作善成", "pink", "𠮷\n<b>")
    (row,) = json.loads(run("notes", "--json")[1])
    assert row == made
    assert {"id", "kind", "section", "paragraph", "start", "end", "quote"} <= set(row)
    assert {"colour", "style", "note", "created", "updated"} <= set(row)
    listed = run("notes")[1]
    assert "善作善成  (pink, tint)" in listed
    assert "    <b>" in listed
    assert run("export", "--format", "json", str(tmp_path / "a.json"))[0] == 0
    value = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert row.items() <= value["annotations"][0].items()
    assert value["revision"] == text.revision
    read = sum(s is not None for p in value["paragraphs"] for s in p["syllables"])
    assert read == 6313
    for paragraph in value["paragraphs"]:
        assert len(paragraph["syllables"]) == len(paragraph["text"])
        assert paragraph["text"] in text.printed
    code, markdown, _ = run("export", "--format", "md", "-")
    assert code == 0
    assert "==善作善成==" in markdown
    assert "<b>" not in markdown.replace("\\<b", "")


def test_tags_are_given_and_filtered_by(run: Run, tmp_path: Path) -> None:
    add = ("notes", "add", "--start", "9", "--end")
    tagged = json.loads(run(*add, "11", "--tag", "#典故", "--tag", "to ask", "--tag", "典故")[1])
    assert tagged["tags"] == ["典故", "to ask"]
    other = json.loads(run(*add, "13", "--tag", "Term")[1])
    plain = json.loads(run(*add, "15")[1])
    assert json.loads(run("notes", "--json")[1]) == [tagged, other, plain]
    assert json.loads(run("notes", "--json", "--tag", "典故")[1]) == [tagged]
    both = run("notes", "--json", "--tag", "TO ASK", "--tag", "term")[1]
    assert json.loads(both) == [tagged, other]
    listed = run("notes", "--tag", "term")[1]
    assert "#Term" in listed
    assert len(listed.splitlines()) == 1
    assert run("notes", "--json", "--tag", "none")[1] == "[]\n"
    code, _, err = run("notes", "--tag", " # ")
    assert code == 1
    assert "A tag needs" in err
    assert run("export", "--tag", "term", str(tmp_path / "a.csv"))[0] == 0
    assert len((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()) == 2


def test_the_readers_names_of_colours_are_in_what_is_exported(
    run: Run, data_dir: Path, tmp_path: Path
) -> None:
    parts = Assembly(data_dir)
    parts.prepare()
    names = ColourNames(pink="典故 & co")
    save(parts.settings_file, Settings(marks=MarkSettings(names=names)))
    run("notes", "add", "--start", "9", "--end", "11", "--colour", "pink")
    for name, words in (("md", "典故 & co"), ("html", "典故 &amp; co"), ("csv", "pink,典故 & co")):
        path = tmp_path / f"a.{name}"
        assert run("export", str(path))[0] == 0
        assert words in path.read_text("utf-8")


def test_notes_on_a_file_of_the_readers(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("第一段。\n\n海阔天空。\n", encoding="utf-8")
    made = json.loads(
        run("notes", "add", "--text", str(file), "--start", "0", "--end", "3", "--note", "甲")[1]
    )
    assert made["quote"] == "第一段"
    assert json.loads(run("notes", "--json")[1]) == []
    assert json.loads(run("notes", "--text", str(file), "--json")[1]) == [made]
    out = run("export", "--text", str(file), "--format", "json", "-")[1]
    paragraphs = json.loads(out)["paragraphs"]
    assert paragraphs[-1]["syllables"] == ["hǎi", "kuò", "tiān", "kōng", None]


def test_the_self_test(run: Run) -> None:
    code, out, err = run("self-test")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "OK"
    assert "6313 characters read" in out


def test_the_self_test_fails_in_a_sentence_where_a_file_is_damaged(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "resources"
    shutil.copytree(paths.resources(), damaged)
    lexicon = damaged / "lexicon" / "cedict.sqlite"
    lexicon.write_bytes(lexicon.read_bytes()[:4096] + b"\0" * 4096)
    monkeypatch.setattr(paths, "resources", lambda: damaged)
    code, out, err = run("self-test")
    assert (code, err) == (1, "")
    text, dictionary = out.splitlines()
    assert text.startswith("text: ")
    assert dictionary.startswith("dictionary: FAILED. ")
    assert "cedict.sqlite" in dictionary


# As a process of its own


def start(
    environment: dict[str, str], *words: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "tjreader", *words],
        input=given,
        capture_output=True,
        env=environment,
        timeout=120,
        check=False,
    )


def test_streams_are_utf_8_in_a_locale_that_is_not(child_environment: dict[str, str]) -> None:
    environment = child_environment | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment.pop("PYTHONIOENCODING", None)
    done = start(environment, "segment", given="天津发展".encode())
    assert (done.returncode, done.stdout.decode()) == (0, "天津 发展\n")
    assert done.stderr == b""


def test_pinyin_loads_no_qt_and_no_database(child_environment: dict[str, str]) -> None:
    code = (
        "import sys; from tjreader.cli import main; main(['pinyin']); "
        "print([m for m in ('PySide6', 'sqlalchemy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="好\n".encode(),
        capture_output=True,
        env=child_environment,
        timeout=120,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == b"[]"


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
def test_a_reader_that_goes_away_ends_it_quietly(child_environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "tjreader", "segment"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=child_environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write("天津\n".encode())
        process.stdin.flush()
        assert process.stdout.readline() == "天津\n".encode()
        process.stdout.close()
        process.stdin.write("天津\n".encode() * 100)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a display is always there")
@pytest.mark.parametrize("display", [None, ":4177"])
def test_without_a_display_there_is_one_sentence(
    child_environment: dict[str, str], data_dir: Path, display: str | None
) -> None:
    environment = dict(child_environment)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    if display is not None:
        environment["DISPLAY"] = display
    done = start(environment, "--data-dir", str(data_dir))
    assert done.returncode == 3
    assert done.stdout == b""
    said = done.stderr.decode()
    assert said.startswith("tjreader: ")
    assert said.count("\n") == 1
    assert "xvfb-run" in said


def test_two_commands_at_once_both_get_their_note_in(
    child_environment: dict[str, str], data_dir: Path
) -> None:
    command = [sys.executable, "-P", "-m", "tjreader", "--data-dir", str(data_dir)]
    running = [
        subprocess.Popen(
            [*command, "notes", "add", "--start", str(at), "--end", str(at + 2)],
            env=child_environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for at in (60, 70, 80)
    ]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, b"")
    listed = start(child_environment, "notes", "--json", "--data-dir", str(data_dir))
    assert sorted(row["start"] for row in json.loads(listed.stdout)) == [60, 70, 80]


WARNING_WINDOW = """
import logging, sys
from tjreader import cli, paths
from tjreader.ui import application

def window(parts, options, annex):
    logging.getLogger("tjreader.ui").warning("a line for the log")
    return 0

application.run = window
sys.exit(cli.main(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.parametrize("fault", ["full disk", "no folder"])
def test_a_log_that_cannot_be_written_is_no_word_on_the_terminal(
    fault: str, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    if fault == "no folder":
        data.write_text("a file is in its place", "utf-8")
    elif not Path("/dev/full").exists():
        pytest.skip("no device here is always full")
    else:
        log = Assembly(data).folders.log_file
        log.parent.mkdir(parents=True)
        log.symlink_to("/dev/full")
    done = subprocess.run(
        [sys.executable, "-c", WARNING_WINDOW, str(data)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
