"""Measures searching among 100,000 annotations and opening the list of as many notes.

    python tests/benchmarks/search.py [--notes N] [--list-only]

Makes the annotations through the notebook itself (highlights of the article and of other
texts, with notes and tags), asks a fixed set of queries, and prints a Markdown table. Exit
code 0 when every limit is kept, else 1. The machine should be quiet.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tjreader.ui  # noqa: E402, F401 - before Qt, as in the program

# isort: split
from bench import Figure, percentile  # noqa: E402
from msgspec.structs import replace  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tjreader.app import marking  # noqa: E402
from tjreader.app.search import Asked, note_group, note_wish, word_group, word_wish  # noqa: E402
from tjreader.assembly import Assembly  # noqa: E402
from tjreader.notes.annotation import Annotation, Colour, Style  # noqa: E402
from tjreader.notes.change import Act, Change, Edit, Label  # noqa: E402
from tjreader.text.document import Text  # noqa: E402
from tjreader.text.span import Span  # noqa: E402

QUERIES = {
    "1 character": ("的", "天", "津", "质", "龘"),
    "2 characters": ("天津", "新质", "经济", "發展", "上善"),
    "4 characters": ("善作善成", "天开高教", "人工智能", "科技创新"),
    "pinyin": ("tianjin", "xinzhi shengchanli", "xīnzhì", "shi", "shengch", "xian"),
    "initials": ("xzscl", "xz", "kjcx"),
    "English": ("economy", "note 77", "source", "pro", "s"),
}
TAGS = ("典故", "ask", "数字", "政策", "名字")
ROUNDS = 7
OPENS, FRAME, ACTS = 100.0, 16.0, 100.0


def annotations(text: Text, count: int, chance: random.Random) -> Iterator[Annotation]:
    """Highlights of 2 to 15 characters; every other has a note, every fifth a tag."""
    paragraphs = [p.span for p in text.paragraphs if len(p.span) > 40]
    for number in range(count):
        span = chance.choice(paragraphs)
        start = chance.randrange(span.start, span.end - 16)
        other = chance.choice(paragraphs)
        words = other.of(text.printed)[: chance.randrange(8, 40)]
        note = f"note {number}: {words}" if number % 2 else ""
        place = Span(start, start + chance.randrange(2, 16))
        colour = list(Colour)[number % 6]
        made = marking.highlight_of(text, (place,), colour, Style.TINT, note)
        tags = (TAGS[number // 5 % len(TAGS)],) if number % 5 == 0 else ()
        yield replace(made, tags=tags)


def fill(parts: Assembly, count: int) -> tuple[list[Annotation], float]:
    """Store them in changes of a thousand; those of the article, and s a thousand took."""
    store = parts.open_store().result(60)
    chance = random.Random(7)
    article = parts.shipped().text
    others = [parts.read_words(f"第{n}篇\n\n{article.printed}", f"第{n}篇").text for n in range(9)]
    mine: list[Annotation] = []
    times = []
    for number in range(0, count, 1000):
        text = article if number % 2000 == 0 else others[number // 1000 % 9]
        store.library.remember_text(text).result(60)
        made = list(annotations(text, min(1000, count - number), chance))
        if text is article:
            mine += made
        edits = tuple(Edit(None, each) for each in made)
        begun = time.perf_counter()
        store.notebook.apply(Change(Label(Act.IMPORT), edits)).result(60)
        times.append(time.perf_counter() - begun)
    store.close().result(60)
    return mine, statistics.median(times)


def searches(parts: Assembly, kinds: dict[str, list[float]]) -> list[float]:
    """ms of each query, notes and dictionary with their hits made ready, one after the other."""
    store, lexicon = parts.open_store().result(60), parts.lexicon()
    store.backed_up.result(120)
    text_id = parts.shipped().text.id
    every = []
    for turn in range(ROUNDS + 1):
        for kind, queries in QUERIES.items():
            for typed in queries:
                begun = time.perf_counter()
                asked = Asked(typed)
                note_group(asked, store.search.notes(note_wish(asked, text_id)).result(60))
                word_group(lexicon.search(word_wish(asked)))
                taken = (time.perf_counter() - begun) * 1000
                if turn:  # the first round only warms the caches
                    kinds.setdefault(kind, []).append(taken)
                    every.append(taken)
    store.close().result(60)
    return sorted(every)


def notes_list(parts: Assembly, made: list[Annotation], count: int) -> tuple[float, list[float]]:
    """ms until the list of so many notes is drawn, and of each step of scrolling through it."""
    from tjreader.app.settings import Settings
    from tjreader.app.state import State
    from tjreader.ui.panels.noterow import NoteRow
    from tjreader.ui.panels.noteslist import NotesList
    from tjreader.ui.panels.notesmodel import NotesModel
    from tjreader.ui.session import Session
    from tjreader.ui.theme import load_theme

    app = QApplication.instance() or QApplication([])
    session = Session(parts, Settings(), State())
    opened = parts.shipped()
    chance = random.Random(8)
    many = [*made, *annotations(opened.text, count - len(made), chance)]
    model = NotesModel()
    shown = NotesList(session, model)
    shown.setItemDelegate(NoteRow(load_theme(parts.resources / "themes", "paper"), shown))
    shown.resize(320, 700)
    shown.show()
    app.processEvents()
    begun = time.perf_counter()
    model.show(many, opened.text, opened.text.arrangements[0])
    shown.grab()
    opens = (time.perf_counter() - begun) * 1000
    begun = time.perf_counter()
    while shown.verticalScrollBar().maximum() < count * 20 and time.perf_counter() - begun < 60:
        app.processEvents()
    steps = []
    bar = shown.verticalScrollBar()
    for at in range(200):
        begun = time.perf_counter()
        bar.setValue(round(bar.maximum() * at / 200) if at % 2 else bar.value() + 60)
        shown.viewport().repaint()
        steps.append((time.perf_counter() - begun) * 1000)
    shown.close()
    session.homecoming.close()
    return opens, sorted(steps)


class Deaf:
    """Hears nothing of what becomes of acts."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_told: None


