"""Pictures of the program's main states, taken in the real window without a display.

The window is the one a reader has, on a data folder of its own; what is seen in it was
made by the same verbs a reader uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ..app import marking
from ..app.page import WordPlace
from ..app.parts import Parts
from ..app.settings import Language, PageSettings, Ruby, Settings, Theme
from ..app.settings import save as save_settings
from ..notes.annotation import Colour, Style
from ..text.span import Span
from .annex import Annex
from .theme import load_theme
from .window import Window

WIDE = (1280, 800)
NARROW = (560, 800)
"""px of the window."""

SETTLE = 450
"""ms after a change before the picture is taken: layouts, pauses and timers are over."""

LARGE = "scale-200"
"""The scene that needs a process of its own, because Qt reads its scale at the start."""

HIGHLIGHTS = (
    ("善作善成", Colour.YELLOW, Style.TINT, ""),
    ("变废为宝", Colour.GREEN, Style.TINT, ""),
    (
        "策源地",
        Colour.BLUE,
        Style.UNDERLINE,
        "cèyuándì, “place of origin”: the article's word for a source of innovation. Keep apart "
        "from 发源地, the source of a river.",
    ),
    (
        "智汇和平·模创启航",
        Colour.PINK,
        Style.TINT,
        "A pun on 模 (模型, model) and 启航 (set sail).",
    ),
    ("天开园", Colour.ORANGE, Style.WAVY, "Short for 天开高教科创园, a park of science firms."),
    ("如今，天开园一流科创园区建设迈入新阶段", Colour.PURPLE, Style.UNDERLINE, ""),
)
"""What was marked: the first place of the words, colour, style, note."""

OUR_PAPER = PageSettings(theme=Theme.PAPER)

SECTION = 2
"""The § that is shown: a heading, body text, highlights and doubtful places."""

Act = Callable[[], None]


class Scene(Struct, frozen=True):
    """One picture: its file's name, the choices it is taken with, what is done before."""

    name: str
    page: PageSettings = OUR_PAPER
    size: tuple[int, int] = WIDE
    act: str = ""


def _page(**choices: object) -> PageSettings:
    return replace(OUR_PAPER, **choices)


SCENES = (
    Scene("light"),
    Scene("dark", _page(theme=Theme.DARK)),
    Scene("sepia", _page(theme=Theme.SEPIA)),
    Scene("ruby", _page(ruby=Ruby.ALL)),
    Scene("hover-card", act="show_card"),
    Scene("errata", _page(view="both"), act="show_erratum"),
    Scene("notes", act="show_notes"),
    Scene("search", act="show_search"),
    Scene("search-dark", _page(theme=Theme.DARK), act="show_search_english"),
    Scene("search-narrow", OUR_PAPER, NARROW, act="show_search_characters"),
    Scene("narrow", _page(ruby=Ruby.ALL), NARROW, act="hide_docks"),
    Scene(LARGE, _page(ruby=Ruby.ALL)),
)


def prepare(parts: Parts, language: Language = "en") -> None:
    """Write the choices the window starts with: our paper, that language, no hints.

    Raises:
        Refused: if the article or a theme is missing or damaged: there is nothing to show.
    """
    parts.shipped()
    for theme in (Theme.PAPER, Theme.SEPIA, Theme.DARK):
        load_theme(parts.resources / "themes", theme)
    first = Settings(page=SCENES[0].page, language=language, hints_seen=True)
    save_settings(parts.settings_file, first)


