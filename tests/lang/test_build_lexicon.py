"""Building the dictionary from CC-CEDICT."""

import gzip
import importlib.util
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tjreader.lang.lexicon import Lexicon

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "build_lexicon.py"

SOURCE = """# CC-CEDICT
#! entries=3
#! publisher=MDBG
#! date=2023-11-07T06:42:16Z
綠 绿 [lu:4] /green/CL:個|个[ge4]/
西安 西安 [Xi1 an1] /Xi'an, capital of Shaanxi/
點兒 点儿 [dian3 r5] /erhua variant of 點|点[dian3]/
"""


@pytest.fixture
def script(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("build_lexicon", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "source_file", lambda: tmp_path / "cedict.txt.gz")
    return module


def put(tmp_path, words):
    (tmp_path / "cedict.txt.gz").write_bytes(gzip.compress(words.encode()))


def test_it_is_built_once_and_can_be_opened(script, tmp_path, lexicon_files):
    put(tmp_path, SOURCE)
    target = tmp_path / "lexicon" / "cedict.sqlite"
    assert script.build(target) == 3
    assert script.build(target) is None
    with closing(Lexicon(target, lexicon_files[1])) as lexicon:
        green = lexicon.entries("綠")[0]
        assert (green.simplified, green.pinyin) == ("绿", "lǜ")
        assert green.senses == ("green", "CL:個|个[gè]")
        assert lexicon.entries("西安")[0].pinyin == "Xī ān"
        assert lexicon.entries("点儿")[0].pinyin == "diǎn r"
        assert lexicon.source.date == "2023-11-07"
    assert [path.name for path in target.parent.iterdir()] == ["cedict.sqlite"]


def test_another_source_or_recipe_or_damage_builds_it_again(script, tmp_path):
    put(tmp_path, SOURCE)
    target = tmp_path / "cedict.sqlite"
    assert script.build(target) == 3
    put(tmp_path, SOURCE.replace("green", "verdant"))
    assert script.build(target) == 3
    with closing(sqlite3.connect(target)) as base, base:
        base.execute("UPDATE meta SET value = '0' WHERE key = 'recipe'")
    assert script.build(target) == 3
    target.write_bytes(b"no database")
    assert script.build(target) == 3


@pytest.mark.parametrize(
    "words", ["", SOURCE + "no entry\n", SOURCE.replace("entries=3", "entries=4")]
)
def test_a_source_that_is_not_as_expected_leaves_everything_as_it_was(
    script, tmp_path, words, capsys
):
    put(tmp_path, words)
    target = tmp_path / "lexicon" / "cedict.sqlite"
    target.parent.mkdir()
    target.write_bytes(b"old")
    assert script.main([str(target)]) == 1
    assert "was not built" in capsys.readouterr().err
    assert [path.read_bytes() for path in target.parent.iterdir()] == [b"old"]


def test_it_says_what_it_built(script, tmp_path, capsys):
    put(tmp_path, SOURCE)
    target = tmp_path / "cedict.sqlite"
    assert script.main([str(target)]) == 0
    assert script.main([str(target)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("cedict.sqlite: 3 entries")
    assert second == "cedict.sqlite is up to date."


def test_the_real_source_is_found():
    spec = importlib.util.spec_from_file_location("build_lexicon", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.source_file().name.startswith("cedict")
