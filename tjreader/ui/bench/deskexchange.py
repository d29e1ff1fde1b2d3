"""Terms and translations to files and back: ask, work beside the window, say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from ...app import desk_exchange
from ...app.desk import Desk
from ...app.exchange import named_format
from ...app.filenames import proposed_name
from ...app.importing import Prefer
from ...app.incomingterms import Custom, TermSource
from ...app.sentenceexport import Shelf
from ...app.sentenceimport import SentencePlan
from ...app.termformats import SENTENCE_FORMATS, TERM_FORMATS, desk_format
from ...app.termguess import guessed
from ...app.termimport import TermPlan
from ...app.underway import Tick
from ...desk.concept import Concept
from ..errand import Errand
from ..i18n import tag_of
from .columnsform import Columns, ColumnsDialog
from .deskfilework import (
    TermPlanning,
    TermReading,
    TermWriting,
    TranslationReading,
    TranslationWriting,
)
from .exportforms import (
    TermExportDialog,
    TermWish,
    TranslationExportDialog,
    TranslationWish,
)
from .incomingterms import TermImportDialog
from .incomingtranslation import TranslationImportDialog

if TYPE_CHECKING:
    from ..annex import Annex

Value = TypeVar("Value")
Chosen = Callable[[], tuple[Concept, ...]]
"""The terms chosen in the list."""


class DeskExchange(QObject):
    """The four commands of exchange on one window; one piece of work at a time."""

    def __init__(self, annex: Annex, chosen: Chosen) -> None:
        super().__init__(annex)
        self._window = annex.window
        self._session = annex.window.session
        self._keeper = annex.desk
        self._chosen = chosen
        self._errand = Errand(self._session, self._window)
        self._term_wish = TermWish()
        self._translation_wish = TranslationWish()
        self._outgoing: tuple[Concept, ...] = ()
        self._source = TermSource()
        self._columns: Columns | None = None
        self._name = ""
        self._desk: Desk | None = None
        self._known: tuple[Concept, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether a file is being written or read."""
        return self._errand.busy

    def cancel(self) -> None:
        """Stop what is under way, as the window does when it closes."""
        self._errand.cancel()

    # Terms, out

    def export_terms(self) -> None:
        """Ask which terms to export, where, and write them."""
        if not self._is_open():
            return
        wish = replace(self._term_wish, language=self._keeper.desk.language)
        dialog = TermExportDialog(self._window, self._terms(), wish)
        dialog.chosen.connect(self._ask_term_file)
        dialog.open()

    def _terms(self) -> Mapping[str, tuple[Concept, ...]]:
        desk = self._keeper.desk
        return {"all": desk.concepts(), "own": desk.own(), "chosen": self._chosen()}

    @Slot(object)
    def _ask_term_file(self, wish: TermWish) -> None:
        self._term_wish = wish
        self._outgoing = self._terms()[wish.which]
        suffix = desk_format(wish.format_id, TERM_FORMATS).suffixes[0]
        name = self.tr("{title}, terms").format(title=self._session.text.title)
        self._ask_target(self.tr("Export Terms"), name, suffix, self.write_terms)

    @Slot(str)
    def write_terms(self, path: str) -> None:
        """Write the terms that were chosen last; the file is what its name says."""
        wish = self._term_wish
        wish = replace(wish, format_id=named_format(path, wish.format_id, TERM_FORMATS))
        title = self._session.text.title
        work = TermWriting(self._session.parts, self._outgoing, title, wish, Path(path))
        self._write(work, Path(path))

    # Translation, out

    def export_translation(self) -> None:
        """Ask which sentences to export, where, and write them."""
        if not self._is_open():
            return
        text, desk = self._session.text, self._keeper.desk
        sentences = replace(self._translation_wish.sentences, language=desk.language)
        wish = replace(self._translation_wish, sentences=sentences)
        dialog = TranslationExportDialog(self._window, text, desk.translations(), wish)
        dialog.chosen.connect(self._ask_translation_file)
        dialog.open()

    @Slot(object)
    def _ask_translation_file(self, wish: TranslationWish) -> None:
        self._translation_wish = wish
        suffix = desk_format(wish.format_id, SENTENCE_FORMATS).suffixes[0]
        name = self.tr("{title}, translation").format(title=self._session.text.title)
        self._ask_target(self.tr("Export Translation"), name, suffix, self.write_translation)

    @Slot(str)
    def write_translation(self, path: str) -> None:
        """Write the sentences that were chosen last, as they are now, in what the name says."""
        desk, wish = self._keeper.desk, self._translation_wish
        wish = replace(wish, format_id=named_format(path, wish.format_id, SENTENCE_FORMATS))
        words = tag_of(self._session.settings.language)
        wish = replace(wish, sentences=replace(wish.sentences, words=words))
        shelf = Shelf(desk.concepts(), desk.rulings(), desk.translations())
        work = TranslationWriting(self._session.parts, desk.text, shelf, wish, Path(path))
        self._write(work, Path(path))

    def _write(self, work: Callable[[Tick], Path], path: Path) -> None:
        words = self.tr("Exporting {name} …").format(name=path.name)
        self._errand.run(words, work, self._written, self.tr("Stopped; no file was written."))

    def _written(self, path: Path) -> None:
        self._session.notice.emit(self.tr("Exported to {path}.").format(path=path))

    # Terms, in

    def import_terms(self) -> None:
        """Ask for a file of terms, show what it would do, and do it."""
        if self._is_open():
            endings = "*.tbx *.xml *.csv *.tsv *.tab *.txt *.xlsx *.utf8"
            kinds = self.tr("Terms: TBX, CSV, XLSX, OmegaT ({endings})").format(endings=endings)
            self._ask_source(self.tr("Import Terms"), kinds, self.read_terms)

    @Slot(str)
    def read_terms(self, path: str) -> None:
        """Read a file of terms; show its columns, or what it would do."""
        desk = self._desk = self._keeper.desk
        work = TermReading(self._session.parts, Path(path), self._custom(desk))
        self._name = Path(path).name
        self._read(self._name, work, self._terms_read)

    def _terms_read(self, source: TermSource) -> None:
        if not self._is_same():
            return
        self._source = source
        if source.table is None:
            self._plan_terms(None)
            return
        columns = Columns(guessed(source.table), self._custom(self._keeper.desk))
        if columns.layout.ours:
            self._plan_terms(columns)
        else:
            self._ask_columns(columns)

    @staticmethod
    def _custom(desk: Desk) -> Custom:
        """What is taken where a file does not say it: the language that is translated into."""
        return Custom(desk.language, text_id=desk.text.id)

    def _ask_columns(self, columns: Columns) -> None:
        table = self._source.table
        if table is None:
            return
        theme = self._window.themes.theme
        dialog = ColumnsDialog(self._window, table, columns, self._session.text.id, theme)
        dialog.chosen.connect(self._plan_terms)
        dialog.open()

    @Slot(object)
    def _plan_terms(self, columns: Columns | None) -> None:
        """Work out what would be done, whosever version is taken."""
        if not self._is_same() or self._desk is None:
            return
        here = desk_exchange.here(self._desk)
        self._known = self._desk.own()
        self._read(self._name, TermPlanning(self._source, columns, here), self._terms_planned)

    def _terms_planned(self, planned: tuple[Columns | None, Mapping[Prefer, TermPlan]]) -> None:
        if not self._is_same():
            return
        columns, plans = planned
        back = columns is not None and not columns.layout.ours
        theme = self._window.themes.theme
        dialog = TermImportDialog(self._window, plans, theme, back=back)
        dialog.chosen.connect(self._take_terms)
        self._columns = columns
        dialog.back_wanted.connect(self._back_to_columns)
        dialog.open()

    @Slot()
    def _back_to_columns(self) -> None:
        if self._columns is not None:
            self._ask_columns(self._columns)

    @Slot(object)
    def _take_terms(self, plan: TermPlan) -> None:
        if not self._is_same():
            return
        if self._desk is not None and self._desk.own() != self._known:
            words = self.tr("Terms were changed meanwhile; nothing was imported. Import it again.")
            self._session.refused.emit(words)
            return
        change = self._keeper.act(partial(desk_exchange.commit_terms, plan=plan))
        if change is not None:
            words = self.tr("{name} is imported. New terms: {new}, changed: {altered}.")
            self._session.notice.emit(
                words.format(name=plan.name, new=len(plan.new), altered=len(plan.altered))
            )

    # Translation, in

    def import_translation(self) -> None:
        """Ask for a file of translations, show what it would do, and do it."""
        if self._is_open():
            kinds = self.tr("Translations: XLIFF 2, TMX ({endings})")
            kinds = kinds.format(endings="*.xlf *.xliff *.tmx")
            self._ask_source(self.tr("Import Translation"), kinds, self.read_translation)

    @Slot(str)
    def read_translation(self, path: str) -> None:
        """Read a file of translations and show what it would do."""
        desk = self._desk = self._keeper.desk
        known = desk.translations()
        work = TranslationReading(self._session.parts, Path(path), desk.text, known, desk.language)
        self._read(Path(path).name, work, self._translation_read)

    def _translation_read(self, plans: Mapping[Prefer, SentencePlan]) -> None:
        if not self._is_same():
            return
        dialog = TranslationImportDialog(self._window, plans, self._window.themes.theme)
        dialog.chosen.connect(self._take_translation)
        dialog.open()

    @Slot(object)
    def _take_translation(self, plan: SentencePlan) -> None:
        if not self._is_same():
            return
        change = self._keeper.act(partial(desk_exchange.commit_sentences, plan=plan))
        if change is not None:
            words = self.tr("{name} is imported. New translations: {new}, changed: {altered}.")
            self._session.notice.emit(
                words.format(name=plan.name, new=len(plan.new), altered=len(plan.changed))
            )

    # All

    def _is_open(self) -> bool:
        """Whether the desk of the text is known; else it is said."""
        if not self._keeper.loaded:
            words = self.tr("The notebook is not open yet; try again in a moment.")
            self._session.refused.emit(words)
        return self._keeper.loaded

    def _is_same(self) -> bool:
        """Whether the text is shown that the file was meant for; else it is said."""
        same = self._keeper.known and self._keeper.desk is self._desk
        if not same:
            words = self.tr("Another text was opened meanwhile; nothing was imported.")
            self._session.notice.emit(words)
        return same

    def _read(
        self, name: str, work: Callable[[Tick], Value], done: Callable[[Value], None]
    ) -> None:
        words = self.tr("Reading {name} …").format(name=name)
        stopped = self.tr("Stopped; nothing was imported.")
        self._errand.run(words, work, done, stopped, measured=False)

    def _ask_target(self, title: str, name: str, suffix: str, then: Callable[[str], None]) -> None:
        dialog = self._file_dialog(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{suffix[1:].upper()} (*{suffix})"])
        dialog.setDefaultSuffix(suffix[1:])
        dialog.selectFile(proposed_name(name, suffix))
        dialog.fileSelected.connect(then)
        dialog.open()

    def _ask_source(self, title: str, kinds: str, then: Callable[[str], None]) -> None:
        dialog = self._file_dialog(title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([kinds, self.tr("All files (*)")])
        dialog.fileSelected.connect(then)
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        places = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(places))
        return dialog
