"""Sees that the program works where it is installed: from the text to a drawn page."""

from __future__ import annotations

import json
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from .app.parts import Parts
from .app.ports import NotebookPort, Refused, StorePort
from .assembly import Assembly
from .lang.token import Analysis
from .notes.anchor import anchor_spans
from .notes.annotation import Annotation, Colour, Style, Target
from .notes.change import Act, Change, Edit, Label
from .text.document import Text
from .text.rendering import View

SENTENCE = "新质生产力在重庆和天津发展。"
SYLLABLES = ("xīn", "zhì", "shēng", "chǎn", "lì", "zài", "chóng", "qìng")
WAIT = 60
"""s to wait for the store or the worker."""

Drawn = Callable[[Parts], str]
Say = Callable[[str], None]


class Failed(Exception):  # noqa: N818 - an outcome with a sentence, as Refused is
    """A step that did not do what it should; its text is a sentence."""


def run(say: Say, draw: Drawn) -> int:
    """Do all steps; say what each found, and OK at the end.

    Args:
        say: takes a line for the person who asked.
        draw: draws a page to an image and says what it saw; raises `Refused` when it is
            blank or has characters without a shape.

    Returns:
        0, or 1 after the step that failed, with its sentence said.
    """
    with tempfile.TemporaryDirectory(prefix="tjreader-self-test-") as folder:
        parts = Assembly(Path(folder))
        parts.prepare()
        for name, step in (
            ("text", _text),
            ("dictionary", _dictionary),
            ("words and pinyin", _language),
            ("language process", _worker),
            ("notes", _notes),
            ("page", draw),
        ):
            try:
                say(f"{name}: {step(parts)}")
            except (Failed, Refused) as failure:
                say(f"{name}: FAILED. {failure}")
                return 1
    say("OK")
    return 0


def _text(parts: Assembly) -> str:
    opened = parts.shipped()
    text = opened.text
    read = 0
    for paragraph in text.paragraphs:
        analysis = opened.prepared(paragraph.id, View.PRINTED)
        if analysis is None or analysis.text != paragraph.span.of(text.printed):
            raise Failed(f"Paragraph {paragraph.id} of the article has no checked reading.")
        read += sum(reading is not None for reading in analysis.readings)
    return f"{len(text.arrangements[0].sections)} sections, {read} characters read"


def _dictionary(parts: Assembly) -> str:
    lexicon = parts.lexicon()
    if not lexicon.entries("天津") or lexicon.words_at("生产力", 0)[:1] != ("生产力",):
        raise Failed("The dictionary does not know 天津 or 生产力.")
    return f"{lexicon.source.name} of {lexicon.source.date}, {lexicon.source.entries} entries"


def _language(parts: Assembly) -> str:
    analysis = parts.analyst().analyse(SENTENCE)
    syllables = tuple(reading.syllable if reading else None for reading in analysis.readings)
    if syllables[: len(SYLLABLES)] != SYLLABLES:
        raise Failed(f"“{SENTENCE}” was read {syllables}.")
    if "".join(token.span.of(SENTENCE) for token in analysis.tokens) != SENTENCE:
        raise Failed(f"“{SENTENCE}” lost characters when it was cut into words.")
    return " ".join(token.span.of(SENTENCE) for token in analysis.tokens)


def _worker(parts: Assembly) -> str:
    """The process the window has its texts analysed by, started as the window starts it."""
    try:
        line = _answer(parts, json.dumps({"id": 1, "text": SENTENCE}) + "\n")
        analysis = Analysis.from_json(json.loads(line)["analysis"])
    except OSError as error:
        raise Failed(f"The language process did not run: {error}.") from error
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Failed("The language process gave no analysis.") from error
    if analysis.text != SENTENCE or not analysis.tokens:
        raise Failed("The language process analysed other words than it was given.")
    return f"{len(analysis.tokens)} words from {analysis.engine}"


def _answer(parts: Assembly, request: str) -> str:
    """The first line the language process writes; its input stays open, or it would leave."""
    with subprocess.Popen(
        parts.worker_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None  # noqa: S101 - both are pipes
        assert process.stdout is not None  # noqa: S101
        late = threading.Timer(WAIT, process.kill)
        late.start()
        try:
            process.stdin.write(request)
            process.stdin.flush()
            return process.stdout.readline()
        finally:
            late.cancel()


def _notes(parts: Assembly) -> str:
    text = parts.shipped().text
    span = text.paragraphs[len(text.paragraphs) // 2].span
    anchor = anchor_spans(text, (span,))
    moment = "2025-08-01T00:00:00+00:00"
    note = Annotation(
        "0" * 32, Target.HIGHLIGHT, anchor, "𠮷😀", moment, moment, Colour.BLUE, Style.WAVY
    )
    change = Change(Label(Act.HIGHLIGHT, anchor.quote[:8]), (Edit(None, note),))
    store = _opened(parts)
    try:
        _write(store, text, change)
        _expect(store.notebook, text, (note,))
        store.notebook.apply(change.inverse).result(WAIT)
        _expect(store.notebook, text, ())
        store.notebook.apply(change).result(WAIT)
    finally:
        store.close().result(WAIT)
    store = _opened(parts)
    try:
        _expect(store.notebook, text, (note,))
    finally:
        store.close().result(WAIT)
    return "written, undone, written again, read back after reopening"


def _opened(parts: Assembly) -> StorePort:
    return parts.open_store().result(WAIT)


def _write(store: StorePort, text: Text, change: Change) -> None:
    store.library.remember_text(text).result(WAIT)
    store.notebook.apply(change).result(WAIT)


def _expect(notebook: NotebookPort, text: Text, notes: tuple[Annotation, ...]) -> None:
    found = notebook.annotations(text.id).result(WAIT)
    if found != notes:
        raise Failed(
            f"The notebook holds {len(found)} notes that are not the {len(notes)} written."
        )
