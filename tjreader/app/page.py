"""A section made ready to read: what the reader view draws.

The view receives one prepared value and asks neither jieba nor the database for
anything. Paragraphs are made when they are first looked at, so a section of a
million characters costs no more than the screen shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec import Struct

from ..lang.token import CutSource, Reading
from ..text.document import Kind, Paragraph, Section, Text
from ..text.erratum import Erratum
from ..text.rendering import Rendering, View
from ..text.span import Span


class PageToken(Struct, frozen=True):
    """One word on the page.

    `span` is its place in code points of the paragraph's shown text. `surface` is
    the word to look up; it differs from the words at `span` only in view "both",
    where a struck form may stand inside a mended word.
    """

    span: Span
    surface: str
    pinyin: str
    cut: CutSource


class ErratumMark(Struct, frozen=True):
    """An erratum that touches a paragraph, with its places on the page."""

    erratum: Erratum
    shown: tuple[Span, ...]


class UnseenWords(Struct, frozen=True):
    """Printed words in whose place the page shows others (左图, shown as 图：).

    `shown` is the place of those others on the page, in code points. `readings` has one
    entry per code point of `words`, all None where nothing is known of them.
    """

    shown: Span
    words: str
    pinyin: str
    readings: tuple[Reading | None, ...]


class Look(Struct, frozen=True):
    """Words of a note that look otherwise than those around them.

    `span` counts code points of the paragraph's shown text. `address` is on words that stand
    for an address, `quiet` on what is said in passing.
    """

    span: Span
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    code: bool = False
    address: bool = False
    quiet: bool = False


class Inset(Struct, frozen=True):
    """How a paragraph of notes stands in the column.

    `first` and `left` are the indents of its first line and of the others, in its own
    characters; `above` is the least space above it, in body characters.
    """

    first: float
    left: float
    above: float


class PageParagraph(Struct, frozen=True):
    """One paragraph as the page shows it.

    `rendering.text` is what is drawn. `readings` has one entry per code point of it,
    None for all but hanzi. `place` is the place code ("§2 ¶3", "§2" without a
    number). `provisional` says that the words are a first guess of the dictionary.
    `unseen` are the printed words that the page shows otherwise in every view. `looks` are
    those of a note's words, in order and apart from each other.
    """

    source: Paragraph
    place: str
    rendering: Rendering
    tokens: tuple[PageToken, ...]
    readings: tuple[Reading | None, ...]
    errata: tuple[ErratumMark, ...] = ()
    provisional: bool = False
    unseen: tuple[UnseenWords, ...] = ()
    looks: tuple[Look, ...] = ()

    @property
    def id(self) -> str:
        """The paragraph's id in the text."""
        return self.source.id

    @property
    def kind(self) -> Kind:
        """What it is, which decides how it is set."""
        return self.source.kind

    @property
    def text(self) -> str:
        """What the page shows."""
        return self.rendering.text

    def token_index_at(self, place: int) -> int | None:
        """Index of the token that holds that code point of the shown text, or None."""
        index = bisect_right(self.tokens, place, key=lambda token: token.span.start) - 1
        if index >= 0 and place in self.tokens[index].span:
            return index
        return None


PageParagraphMaker = Callable[[Paragraph], PageParagraph]
"""Makes one paragraph ready; cheap enough to be called while painting."""


class Page:
    """One section in one arrangement and one errata view.

    `outline` are the section's paragraphs in reading order, there at once; the
    paragraphs made ready come from `paragraph(index)` and are kept. `insets` are of
    paragraphs, by id, that stand otherwise than their kind.
    """

    def __init__(
        self,
        text: Text,
        section: Section,
        arrangement_id: str,
        view: View,
        maker: PageParagraphMaker,
        *,
        insets: Mapping[str, Inset] | None = None,
    ) -> None:
        self.text = text
        self.section = section
        self.arrangement_id = arrangement_id
        self.view = view
        self._maker = maker
        self._insets = insets or {}
        self._made: dict[int, PageParagraph] = {}
        self._index = {paragraph.id: i for i, paragraph in enumerate(section.paragraphs)}

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Where each paragraph begins, with its index, in order of place."""
        return sorted((p.span.start, i) for i, p in enumerate(self.section.paragraphs))

    @property
    def outline(self) -> tuple[Paragraph, ...]:
        """The paragraphs in reading order, not yet made ready."""
        return self.section.paragraphs

    def __len__(self) -> int:
        return len(self.section.paragraphs)

    def paragraph(self, index: int) -> PageParagraph:
        """One paragraph made ready.

        Raises:
            IndexError: if there is none.
        """
        made = self._made.get(index)
        if made is None:
            made = self._maker(self.section.paragraphs[index])
            self._made[index] = made
        return made

    def inset(self, index: int) -> Inset | None:
        """How a paragraph stands, or None where it stands as its kind does."""
        return self._insets.get(self.section.paragraphs[index].id)

    def index_at(self, position: int) -> int | None:
        """The index of the paragraph that holds a printed offset (its end counts), or None.

        Where one paragraph ends and the next begins, it is the next.
        """
        found = bisect_right(self._places, (position, len(self))) - 1
        if found < 0:
            return None
        index = self._places[found][1]
        return index if position <= self.section.paragraphs[index].span.end else None

    def renew(self, paragraph_id: str) -> int | None:
        """Forget how a paragraph was made, after its analysis changed; its index, or None."""
        index = self._index.get(paragraph_id)
        if index is not None:
            self._made.pop(index, None)
        return index


class WordPlace(Struct, frozen=True):
    """A stretch of the page the reader points at: usually one token.

    `span` counts code points of the paragraph's shown text. It is a token's own span
    unless the reader re-cut it with [ and ] (then `recut` is true).
    """

    paragraph: int
    span: Span
    recut: bool = False


# As for `Span`: no cycle can lead through it.
class Mark(Struct, frozen=True, gc=False):
    """A highlight as the page draws it. `spans` are printed; `pending` = not yet on disk.

    `doubtful`: it followed the text to this place, and nobody has looked at that yet.
    """

    id: str
    spans: tuple[Span, ...]
    colour: str
    style: str
    has_note: bool
    pending: bool = False
    doubtful: bool = False
