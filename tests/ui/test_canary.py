"""Nothing a person reads, writes, looks for or names comes into the log, whatever goes wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a disk is made full by a limit")

SCRIPT = """
import resource, sys, threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from msgspec.structs import replace

from tjreader import cli
from tjreader.app.exchange import Order
from tjreader.app.settings import ColourNames
from tjreader.text.span import Span
from tjreader.ui import application

folder, word, part = Path(sys.argv[1]), sys.argv[2], sys.argv[3]


def raises(*_):
    raise ValueError(f"{word} {part}")


class Faulty(QObject):
    happened = Signal(str)

    @Slot(str)
    def hear(self, words):
        kept = {words: words}
        kept[words + word]


class Acting(application.Program):
    def __init__(self, *parts):
        super().__init__(*parts)
        self.usable.connect(self._soon)

    def _soon(self):
        QTimer.singleShot(0, self._act)

    def _wait(self, known, least=0):
        QTest.qWait(least)
        for _ in range(1500):
            if known():
                return
            QTest.qWait(20)
        print("waited in vain in", sys._getframe(1).f_lineno)

    def _act(self):
        try:
            for each in (self.write, self.find, self.files, self.paste, self.fault, self.full):
                each()
        finally:
            self.window.close()  # says that words in the editor were refused, and stays
            QTest.qWait(50)
            self.window.close()

    def span(self):
        at = self.session.text.printed.index(word)
        return Span(at, at + len(word))

    def quiet(self):
        notes = self.session.notes
        self._wait(lambda: not notes.busy, 50)

    def write(self):
        notes = self.session.notes
        self._wait(lambda: self.store.store is not None and notes.notebook.loaded)
        change = notes.highlight((self.span(),), "yellow", "tint")
        made = change.edits[0].after.id
        notes.edit_note(made, f"{word} **note**", (word, f"{word} tag"))
        notes.recolour(made, "blue")
        notes.undo()
        notes.redo()
        self.quiet()
        settings = self.session.settings
        marks = replace(settings.marks, names=ColourNames(yellow=word[:20]))
        self.session.change_settings(replace(settings, marks=marks))
        self.annex.notes.note_on_text()
        self.annex.notes.editor.edit.setPlainText(f"{word} typed")
        self.annex.notes.editor.keep_draft()
        self.annex.commit()
        self.quiet()

    def find(self):
        for query in (word, f'"{word}', f"#{word}", f"{word}* NEAR("):
            self.annex.find.open_find(query)
            self.annex.find.search()
            QTest.qWait(150)

    def files(self):
        exchange, there = self.annex.ondemand.exchange, folder / word
        self.session.open_path(folder / f"{word} gone.txt")
        self.session.open_path(folder / f"{word} broken.txt")
        QTest.qWait(200)
        exchange.read(str(folder / f"{word} broken.json"))
        self._wait(lambda: not exchange.busy)
        exchange.order(Order("html"))
        exchange.write(str(there / "none" / "out.html"))
        self._wait(lambda: not exchange.busy)
        self.annex.load_edition(str(folder / f"{word} broken.txt"))
        QTest.qWait(200)

    def paste(self):
        QGuiApplication.clipboard().setText(f"# {word} pasted\\n\\n{word} of the clipboard.")
        self.annex.handlers.paste_text()
        self._wait(lambda: "clipboard" in self.session.text.printed)

    def fault(self):
        faulty = Faulty(self)
        faulty.happened.connect(faulty.hear)
        faulty.happened.emit(word)
        thread = threading.Thread(target=raises, name="faulty")
        thread.start()
        thread.join()
        session = self.session
        session.homecoming.when_done(session.pool.run(raises), raises, raises)
        session.homecoming.when_done(session.pool.run(dict), raises, raises)
        QTimer.singleShot(0, raises)
        QTest.qWait(300)

    def full(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        notes = self.session.notes
        refused = []
        notes.refused.connect(refused.append)
        self._wait(lambda: notes.notebook.loaded)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
        change = notes.highlight((self.span(),), "pink", "wavy")
        notes.edit_note(change.edits[0].after.id, f"{word} " * 40_000, (word,))
        self.quiet()
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        if not refused:
            print("nothing was refused")
        notes.highlight((self.span(),), "green", "tint")
        self.quiet()


application.Program = Acting
sys.exit(cli.main(["--data-dir", str(folder / "data"), str(folder / f"{word}.txt")]))
"""


def test_the_log_has_not_a_word_of_the_readers(
    tmp_path: Path, child_environment: dict[str, str], python: str
) -> None:
    word, part = "秘密金丝雀Canary", "Kanarienvogel"
    (tmp_path / f"{word}.txt").write_text(f"# {word}\n\n天津 {word} 发展。\n", encoding="utf-8")
    (tmp_path / f"{word} broken.txt").write_bytes(f"{word} ".encode() * 50 + b"\xff\xfe\x80")
    (tmp_path / f"{word} broken.json").write_text(f'{{"{word}": "{word}"', encoding="utf-8")
    done = subprocess.run(
        [python, "-c", SCRIPT, str(tmp_path), word, part],
        env=child_environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    logs = [path for path in tmp_path.rglob("*.log*") if path.is_file()]
    said = "\n".join(path.read_text(encoding="utf-8") for path in logs)
    # All went wrong that should have, and the words are where they belong.
    assert said.count("not caught: KeyError") == 1
    assert said.count("not caught: ValueError") == 4
    with sqlite3.connect(tmp_path / "data" / "notebook.db") as connection:
        kept = {str(row[0]) for row in connection.execute("SELECT note FROM annotation")}
    connection.close()
    assert {f"{word} **note**", f"{word} typed"} <= kept
    for secret in (word, word[:5], "Canary", part, ascii(word)[1:-1][:12]):
        assert secret not in said
