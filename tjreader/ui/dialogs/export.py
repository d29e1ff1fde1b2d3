"""What to export: the format, what goes in, which notes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...app.exchange import FORMATS, Content, Order
from ...app.settings import ColourNames
from ...notes.anchor import AnchorState
from ...notes.annotation import Annotation, Colour, Target
from ...notes.selection import Selection
from ...text.document import Text, place_code
from ..panels.choicebox import KindBox
from ..reader.barbuttons import swatches
from ..theme import Theme
from .question import Question, form

PDF = "pdf"
"""The format that the window draws itself."""

_SETTING = {each.id for each in FORMATS if each.setting} | {PDF}
_RUBY = {each.id for each in FORMATS if each.ruby} | {PDF}


class ExportDialog(Question):
    """Asks what to export. `chosen(Order)` when the reader goes on.

    Args:
        parent: the window.
        text: the open text.
        annotations: its notes, to count those that are meant.
        order: what was chosen last.
        theme: the inks of the swatches.
        names: what the reader calls the colours.
    """

    def __init__(
        self,
        parent: QWidget,
        text: Text,
        annotations: Sequence[Annotation],
        order: Order,
        theme: Theme,
        *,
        names: ColourNames | None = None,
    ) -> None:
        super().__init__(parent, self.tr("Export"))
        self._text = text
        self._annotations = tuple(annotations)
        self._order = order
        self._build_content(order)
        self._names = names
        self._build_selection(order.selection, theme)
        self._lay_out()
        self._format_changed()

    def _build_content(self, order: Order) -> None:
        self.formats = KindBox(self.tr("Format"), self)
        for format_id, words in self._format_names():
            self.formats.addItem(words, format_id)
        self.formats.setCurrentIndex(max(0, self.formats.findData(order.format_id)))
        self.about = self.label(quiet=True)
        self.about.setMinimumHeight(2 * self.about.fontMetrics().lineSpacing() + 2)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.pinyin = self.box(self.tr("&Pinyin above the line"), order.content.pinyin)
        self.highlights = self.box(self.tr("&Highlights"), order.content.highlights)
        self.notes = self.box(self.tr("&Notes"), order.content.notes)
        self.formats.currentIndexChanged.connect(self._format_changed)

    def _format_names(self) -> tuple[tuple[str, str], ...]:
        return (
            ("html", self.tr("Web page (HTML)")),
            ("epub", self.tr("Book (EPUB)")),
            ("docx", self.tr("Word document (DOCX)")),
            (PDF, self.tr("PDF")),
            ("md", self.tr("Markdown")),
            ("json", self.tr("All data (JSON)")),
            ("csv", self.tr("Table of notes (CSV)")),
            ("xlsx", self.tr("Spreadsheet of notes (XLSX)")),
            ("w3c", self.tr("W3C Web Annotations (JSON-LD)")),
        )

    def _about_words(self, format_id: str) -> str:
        return {
            "html": self.tr("One file for any browser, light and dark, also good on paper."),
            "epub": self.tr("For reading devices; the notes open where they stand."),
            "docx": self.tr("Pinyin as phonetic guides, notes as comments at their words."),
            PDF: self.tr("Pages as they would be printed; numbered notes after each section."),
            "md": self.tr("Plain text with highlights; notes as footnotes."),
            "json": self.tr("Everything, for programs, and to take notes to another machine."),
            "csv": self.tr("One row for each note; can be imported again."),
            "xlsx": self.tr("One row for each note, for Excel and LibreOffice."),
            "w3c": self.tr("The notes for other programs that annotate."),
        }[format_id]

    def _build_selection(self, selection: Selection, theme: Theme) -> None:
        self.swatches = swatches(self, self._names)
        for swatch in self.swatches:
            swatch.set_theme(theme)
            swatch.setChecked(Colour(swatch.colour) in selection.colours)
            swatch.toggled.connect(self._selection_changed)
        tags = {tag.casefold(): tag for each in self._annotations for tag in each.tags}
        self.tags = self._choice(
            self.tr("Tag"),
            [(self.tr("All tags"), ""), *((f"#{tags[key]}", tags[key]) for key in sorted(tags))],
            selection.tags,
        )
        self.tags.setEnabled(bool(tags))
        sections = self._text.arrangements[0].sections
        self.sections = self._choice(
            self.tr("Section"),
            [
                (self.tr("All sections"), ""),
                *((f"{place_code(each)} {each.shown_title}".strip(), each.id) for each in sections),
            ],
            selection.sections,
        )
        self._build_states(selection)
        self.count = self.label(quiet=True)

    def _build_states(self, selection: Selection) -> None:
        self.kinds = self._choice(
            self.tr("Kind"),
            [
                (self.tr("All kinds"), ""),
                (self.tr("On words"), Target.HIGHLIGHT.value),
                (self.tr("On sections"), Target.SECTION.value),
                (self.tr("On the whole text"), Target.TEXT.value),
            ],
            selection.kinds,
        )
        self.states = self._choice(
            self.tr("How sure the place is"),
            [
                (self.tr("Any place"), ""),
                (self.tr("Exact place"), AnchorState.EXACT.value),
                (self.tr("Moved"), AnchorState.MOVED.value),
                (self.tr("Changed words"), AnchorState.CHANGED.value),
                (self.tr("Without a place"), AnchorState.ORPHAN.value),
            ],
            selection.states,
        )

    def _choice(self, name: str, rows: Sequence[tuple[str, str]], chosen: Sequence[str]) -> KindBox:
        box = KindBox(name, self)
        for words, value in rows:
            box.addItem(words, value)
        if chosen:
            box.setCurrentIndex(max(0, box.findData(str(chosen[0]))))
        box.currentIndexChanged.connect(self._selection_changed)
        return box

    def _lay_out(self) -> None:
        rows = form()
        rows.addRow(self.tr("Format:"), self.formats)
        rows.addRow("", self.about)
        rows.addRow(self.tr("With:"), self.pinyin)
        rows.addRow("", self.highlights)
        rows.addRow("", self.notes)
        colours = QHBoxLayout()
        colours.setSpacing(2)
        for swatch in self.swatches:
            colours.addWidget(swatch)
        colours.addStretch(1)
        rows.addRow(self.tr("Only these notes:"), colours)
        for box in (self.tags, self.sections, self.kinds, self.states):
            rows.addRow("", box)
        rows.addRow("", self.count)
        self.stack(self.tr("Export…"), rows)
        self.setMinimumWidth(440)

    @property
    def format_id(self) -> str:
        """The format chosen now."""
        return str(self.formats.currentData())

    def answer(self) -> Order:
        """What is chosen now."""
        content = Content(
            self.pinyin.isChecked(), self.highlights.isChecked(), self.notes.isChecked()
        )
        return replace(
            self._order, format_id=self.format_id, content=content, selection=self._selection()
        )

    def _selection(self) -> Selection:
        section, kind, tag, state = (
            str(box.currentData()) for box in (self.sections, self.kinds, self.tags, self.states)
        )
        return Selection(
            colours=tuple(Colour(each.colour) for each in self.swatches if each.isChecked()),
            tags=(tag,) if tag else (),
            kinds=(Target(kind),) if kind else (),
            sections=(section,) if section else (),
            states=(AnchorState(state),) if state else (),
            ids=self._order.selection.ids,
        )

    @Slot()
    def _format_changed(self) -> None:
        self.about.setText(self._about_words(self.format_id))
        self.pinyin.setEnabled(self.format_id in _RUBY)
        self.highlights.setEnabled(self.format_id in _SETTING)
        self.notes.setEnabled(self.format_id in _SETTING)
        self._selection_changed()

    @Slot()
    def _selection_changed(self) -> None:
        taken = len(self._selection().of(self._text, self._annotations))
        words = self.tr("{count} of {total} notes and highlights")
        self.count.setText(words.format(count=taken, total=len(self._annotations)))
