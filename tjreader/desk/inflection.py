"""English words in their forms: whether "building" can be the "build" of a rendering."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    "am are be been is was were": "be",
    "had has have": "have",
    "did does done do": "do",
    "bear bore borne": "bear",
    "became become": "become",
    "began begin begun": "begin",
    "bring brought": "bring",
    "build built": "build",
    "buy bought": "buy",
    "came come": "come",
    "chose choose chosen": "choose",
    "draw drawn drew": "draw",
    "drive driven drove": "drive",
    "fall fallen fell": "fall",
    "fight fought": "fight",
    "find found": "find",
    "gave give given": "give",
    "go gone went": "go",
    "grew grow grown": "grow",
    "held hold": "hold",
    "keep kept": "keep",
    "knew know known": "know",
    "laid lay": "lay",
    "lead led": "lead",
    "left leave": "leave",
    "lose lost": "lose",
    "made make": "make",
    "mean meant": "mean",
    "meet met": "meet",
    "paid pay": "pay",
    "ran run": "run",
    "rise risen rose": "rise",
    "said say": "say",
    "saw see seen": "see",
    "seek sought": "seek",
    "send sent": "send",
    "speak spoke spoken": "speak",
    "spend spent": "spend",
    "stand stood": "stand",
    "strive striven strove": "strive",
    "take taken took": "take",
    "teach taught": "teach",
    "tell told": "tell",
    "think thought": "think",
    "understand understood": "understand",
    "win won": "win",
    "write written wrote": "write",
    "child children": "child",
    "man men": "man",
    "woman women": "woman",
    "foot feet": "foot",
    "person people": "person",
    "analyses analysis": "analysis",
    "bases basis": "basis",
    "crises crisis": "crisis",
    "criteria criterion": "criterion",
    "leaf leaves": "leaf",
    "life lives": "life",
    "half halves": "half",
}
_BASES = {form: base for forms, base in _IRREGULAR.items() for form in forms.split()}
_VOWELS = "aeiouy"
_SHORTEST = 3
"""Letters a base must have: "is" is no plural of "i"."""


def same_word(one: str, other: str) -> bool:
    """Whether two words in small letters are forms of one English word.

    Plural, possessive and verb endings make no difference, nor do the commonest irregular
    forms. Other endings do (manufacturing and manufacture, not manufacturer).
    """
    return one == other or not bases(one).isdisjoint(bases(other))


@lru_cache(maxsize=20_000)
def bases(word: str) -> frozenset[str]:
    """The words that a word in small letters can be a form of, itself among them."""
    word = word.replace("’", "'")
    for ending in ("'s", "s'"):
        if word.endswith(ending) and len(word) > len(ending):
            word = word[: -len(ending)] + ("s" if ending == "s'" else "")
            break
    found = {word}
    if word in _BASES:
        found.add(_BASES[word])
    if not word.isalpha():
        return frozenset(found)
    found |= _without_s(word) | _without_ed(word) | _without_ing(word)
    return frozenset(each for each in found if len(each) >= _SHORTEST or each == word)


def _without_s(word: str) -> set[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    found = {word[:-1]}
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        found.add(word[:-2])
    return found


def _without_ed(word: str) -> set[str]:
    if not word.endswith("ed"):
        return set()
    found = _stemmed(word[:-2]) | {word[:-1]}
    if word.endswith("ied"):
        found.add(word[:-3] + "y")
    return found


def _without_ing(word: str) -> set[str]:
    return _stemmed(word[:-3]) if word.endswith("ing") else set()


def _stemmed(stem: str) -> set[str]:
    """What can stand before -ed and -ing: the bare word, one with e, one of a doubled letter."""
    if not any(letter in _VOWELS for letter in stem):
        return set()  # king, red
    found = {stem, stem + "e"}
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        found.add(stem[:-1])
    return found
