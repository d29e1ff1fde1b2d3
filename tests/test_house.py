"""The rules of the house that a machine can hold: sizes, plain text, plain connections."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "tjreader"
UI = PROGRAM / "ui"

FILE_LINES = 400
CLASS_LINES = 300
FUNCTION_LINES = 40
LARGER: dict[str, str] = {
    "tjreader/store/migrations/revision_0001.py:_annotations": "a released table, written out",
}
"""What may be larger: "file" or "file:Class" or "file:function", each with its reason."""

RICH_CALLS = frozenset({"setHtml", "setMarkdown", "insertHtml", "appendHtml", "toHtml"})
RICH_FORMATS = frozenset({"RichText", "AutoText", "MarkdownText"})
PLAIN_SETTERS = {"QLabel": "setTextFormat", "QMessageBox": "setTextFormat"}
TIPS = {"setToolTip": 0, "setWhatsThis": 0, "showText": 1}
"""Calls that guess at markup, with the place of the words among their arguments."""
SAFE_TIPS = frozenset({"plain_tip", "broken_tip"})
GUESSING = frozenset({"QErrorMessage", "QInputDialog", "QProgressDialog"})
BOXES = frozenset({"about", "critical", "information", "question", "warning"})
PASTED = {"QTextEdit": "setAcceptRichText", "QTextBrowser": "setAcceptRichText"}

Rule = Callable[[ast.Module], Iterator[tuple[int, str]]]


def sources() -> list[Path]:
    """Every Python file of the repository that is ours."""
    folders = [PROGRAM, ROOT / "packaging", ROOT / "tests"]
    return [ROOT / "dev.py", *sorted(file for each in folders for file in each.rglob("*.py"))]


def length(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a definition; a function's docstring is not counted, a class's is."""
    lines = (node.end_lineno or 0) - node.lineno + 1
    first = node.body[0]
    if isinstance(node, ast.ClassDef) or ast.get_docstring(node) is None:
        return lines
    return lines - ((first.end_lineno or 0) - first.lineno + 1)


def too_large(name: str, code: str, larger: Mapping[str, str] = LARGER) -> Iterator[str]:
    """What is larger than the house allows."""
    sizes = [(name, code.count("\n"), FILE_LINES)]
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ClassDef):
            limit = CLASS_LINES
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = FUNCTION_LINES
        else:
            continue
        sizes.append((f"{name}:{node.name}", length(node), limit))
    for what, lines, limit in sizes:
        if lines > limit and what not in larger:
            yield f"{what} has {lines} lines, more than {limit}"