class Photographer(QObject):
    """Goes through the scenes in one window, takes the pictures, and closes it.

    `written` are the files. It begins when the notes of the store are loaded.
    """

    def __init__(
        self, window: Window, annex: Annex, folder: Path, scenes: Sequence[Scene] = SCENES
    ) -> None:
        super().__init__(window)
        self.written: list[Path] = []
        self._window = window
        self._session = window.session
        self._annex = annex
        self._folder = folder
        self._scenes: Iterator[Scene] = iter(scenes)
        self._scene: Scene | None = None
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE)
        self._timer.timeout.connect(self._take)
        window.resize(*WIDE)
        if self._session.notes.notebook.loaded:
            self._begin()
        else:
            self._session.notes.notes_loaded.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        text = self._session.text
        for words, colour, style, note in HIGHLIGHTS:
            start = text.printed.index(words)
            span = Span(start, start + len(words))
            self._session.notes.add_note(marking.highlight_of(text, (span,), colour, style, note))
        section = next(s for s in self._session.sitting.arrangement.sections if s.number == SECTION)
        self._session.show_section(section.id)
        self._next()

    def _next(self) -> None:
        self._scene = next(self._scenes, None)
        if self._scene is None:
            self._window.close()
            return
        self._put_away()
        self._window.resize(*self._scene.size)
        self._session.change_settings(replace(self._session.settings, page=self._scene.page))
        if self._scene.act:
            QTimer.singleShot(SETTLE, self._act)
        self._timer.start(SETTLE * (2 if self._scene.act else 1))

    def _put_away(self) -> None:
        """What scenes before have opened."""
        self._annex.hover.hide()
        self._annex.find.field.clear()
        self._annex.find.close_find()
        self._window.find_dock.hide()
        self._window.notes_dock.show()
        self._window.contents_dock.show()
        self._window.view.scroll_home()

    @Slot()
    def _act(self) -> None:
        if self._scene is not None:
            {
                "show_card": self._show_card,
                "show_erratum": self._show_erratum,
                "show_notes": self._show_notes,
                "show_search": self._show_search,
                "show_search_english": self._show_search_english,
                "show_search_characters": self._show_search_characters,
                "hide_docks": self._hide_docks,
            }[self._scene.act]()

    def _show_card(self) -> None:
        """The card of a word in the middle of the page."""
        place = self._word_place("策源地")
        if place is not None:
            self._annex.hover.show_at(place)

    def _show_erratum(self) -> None:
        """Mended places, and the card of one that was printed wrong."""
        for index in range(len(self._window.view.page)):
            paragraph = self._window.view.page.paragraph(index)
            for erratum in paragraph.errata:
                token = paragraph.token_index_at(erratum.shown[0].start) if erratum.shown else None
                if erratum.erratum.rewrites and token is not None:
                    place = WordPlace(index, paragraph.tokens[token].span)
                    self._annex.hover.show_at(place)
                    return

    def _show_notes(self) -> None:
        noted = [each for each in self._session.notes.annotations() if each.note]
        self._annex.notes.select(noted[0].id)
        self._annex.notes.edit_note(noted[0], False)

    def _show_search(self) -> None:
        """Found by the initials of its pinyin."""
        self._search("xzscl")

    def _show_search_english(self) -> None:
        """Found in notes, terms and the dictionary by English."""
        self._search("source")

    def _show_search_characters(self) -> None:
        """Found everywhere by its characters."""
        self._window.contents_dock.hide()
        self._search("天开")

    def _search(self, words: str) -> None:
        self._window.notes_dock.hide()
        self._window.find_dock.come_forward()
        self._annex.find.open_find(words)
        self._annex.find.search()

    def _hide_docks(self) -> None:
        self._window.contents_dock.hide()
        self._window.notes_dock.hide()

    def _word_place(self, word: str) -> WordPlace | None:
        page = self._window.view.page
        for index in range(len(page)):
            for token in page.paragraph(index).tokens:
                if token.surface == word and index > 0:
                    return WordPlace(index, token.span)
        return None

    @Slot()
    def _take(self) -> None:
        if self._scene is None:
            return
        QApplication.sendPostedEvents()
        path = self._folder / f"{self._scene.name}.png"
        if not self._window.grab().save(str(path), "PNG"):
            self._session.refused.emit(self.tr("{path} cannot be written.").format(path=path))
        else:
            self.written.append(path)
        self._next()
