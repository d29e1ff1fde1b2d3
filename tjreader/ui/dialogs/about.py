"""About: version, the data folder, the sources and their licences."""

from __future__ import annotations

import json
import platform

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ... import __version__
from ...app.parts import Parts
from ...app.ports import Refused
from ..refused import in_words
from .sheet import SheetDialog


class AboutDialog(SheetDialog):
    """What this program is, where it keeps things, and what it stands on."""

    def __init__(self, parent: QWidget, parts: Parts) -> None:
        super().__init__(parent, "", 600, 620)
        self._folder = str(parts.data_dir)
        self.setWindowTitle(self.tr("About"))
        self.heading(f"tjreader {__version__}")
        self.paragraph(
            self.tr(
                "Read a Chinese text closely, offline: pinyin and meaning on hover, "
                "highlights, notes. Nothing leaves this computer."
            )
        )
        self.paragraph(
            self.tr("Qt {qt}, Python {python}, SQLite {sqlite}").format(
                qt=qVersion(), python=platform.python_version(), sqlite=parts.sqlite_version()
            ),
            quiet=True,
        )
        self.heading(self.tr("Your data"))
        self.paragraph(self._folder)
        self._folder_buttons()
        self.heading(self.tr("The dictionary"))
        self.paragraph(self._dictionary(parts))
        self.heading(self.tr("Sources and licences"))
        self.paragraph(
            self.tr("tjreader itself: Apache License 2.0."),
        )
        self._sources(parts)
        self.column.addStretch(1)

    def _folder_buttons(self) -> None:
        row = QHBoxLayout()
        show = QPushButton(self.tr("Open Folder"), self.body)
        show.clicked.connect(self._open_folder)
        copy = QPushButton(self.tr("Copy Path"), self.body)
        copy.clicked.connect(self._copy_folder)
        for button in (show, copy):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _copy_folder(self) -> None:
        QGuiApplication.clipboard().setText(self._folder)

    def _dictionary(self, parts: Parts) -> str:
        try:
            source = parts.lexicon().source
        except Refused as refusal:
            return in_words(refusal)
        return self.tr("{name}, {date}, {entries} entries, {licence}. SHA-256 {sha}").format(
            name=source.name,
            date=source.date,
            entries=f"{source.entries:,}",
            licence=source.licence,
            sha=source.sha256[:16] + "…",
        )

    def _sources(self, parts: Parts) -> None:
        path = parts.resources / "licences" / "index.json"
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            lines = [
                (f"{row['name']} {row['version']} · {row['licence']}", str(row["note"]))
                for row in rows
            ]
        except (OSError, ValueError, KeyError, TypeError):
            self.paragraph(
                self.tr("{path} is missing or damaged; install the program again.").format(
                    path=path
                )
            )
            return
        for line, note in lines:
            self.paragraph(line)
            self.paragraph(note, quiet=True)
        self.paragraph(
            self.tr("The full licence texts are in {folder}.").format(folder=path.parent),
            quiet=True,
        )
