"""Tags of the languages that one translates into, as BCP 47 writes them. Pure functions."""

from __future__ import annotations

import re

from ..text.clean import clean

ENGLISH = "en"
"""What is translated into where nobody said otherwise."""

_TAG = re.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_TARGET = re.compile(
    "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
    "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-x(?:-[a-z0-9]{1,8})+)?"
)


def language_of(words: str) -> str:
    """A language's tag as it is written, or nothing where the words are none."""
    tag = clean(words).strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def target_of(words: str) -> str:
    """The tag of a language to translate into, in its usual letters; nothing if it is none.

    A language of two or three letters, then perhaps a script, a region, variants and what is
    private: "fr", "pt-BR", "sr-Latn", "de-CH-1996". Other tags are not for people to choose.
    """
    tag = _in_usual_letters(language_of(words))
    return tag if _TARGET.fullmatch(tag) and not tag.startswith("zh") else ""


def _in_usual_letters(tag: str) -> str:
    """Small letters; a script as "Latn", a region as "CH", wherever no single letter was before."""
    parts = tag.lower().split("-")
    made, private = parts[:1], False
    for part in parts[1:]:
        private = private or len(part) == 1
        if private or not part.isalpha():
            made.append(part)
        elif len(part) == 2:
            made.append(part.upper())
        else:
            made.append(part.title() if len(part) == 4 else part)
    return "-".join(made)


def same(tag: str, other: str) -> bool:
    """Whether two tags name one language; capitals do not count."""
    return tag.casefold() == other.casefold()


def in_language(tag: str, wanted: str) -> bool:
    """Whether a language tag is the wanted one or a kind of it."""
    tag, wanted = tag.casefold(), wanted.casefold()
    return tag == wanted or tag.startswith(wanted + "-")


def serves(tag: str, wanted: str) -> bool:
    """Whether words in a language are of use to who wants another: one is a kind of the other.

    What is rendered for "en" is good for "en-GB" until somebody says it otherwise.
    """
    return tag == wanted or in_language(tag, wanted) or in_language(wanted, tag)
