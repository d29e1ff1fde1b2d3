"""What the dictionary writes inside its senses, told apart."""

from __future__ import annotations

from tjreader.lang.entry import Entry


def entry(*senses: str) -> Entry:
    return Entry("门", "門", "mén", senses)


def test_measure_words_are_no_senses() -> None:
    gate = entry("gate; door", "CL:扇[shàn],個|个[gè]", "gateway")
    assert gate.meanings == ("gate; door", "gateway")
    assert gate.measures == (("扇", "shàn"), ("个", "gè"))


def test_measure_words_inside_a_sense_are_taken_out_of_it() -> None:
    both = entry("(Tw) peanut (CL:顆|颗[kē])", "dinosaur; CL:頭|头[tóu]", "potato (CL:顆|颗[kē])")
    assert both.meanings == ("(Tw) peanut", "dinosaur", "potato")
    assert both.measures == (("颗", "kē"), ("头", "tóu"))


def test_words_referred_to_are_written_once_with_their_pinyin() -> None:
    assert entry("see 開金|开金[kāi jīn]", "abbr. for 新疆[Xīn jiāng]").meanings == (
        "see 开金 (kāi jīn)",
        "abbr. for 新疆 (Xīn jiāng)",
    )
    assert entry("variant of 門|门", "Taiwan pr. [mún]", "[x]").meanings == (
        "variant of 门",
        "Taiwan pr. [mún]",
        "[x]",
    )


def test_an_entry_of_measure_words_alone_keeps_a_meaning() -> None:
    assert entry("CL:個|个[gè]").meanings == ("CL:個|个[gè]",)


def test_the_real_dictionary_has_no_raw_measure_words_left(lexicon) -> None:
    for word in ("门", "城市", "世界", "法律", "班机", "佛像", "能源", "梦"):
        for found in lexicon.entries(word):
            assert not any("CL:" in meaning or "|" in meaning for meaning in found.meanings)
    assert lexicon.entries("能源")[0].measures == (("个", "gè"),)
