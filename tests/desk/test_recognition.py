"""Recognition against a naive oracle, errata and traditional text among it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from builders import span_of, text_of
from tjreader.desk.concept import Concept, FormKind, SourceForm
from tjreader.desk.recognition import EXTRA, Occurrence, Recogniser, is_letter
from tjreader.desk.ruling import Ruling, RulingKind
from tjreader.notes.anchor import anchor_spans
from tjreader.text.document import Text
from tjreader.text.erratum import Certainty, Erratum, Rewrite
from tjreader.text.indexing import fold_all
from tjreader.text.rendering import View, render
from tjreader.text.span import Span

LETTERS = "经济濟低底空𠮷😀aAi5，"


def concept(number: int, *words: str, kind: FormKind = FormKind.PREFERRED) -> Concept:
    return Concept(f"c{number}", tuple(SourceForm(each, kind) for each in words))


def ruling(text: Text, concept_id: str, span: Span, kind: RulingKind, words: str = "") -> Ruling:
    return Ruling(f"r{span.start}", concept_id, anchor_spans(text, (span,)), kind, words)


def found(text: Text, *concepts: Concept, rulings: tuple[Ruling, ...] = ()) -> list[str]:
    """`words` of each occurrence, with its concept."""
    made = Recogniser(concepts).occurrences(text, rulings=rulings)
    return [f"{each.concept_id} {each.span.of(text.printed)}" for each in made]


def naive(
    text: Text, concepts: list[Concept], not_terms: set[tuple[str, Span]]
) -> set[tuple[str, Span]]:
    """The rules, word by word: every place, then what lies inside a longer one goes."""
    answer = set()
    for paragraph in text.paragraphs:
        shown = render(text.printed, paragraph, text.errata, View.CORRECTED)
        places = set()
        for concept in concepts:
            for form in concept.forms:
                for words, to_printed in (
                    (
                        paragraph.span.of(text.printed),
                        lambda s, p=paragraph: s.shifted(p.span.start),
                    ),
                    (shown.text, shown.to_printed),
                ):
                    for start in range(len(words)):
                        span = Span(start, start + len(form.words))
                        if fold_all(span.of(words)) != fold_all(form.words):
                            continue
                        before, after = words[:start][-1:], words[span.end :][:1]
                        if before and is_letter(before) and is_letter(form.words[0]):
                            continue
                        if after and is_letter(after) and is_letter(form.words[-1]):
                            continue
                        place = to_printed(span)
                        if place and (concept.id, place) not in not_terms:
                            places.add((concept.id, place))
        answer |= {
            (each, span)
            for each, span in places
            if not any(other != span and other.covers(span) for _, other in places)
        }
    return answer


words = st.text(LETTERS, min_size=1, max_size=4)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    lines = draw(st.lists(st.text(LETTERS, min_size=1, max_size=14), min_size=1, max_size=3))
    text = text_of(*lines)
    errata = []
    for number, paragraph in enumerate(text.paragraphs):
        if draw(st.booleans()):
            start = draw(st.integers(paragraph.span.start, paragraph.span.end))
            end = draw(st.integers(start, min(start + 2, paragraph.span.end)))
            span = Span(start, end)
            new = draw(st.text(LETTERS, max_size=2))
            place = span or Span(paragraph.span.start, paragraph.span.start + 1)
            errata.append(
                Erratum(
                    f"e{number}",
                    place,
                    "wrong-char",
                    Certainty.CERTAIN,
                    "",
                    new,
                    "",
                    (Rewrite(span, new),),
                )
            )
    return replace(text, errata=tuple(errata))


@given(texts(), st.lists(st.lists(words, min_size=1, max_size=3), max_size=6), st.data())
@example(text_of("低空经济"), [["经济", "低空经济"], ["空经"], ["经济"]], None)
def test_it_finds_what_a_naive_search_finds(text, forms, data):
    concepts = [concept(n, *each) for n, each in enumerate(forms)]
    recogniser = Recogniser(concepts)
    places = sorted({(o.concept_id, o.span) for o in recogniser.occurrences(text)})
    assert set(places) == naive(text, concepts, set())
    if data is not None and places:
        taken = data.draw(st.sets(st.sampled_from(places), max_size=3))
        rulings = [ruling(text, each, span, RulingKind.NOT_TERM) for each, span in taken]
        left = recogniser.occurrences(text, rulings=rulings)
        assert {(o.concept_id, o.span) for o in left} == naive(text, concepts, taken)
        assert [o.span for o in left] == sorted(o.span for o in left)


@given(
    texts(),
    st.lists(st.lists(words, min_size=1, max_size=2), max_size=6),
    st.lists(st.lists(words, min_size=1, max_size=2), max_size=4),
    st.integers(0, 6),
)
def test_a_renewed_one_is_as_a_new_one(text, before, after, kept):
    old = [concept(n, *each) for n, each in enumerate(before)]
    new = old[:kept] + [concept(10 + n, *each) for n, each in enumerate(after)]
    first = Recogniser(old)
    made = first.renewed(new)
    fresh = Recogniser(new)
    assert made.differing(first, made.touched) == fresh.differing(first)
    assert {key for key in map(fold_all, "经济低空") if made.named(key)} == {
        key for key in map(fold_all, "经济低空") if fresh.named(key)
    }
    assert set(made.occurrences(text)) == set(fresh.occurrences(text))
    assert made.differing(fresh) == frozenset()


def test_many_changes_make_a_new_index():
    text = text_of("乙经济")
    recogniser = Recogniser()
    concepts: tuple[Concept, ...] = ()
    for number in range(EXTRA + 30):
        concepts = (*concepts, concept(number, f"甲{number}"))
        recogniser = recogniser.renewed(concepts)
    recogniser = recogniser.renewed((*concepts, concept(999, "经济")))
    assert [each.concept_id for each in recogniser.occurrences(text)] == ["c999"]
    gone = recogniser.renewed(())
    assert gone.occurrences(text) == ()
    assert gone.differing(Recogniser()) == frozenset()


def test_the_longest_stands_and_crossing_ones_both():
    text = text_of("发展低空经济学。")
    assert found(text, concept(1, "经济"), concept(2, "低空经济")) == ["c2 低空经济"]
    assert found(text, concept(1, "经济学"), concept(2, "低空经济")) == ["c2 低空经济", "c1 经济学"]


def test_concepts_of_one_form_are_all_found():
    assert found(text_of("意见。"), concept(1, "意见"), concept(2, "意见")) == [
        "c1 意见",
        "c2 意见",
    ]


def test_traditional_text_and_wide_letters_are_the_same_words():
    text = text_of("低空經濟與ＡＩ😀𠮷")
    assert found(text, concept(1, "低空经济"), concept(2, "AI"), concept(3, "😀𠮷")) == [
        "c1 低空經濟",
        "c2 ＡＩ",
        "c3 😀𠮷",
    ]


def test_letters_are_found_as_whole_words():
    text = text_of("OpenAI与ai、AI4S，15G到5G，AI大模型。")
    assert found(text, concept(1, "AI"), concept(2, "5G")) == ["c1 ai", "c2 5G", "c1 AI"]


def test_one_character_counts_only_if_the_reader_entered_it():
    text = text_of("酶与蛋白酶")
    assert found(text, concept(1, "酶")) == ["c1 酶", "c1 酶"]
    shipped = replace(concept(1, "酶"), id="tianjin:酶")
    assert found(text, shipped) == []
    assert [each for each, _ in Recogniser((shipped,)).named("酶")] == ["tianjin:酶"]


def test_hits_follow_errata_and_the_printed_form_counts_first():
    text = text_of("发展底空经济产业。")
    span = span_of(text, "底")
    mend = Rewrite(span, "低", ("dī",))
    row = Erratum("e", span, "wrong-char", Certainty.CERTAIN, "底", "低", "", (mend,))
    text = replace(text, errata=(row,))
    right = concept(1, "低空经济")
    assert found(text, right, concept(2, "经济"), concept(3, "低空")) == ["c1 底空经济"]
    both = replace(right, forms=(*right.forms, SourceForm("底空经济", FormKind.FORBIDDEN)))
    (only,) = Recogniser((both,)).occurrences(text)
    assert only.form.kind is FormKind.FORBIDDEN


def test_rulings_take_away_and_are_attached():
    text = text_of("意见。意见。")
    first, second = span_of(text, "意见"), span_of(text, "意见", 1)
    here = ruling(text, "c1", second, RulingKind.RENDERED, "guideline")
    rulings = (ruling(text, "c1", first, RulingKind.NOT_TERM), here)
    recogniser = Recogniser((concept(1, "意见"), concept(2, "意见")))
    seen = recogniser.occurrences(text, rulings=rulings)
    assert [(o.concept_id, o.span, o.ruling) for o in seen] == [
        ("c2", first, None),
        ("c1", second, here),
        ("c2", second, None),
    ]
    elsewhere = replace(here, anchor=replace(here.anchor, revision="other"))
    assert all(o.ruling is None for o in recogniser.occurrences(text, rulings=(elsewhere,)))


def test_what_stood_inside_a_term_that_is_not_meant_is_found():
    text = text_of("高质量发展。")
    whole = span_of(text, "高质量发展")
    not_here = ruling(text, "c1", whole, RulingKind.NOT_TERM)
    some = (concept(1, "高质量发展"), concept(2, "发展"))
    assert found(text, *some, rulings=(not_here,)) == ["c2 发展"]


def test_half_a_pair_does_no_harm():
    text = text_of("经\ud800济经济")
    assert found(text, concept(1, "经济"), concept(2, "\ud800")) == ["c1 经济"]


def test_some_paragraphs_alone():
    text = text_of("经济。", "经济。")
    last = text.paragraphs[1:]
    seen = Recogniser((concept(1, "经济"),)).occurrences(text, last)
    assert seen == (Occurrence("c1", SourceForm("经济"), span_of(text, "经济", 1), last[0].id),)
