"""The words of the coverage report, in English and in Chinese."""

from __future__ import annotations

from msgspec import Struct

from ..desk.checks.finding import FindingKind


class Words(Struct, frozen=True):
    """What the report says itself. Names in braces are filled in."""

    tag: str
    title: str
    into: str
    sections: str
    sentences: str
    characters: str
    open: str
    draft: str
    done: str
    terms: str
    findings: str
    fine: str
    all: str
    terms_told: str
    undecided: str
    none_undecided: str
    found: str
    none_found: str
    accepted: str
    none_accepted: str
    decisions: str
    none_decided: str
    more: str
    without_reason: str
    first: str
    stands: str
    kinds: dict[FindingKind, str]
    languages: dict[str, str]


_K = FindingKind

ENGLISH = Words(
    tag="en",
    title="Coverage of the translation",
    into="into {language}",
    sections="Sections",
    sentences="sentences",
    characters="characters",
    open="open",
    draft="draft",
    done="done",
    terms="terms decided",
    findings="to mend",
    fine="accepted",
    all="All",
    terms_told="{decided} of {terms} terms are decided; that is {covered} of {occurrences} places.",
    undecided="Terms not decided",
    none_undecided="Every term that occurs is decided.",
    found="To mend or to look at",
    none_found="Nothing was found.",
    accepted="Accepted as fine",
    none_accepted="Nothing was accepted.",
    decisions="Decisions",
    none_decided="No decision was changed or logged.",
    more="and {count} more",
    without_reason="no reason given",
    first="first",
    stands="→",
    kinds={
        _K.TERM_UNUSED: "decided term not used",
        _K.DECISION_CHANGED: "decision changed since",
        _K.DEPRECATED_USED: "rendering not to be used",
        _K.FORBIDDEN_FORM: "forbidden form printed",
        _K.TWO_RENDERINGS: "one term, two renderings",
        _K.TWO_TERMS: "two terms, one rendering",
        _K.NUMBER_MISSING: "number missing",
        _K.NUMBER_EXTRA: "number not in the source",
        _K.BOUND_DIFFERS: "“more than” on one side",
        _K.UNTRANSLATED: "not translated",
        _K.EMPTY: "marked, but empty",
        _K.UNCHANGED: "same as the source",
        _K.CHINESE_LEFT: "Chinese left",
        _K.UNPAIRED_SOURCE: "unpaired mark in the source",
        _K.UNPAIRED: "unpaired mark",
        _K.SPACING: "spacing",
        _K.LENGTH: "unusual length",
    },
    languages={
        **{"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian"},
        **{"pt": "Portuguese", "ru": "Russian", "ja": "Japanese", "ko": "Korean", "ar": "Arabic"},
        **{"nl": "Dutch", "pl": "Polish", "vi": "Vietnamese", "id": "Indonesian"},
        **{"th": "Thai", "tr": "Turkish"},
    },
)

CHINESE = Words(
    tag="zh-Hans",
    title="译文进度报告",
    into="译入 {language}",
    sections="章节",
    sentences="句",
    characters="字",
    open="未译",
    draft="草稿",
    done="完成",
    terms="已定术语",
    findings="待改",
    fine="已认可",
    all="合计",
    terms_told="{terms} 个术语中已定 {decided} 个；{occurrences} 处中已定 {covered} 处。",
    undecided="未定术语",
    none_undecided="出现的术语均已定译。",
    found="待改或待核",
    none_found="未发现问题。",
    accepted="已认可",
    none_accepted="没有认可任何问题。",
    decisions="定译记录",
    none_decided="没有定译记录。",
    more="另有 {count} 项",
    without_reason="未注明理由",
    first="初定",
    stands="→",
    kinds={
        _K.TERM_UNUSED: "未用已定译法",
        _K.DECISION_CHANGED: "定译已改",
        _K.DEPRECATED_USED: "用了停用译法",
        _K.FORBIDDEN_FORM: "原文用了禁用写法",
        _K.TWO_RENDERINGS: "一词两译",
        _K.TWO_TERMS: "两词同译",
        _K.NUMBER_MISSING: "漏译数字",
        _K.NUMBER_EXTRA: "多出数字",
        _K.BOUND_DIFFERS: "“超过”等不一致",
        _K.UNTRANSLATED: "未译",
        _K.EMPTY: "已标记但无译文",
        _K.UNCHANGED: "与原文相同",
        _K.CHINESE_LEFT: "残留中文",
        _K.UNPAIRED_SOURCE: "原文标点不成对",
        _K.UNPAIRED: "标点不成对",
        _K.SPACING: "空格",
        _K.LENGTH: "长度异常",
    },
    languages={
        **{"en": "英语", "de": "德语", "fr": "法语", "es": "西班牙语", "it": "意大利语"},
        **{"pt": "葡萄牙语", "ru": "俄语", "ja": "日语", "ko": "韩语", "ar": "阿拉伯语"},
        **{"nl": "荷兰语", "pl": "波兰语", "vi": "越南语", "id": "印度尼西亚语"},
        **{"th": "泰语", "tr": "土耳其语"},
    },
)


def words_for(language: str) -> Words:
    """The words in Chinese for a tag that begins with zh, else in English."""
    return CHINESE if language.partition("-")[0].lower() == "zh" else ENGLISH
