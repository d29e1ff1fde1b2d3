"""`tjreader terms` and `tjreader desk`, alone and beside a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import span_of
from commanding import Run
from deskears import Heard
from tjreader.app import translating
from tjreader.app.desk import Desk
from tjreader.app.homing import AtOnce
from tjreader.app.settings import DeskSettings, Settings, save
from tjreader.assembly import Assembly
from tjreader.desk.concept import Status
from tjreader.desk.segments import segments
from tjreader.desk_arguments import STATUSES


def test_a_term_is_added_listed_and_deleted(run: Run) -> None:
    words = ("--rendering", "act well", "--status", "approved", "--variant", "善作", "--note", "n")
    code, out, err = run("terms", "add", "善作善成", *words)
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert [form["words"] for form in made["forms"]] == ["善作善成", "善作"]
    assert made["renderings"][0]["status"] == "approved"
    assert made["first"]["quote"] == "善作善成"
    assert made["also_in"] == ["善作善成"]  # the glossary's
    assert (made["text_id"], made["note"], made["shipped"]) == ("tianjin", "n", False)
    assert [row["id"] for row in json.loads(run("terms", "--json", "--own")[1])] == [made["id"]]
    listed = run("terms")[1].splitlines()
    assert listed[0] == f"{made['id'][:8]}  善作善成 / 善作  act well"
    assert listed[1].startswith("*         新质生产力  new quality productive forces ?")
    assert len(listed) == 258
    assert len(json.loads(run("terms", "--json", "--shipped")[1])) == 257
    code, out, _ = run("terms", "delete", made["id"][:6])
    assert (code, json.loads(out)["id"]) == (0, made["id"])
    assert run("terms", "--own") == (0, "", "")


def test_a_term_for_all_texts_is_one_of_another_text_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("海河。\n", "utf-8")
    more = ("--language", "fr", "--for-all-texts")
    run("terms", "add", "海河", "--rendering", "le Haihe", *more)
    run("terms", "add", "天津")
    (line,) = run("terms", "--text", file)[1].splitlines()
    assert line[8:] == "  海河  le Haihe ? [fr]  (all texts)"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("add", ""), "at least one form"),
        (("add", "字" * 61), "61"),
        (("add", "天津", "--variant", "天津"), "twice"),
        (("add", "天津", "--status", "approved"), "name one"),
        (("delete", "tianjin:新质生产力"), "Adopt it"),
        (("delete", "ffff"), "no term of yours"),
        (("delete", ""), "lists them"),
        (("add", "天津", "--text", "missing.txt"), "missing.txt"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, words: tuple[str, ...], reason: str) -> None:
    code, out, err = run("terms", *words)
    assert (code, out) == (1, "")
    assert reason in err
    assert err.count("\n") == 1
    assert run("terms", "--own")[1] == ""


def test_an_id_too_short_or_of_two_names_none(run: Run) -> None:
    made = json.loads(run("terms", "add", "天津")[1])
    assert "too short" in run("terms", "delete", made["id"][:3])[2]


def test_translations_are_listed_in_the_order_of_the_text(run: Run, data_dir: Path) -> None:
    assert "No sentence" in run("desk")[1]
    parts = Assembly(data_dir)
    opened = parts.shipped()
    store = parts.open_store().result(30)
    desk = Desk(opened.text, opened.glossary, AtOnce(), Heard())
    desk.connect(store.desk)
    later, sooner = (span_of(opened.text, each) for each in ("渤海", "风劲帆满海天阔"))
    translating.translate(desk, later, "Bohai\nsea")
    translating.translate(desk, sooner, "a fair wind")
    translating.annotate(desk, sooner, "verse")
    store.close().result(30)
    rows = json.loads(run("desk", "--json")[1])
    assert [row["words"] for row in rows] == ["a fair wind", "Bohai\nsea"]
    assert (rows[0]["stage"], rows[0]["source"], rows[0]["note"]) == (
        "draft",
        "风劲帆满海天阔",
        "verse",
    )
    assert (rows[0]["start"], rows[0]["end"]) == (sooner.start, sooner.end)
    lines = run("desk")[1].splitlines()
    assert lines[0].startswith("§")
    assert lines[0].endswith("(draft)  风劲帆满海天阔")
    assert lines[1:3] == ["    a fair wind", "    (verse)"]
    assert lines[-1] == "2 sentences: 2 draft"


def test_the_statuses_are_those_of_renderings() -> None:
    assert tuple(each.value for each in Status) == STATUSES


def test_a_command_speaks_the_language_chosen_in_the_window(run: Run, data_dir: Path) -> None:
    run("terms", "--own")  # makes the folder
    chosen = Settings(desk=DeskSettings("de", {"tianjin": "fr"}))
    save(Assembly(data_dir).settings_file, chosen)
    made = json.loads(run("terms", "add", "低空经济", "--rendering", "économie")[1])
    assert [each["language"] for each in made["renderings"]] == ["fr"]
    other = ("--rendering", "economía", "--language", "es_mx")
    assert json.loads(run("terms", "add", "长尾词", *other)[1])["renderings"][0]["language"] == (
        "es-MX"
    )
    listed = run("terms", "--own", "--language", "fr")[1].splitlines()
    assert [line[8:].strip() for line in listed] == ["低空经济  économie ? [fr]", "长尾词"]
    code, _, err = run("terms", "add", "专精特新", "--rendering", "x", "--language", "French!")
    assert code == 1
    assert "no tag of a language" in err
    code, _, err = run("desk", "--language", "zh-TW", "check")  # what is translated from
    assert code == 1
    assert "zh-TW" in err


def test_translations_are_listed_by_language(run: Run, data_dir: Path) -> None:
    parts = Assembly(data_dir)
    parts.prepare()
    opened = parts.shipped()
    store = parts.open_store().result(30)
    store.library.remember_text(opened.text).result(30)
    desk = Desk(opened.text, opened.glossary, AtOnce(), Heard())
    desk.connect(store.desk)
    span = segments(opened.text)[0].span
    translating.translate(desk, span, "Bear in mind")
    translating.translate(desk, span, "Garder en mémoire", "fr")
    store.close().result(30)
    assert {row["language"] for row in json.loads(run("desk", "--json")[1])} == {"en", "fr"}
    (row,) = json.loads(run("desk", "--json", "--language", "fr")[1])
    assert row["words"] == "Garder en mémoire"
    last = run("desk", "check", "--language", "fr")[1].splitlines()[-1]
    assert "1 draft" in last
    assert "into French" in run("desk", "coverage", "--language", "fr", "-")[1]
    assert "Garder" in run("desk", "export", "--language", "fr", "--format", "tmx", "-")[1]
