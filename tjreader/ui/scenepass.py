"""A translator's pass over two sections, for the pictures: terms decided, sentences translated.

Two numbers, a quotation mark and a term are wrong on purpose, and a decision is changed: the
checks have something to find.
"""

from __future__ import annotations

from ..app import termentry, translating
from ..app.desk import Desk
from ..desk.segments import segments
from ..desk.translation import Stage
from ..text.span import Span

TERMS = (
    ("新质生产力", "", "new quality productive forces"),
    ("善作善成", "", "getting the job done well"),
    ("策源地", "", "source"),
    ("天开园", "", "Tiankai Park"),
    ("人工智能", "", "artificial intelligence"),
    ("天开路演", "Tiānkāi lùyǎn", "Tiankai Roadshow"),
)
"""Forms, their pinyin where they are new, and what is decided on them."""

ANOTHER = ("善作善成", "doing it right")
"""The decision that is changed when all is translated."""

SENTENCES = (
    ("牢记嘱托 善作善成", "Bear the instructions in mind: getting the job done well", True),
    ("创新天津 动能澎湃", "Innovative Tianjin: a surge of momentum", True),
    (
        "——在发展新质生产力上善作善成",
        "— Getting the job done well in developing new quality productive forces",
        True,
    ),
    (
        "风劲帆满海天阔",
        "A strong wind fills the sails under a wide sea and sky; the oars ply at the head of the "
        "tide, chasing the high waves.",
        True,
    ),
    (
        "当新质生产力的浪潮",
        "As the tide of new quality productive forces surges in, Tianjin, always bearing in mind "
        "the earnest instructions of General Secretary Xi Jinping and grasping the great trends "
        "of the times, plans with systems thinking and cracks hard problems in the spirit of "
        "reform. From the supply of policies to the building of platforms, from technology "
        "transfer to industrial upgrading, it awakens the genes of innovation in every field, so "
        "that this city of history and innovation writes on the shore of the Bohai Sea a vivid "
        "record of innovation-driven development.",
        True,
    ),
    (
        "天开实践",
        "Tiankai in practice: forging a source of new quality productive forces",
        True,
    ),
    (
        "在天津发展新质生产力的版图中",
        "On the map of Tianjin’s new quality productive forces, the Tiankai Higher Education "
        "Science and Innovation Park is without doubt a bold stroke.",
        True,
    ),
    (
        "前不久",
        "Not long ago, the “Wisdom Converges at Heping, Models Set Sail” innovation community for "
        "vertical large models of artificial intelligence was inaugurated in Tiankai Heping "
        "Park, a key step for our city in vertical applications of artificial intelligence.",
        True,
    ),
    (
        "围绕“科技创新策源地",
        "With its role as “a source of scientific and technological innovation, an incubator for "
        "research results, and an ecosystem of services for science ventures”, Tiankai Group "
        "regularly holds graded, professional pitch events of a high standard, building the "
        "influential brand “Tiankai Roadshow”.",
        True,
    ),
    (
        "眼下",
        "From the low-altitude economy and artificial intelligence to new energy, new materials "
        "and smart mobility, the show has become a firm bridge between resources and projects.",
        True,
    ),
    (
        "如今，天开园一流科创园区建设",
        "Today Tiankai Park is entering a new stage as a first-class park of science ventures; "
        "the regulations on promoting its development and “Version 2.0 of the policies that "
        "support it have come out one after the other. There are now 327 service institutions "
        "and 47 funds worth 24.8 billion yuan (and a",
        False,
    ),
    ("“金篮子”", "A “golden basket” grows “golden fruit”.", True),
    (
        "全球首条先进微纳米",
        "The world’s first intelligent manufacturing line for advanced micro- and nano-powders "
        "went into operation; covalent organic framework materials went into mass production at "
        "tonne scale, for the first time in the world; China’s first registration certificate "
        "for a brain-computer intelligent artificial neural network medical system was granted…",
        True,
    ),
    (
        "多项“领域第一”",
        "Many “firsts in their fields” have come forth one after another in Tiankai Park, and "
        "firms incubated in its core area such as Yongxu New Materials and Bainiao Zongheng are "
        "producing at scale.",
        True,
    ),
    ("一子落而满盘活", "One well-placed piece brings the whole board to life.", True),
    (
        "随着宝坻区",
        "With part of the Beijing-Tianjin Zhongguancun Tech Town in Baodi District taken into the "
        "layout of Tiankai Park, “one core, two wings, multiple sites”, the number of these "
        "sites has grown to 8; this is not only a vivid example of how to put idle assets to "
        "good use, improve the quality of additions and raise quality, but an important engine "
        "for fostering new quality productive forces in Tianjin.",
        True,
    ),
)
"""What was translated at the desk: how the sentence begins, the words, whether it is done."""

CHOSEN = "如今，天开园一流科创园区建设"
"""The sentence that is worked on."""

SHOWN = "新质生产力"
"""The term whose places are shown."""


def decide_terms(desk: Desk) -> None:
    """Decide what is in `TERMS`, each as if its first place were selected on the page."""
    for words, pinyin, rendering in TERMS:
        _decide(desk, words, pinyin, rendering)


def _decide(desk: Desk, words: str, pinyin: str, rendering: str) -> None:
    start = desk.text.printed.index(words)
    span = Span(start, start + len(words))
    termentry.enter(desk, span, words, pinyin, rendering, decided=True)


def translate(desk: Desk) -> None:
    """Decide the terms, put words to the sentences, change a decision; once."""
    if any(True for _ in desk.translations()):
        return
    decide_terms(desk)
    found = {segment.printed: segment.span for segment in segments(desk.text)}
    for begins, words, is_done in SENTENCES:
        span = next(span for printed, span in found.items() if printed.startswith(begins))
        translating.translate(desk, span, words)
        translating.stage(desk, (span,), Stage.DONE if is_done else Stage.DRAFT)
    _decide(desk, ANOTHER[0], "", ANOTHER[1])
