"""The Chinese catalogue: whole, up to date, and what the window says and shows with it."""

from __future__ import annotations

import ast
import re
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tjreader.app.ports import Refused
from tjreader.ui import i18n
from tjreader.ui.application import Program
from tjreader.ui.command import without_mnemonic
from tjreader.ui.commands import COMMANDS
from tjreader.ui.refused import in_words

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "i18n"
CATALOGUE = FOLDER / "tjreader_zh_CN.ts"
HAN = re.compile("[\u4e00-\u9fff]")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen only


# The catalogue


def test_the_catalogue_is_whole_and_up_to_date(python: str) -> None:
    """Every sentence is there, translated, its placeholders and mnemonic kept; the .qm fits."""
    command = [python, str(ROOT / "packaging" / "update_translations.py"), "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"zh_CN\.ts: \d{3,} sentences, 0 not translated", done.stdout)


def told_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Context and words of each sentence a module marks, as Python itself reads it."""
    inside = {
        id(node): owner.name
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for node in ast.walk(owner)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        words = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
        if called.endswith(".tr"):
            assert called == "self.tr", f"{called}: lupdate takes {called[:-3]!r} for its context"
            yield inside[id(node)], str(words[0])
        elif called in ("QCoreApplication.translate", "QT_TRANSLATE_NOOP") and len(words) == 2:
            yield str(words[0]), str(words[1])


def test_the_tool_overlooks_no_sentence() -> None:
    """What stands in an f-string, say, is read by Python and not by the tool."""
    known = {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(CATALOGUE).getroot().iter("context")
        for message in context.iter("message")
    }
    told = {
        sentence
        for file in (ROOT / "tjreader").rglob("*.py")
        for sentence in told_in(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert len(told) > 700
    assert told - known == set()


Update = Callable[..., tuple[int, str]]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The catalogue and its command beside other sources: one sentence stayed, one is new."""
    folder = tmp_path / "checkout"
    for name in ("packaging/update_translations.py", "resources/i18n/tjreader_zh_CN.ts"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((ROOT / name).read_bytes())
    (folder / "tjreader").mkdir()
    source = 'class Bar:\n    def say(self):\n        self.tr("Close"), self.tr("A new {n}")\n'
    (folder / "tjreader" / "new.py").write_text(source, encoding="utf-8")
    return folder


@pytest.fixture
def update(checkout: Path, python: str) -> Update:
    """Runs the command there: its exit code and what it says."""
    tool = [python, str(checkout / "packaging" / "update_translations.py")]

    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run([*tool, *words], capture_output=True, encoding="utf-8", check=False)
        assert not done.stderr
        return done.returncode, done.stdout

    return run


def test_a_catalogue_behind_the_sources_is_told(checkout: Path, update: Update) -> None:
    before = (checkout / "resources" / "i18n" / "tjreader_zh_CN.ts").read_bytes()
    code, said = update("--check")
    assert code == 1
    assert "Bar: 'A new {n}' is not in tjreader_zh_CN.ts" in said
    assert "Menus: '&File' of tjreader_zh_CN.ts is in no source any more" in said
    assert "tjreader_zh_CN.qm is not what tjreader_zh_CN.ts makes" in said
    assert "refusals.txt is not what the sources say" in said
    assert (checkout / "resources" / "i18n" / "tjreader_zh_CN.ts").read_bytes() == before


def test_what_is_not_translated_is_listed_until_it_is(checkout: Path, update: Update) -> None:
    code, said = update()
    count = "tjreader_zh_CN.ts: 2 sentences, 1 not translated"
    assert (code, said.splitlines()) == (1, [count, "Bar: 'A new {n}' is not translated"])
    catalogue = checkout / "resources" / "i18n" / "tjreader_zh_CN.ts"
    words = catalogue.read_text(encoding="utf-8")
    unfinished = '<translation type="unfinished"></translation>'
    assert "<translation>关闭</translation>" in words
    catalogue.write_text(words.replace(unfinished, "<translation>新的 {m}</translation>"), "utf-8")
    assert "has other placeholders in '新的 {m}'" in update()[1]
    catalogue.write_text(words.replace(unfinished, "<translation>新的 {n}</translation>"), "utf-8")
    assert update() == (0, "tjreader_zh_CN.ts: 2 sentences, 0 not translated\n")
    assert update("--check")[0] == 0


# Which catalogue is taken


@pytest.mark.parametrize(
    ("languages", "name"),
    [
        (["zh-Hans-CN", "zh-CN", "zh-Hans", "zh"], "zh_CN"),
        (["zh-Hans-SG", "zh-SG", "zh-Hans", "zh"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh"], ""),
        (["de-DE", "de", "zh-CN"], "zh_CN"),
        (["de-DE", "de", "en-GB", "zh-CN"], ""),
        (["en-US", "en"], ""),
        (["C"], ""),
    ],
)
def test_the_catalogue_of_who_prefers_what(languages: list[str], name: str) -> None:
    assert i18n.catalogue_for(languages, FOLDER) == name


def test_english_needs_no_translator(qapp: QApplication) -> None:
    assert i18n.install(qapp, FOLDER, "en") == []


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("打开(&O)…", "打开…"),
        ("E&xport…", "Export…"),
        ("Bread && B&utter", "Bread & Butter"),
        ("地址 (&&)", "地址 (&)"),
    ],
)
def test_a_text_without_its_mnemonic(label: str, bare: str) -> None:
    assert without_mnemonic(label) == bare


# The window in Chinese


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[list[QTranslator]]:
    """The application speaks Chinese, in the faces the program gives it."""
    from tjreader.ui.reader.faces import choose

    before = qapp.font()
    face = QFont(before)
    face.setFamilies([before.family(), choose("sans").sans])
    qapp.setFont(face)
    translators = i18n.install(qapp, FOLDER, "zh_CN")
    yield translators
    for translator in translators:
        qapp.removeTranslator(translator)
    qapp.setProperty(i18n.LIST, None)
    qapp.setFont(before)


def menus_of(program: Program) -> dict[str, QMenu]:
    bar = program.window.menuBar()
    menus = {action.text(): action.menu() for action in bar.actions()}
    return {title: menu for title, menu in menus.items() if isinstance(menu, QMenu)}


def entries(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def test_the_window_speaks_chinese(chinese: list[QTranslator], program: Program) -> None:
    assert len(chinese) == 2
    menus = menus_of(program)
    assert list(menus)[:2] == ["文件(&F)", "编辑(&E)"]
    for title, menu in menus.items():
        words = [title, *(action.text().partition("\t")[0] for action in entries(menu))]
        assert [text for text in words if not HAN.search(text)] == []
    assert program.window.commands["find"].toolTip().count("查找") == 1
    assert "&" not in program.window.commands["find"].toolTip()


def test_mnemonics_are_one_in_each_chinese_menu(
    chinese: list[QTranslator], program: Program
) -> None:
    for title, menu in menus_of(program).items():
        texts = [action.text() for action in entries(menu)]
        letters = Counter(re.findall(r"\(&(\w)\)", " ".join(texts)))
        assert letters, title
        assert [letter for letter, times in letters.items() if times > 1] == [], title
    bar = Counter(re.findall(r"\(&(\w)\)", " ".join(menus_of(program))))
    assert set(bar.values()) == {1}


def test_mnemonics_are_those_of_the_english_menus(chinese: list[QTranslator]) -> None:
    for command in COMMANDS:
        said, meant = (re.findall("&(.)", text) for text in (command.label, command.text))
        assert [key.upper() for key in meant] == said, command.id
        assert command.plain == without_mnemonic(command.label).rstrip("…")
        assert not re.search(r"\(\w\)", command.plain)


# Refusals


def test_refusals_are_said_in_the_language_of_the_window(
    chinese: list[QTranslator], program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    """The real refusal of a real file, down to the strip above the page."""
    file = tmp_path / "空 {path}.txt"
    file.write_bytes(b"")
    program.session.opener.file(file)
    notice = program.window.notice
    qtbot.waitUntil(lambda: bool(notice.sentence))
    assert notice.sentence == f"{file} 是空的：没有可读的内容。"


def test_a_refusal_is_english_in_an_english_window(qapp: QApplication) -> None:
    sentence = "a.txt is empty: there is nothing to read in it."
    assert in_words(Refused(sentence)) == sentence


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "/a/b.db is open in another tjreader. Use that window, or close it and try again.",
            "/a/b.db 已在另一个 tjreader 中打开。请使用那个窗口，或将其关闭后重试。",
        ),
        ("That note is not there any more.", "该笔记已不存在。"),
        ("a, b: {name} is what nobody ever says.", "a, b: {name} is what nobody ever says."),
        (
            "x.csv, line 3, is no table: odd {name}.",
            "x.csv 第 3 行不成表格：odd {name}。",
        ),
    ],
)
def test_a_refusal_is_known_again_by_its_fixed_words(
    chinese: list[QTranslator], sentence: str, said: str
) -> None:
    assert in_words(sentence) == said


def test_every_refusal_of_the_list_is_known_again(chinese: list[QTranslator]) -> None:
    """With things put in that hold braces, stops and new lines, none is taken for another."""
    for words in (FOLDER / "refusals.txt").read_text(encoding="utf-8").splitlines():
        names = re.findall(r"\{(\w+)\}", words)
        values = {name: f"⟨{number}. \n{{name}}: ⟩" for number, name in enumerate(names)}
        said = in_words(words.format_map(values))
        meant = QCoreApplication.translate("Refused", words)
        assert HAN.search(meant)
        assert said == meant.format_map(values), words


# What is shown


DIALOGS = (
    "keys",
    "errata",
    "about",
    "export",
    "save_pdf",
    "export_terms",
    "export_translation",
    "colour_names",
    "check",
    "restore",
    "new_term",
    "translate_into",
    "setting",
)
PANELS = (
    "show_notes",
    "deleted",
    "show_find",
    "show_review",
    "show_terms",
    "candidates",
    "echoes",
    "show_desk",
    "checks",
)


def cut(root: QWidget) -> list[tuple[str, str]]:
    """The labels, buttons and boxes that are smaller than their words need."""
    found: list[tuple[str, str]] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        words, needed, size = "", widget.sizeHint(), widget.size()
        if isinstance(widget, QLabel | QAbstractButton):
            words = widget.text()
        elif isinstance(widget, QComboBox):
            words = widget.currentText()
        if isinstance(widget, QLabel) and widget.wordWrap():
            short = size.height() < widget.heightForWidth(size.width())
        elif isinstance(widget, QComboBox):
            short = size.width() < widget.minimumSizeHint().width()
        else:
            short = size.width() < needed.width() or size.height() < needed.height()
        if words and short:
            found.append((type(widget).__name__, words))
    return found


def test_the_measure_of_what_is_cut_off_finds_it(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    label = QLabel("各篇之后附笔记", frame)
    label.resize(label.sizeHint())
    frame.resize(400, 200)
    frame.show()
    assert cut(frame) == []
    label.resize(label.sizeHint().width() - 6, label.height())
    assert cut(frame) == [("QLabel", "各篇之后附笔记")]


def open_windows() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()}


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_is_cut_off_in_a_chinese_dialog(
    chinese: list[QTranslator], program: Program, qtbot: QtBot, name: str
) -> None:
    qtbot.waitUntil(lambda: program.annex.desk.loaded)
    before = open_windows()
    program.window.commands[name].trigger()
    qtbot.waitUntil(lambda: bool(open_windows() - before))
    (dialog,) = open_windows() - before
    if name in ("check", "restore"):
        qtbot.waitUntil(lambda: not re.search("正在", " ".join(spoken(dialog))), timeout=20_000)
    qtbot.waitUntil(lambda: cut(dialog) == [])
    assert any(HAN.search(words) for words in spoken(dialog))
    dialog.close()


def spoken(root: QWidget) -> list[str]:
    """What the labels and buttons say."""
    widgets = [each for each in root.findChildren(QWidget) if each.isVisible()]
    return [each.text() for each in widgets if isinstance(each, QLabel | QAbstractButton)]


def test_nothing_is_cut_off_in_the_chinese_panels(
    chinese: list[QTranslator], program: Program, qtbot: QtBot
) -> None:
    window = program.window
    window.resize(1280, 800)
    for name in PANELS:
        window.commands[name].trigger()
        qtbot.waitUntil(lambda: cut(window) == [])
