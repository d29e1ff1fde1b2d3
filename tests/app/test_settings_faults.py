"""A settings file that was damaged or edited badly: nothing of it is lost, and it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tjreader.app.settings import DeskSettings, Settings, load, read, save


def held(path: Path) -> bytes:
    """As another program holds a file on Windows."""
    raise PermissionError(path)


def test_a_good_file_and_none_have_no_faults(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert read(file) == (Settings(), ())
    save(file, Settings())
    assert read(file) == (Settings(), ())
    assert not file.with_name("settings.json.bad").exists()


def test_no_json_is_set_aside_and_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text("{nope", "utf-8")
    assert read(file) == (Settings(), ("settings.json",))
    assert file.with_name("settings.json.bad").read_text("utf-8") == "{nope"


def test_values_that_are_not_allowed_are_named_and_kept_aside(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    words = '{"page": {"size": "huge", "theme": "dark"}, "marks": {"colour": 3}}'
    file.write_text(words, "utf-8")
    settings, faults = read(file)
    assert settings.page.theme == "dark"
    assert faults == ("page.size", "marks.colour")
    assert load(file) == settings
    save(file, settings)
    assert file.with_name("settings.json.bad").read_text("utf-8") == words
    assert read(file) == (settings, ())


def test_a_file_that_cannot_be_read_now_is_told_and_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    words = '{"page": {"theme": "dark"}}'
    file.write_text(words, "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", held)
        assert read(file) == (Settings(), ("settings.json",))
    assert file.read_text("utf-8") == words
    kept = file.with_name("settings.json.bad")
    assert not kept.exists()
    save(file, Settings())
    assert kept.read_text("utf-8") == words
    assert read(file) == (Settings(), ())


def test_a_file_read_the_second_time_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"page": {"theme": "dark"}}', "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", held)
        assert read(file)[1] == ("settings.json",)
    settings, faults = read(file)
    assert (settings.page.theme, faults) == ("dark", ())
    save(file, settings)
    assert not file.with_name("settings.json.bad").exists()


def test_the_language_of_a_text_is_remembered_beside_that_of_all(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    desk = DeskSettings().chosen("a", "fr", for_all=False).chosen("b", "de", for_all=False)
    save(file, Settings(desk=desk))
    read_again = load(file).desk
    assert [read_again.into(each) for each in "abc"] == ["fr", "de", "en"]
    assert read_again.chosen("a", "ja", for_all=True) == DeskSettings("ja")
    file.write_text('{"desk": {"language": "no language", "texts": {"a": "pt-BR"}}}')
    settings, faults = read(file)
    assert faults == ("desk.language",)
    assert (settings.desk.into("a"), settings.desk.into("b")) == ("pt-BR", "en")
