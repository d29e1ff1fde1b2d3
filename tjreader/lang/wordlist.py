"""How common a word is in general Chinese, and what part of speech it is: jieba's own list."""

from __future__ import annotations

import warnings
from sys import intern

from .commonness import UNKNOWN, Commonness

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # as in `segment`
    import jieba


class WordList:
    """The words of jieba's dictionary with their counts (in some sixty million words).

    Read at the first question: half a second and 70 MB, so it is for the worker or a command.
    """

    def __init__(self) -> None:
        self._words: dict[str, Commonness] = {}
        self._total = 0

    @property
    def total(self) -> int:
        """Words counted in all."""
        self._load()
        return self._total

    def of(self, word: str) -> Commonness:
        """What the list says of a word in simplified characters; `UNKNOWN` if it has none."""
        self._load()
        return self._words.get(word, UNKNOWN)

    def _load(self) -> None:
        if self._total:
            return
        words: dict[str, Commonness] = {}
        known: dict[tuple[int, str], Commonness] = {}
        total = 0
        with jieba.Tokenizer().get_dict_file() as lines:
            for line in lines:
                word, count, sort = line.decode("utf-8").rstrip().rsplit(" ", 2)
                key = (int(count), intern(sort))
                words[word] = known.setdefault(key, Commonness(*key))
                total += key[0]
        self._words, self._total = words, total
