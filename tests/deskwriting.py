"""Terms and sentences of the feature for tests of exchange, and such as mean harm."""

from __future__ import annotations

from hypothesis import strategies as st

from feature import FOLDER
from tjreader.app.deskwork import Deskwork, Due, Sentence
from tjreader.desk.concept import Concept, Decision, FormKind, Rendering, SourceForm, Status
from tjreader.desk.translation import Stage, Translation
from tjreader.formats.shipped import read_shipped
from tjreader.notes.anchor import Anchor, anchor_spans
from tjreader.notes.tags import tags_of
from tjreader.text.clean import clean
from tjreader.text.document import place_code
from tjreader.text.sentences import sentences
from tjreader.text.span import Span

MADE = "2026-11-24T10:00:00+00:00"
EVIL = '=HYPERLINK("http://x") <b>&amp;</b>\t|\n"\'; ]]> \u202eabc\u202c 👩‍👩‍👧 𠮷 _x0041_'


def whole() -> Concept:
    """An entry with all that one can have."""
    return Concept(
        id="0123456789abcdef0123456789abcdef",
        forms=(
            SourceForm("新质生产力", FormKind.PREFERRED, "xīnzhì shēngchǎnlì"),
            SourceForm("新質生產力", FormKind.VARIANT),
            SourceForm("新质", FormKind.SHORT, "xīnzhì"),
            SourceForm("新型生产力", FormKind.FORBIDDEN),
        ),
        renderings=(
            Rendering(
                "new quality productive forces", "en", Status.APPROVED, "Report 2024",
                "2024-03-05", EVIL, frozen=True,
            ),
            Rendering("neue Produktivkräfte", "de", Status.PROPOSED),
            Rendering("new productivity", "en", Status.DEPRECATED, date="spring"),
        ),
        text_id="tianjin",
        domain="politics",
        part_of_speech="成语",
        definition=EVIL,
        note="pinyin: is a word that the file uses itself",
        tags=("formula", "slogan"),
        formula=True,
        first=Anchor("tianjin", "r1", (Span(3, 8),), None, "新质生产力", "前", "后"),
        adopted="tianjin:新质生产力",
        also_adopted=("tianjin:新质",),
        past=(Anchor("tianjin", "r0", (Span(1, 6),), None, "新质生产力"),),
        log=(Decision("en", "new productivity", "new quality productive forces", EVIL, MADE),),
        created="2026-11-20T08:00:00+00:00",
        updated=MADE,
    )  # fmt: skip


def glossary() -> tuple[Concept, ...]:
    """The feature's glossary, with an entry that has everything."""
    made = [
        Concept(
            id=f"tianjin:{row.term}",
            forms=(SourceForm(row.term, pinyin=row.pinyin),),
            renderings=(Rendering(row.english, status=Status.APPROVED),),
            domain=row.type,
            note=row.note,
        )
        for row in read_shipped(FOLDER).glossary
    ]
    return (whole(), *made[1:])


def work() -> Deskwork:
    """The sentences of the feature's second section: done, drafts, open."""
    text = read_shipped(FOLDER).text
    section = text.arrangements[0].sections[1]
    terms = {form.words: each for each in glossary() for form in each.forms}
    made: list[Sentence] = []
    for paragraph in section.paragraphs:
        words = paragraph.span.of(text.printed)
        for span in sentences(words):
            start = paragraph.span.start + span.start
            anchor = anchor_spans(text, (Span(start, start + len(span)),), section.id)
            number = len(made)
            said = None
            if number % 3:
                stage = Stage.DONE if number % 3 == 1 else Stage.DRAFT
                note = EVIL if number == 1 else ""
                said = Translation(
                    f"t{number}", anchor, f"Sentence {number} & <more>.", "en", stage, note,
                    created=MADE, updated=MADE,
                )  # fmt: skip
            source = span.of(words)
            due = tuple(
                Due(Span(at, at + len(form)), one.name, one.renderings[0].words, one.definition)
                for form, one in terms.items()
                if (at := source.find(form)) >= 0
            )
            place = place_code(section, paragraph)
            made.append(Sentence(f"{paragraph.id}.{number}", place, source, said, due, anchor))
    return Deskwork(text.id, text.title, text.revision, tuple(made), made=MADE)


def _cleaned(words: str) -> str:
    return clean(words)


hard = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["=1+1", "@x", "'=", "-", "\t", "\n", "a\tb", "a\n\nb", "\u202e\u05d0", "👩\u200d👧",
         "𠮷", "<b>&", "]]>", "_x0041_", "_x005F_", "\ufeffx", "note: note", "pinyin: x", '"',
         "'", " x ", ";、|"]
    ),
).map(_cleaned)  # fmt: skip
line = hard.map(str.strip)
named = line.filter(bool)
tags = st.lists(hard, max_size=3).map(tags_of)
languages = st.sampled_from(["en", "en-GB", "de", "zh-TW", "pt-BR"])
days = st.sampled_from(["", "2026-11-24", "2026-02-30", "2026-11-24T10:00:00+00:00", "spring"])
forms = st.builds(SourceForm, named, st.sampled_from(FormKind), line)
renderings = st.builds(
    Rendering, named, languages, st.sampled_from(Status), hard, days, hard, st.booleans()
)
anchors = st.builds(
    lambda start, length, quote: Anchor("t", "r", (Span(start, start + length),), None, quote),
    st.integers(0, 10**6),
    st.integers(1, 40),
    hard,
)
ids = st.one_of(
    st.uuids(version=4).map(lambda one: one.hex), named.map(lambda w: "x:" + " ".join(w.split()))
)
concepts = st.builds(
    Concept,
    id=ids,
    forms=st.lists(forms, min_size=1, max_size=3, unique_by=lambda f: f.words).map(tuple),
    renderings=st.lists(
        renderings, max_size=4, unique_by=lambda r: (r.words, r.language.casefold())
    ).map(tuple),
    text_id=st.none() | line.filter(bool),
    domain=hard.filter(str.strip) | st.just(""),
    part_of_speech=st.sampled_from(["", "noun", "verb", "other", "成语", "note: x"]),
    definition=hard.filter(str.strip) | st.just(""),
    note=hard.filter(str.strip) | st.just(""),
    tags=tags,
    formula=st.booleans(),
    first=st.none() | anchors,
    adopted=st.sampled_from(["", "x:天津", "x:A B"]),
    also_adopted=st.sampled_from([(), ("x:天",), ("x:天", "x:b c")]),
    past=st.lists(anchors, max_size=2).map(tuple),
    log=st.lists(st.builds(Decision, languages, hard, hard, hard, days), max_size=2).map(tuple),
    created=days,
    updated=days,
)
termbases = st.lists(concepts, min_size=1, max_size=3, unique_by=lambda one: one.id).map(tuple)
