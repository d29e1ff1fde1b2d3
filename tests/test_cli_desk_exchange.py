"""`tjreader terms export/import` and `tjreader desk export/import`, alone and beside a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commanding import Run

TABLE = "中文术语;英文;备注\n新质生产力;new-type productive forces;client\n滨海湾;Binhai Bay;\n"
MEMORY = (
    '<tmx version="1.4"><body><tu><tuv xml:lang="zh"><seg>{source}</seg></tuv>'
    '<tuv xml:lang="en"><seg>{words}</seg></tuv></tu></body></tmx>'
)
SENTENCE = "一子落而满盘活。"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "client.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_terms_are_looked_at_first_and_then_taken_in(run: Run, table: Path) -> None:
    code, out, err = run("terms", "import", table)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "columns  A “中文术语” = term, B “英文” = rendering (en), C “备注” = note"
    assert "new      滨海湾: Binhai Bay (en, approved)" in lines
    assert "changed  新质生产力: new-type productive forces (en, approved)" in lines
    assert lines[-1] == "Nothing was stored; --commit stores it."
    assert run("terms", "--own")[1] == ""
    assert run("terms", "import", "--commit", table)[1].splitlines()[-1] == "Stored."
    listed = run("terms", "--own")[1]
    assert "Binhai Bay" in listed
    assert "new-type productive forces" in listed
    code, out, _ = run("terms", "import", "--json", table)
    report = json.loads(out)
    assert (report["same"], report["new"], report["changed"]) == (2, [], [])
    assert not report["committed"]


@pytest.mark.parametrize("ending", ["tbx", "csv", "xlsx"])
def test_terms_that_went_out_come_back_the_same(
    run: Run, table: Path, tmp_path: Path, ending: str
) -> None:
    run("terms", "import", "--commit", table)
    file = tmp_path / f"out.{ending}"
    assert run("terms", "export", file) == (0, "", "")
    out = run("terms", "import", file)[1]
    assert out.splitlines()[-1] == "There is nothing to store."
    assert "0 skipped" in out


def test_a_format_that_loses_says_what(run: Run, tmp_path: Path) -> None:
    code, _, err = run("terms", "export", tmp_path / "out.utf8")
    assert code == 0
    assert err.startswith("Not in it: all but the forms")
    assert "新质生产力\tnew quality productive forces" in (tmp_path / "out.utf8").read_text("utf-8")
    code, _, err = run("terms", "--own", "export", tmp_path / "none.csv")
    assert (code, "no terms to write" in err) == (1, True)
    assert not (tmp_path / "none.csv").exists()


def test_columns_and_statuses_are_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("1,滨海湾,Bucht\n", encoding="utf-8")
    words = ("--map", "term=B,rendering:de=C", "--status", "proposed", "--for-all-texts")
    report = json.loads(run("terms", "import", "--json", "--commit", *words, file)[1])
    assert report["new"][0]["renderings"] == [
        {"words": "Bucht", "language": "de", "status": "proposed"}
    ]
    (row,) = json.loads(run("terms", "--own", "--json")[1])
    assert row["text_id"] is None
    code, _, err = run("terms", "import", "--map", "term=Q", file)
    assert (code, "no column" in err) == (1, True)


def test_sentences_go_out_and_come_back(run: Run, tmp_path: Path) -> None:
    memory = tmp_path / "in.tmx"
    memory.write_text(MEMORY.format(source=SENTENCE, words="One move."), encoding="utf-8")
    assert "1 new" in run("desk", "import", memory)[1]
    assert run("desk", "import", "--commit", memory)[1].splitlines()[-1] == "Stored."
    for ending in ("tmx", "xlf", "docx", "html"):
        code, _, err = run("desk", "export", "--section", "2", tmp_path / f"out.{ending}")
        assert (code, bool(err)) == (0, ending != "xlf")
    for ending in ("tmx", "xlf"):
        assert "1 the same" in run("desk", "import", tmp_path / f"out.{ending}")[1]
    changed = (tmp_path / "out.xlf").read_text("utf-8").replace("One move.", "A single move.")
    (tmp_path / "changed.xlf").write_text(changed, encoding="utf-8")
    out = run("desk", "import", tmp_path / "changed.xlf")[1]
    assert "here: One move. (done)  ← stays" in out
    run("desk", "import", "--prefer", "file", "--commit", tmp_path / "changed.xlf")
    assert "A single move." in run("desk")[1]
    code, _, err = run("desk", "export", "--section", "99", tmp_path / "x.tmx")
    assert (code, "no section" in err) == (1, True)
    code, _, err = run("desk", "export", "-")
    assert (code, "--format" in err) == (1, True)


def test_only_what_is_done_goes_out_where_that_is_asked(run: Run, tmp_path: Path) -> None:
    code, _, err = run("desk", "export", "--done", tmp_path / "x.xlf")
    assert (code, "no sentences" in err) == (1, True)


def test_a_page_says_what_is_not_decided_in_the_language_asked_for(run: Run) -> None:
    page = run("desk", "export", "--section", "2", "--format", "html", "--words", "zh", "-")[1]
    assert "（未定；拟议：" in page
    page = run("desk", "export", "--section", "2", "--format", "html", "-")[1]
    assert "(not decided; proposed: " in page


def test_the_terms_due_go_out_with_their_sentences(run: Run, tmp_path: Path) -> None:
    run("terms", "add", "新阶段", "--rendering", "the new stage", "--status", "approved")
    run("terms", "add", "建设", "--rendering", "only proposed")
    for ending in ("xlf", "html"):
        assert run("desk", "export", "--section", "2", tmp_path / f"out.{ending}")[0] == 0
    words = (tmp_path / "out.xlf").read_text("utf-8")
    assert ' type="term" value="the new stage">新阶段</mrk>' in words
    assert "only proposed" not in words  # nothing is decided
    assert 'type="term">新质生产力</mrk>' in words  # the text's glossary proposes
    assert "the new stage" in (tmp_path / "out.html").read_text("utf-8")