def rich_text(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Ways by which a file's or a person's words could be read as markup."""
    made = {
        node.func.id: node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    bases = {
        base.id: node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }
    setters = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in RICH_CALLS | RICH_FORMATS:
            yield node.lineno, f"{node.attr}: plain text only"
    for widget, setter in {**PLAIN_SETTERS, **PASTED}.items():
        line = {**bases, **made}.get(widget)
        if line is not None and setter not in setters:
            yield line, f"{widget} without {setter}: it would guess at markup"


def guessed_tips(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Tips and boxes whose words Qt may take for markup: they go through `ui/tips.py`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in GUESSING or name == "ToolTipRole":
                yield node.lineno, f"{name} guesses at markup: setToolTip(plain_tip(…)), a label"
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, owner = node.func.attr, ast.unparse(node.func.value)
        if owner == "QMessageBox" and name in BOXES:
            yield node.lineno, f"QMessageBox.{name} guesses at markup"
        if name == "addRow" and len(node.args) == 2 and not our_words(node.args[0]):
            yield node.lineno, "addRow makes a label that guesses at markup"
        place = TIPS.get(name)
        if place is None or len(node.args) <= place:
            continue
        words = node.args[place]
        if not our_words(words):
            yield node.lineno, f"{name} without plain_tip or broken_tip: it would guess at markup"


def our_words(node: ast.expr) -> bool:
    """Whether these are words of the program, or made safe."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and "<" not in node.value
    if not isinstance(node, ast.Call):
        return False
    return ast.unparse(node.func).rpartition(".")[2] in SAFE_TIPS | {"tr", "translate"}


def kept_alive(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Connections that keep a widget alive for ever."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr != "connect":
            continue
        for argument in node.args:
            called = ast.unparse(argument.func) if isinstance(argument, ast.Call) else ""
            if isinstance(argument, ast.Lambda) or called.rpartition(".")[2] == "partial":
                yield node.lineno, "connect() takes a bound method"


def nested_loop(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Loops inside the event loop, and imports of everything."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "processEvents":
                yield node.lineno, "no processEvents"
            owner = ast.unparse(node.func.value).lower()
            if node.func.attr == "exec" and not owner.endswith(("app", "application")):
                yield node.lineno, "no exec() but the application's: open() or show()"
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names):
            yield node.lineno, "import names, not *"


RULES: dict[str, Rule] = {
    "plain text": rich_text,
    "plain tips": guessed_tips,
    "bound methods": kept_alive,
    "one loop": nested_loop,
}


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(ROOT)))
def test_sizes(file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    assert list(too_large(name, file.read_text(encoding="utf-8"))) == []


def test_sizes_can_fail() -> None:
    body = "    pass\n" * FUNCTION_LINES
    assert list(too_large("f.py", f"def long():\n{body}")) == [
        f"f.py:long has {FUNCTION_LINES + 1} lines, more than {FUNCTION_LINES}"
    ]
    assert len(list(too_large("f.py", "x = 1\n" * (FILE_LINES + 1)))) == 1
    told = f'def told():\n    """Say.\n\n    More.\n    """\n{body}'
    assert len(list(too_large("f.py", told))) == 1


def test_the_list_of_exceptions_is_needed() -> None:
    """An exception that is no longer needed must go."""
    for what in LARGER:
        file = ROOT / what.partition(":")[0]
        found = too_large(what.partition(":")[0], file.read_text(encoding="utf-8"), {})
        assert any(line.startswith(what + " ") for line in found), what


@pytest.mark.parametrize("rule", RULES)
def test_the_window_keeps_the_rule(rule: str) -> None:
    broken = [
        f"{file.relative_to(ROOT)}:{line} {what}"
        for file in sorted(UI.rglob("*.py"))
        for line, what in RULES[rule](ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert broken == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("plain text", "view.setHtml(words)"),
        ("plain text", "view.document().setMarkdown(words)"),
        ("plain text", "label.setTextFormat(Qt.TextFormat.RichText)"),
        ("plain text", "label = QLabel(words)"),
        ("plain text", "class Words(QLabel):\n    pass"),
        ("plain text", "box = QMessageBox(self)"),
        ("plain text", "edit = QTextEdit(self)"),
        ("plain tips", "button.setToolTip(words)"),
        ("plain tips", "button.setToolTip(f'<p>{words}</p>')"),
        ("plain tips", "button.setToolTip(self.tr('On {x}').format(x=words))"),
        ("plain tips", "item.setData(words, Qt.ItemDataRole.ToolTipRole)"),
        ("plain tips", "QToolTip.showText(point, tip_of(note), self)"),
        ("plain tips", "button.setWhatsThis(words)"),
        ("plain tips", "QMessageBox.critical(self, words, words)"),
        ("plain tips", "box = QProgressDialog(words, '', 0, 1, self)"),
        ("plain tips", "form.addRow(name_of(colour), field)"),
        ("bound methods", "button.clicked.connect(lambda: self.go())"),
        ("bound methods", "button.clicked.connect(functools.partial(self.go, 1))"),
        ("one loop", "QApplication.processEvents()"),
        ("one loop", "dialog.exec()"),
        ("one loop", "from PySide6.QtGui import *"),
    ],
)
def test_a_planted_fault_is_found(rule: str, code: str) -> None:
    assert list(RULES[rule](ast.parse(code)))


def test_what_is_allowed_is_not_found() -> None:
    code = """
label = QLabel(words)
label.setTextFormat(Qt.TextFormat.PlainText)
button.clicked.connect(self.go)
button.setToolTip(self.tr("Close"))
item.setToolTip(plain_tip(words))
QToolTip.showText(point, broken_tip(words), self)
form.addRow(self.tr("Format:"), box)
application.exec()
"""
    assert [found for rule in RULES.values() for found in rule(ast.parse(code))] == []


def possessive_groups(code: str) -> list[str]:
    """Patterns in strings that Python 3.11.2, which Debian 12 has, does not match rightly."""
    strings = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))
    found = [text for text in strings if isinstance(text, str)]
    return [text for text in found if re.search(r"\)[*+?]\+|\(\?>", text)]


def test_no_pattern_needs_a_newer_python() -> None:
    found = {
        str(file.relative_to(ROOT)): possessive_groups(file.read_text(encoding="utf-8"))
        for file in sorted(PROGRAM.rglob("*.py"))
    }
    assert not any(found.values()), found
    assert possessive_groups("a = f'(?:{b}|c)*+d'")
    assert possessive_groups("a = '(?>b|c)d'")
    assert not possessive_groups("a = '[bc]++(?:d)+'")


def test_our_packaging_folder_hides_no_library() -> None:
    """`packaging` is also a library that pytest and PyInstaller import."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
    code = "import packaging.version; print(packaging.version.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert not Path(done.stdout.strip()).is_relative_to(ROOT / "packaging")


def test_the_wheel_takes_all_resources_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    resources = ROOT / "resources"
    needed = {*resources.iterdir(), *(resources / "lexicon").iterdir()} - {resources / "lexicon"}
    assert {file.relative_to(ROOT).as_posix() for file in needed} <= set(taken)
    assert all(target == f"tjreader/{source}" for source, target in taken.items())


def test_the_lock_names_no_host() -> None:
    assert not re.search(r"https?://", (ROOT / "requirements.lock").read_text(encoding="utf-8"))


def test_what_is_installed_is_what_the_lock_says() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for name in ("PySide6-Essentials", "SQLAlchemy", "pytest", "pypinyin", "jieba"):
        versions = re.findall(rf"(?mi)^{re.escape(name)}==(\S+)", lock)
        assert importlib.metadata.version(name) in versions, name
