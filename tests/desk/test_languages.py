"""Tags of languages, and what of a concept and its rulings is of use for one."""

from __future__ import annotations

import pytest

from tjreader.desk.concept import Concept, Rendering, SourceForm, Status
from tjreader.desk.deciding import Basis, decided
from tjreader.desk.languages import in_language, language_of, serves, target_of
from tjreader.desk.record import record_from, record_text
from tjreader.desk.ruling import Ruling, RulingKind, in_force
from tjreader.notes.anchor import Anchor


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        *(("fr", "fr"), (" FR ", "fr"), ("pt_br", "pt-BR"), ("EN-gb", "en-GB")),
        *(("SR-latn-rs", "sr-Latn-RS"), ("es-419", "es-419"), ("de-ch-1996", "de-CH-1996")),
        *(("yue", "yue"), ("en-x-HOUSE", "en-x-house")),
        *(("", ""), ("French", ""), ("f", ""), ("fr-", ""), ("fr FR", ""), ("zh", "")),
        *(("zh-Hant", ""), ("en-", ""), ("英语", ""), ("x-private", ""), ("i-klingon", "")),
    ],
)
def test_what_is_a_language_to_translate_into(typed: str, tag: str) -> None:
    assert target_of(typed) == tag
    assert target_of(tag) == tag


def test_a_region_serves_its_language_and_the_other_way_round() -> None:
    assert in_language("en-GB", "EN")
    assert not in_language("en", "en-GB")
    assert serves("en", "en-GB")
    assert serves("en-GB", "en")
    assert not serves("en-US", "en-GB")
    assert not serves("eng", "en")
    assert language_of("not one") == ""


def test_the_very_language_comes_before_its_kinds() -> None:
    concept = Concept(
        "c",
        (SourceForm("组织"),),
        (
            Rendering("organization", "en", Status.APPROVED),
            Rendering("organisation", "en-GB", Status.APPROVED),
            Rendering("organisation", "fr", Status.PROPOSED),
        ),
    )
    assert decided(concept, None, "en").words == "organization"
    assert decided(concept, None, "en-GB").words == "organisation"
    assert decided(concept, None, "en-AU").words == "organization"
    assert decided(concept, None, "fr-CA").basis is Basis.PROPOSED
    assert decided(concept, None, "de").basis is Basis.NONE


def ruling(kind: RulingKind, words: str = "", language: str = "en") -> Ruling:
    anchor = Anchor("t", "r", ())
    return Ruling(words or "n", "c", anchor, kind, words, language=language)


def test_a_ruling_counts_in_its_language_and_no_term_in_all() -> None:
    no_term = ruling(RulingKind.NOT_TERM, language="en")
    british = ruling(RulingKind.RENDERED, "colour", "en-GB")
    english = ruling(RulingKind.RENDERED, "color", "en")
    french = ruling(RulingKind.RENDERED, "couleur", "fr")
    every = (no_term, british, french, english)
    assert set(in_force(every, "de")) == {no_term}
    assert set(in_force(every, "fr")) == {no_term, french}
    assert in_force(every, "en-GB")[-1] is british
    assert in_force(every, "en")[-1] is english


def test_a_ruling_of_an_older_program_is_in_english() -> None:
    line = record_text(ruling(RulingKind.RENDERED, "Tientsin")).replace(',"language":"en"', "")
    assert "language" not in line
    read = record_from(line)
    assert isinstance(read, Ruling)
    assert read.language == "en"
