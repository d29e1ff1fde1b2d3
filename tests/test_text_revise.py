"""`tjreader text revise`: notes follow a text to another edition, and back."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from commanding import Run
from feature import FOLDER

PRINTED = (FOLDER / "printed.md").read_text("utf-8")
STORY = "# 一\n当新质生产力的浪潮奔涌而来。\n天开高教科创园里，一家家企业拔节生长。\n"


def mark(run: Run, words: str, printed: str = PRINTED, *more: object) -> dict[str, object]:
    start = printed.index(words)
    code, out, err = run("notes", "add", *more, "--start", start, "--end", start + len(words))
    assert (code, err) == (0, "")
    return json.loads(out)


def listed(run: Run, *more: object) -> list[dict[str, object]]:
    return json.loads(run("notes", "--json", *more)[1])


def test_notes_of_the_article_follow_a_revised_edition_and_come_back(
    run: Run, tmp_path: Path
) -> None:
    mark(run, "当新质生产力的浪潮奔涌而来")
    mark(run, "在人工智能垂直应用领域迈出关键一步")
    mark(run, "人工智能垂类大模型")
    before = listed(run)
    file = tmp_path / "revised.md"
    words = PRINTED.replace("的浪潮奔涌而来", "的大潮奔涌而来")
    file.write_text(
        "新的导语。\n\n" + words.replace("人工智能垂类大模型创新社区", "创新社区"), "utf-8"
    )
    code, out, err = run("text", "revise", file, "--json")
    assert (code, err) == (0, "")
    counts = {name: json.loads(out)[name] for name in ("exact", "moved", "changed", "orphan")}
    assert counts == {"exact": 1, "moved": 0, "changed": 1, "orphan": 1}
    after = listed(run)
    assert {row["quote"]: row["state"] for row in after} == {
        "当新质生产力的大潮奔涌而来": "changed",
        "在人工智能垂直应用领域迈出关键一步": "exact",
        "人工智能垂类大模型": "orphan",
    }
    assert {row["section"] for row in after} == {"s01", "s02"}
    back = tmp_path / "printed.md"
    back.write_text(PRINTED, "utf-8")
    code, out, err = run("text", "revise", back)
    assert (code, err) == (0, "")
    assert "3 exact, 0 moved, 0 changed, 0 orphan" in out
    assert listed(run) == before


def test_a_file_that_was_changed_says_itself_which_text_it_is(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY, "utf-8")
    mark(run, "企业拔节", STORY, "--text", file)
    file.write_text("# 零\n新的一段。\n" + STORY, "utf-8")
    code, out, _ = run("text", "revise", file)
    assert code == 0
    assert "1 exact" in out
    rows = listed(run, "--text", file)
    assert [(row["quote"], row["section"], row["state"]) for row in rows] == [
        ("企业拔节", "s2", "exact")
    ]


def test_another_file_is_an_edition_of_the_text_that_is_named(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(STORY, "utf-8")
    second.write_text(STORY.replace("浪潮", "大潮"), "utf-8")
    mark(run, "企业拔节", STORY, "--text", first)
    assert run("text", "revise", "--text", first, second)[0] == 0
    assert [row["state"] for row in listed(run, "--text", second)] == ["exact"]
    assert run("text", "revise", "--text", second, first)[0] == 0
    assert [row["state"] for row in listed(run, "--text", first)] == ["exact"]


def test_a_text_with_notes_of_its_own_is_not_swallowed(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(STORY, "utf-8")
    other = STORY.replace("浪潮", "大潮")
    second.write_text(other, "utf-8")
    mark(run, "企业拔节", STORY, "--text", first)
    mark(run, "大潮", other, "--text", second)
    code, out, err = run("text", "revise", "--text", first, second)
    assert (code, out) == (1, "")
    assert "notes: 1" in err
    assert [row["quote"] for row in listed(run, "--text", first)] == ["企业拔节"]
    assert [row["quote"] for row in listed(run, "--text", second)] == ["大潮"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (PRINTED, "very words"),
        ("床前明月光。", "hardly a line"),
        ("", "empty"),
        (None, "not there"),
    ],
)
def test_what_is_no_edition_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, words: str | None, reason: str
) -> None:
    file = tmp_path / "edition.md"
    if words is not None:
        file.write_text(words, "utf-8")
    mark(run, "天开")
    before = listed(run)
    code, out, err = run("text", "revise", file)
    assert (code, out) == (1, "")
    assert reason in err
    assert err.count("\n") == 1
    assert listed(run) == before


def test_without_notes_the_edition_is_read_all_the_same(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "edition.md"
    file.write_text(PRINTED.replace("底空", "低空"), "utf-8")
    code, out, _ = run("text", "revise", file)
    assert code == 0
    assert "no notes" in out
    assert "底空" not in run("export", "--format", "json", "-")[1]


def test_the_first_page_needs_none_of_what_compares_editions() -> None:
    import subprocess

    code = (
        "import sys; from tjreader import cli, assembly; import tjreader.ui.application;"
        "assembly.Assembly().shipped();"
        "print([m for m in ('rapidfuzz', 'tjreader.text.variants') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_terms_follow_a_revised_edition_and_are_counted(run: Run, tmp_path: Path) -> None:
    assert run("terms", "add", "人工智能垂类大模型")[0] == 0
    file = tmp_path / "revised.md"
    file.write_text("新的导语。\n\n" + PRINTED, "utf-8")
    code, out, _ = run("text", "revise", file)
    assert code == 0
    assert "no notes to take along" in out
    assert "desk keeps at places followed too: 1" in out
    (row,) = json.loads(run("terms", "--json", "--own")[1])
    (span,) = row["first"]["spans"]
    assert file.read_text("utf-8")[span["start"] : span["end"]] == "人工智能垂类大模型"
    back = tmp_path / "printed.md"
    back.write_text(PRINTED, "utf-8")
    assert json.loads(run("text", "revise", back, "--json")[1])["desk"] == 1
