"""What of the terms, or of the translation, is to be exported, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ...app.sentenceexport import SentenceWish
from ...app.termformats import WITH_TERMS
from ...desk.concept import Concept, Status
from ...desk.languages import ENGLISH, serves
from ...desk.translation import Stage, Translation
from ...text.document import Text, place_code
from ..dialogs.question import Question, form
from ..panels.choicebox import KindBox


class TermWish(Struct, frozen=True):
    """Which terms go out ("all", "own" or "chosen"), as what, in which language."""

    format_id: str = "tbx3"
    which: str = "all"
    language: str = ENGLISH


class TranslationWish(Struct, frozen=True):
    """Which sentences go out, and as what."""

    format_id: str = "xliff"
    sentences: SentenceWish = SentenceWish()


class _ExportDialog(Question):
    """What the two have in common: a format with what it is for, a count, a button."""

    def _build_formats(self, names: Iterable[tuple[str, str]], chosen: str) -> None:
        self.formats = KindBox(self.tr("Format"), self)
        self.formats.offer(names)
        self.formats.setCurrentIndex(max(0, self.formats.findData(chosen)))
        self.about = self._still(3)
        self.count = self._still(1)
        self.formats.currentIndexChanged.connect(self._show)

    def _still(self, lines: int) -> QLabel:
        """Quiet words that take the same room, however many they are."""
        label = self.label(quiet=True)
        label.setMinimumHeight(lines * label.fontMetrics().lineSpacing() + 2)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label

    def _choice(self, name: str, rows: Sequence[tuple[str, str]], chosen: str) -> KindBox:
        box = KindBox(name, self)
        box.offer(rows)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(self._show)
        return box

    @property
    def format_id(self) -> str:
        """The format chosen now."""
        return str(self.formats.currentData())

    @Slot()
    def _show(self) -> None:
        """Say what is chosen now; each says it its own way."""
        raise NotImplementedError


class TermExportDialog(_ExportDialog):
    """Asks which terms to export. `chosen(TermWish)` when the reader goes on.

    Args:
        parent: the window.
        terms: the terms that are meant by "all", "own" and "chosen".
        wish: what was chosen last.
    """

    def __init__(
        self, parent: QWidget, terms: Mapping[str, tuple[Concept, ...]], wish: TermWish
    ) -> None:
        super().__init__(parent, self.tr("Export Terms"))
        self._terms = terms
        self._build_formats(self._format_names(), wish.format_id)
        scopes = [
            ("all", self.tr("All terms, with the glossary ({count})")),
            ("own", self.tr("My own ({count})")),
            ("chosen", self.tr("Those chosen in the list ({count})")),
        ]
        self.which = self._choice(
            self.tr("Which terms"),
            [
                (words.format(count=len(terms[name])), name)
                for name, words in scopes
                if name != "chosen" or terms[name]
            ],
            wish.which,
        )
        self.language = self._choice(
            self.tr("Language of the renderings"),
            [(each, each) for each in languages(terms["all"], wish.language)],
            wish.language,
        )
        rows = self._rows = form()
        rows.addRow(self.tr("Format:"), self.formats)
        rows.addRow("", self.about)
        rows.addRow(self.tr("Terms:"), self.which)
        rows.addRow(self.tr("Language:"), self.language)
        rows.addRow("", self.count)
        self.stack(self.tr("Export…"), rows)
        self.setMinimumWidth(480)
        self._show()

    def _format_names(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("TBX, version 3"), "tbx3"),
            (self.tr("TBX, version 2"), "tbx2"),
            (self.tr("OmegaT glossary"), "omegat"),
            (self.tr("Table (CSV)"), "csv"),
            (self.tr("Spreadsheet (XLSX)"), "xlsx"),
        )

    def _about_words(self, format_id: str) -> str:
        return {
            "tbx3": self.tr("For termbases, after the standard of 2019. It holds all there is."),
            "tbx2": self.tr(
                "For OmegaT, Weblate and most other tools, which read no version 3. Not in it: "
                "deprecated renderings, earlier decisions, places, times, which text they are for."
            ),
            "omegat": self.tr(
                "For the folder “glossary” of an OmegaT project. It holds the forms, the "
                "renderings of one language and a short comment, nothing else."
            ),
            "csv": self.tr("A row for each form and rendering. It holds all there is."),
            "xlsx": self.tr(
                "A row for each form and rendering, for Excel and LibreOffice. It holds all "
                "there is, but for words longer than a cell."
            ),
        }[format_id]

    def _show(self) -> None:
        self.about.setText(self._about_words(self.format_id))
        one = self.format_id == "omegat"
        self._rows.setRowVisible(self.language, one)  # the others hold all languages
        found = self._terms[str(self.which.currentData())]
        language = str(self.language.currentData())
        self.count.setText(self._sum(found, language if one else ""))
        self.go_on.setEnabled(bool(found))

    def _sum(self, found: Sequence[Concept], language: str) -> str:
        if not self._terms["all"]:
            return self.tr("There are no terms yet. Select words on the page and press T.")
        if not found:
            return self.tr("There are none of these yet.")
        decided = sum(_is_decided(each, language) for each in found)
        one = self.tr("One term, {decided} with a decided rendering.")
        more = self.tr("{count} terms, {decided} with a decided rendering.")
        words = one if len(found) == 1 else more
        return words.format(count=len(found), decided=decided)

    def answer(self) -> TermWish:
        """What is chosen now."""
        return TermWish(
            self.format_id, str(self.which.currentData()), str(self.language.currentData())
        )


class TranslationExportDialog(_ExportDialog):
    """Asks which sentences to export. `chosen(TranslationWish)` when the reader goes on.

    Args:
        parent: the window.
        text: the open text.
        translations: all of it there are.
        wish: what was chosen last.
    """

    def __init__(
        self,
        parent: QWidget,
        text: Text,
        translations: Sequence[Translation],
        wish: TranslationWish,
    ) -> None:
        super().__init__(parent, self.tr("Export Translation"))
        self._translations = [each for each in translations if each.words.strip()]
        self._build_formats(self._format_names(), wish.format_id)
        sections = text.arrangements[0].sections
        known = wish.sentences
        self.sections = self._choice(
            self.tr("Section"),
            [
                (self.tr("The whole text"), ""),
                *((f"{place_code(each)} {each.shown_title}".strip(), each.id) for each in sections),
            ],
            next(iter(known.section_ids), ""),
        )
        tags = dict.fromkeys([known.language, *(each.language for each in translations)])
        self.language = self._choice(
            self.tr("Language of the translation"), [(each, each) for each in tags], known.language
        )
        self.only_done = self.box(self.tr("Only sentences that are &done"), known.done)
        self.terms = self.box(self.tr("With the &terms due in each sentence"), known.terms)
        self.only_done.toggled.connect(self._show)
        rows = form()
        rows.addRow(self.tr("Format:"), self.formats)
        rows.addRow("", self.about)
        rows.addRow(self.tr("Sentences of:"), self.sections)
        rows.addRow(self.tr("Language:"), self.language)
        rows.addRow("", self.only_done)
        rows.addRow("", self.terms)
        rows.addRow("", self.count)
        rows.setRowVisible(self.language, self.language.count() > 1)
        self.stack(self.tr("Export…"), rows)
        self.setMinimumWidth(480)
        self._show()

    def _format_names(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("XLIFF 2.1"), "xliff"),
            (self.tr("Translation memory (TMX)"), "tmx"),
            (self.tr("Side by side (Word)"), "docx"),
            (self.tr("Side by side (HTML)"), "html"),
        )

    def _about_words(self, format_id: str) -> str:
        return {
            "xliff": self.tr(
                "All sentences, for translation tools. It comes back whole: translations, "
                "stages, notes."
            ),
            "tmx": self.tr(
                "For the memory of any tool. Not in it: sentences without a translation, terms."
            ),
            "docx": self.tr(
                "Source and translation in two columns, for a reviser. It is not read back."
            ),
            "html": self.tr("The same for any browser, also good on paper. It is not read back."),
        }[format_id]

    def _show(self) -> None:
        format_id = self.format_id
        self.about.setText(self._about_words(format_id))
        self.terms.setEnabled(format_id in WITH_TERMS)
        section = str(self.sections.currentData())
        found = [
            each
            for each in self._translations
            if each.language == self.language.currentData()
            and section in ("", each.anchor.section_id)
        ]
        done = sum(each.stage is Stage.DONE for each in found)
        self.go_on.setEnabled(self._may(format_id, len(found), done))
        if found or self.only_done.isChecked() or format_id == "tmx":
            one = self.tr("One sentence is translated; done: {done}.")
            more = self.tr("{count} sentences are translated; done: {done}.")
            words = one if len(found) == 1 else more
            self.count.setText(words.format(count=len(found), done=done))
        else:
            self.count.setText(
                self.tr("No sentence is translated yet: the file has the source alone.")
            )

    def _may(self, format_id: str, translated: int, done: int) -> bool:
        """Whether there is something to write."""
        if self.only_done.isChecked():
            return done > 0
        return translated > 0 or format_id != "tmx"

    def answer(self) -> TranslationWish:
        """What is chosen now."""
        section = str(self.sections.currentData())
        return TranslationWish(
            self.format_id,
            SentenceWish(
                str(self.language.currentData()),
                (section,) if section else (),
                self.only_done.isChecked(),
                self.terms.isChecked(),
            ),
        )


def languages(concepts: Iterable[Concept], first: str) -> list[str]:
    """The languages of their renderings: the one that is meant first, the others by name."""
    tags = {one.language for each in concepts for one in each.renderings} - {first, ""}
    return [first, *sorted(tags)]


def _is_decided(concept: Concept, language: str) -> bool:
    """Whether a rendering is approved, in a language ("" for any)."""
    return any(
        one.status is Status.APPROVED
        and one.words.strip()
        and (not language or serves(one.language, language))
        for one in concept.renderings
    )