def acts(parts: Assembly, made: list[Annotation], count: int) -> list[float]:
    """ms of each highlight among so many: its pending mark laid on the page, its row listed."""
    from tjreader.app.markplaces import MarkPlaces
    from tjreader.app.notebook import Notebook
    from tjreader.app.page import View
    from tjreader.app.pages import PageMaker
    from tjreader.ui.panels.notesmodel import NotesModel
    from tjreader.ui.reader.marks import MarkLayer

    opened = parts.shipped()
    text, order = opened.text, opened.text.arrangements[0]
    chance = random.Random(9)
    book = Notebook(text, Deaf(), Deaf())
    book.foresee([*made, *annotations(text, count - len(made), chance)])
    page = PageMaker(opened).page(order.sections[1], order.id, View.PRINTED)
    layer, model = MarkLayer(page, MarkPlaces(book.marks())), NotesModel()
    model.show(book.annotations(), text, order)
    times = []
    for each in annotations(text, 50, chance):
        begun = time.perf_counter()
        book.add(each)
        marks = book.marks()
        layer.renew(marks)
        model.show(book.annotations(), text, order)
        times.append((time.perf_counter() - begun) * 1000)
    return sorted(times)


def searched(parts: Assembly) -> list[Figure]:
    """The figures of searching."""
    kinds: dict[str, list[float]] = {}
    every = searches(parts, kinds)
    return [
        Figure("search, all queries", percentile(every, 95), 30.0, "ms", f"p95 of {len(every)}"),
        *(
            Figure(f"search, {kind}", percentile(sorted(times), 95), 30.0, "ms", "p95")
            for kind, times in kinds.items()
        ),
    ]


def listed(parts: Assembly, made: list[Annotation], count: int) -> list[Figure]:
    """The figures of the list of so many notes, and of an act among them."""
    opens, steps = notes_list(parts, made, count)
    acted = acts(parts, made, count)
    return [
        Figure("notes list opens", opens, OPENS, "ms", f"{count:,} rows in order, drawn"),
        Figure("notes list, a step of scrolling", percentile(steps, 95), FRAME, "ms", "p95 of 200"),
        Figure("highlight to pending mark and row", percentile(acted, 95), ACTS, "ms", "p95 of 50"),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notes", type=int, default=100_000, help="how many (default 100000)")
    parser.add_argument("--list-only", action="store_true", help="do not search")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tjreader-search-") as folder:
        parts = Assembly(Path(folder))
        parts.prepare()
        made: list[Annotation] = []
        lines, figures = [], []
        if not options.list_only:
            sys.stderr.write(f"making {options.notes:,} annotations\n")
            made, thousand = fill(parts, options.notes)
            size = (Path(folder) / "notebook.db").stat().st_size / 1e6
            lines = [
                f"{options.notes:,} annotations, {size:.0f} MB; a thousand of them stored in one "
                f"change in {thousand * 1000:.0f} ms (median).",
                "",
            ]
            sys.stderr.write("searching\n")
            figures = searched(parts)
        sys.stderr.write("listing\n")
        figures += listed(parts, made, options.notes)
    lines += ["| what | seen | limit | | of what |", "|---|---|---|---|---|"]
    lines += [figure.row() for figure in figures]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
