"""The command Coverage Report…: ask where, make it beside the window, say what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from ...app.filenames import proposed_name
from ...app.marking import now
from ...app.parts import Parts
from ...app.reporting import Reported, reported
from ...app.underway import Tick
from ..errand import Errand
from ..i18n import tag_of

if TYPE_CHECKING:
    from ..annex import Annex


class CoverageFile(QObject):
    """Writes the report on the open text's translation; one at a time."""

    def __init__(self, annex: Annex) -> None:
        super().__init__(annex)
        self._annex = annex
        self._session = annex.window.session
        self._errand = Errand(annex.window.session, annex.window)

    def ask(self) -> None:
        """Ask where the report is to be written; what is typed is stored first."""
        if not self._annex.desk.loaded:
            self._session.refused.emit(
                self.tr("The notebook is not open yet; try again in a moment.")
            )
            return
        if not self._annex.bench.commit():
            return
        dialog = QFileDialog(self._annex.window, self.tr("Coverage Report"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["HTML (*.html)"])
        dialog.setDefaultSuffix("html")
        place = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(place))
        name = self.tr("{title} coverage").format(title=self._session.text.title)
        dialog.selectFile(proposed_name(name, ".html"))
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the report there."""
        session = self._session
        arrangement = session.sitting.arrangement.id
        desk = self._annex.desk.desk
        known = reported(desk, arrangement, desk.language, now())
        language = tag_of(session.settings.language)
        self._errand.run(
            self.tr("Writing {name} …").format(name=Path(path).name),
            _Writing(session.parts, known, language, Path(path)).run,
            self._written,
            self.tr("Stopped; no report was written."),
        )

    def cancel(self) -> None:
        """Stop what is under way, as the window does when it closes."""
        self._errand.cancel()

    def _written(self, path: Path) -> None:
        self._session.notice.emit(self.tr("The report is in {path}.").format(path=path))


class _Writing(Struct, frozen=True):
    """All that is needed to write one report on another thread."""

    parts: Parts
    known: Reported
    language: str
    path: Path

    def run(self, tick: Tick) -> Path:
        """Write it."""
        report = self.known.report(tick)
        data = self.parts.coverage_page(report, ".html", self.language)
        tick(1.0)
        self.parts.write(self.path, data)
        return self.path
