"""What is selected: two carets in the shown words, grown by word or sentence."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from ...app.page import Page
from ...text.sentences import sentence_at
from ...text.span import Span


class Caret(Struct, frozen=True, order=True):
    """A place between code points of a paragraph's shown text; ordered as read."""

    paragraph: int
    place: int


class Grain(Enum):
    """By what a selection grows."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"


class Selection:
    """A stretch of a page between an anchor and a moving head.

    With a coarse grain both ends are grown to whole words or sentences.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.anchor: Caret | None = None
        self.head: Caret | None = None
        self.grain = Grain.CHARACTER

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = self.head = None
        self.grain = Grain.CHARACTER

    def begin(self, caret: Caret, grain: Grain = Grain.CHARACTER) -> None:
        """Put both ends at a caret."""
        self.anchor = self.head = caret
        self.grain = grain

    def put(self, anchor: Caret, head: Caret) -> None:
        """Select between two carets."""
        self.anchor, self.head, self.grain = anchor, head, Grain.CHARACTER

    def extend(self, head: Caret) -> None:
        """Move the head; without an anchor it becomes both."""
        if self.anchor is None:
            self.anchor = head
        self.head = head

    @property
    def ends(self) -> tuple[Caret, Caret] | None:
        """First and last caret, grown by the grain, or None where nothing is selected."""
        if self.anchor is None or self.head is None:
            return None
        first, last = sorted((self.anchor, self.head))
        if self.grain is not Grain.CHARACTER:
            first = Caret(first.paragraph, self.unit(first).start)
            held = last if last != first or last.place == 0 else Caret(last.paragraph, last.place)
            last = Caret(last.paragraph, max(self.unit(held).end, first.place))
        return (first, last) if first < last else None

    def unit(self, caret: Caret) -> Span:
        """The word or sentence that holds a caret."""
        paragraph = self._page.paragraph(caret.paragraph)
        place = max(0, min(caret.place, len(paragraph.text) - 1))
        if self.grain is Grain.SENTENCE:
            return sentence_at(paragraph.text, place)
        index = paragraph.token_index_at(place)
        if index is None:
            return Span(place, min(place + 1, len(paragraph.text)))
        return paragraph.tokens[index].span

    def shown(self, index: int) -> Span | None:
        """What is selected of one paragraph, in shown code points, or None."""
        ends = self.ends
        if ends is None or not ends[0].paragraph <= index <= ends[1].paragraph:
            return None
        start = ends[0].place if index == ends[0].paragraph else 0
        last = index == ends[1].paragraph
        end = ends[1].place if last else len(self._page.paragraph(index).text)
        return Span(start, end) if start < end else None

    def printed(self) -> tuple[Span, ...]:
        """What is selected in printed offsets, one span per paragraph in reading order."""
        found: list[Span] = []
        for index in self._indices():
            shown = self.shown(index)
            if shown is not None:
                span = self._page.paragraph(index).rendering.to_printed(shown)
                if span:
                    found.append(span)
        return tuple(found)

    def text(self) -> str:
        """The words as the page shows them, without pinyin, a line per paragraph."""
        rows = ((self._page.paragraph(i).text, self.shown(i)) for i in self._indices())
        return "\n".join(shown.of(text) for text, shown in rows if shown is not None)

    def _indices(self) -> range:
        ends = self.ends
        return range(ends[0].paragraph, ends[1].paragraph + 1) if ends else range(0)
