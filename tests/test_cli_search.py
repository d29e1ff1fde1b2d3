"""The verb `search`, without a window."""

from __future__ import annotations

import json

import pytest

from tjreader.app.settings import DeskSettings, Settings, save
from tjreader.assembly import Assembly
from tjreader.cli import main


def ask(capsys, data_dir, *words: str) -> str:
    assert main(["--data-dir", str(data_dir), *words]) == 0
    return capsys.readouterr().out


@pytest.fixture
def noted(capsys, data_dir):
    ask(
        *(capsys, data_dir, "notes", "add", "--start", "100", "--end", "110"),
        *("--note", "a wellspring"),
    )
    return data_dir


def test_hits_of_all_kinds_are_lines_in_columns(capsys, noted):
    found = [line.split("\t") for line in ask(capsys, noted, "search", "xzscl").splitlines()]
    assert {cells[0] for cells in found} == {"text", "term"}
    assert all("[新质生产力]" in cells[2] for cells in found if cells[0] == "text")
    found = [line.split("\t") for line in ask(capsys, noted, "search", "wellspring").splitlines()]
    assert [cells[0] for cells in found][:1] == ["note"]
    assert found[0][3] == "a wellspring"


def test_json_has_all(capsys, noted):
    found = json.loads(ask(capsys, noted, "search", "经济", "--json"))
    assert set(found) == {"query", "text", "notes", "terms", "dictionary"}
    assert found["dictionary"]["hits"][0]["simplified"] == "经济"
    assert found["text"]["total"] == len(found["text"]["hits"]) > 0
    assert json.loads(ask(capsys, noted, "search", "龘龘", "--json"))["notes"] == {
        "total": 0,
        "hits": [],
    }


def test_a_text_of_ones_own_is_read_for_pinyin(capsys, noted, tmp_path):
    file = tmp_path / "own.txt"
    file.write_text("珠穆朗玛峰很高。", encoding="utf-8")
    assert "[朗玛峰]" in ask(capsys, noted, "search", "lang ma feng", "--text", str(file))


@pytest.mark.parametrize("query", ['"', "* OR", "{note} :", "NEAR(", "#", " "])
def test_odd_queries_are_no_fault(capsys, noted, query):
    ask(capsys, noted, "search", query)


def test_the_readers_own_terms_are_found(capsys, data_dir):
    ask(capsys, data_dir, "terms", "add", "模创启航", "--rendering", "set sail with models")
    hits = json.loads(ask(capsys, data_dir, "search", "模创启航", "--json"))["terms"]["hits"]
    assert [(hit["term"], hit["rendering"], hit["language"], hit["own"]) for hit in hits] == [
        ("模创启航", "set sail with models", "en", True)
    ]


def test_renderings_are_in_the_language_one_translates_into(capsys, data_dir):
    german = ("--rendering", "Aufbruch", "--language", "de")
    ask(capsys, data_dir, "terms", "add", "模创启航", *german)

    def told(*more: str) -> tuple[str, str]:
        found = json.loads(ask(capsys, data_dir, "search", "模创启航", "--json", *more))
        (hit,) = found["terms"]["hits"]
        assert "english" not in hit
        return hit["rendering"], hit["language"]

    assert told() == ("", "")
    assert told("--language", "de-AT") == ("Aufbruch", "de")
    settings = Assembly(data_dir).settings_file
    save(settings, Settings(desk=DeskSettings(language="de")))
    assert told() == ("Aufbruch", "de")
    assert told("--language", "fr") == ("", "")
    line = ask(capsys, data_dir, "search", "模创启航")
    assert "\nterm\t模创启航\t" in line
    assert line.endswith("\tAufbruch\n")


def test_a_language_that_is_none_is_refused(capsys, data_dir):
    assert main(["--data-dir", str(data_dir), "search", "天", "--language", "zh"]) == 1
    assert "no tag of a language" in capsys.readouterr().err
