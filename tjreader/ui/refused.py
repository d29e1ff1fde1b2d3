"""Refusals of the inner rooms in the language of the window.

The inner rooms know nothing of languages: a `Refused` holds one English sentence, with names
and numbers put in. `resources/i18n/refusals.txt` lists these sentences with {name} in the place
of what is put in (packaging/update_translations.py reads it out of the sources); a sentence is
known again by its fixed words, translated, and given what was put in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from .i18n import LIST

PLACE = re.compile(r"\{(\w+)\}")


def in_words(refusal: Exception | str) -> str:
    """A refusal in the language of the window; in English if it is not known again."""
    sentence = str(refusal)
    app = QCoreApplication.instance()
    file = app.property(LIST) if app is not None else None
    if not file:
        return sentence
    for words, pattern in _known(str(file)):
        found = pattern.fullmatch(sentence)
        if found is not None:
            return QCoreApplication.translate("Refused", words).format_map(found.groupdict())
    return sentence


@lru_cache(maxsize=1)
def _known(file: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences of the list, the ones with more fixed words first; none without a list."""
    try:
        sentences = Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    sentences.sort(key=lambda words: len(PLACE.sub("", words)), reverse=True)
    return tuple((words, _pattern(words)) for words in sentences)


def _pattern(words: str) -> re.Pattern[str]:
    """What a sentence looks like when something is put in; it may be nothing."""
    parts = PLACE.split(words)
    fixed, names = parts[::2], parts[1::2]
    said = re.escape(fixed[0])
    for name, after in zip(names, fixed[1:], strict=True):
        said += f"(?P<{name}>.*?){re.escape(after)}"
    return re.compile(said, re.DOTALL)
