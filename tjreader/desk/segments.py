"""The sentences of a text as a translator works through them, and what stands beside each.

A sentence is one of `text.sentences`, paragraph by paragraph; headings, captions and by-lines
are sentences too. What the errata layer makes of it is given beside the printed words, so that
the source can be shown and checked in either form.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from ..notes.anchor import AnchorState
from ..text.document import Kind, Paragraph, Section, Text
from ..text.rendering import View, render
from ..text.sentences import sentences
from ..text.span import Span
from .languages import ENGLISH
from .translation import Stage, Translation


class Segment(Struct, frozen=True):
    """One sentence.

    `id` is the paragraph's id and the sentence's number in it; it is the same as long as the
    revision is. `mark` is made of the printed words alone (and of how often they stood before),
    so it is the same in every edition that has the sentence. `number` counts the sentences of
    the section from 1. `span` is where it is printed, `printed` its words there, `corrected`
    those of the corrected view, equal where no erratum is applied.
    """

    id: str
    mark: str
    section_id: str
    number: int
    paragraph_id: str
    kind: Kind
    span: Span
    printed: str
    corrected: str


class Pair(Struct, frozen=True):
    """A sentence with its translation. `shifted`: the translation was made for other limits."""

    segment: Segment
    translation: Translation | None = None
    shifted: bool = False

    @property
    def words(self) -> str:
        """What it is translated with; empty where it is not."""
        return self.translation.words if self.translation else ""

    @property
    def stage(self) -> Stage:
        """How far it is: open where there is no translation."""
        return self.translation.stage if self.translation else Stage.OPEN

    @property
    def is_translated(self) -> bool:
        """Whether there are words to look at."""
        return bool(self.words.strip())


class Paired(Struct, frozen=True):
    """All sentences with their translations, and the translations that stand at none of them."""

    pairs: tuple[Pair, ...]
    strays: tuple[Translation, ...] = ()


class Count(Struct, frozen=True):
    """So many sentences, of so many characters (white space is not counted)."""

    sentences: int = 0
    characters: int = 0

    def with_one(self, words: str) -> Count:
        """One sentence more."""
        return Count(self.sentences + 1, self.characters + len("".join(words.split())))


class Progress(Struct, frozen=True):
    """How far a section, or all of a text, is translated. `section_id` is empty for a sum."""

    section_id: str
    open: Count = Count()
    draft: Count = Count()
    done: Count = Count()

    @property
    def all(self) -> Count:
        """All sentences."""
        counts = (self.open, self.draft, self.done)
        return Count(sum(c.sentences for c in counts), sum(c.characters for c in counts))


def segments(
    text: Text, arrangement_id: str = "", section_id: str | None = None
) -> tuple[Segment, ...]:
    """The sentences of a text in reading order.

    Args:
        text: the text.
        arrangement_id: which order; the usual one where there is none such.
        section_id: only the sentences of that section.
    """
    made: list[Segment] = []
    for section in text.arrangement(arrangement_id).sections:
        made += _of_section(text, section)
    seen: Counter[str] = Counter()
    # Equal sentences are told apart in order of place, which is the same in every arrangement.
    marks: dict[Span, str] = {}
    for each in sorted(made, key=lambda one: one.span):
        marks[each.span] = _mark(each.printed, seen[each.printed])
        seen[each.printed] += 1
    return tuple(
        replace(each, mark=marks[each.span])
        for each in made
        if section_id is None or each.section_id == section_id
    )


def _of_section(text: Text, section: Section) -> list[Segment]:
    made: list[Segment] = []
    for paragraph in section.paragraphs:
        start = paragraph.span.start
        places = [span.shifted(start) for span in sentences(paragraph.span.of(text.printed))]
        corrected = _corrected(text, paragraph, places)
        for index, (span, words) in enumerate(zip(places, corrected, strict=True), 1):
            made.append(
                Segment(
                    f"{paragraph.id}.{index}",
                    "",
                    section.id,
                    len(made) + 1,
                    paragraph.id,
                    paragraph.kind,
                    span,
                    span.of(text.printed),
                    words,
                )
            )
    return made


def _corrected(text: Text, paragraph: Paragraph, places: Sequence[Span]) -> list[str]:
    """The words of the corrected view for each place; words for the page alone are left out."""
    plain = replace(paragraph, display=())
    rendering = render(text.printed, plain, text.errata, View.CORRECTED)
    if rendering.literal:
        return [span.of(text.printed) for span in places]
    return [
        "".join(shown.of(rendering.text) for shown in rendering.to_shown(span)) for span in places
    ]


def _mark(words: str, before: int) -> str:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{digest}~{before}" if before else digest


def paired(
    text: Text,
    found: Sequence[Segment],
    translations: Iterable[Translation],
    language: str = ENGLISH,
) -> Paired:
    """The sentences with their translations.

    A translation belongs to the sentence that is printed just where it was made for; where
    there is none such (sentences are cut otherwise in this edition) to the one it shares most
    code points with, if that has no other, and is then `shifted`. Of two for one sentence the
    one that was changed last stands; the rest are strays, as are those that have no place in
    this edition. What stands at sentences that are not among `found` is passed over.

    Args:
        text: the text the sentences are of.
        found: some or all of its sentences.
        translations: of this text and others, in any language.
        language: the one that is looked at.
    """
    own = [
        each
        for each in sorted(translations, key=lambda one: (one.updated, one.id), reverse=True)
        if each.anchor.text_id == text.id and each.language == language
    ]
    exact = {segment.span: at for at, segment in enumerate(found)}
    taken: dict[int, tuple[Translation, bool]] = {}
    rest: dict[str, Translation] = {}
    for each in own:
        at = exact.get(each.anchor.spans[0]) if _stands(text, each) else None
        if at is not None and at not in taken:
            taken[at] = each, False
        else:
            rest[each.id] = each
    shares = _overlaps(text, found, tuple(rest.values()))
    for _shared, at, each in shares:
        if at not in taken and each.id in rest:
            taken[at] = rest.pop(each.id), True
    here = {each.id for _shared, _at, each in shares}
    strays = (each for each in rest.values() if each.id in here or not _stands(text, each))
    pairs = (
        Pair(segment, *taken[at]) if at in taken else Pair(segment)
        for at, segment in enumerate(found)
    )
    return Paired(tuple(pairs), tuple(strays))


def _stands(text: Text, one: Translation) -> bool:
    anchor = one.anchor
    return (
        bool(anchor.spans)
        and anchor.revision == text.revision
        and anchor.state is not AnchorState.ORPHAN
    )


def _overlaps(
    text: Text, found: Sequence[Segment], some: Sequence[Translation]
) -> list[tuple[int, int, Translation]]:
    """How much each shares with which sentence, most first."""
    order = sorted(range(len(found)), key=lambda at: found[at].span)
    starts = [found[at].span.start for at in order]
    ends = [found[at].span.end for at in order]
    shares: list[tuple[int, int, Translation]] = []
    for each in some:
        if not _stands(text, each):
            continue
        span = each.anchor.spans[0]
        for at in order[bisect_right(ends, span.start) : bisect_left(starts, span.end)]:
            shared = found[at].span.intersection(span)
            if shared is not None:
                shares.append((len(shared), at, each))
    return sorted(shares, key=lambda share: (-share[0], share[1]))


def progress(pairs: Iterable[Pair]) -> tuple[Progress, ...]:
    """How far each section is, in the order they come; the sum of all last."""
    counts: dict[str, dict[Stage, Count]] = {}
    total = dict.fromkeys(Stage, Count())
    for pair in pairs:
        section = counts.setdefault(pair.segment.section_id, dict.fromkeys(Stage, Count()))
        for tally in (section, total):
            tally[pair.stage] = tally[pair.stage].with_one(pair.segment.printed)
    return tuple(
        Progress(name, tally[Stage.OPEN], tally[Stage.DRAFT], tally[Stage.DONE])
        for name, tally in (*counts.items(), ("", total))
    )
