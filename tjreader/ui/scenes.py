"""The pictures that are taken: their names, the choices they are taken with, what was written."""

from __future__ import annotations

import shutil

from msgspec import Struct
from msgspec.structs import replace

from ..app import marking
from ..app.parts import Parts
from ..app.settings import Language, PageSettings, Ruby, Settings, Theme
from ..app.settings import save as save_settings
from ..notes.annotation import Annotation, Colour, Style
from ..notes.change import Act, Change, Edit, Label
from ..text.document import Text
from ..text.span import Span
from .theme import load_theme

WIDE = (1280, 800)
NARROW = (560, 800)
SMALL = (1000, 640)
DESK = (1280, 860)
"""px of the window."""

FEW = (SMALL, DESK)
"""Sizes of pictures that are kept in few colours, for a page of them."""

LARGE = "scale-200"
"""The scene that needs a process of its own, because Qt reads its scale at the start."""

SECTION = 2
"""The § that is shown: a heading, body text, highlights and doubtful places."""

HIGHLIGHTS: tuple[tuple[str, Colour, Style, str, tuple[str, ...]], ...] = (
    ("善作善成", Colour.YELLOW, Style.TINT, "", ()),
    (
        "变废为宝",
        Colour.GREEN,
        Style.TINT,
        "*To turn waste into treasure*, of straw and waste oil.",
        ("成语",),
    ),
    (
        "策源地",
        Colour.BLUE,
        Style.UNDERLINE,
        "cèyuándì, “place of origin”: the article's word for a source of innovation. Keep apart "
        "from 发源地, the source of a river.",
        ("terms",),
    ),
    (
        "智汇和平·模创启航",
        Colour.PINK,
        Style.TINT,
        "A pun on 模 (模型, model) and 启航 (set sail).",
        (),
    ),
    (
        "天开园",
        Colour.ORANGE,
        Style.WAVY,
        "Short for 天开高教科创园, a park of science firms.",
        ("天开", "terms"),
    ),
    ("如今，天开园一流科创园区建设迈入新阶段", Colour.PURPLE, Style.UNDERLINE, "", ()),
)
"""What was marked: the first place of the words, colour, style, note, tags."""

LATER = ("孵化区", Colour.GREEN, Style.TINT, "fūhuàqū, incubator.", ("terms",))
"""What is marked after the backup."""

EDITED = "策源地"
"""The words whose note is written anew after the backup."""

ERASED = ("天开园", "智汇和平·模创启航")
"""The words whose notes are deleted."""

REVISED = (
    ("一流科创园区建设迈入新阶段", "一流科创园区建设站上新起点"),
    ("小麦秸秆“变废为宝”成吸管", "小麦秸秆做成吸管"),
)
"""What the revised edition prints otherwise."""

MOVED = ("“智汇和平·模创启航”", "“金篮子”育出“金成果”")
"""The line with the first words stands behind that with the second ones there."""

OUR_PAPER = PageSettings(theme=Theme.PAPER)


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
    # A translator's pass.
    Scene("terms", OUR_PAPER, DESK, act="show_terms"),
    Scene("candidates", OUR_PAPER, DESK, act="show_candidates"),
    Scene("desk", OUR_PAPER, DESK, act="show_desk"),
    Scene("desk-dark", _page(theme=Theme.DARK), DESK, act="show_desk"),
    Scene("checks", OUR_PAPER, DESK, act="show_checks"),
    Scene("report", OUR_PAPER, DESK, act="write_report"),
    # From here on one thing leads to another, as in the life of a notebook.
    Scene("search-begun", OUR_PAPER, SMALL, act="show_search_begun"),
    Scene("search-everywhere", OUR_PAPER, SMALL, act="show_search_characters"),
    Scene("search-pinyin", OUR_PAPER, SMALL, act="show_search"),
    Scene("deleted", OUR_PAPER, SMALL, act="show_deleted"),
    Scene("restore", OUR_PAPER, SMALL, act="show_restore"),
    Scene("restored", OUR_PAPER, SMALL, act="restore"),
    Scene("review", OUR_PAPER, SMALL, act="show_review"),
    Scene("review-note", OUR_PAPER, SMALL, act="show_changed_note"),
    Scene("reviewed", OUR_PAPER, SMALL, act="review"),
    Scene(LARGE, _page(ruby=Ruby.ALL)),
)


def marked(text: Text, row: tuple[str, Colour, Style, str, tuple[str, ...]]) -> Annotation:
    """A highlight of the first place of some words, with its note and tags."""
    words, colour, style, note, tags = row
    start = text.printed.index(words)
    span = Span(start, start + len(words))
    return replace(marking.highlight_of(text, (span,), colour, style, note), tags=tags)


def revised(printed: str) -> str:
    """The printed words of the edition that notes follow to."""
    for old, new in REVISED:
        printed = printed.replace(old, new)
    lines = printed.split("\n")
    first, second = (next(n for n, line in enumerate(lines) if key in line) for key in MOVED)
    lines[second + 1 : second + 1] = ["", lines[first]]
    del lines[first]
    return "\n".join(lines)


def prepare(parts: Parts, language: Language = "en") -> None:
    """Write what the window starts with: our paper, English, no hints; a notebook.

    The notebook's backup is left out, so that the window makes one of what is there.

    Raises:
        Refused: if the article or a theme is missing or damaged: there is nothing to show.
    """
    text = parts.shipped().text
    for theme in (Theme.PAPER, Theme.SEPIA, Theme.DARK):
        load_theme(parts.resources / "themes", theme)
    first = Settings(page=SCENES[0].page, language=language, hints_seen=True)
    save_settings(parts.settings_file, first)
    store = parts.open_store().result()
    store.library.remember_text(text).result()
    edits = tuple(Edit(None, marked(text, row)) for row in HIGHLIGHTS)
    store.notebook.apply(Change(Label(Act.HIGHLIGHT, ""), edits)).result()
    store.close().result()
    shutil.rmtree(parts.data_dir / "backups", ignore_errors=True)
