"""The words of a translation laid beside its source, in English and in Chinese."""

from __future__ import annotations

from msgspec import Struct

from ..app.deskwork import Deskwork, Due
from ..desk.translation import Stage


class Words(Struct, frozen=True):
    """What such a page says itself. Names in braces are filled in."""

    tag: str
    counts: str
    number: str
    source: str
    translation: str
    notes: str
    decided: str
    undecided: str
    proposed: str
    between: str
    stages: dict[Stage, str]


ENGLISH = Words(
    tag="en",
    counts="{sentences} sentences, {translated} translated, {done} done",
    number="No.",
    source="Source",
    translation="Translation ({language})",
    notes="Notes",
    decided="{term}: {words}",
    undecided="{term} (not decided)",
    proposed="{term} (not decided; proposed: {words})",
    between="; ",
    stages={Stage.OPEN: "open", Stage.DRAFT: "draft", Stage.DONE: "done"},
)

CHINESE = Words(
    tag="zh-Hans",
    counts="{sentences} 句，译出 {translated} 句，完成 {done} 句",
    number="序号",
    source="原文",
    translation="译文（{language}）",
    notes="备注",
    decided="{term}：{words}",
    undecided="{term}（未定）",
    proposed="{term}（未定；拟议：{words}）",
    between="；",
    stages={Stage.OPEN: "未译", Stage.DRAFT: "草稿", Stage.DONE: "完成"},
)


def words_for(language: str) -> Words:
    """The words in Chinese for a tag that begins with zh, else in English."""
    return CHINESE if language.partition("-")[0].lower() == "zh" else ENGLISH


def counts(work: Deskwork) -> str:
    """How many sentences there are, and how far they are."""
    return words_for(work.words).counts.format(
        sentences=len(work.sentences),
        translated=sum(1 for _ in work.translated()),
        done=sum(each.stage is Stage.DONE for each in work.sentences),
    )


def form_of(due: Due, words: Words) -> str:
    """How a term due is told: decided, only proposed, or neither."""
    if due.words:
        return words.decided
    return words.proposed if due.proposed else words.undecided


def renderings_of(due: Due, words: Words) -> str:
    """The rendering decided for a term due, else those proposed; may be empty."""
    return due.words or words.between.join(due.proposed)
