"""The name of the engine that cuts and reads, known without loading it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from .entry import LexiconSource

RECIPE = 1
"""Raised whenever the same text may come out otherwise: rules, lists, libraries."""


def engine_name(source: LexiconSource | None = None, terms: Mapping[str, str] | None = None) -> str:
    """The name kept with every analysis, so that another engine's work is told apart.

    Args:
        source: the dictionary it works with, None without one.
        terms: pinyin by term, as given to the analyst.
    """
    name = f"jieba+pypinyin/{RECIPE}"
    if source is not None:
        name += f" {source.name} {source.date}"
    if terms:
        rows = "\n".join(f"{term}\t{pinyin}" for term, pinyin in sorted(terms.items()))
        name += f" terms {hashlib.sha256(rows.encode()).hexdigest()[:8]}"
    return name
