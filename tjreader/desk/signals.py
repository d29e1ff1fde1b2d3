"""Terms a text itself points at: quoted, defined, named, counted (“三新”, 一基地三区).

All patterns are for folded words: marks of half width, one kind of quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import takewhile

from msgspec import Struct

from ..lang.commonness import WordListPort
from ..text.folding import fold
from ..text.hanzi import RANGES
from .runs import Passage, is_word
from .wording import CLOSERS, JOINING, NAMES, NEVER_INSIDE, NOUNS, OPENERS


def _words(lines: str) -> tuple[str, ...]:
    return tuple(lines.split())


class Reason(StrEnum):
    """Why a run of words is offered."""

    REPEATED = "repeated"
    QUOTED = "quoted"
    DEFINED = "defined"  # 以下简称 …, or a short form in brackets behind the full one
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TITLE = "title"  # in 《》
    FORMULA = "formula"  # numbers with nouns
    COMPOUND = "compound"  # dictionary words the dictionary does not have together


class Signal(Struct, frozen=True):
    """A stretch of a passage the text points at.

    `start` and `end` are code points of the passage. `full` is what a defined short form
    stands for, and `defined` whether this is such a place.
    """

    start: int
    end: int
    reason: Reason
    full: str = ""


_H = f"[{RANGES}]"
_W = f"[{RANGES}A-Za-z0-9+·—-]"
_NUMERAL = "一二三四五六七八九十两双百千"
_MEASURE = (
    "个件年月日批次些种位条家项名天时点级轮期代步手面起直度片体式边套座艘架台辆吨米公里万"
    "亿样番号层股把口排线"
)
_TITLES = (
    "总书记|副书记|书记|副主任|主任|副局长|局长|副区长|区长|副市长|市长|"
    "副省长|省长|县长|镇长|总经理|副总经理|经理|董事长|副院长|院长|副校长|"
    "校长|教授|副教授|研究员|高级工程师|工程师|院士|副主席|主席|副总裁|总裁|"
    "负责人|所长|厂长|记者|部长|副部长|秘书长|会长|队长|船长|创始人|委员|"
    "博士|总监|站长|馆长|行长|主编|总工程师"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜"
    "叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎"
    "贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳阳管柴"
    "蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
    "米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_SPOKEN = frozenset(
    ["的", "了", "着", "吗", "呢", "吧", "啊", "我", "你", "我们", "你们", "是", "就是", "这", "那"]
)
"""Words that make a saying of quoted words."""

LONGEST_QUOTE = 12
"""Code points of the longest quoted coinage."""

_BEHIND_NAME = "说在的和对把向指告是也与将从到等为率及或曾就又还正看带"
"""Characters behind a name that belong to no name."""

_ORGANISATIONS = _words("""
大学 学院 集团 公司 委员会 研究院 研究所 研究中心 医院 银行 协会 学会 联合会 实验室 法院
检察院 博物馆 图书馆 出版社 基金会 事务所 管委会 商会 联盟 中学 小学 党校 交易所 俱乐部
合作社 工厂 总队 总站 国务院 人大 政协 科学院 工程院
""")
_PLACES = _words("""
新区 示范区 开发区 试验区 自贸区 保税区 高新区 园区 产业园 科技园 科创园 工业园 大道 古镇
湿地 公园 广场 机场 港口 码头 车站 街道 经济带 城市群 都市圈 经济圈 走廊 基地 新城 老城 口岸
大桥 水库 流域 半岛 平原 三角洲 大湾区 港区 片区 城区 街区 国际港 航运中心
""")
_PLACE_ENDS = frozenset("市区县镇乡村港湾河湖山岛桥路街")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compiled when first needed: quotes, titles, brackets, persons, formulae."""
    called = "简称|统称|合称|通称|又称|也称|俗称|下称|以下称"
    short = f"(?:以下|下文|后文)?并?(?:{called})(?:为|作)?:?"
    return (
        re.compile("[“‘]([^“”‘’]{2,24})[”’]"),
        re.compile("《([^《》]{2,40})》"),
        re.compile(f"(?:[(,、]{short}[“‘]?({_W}{{2,12}})[”’]?|[(,]即[“‘]({_W}{{2,12}})[”’])"),
        re.compile(f"[(]([{RANGES}A-Za-z0-9]{{2,8}})[)]"),
        re.compile(f"(?:{_TITLES})(?=[{_SURNAMES}]{_H})"),
    )


def signals(passage: Passage, known: WordListPort) -> Iterator[Signal]:
    """The stretches of one passage that are pointed at; they may cross."""
    words = fold(passage.words)
    yield from _quoted(words, passage)
    yield from _defined(words, passage, known)
    yield from _persons(words, passage.cuts)
    yield from _counted(words, passage.cuts)
    yield from _named(words, passage.cuts, known)


def _quoted(words: str, passage: Passage) -> Iterator[Signal]:
    quotes, titles = _patterns()[:2]
    for match in quotes.finditer(words):
        inside = match.group(1)
        if not _is_coinage(inside, match.start(1), passage):
            continue
        yield Signal(match.start(1), match.end(1), Reason.QUOTED)
        if inside[0] in _NUMERAL and len(inside) <= 6:
            yield Signal(match.start(1), match.end(1), Reason.FORMULA)
    for match in titles.finditer(words):
        yield Signal(match.start(1), match.end(1), Reason.TITLE)


def _is_coinage(inside: str, start: int, passage: Passage) -> bool:
    """Whether quoted words are a name for something, not what somebody said."""
    if inside[0].isdigit() or len(re.findall(_H, inside)) < 2 or len(inside) > LONGEST_QUOTE:
        return False
    if re.search(r"[,.。!?;:…、\s]", inside):
        return False
    first, end = bisect_left(passage.cuts, (start, 0)), start + len(inside)
    cuts = takewhile(lambda cut: cut[1] <= end, passage.cuts[first : first + len(inside)])
    parts = [fold(passage.words[a:b]) for a, b in cuts]
    return len("".join(parts)) == len(inside) and not _SPOKEN & set(parts)


def _defined(words: str, passage: Passage, known: WordListPort) -> Iterator[Signal]:
    _, _, named, bracketed = _patterns()[:4]
    for match in named.finditer(words):
        group = 1 if match.group(1) else 2
        short = match.group(group)
        start = _full_before(words, match.start(), "", passage, known)
        full = words[start : match.start()].strip("“”《》")
        yield Signal(match.start(group), match.end(group), Reason.DEFINED, full)
        if full:
            at = words.index(full, start)
            yield Signal(at, at + len(full), Reason.DEFINED)
    for match in bracketed.finditer(words):
        short = match.group(1)
        start = _full_before(words, match.start(), short, passage, known)
        full = words[start : match.start()].strip("“”《》")
        if len(full) > len(short) and within(short, full):
            yield Signal(match.start(1), match.end(1), Reason.DEFINED, full)
            at = words.index(full, start)
            yield Signal(at, at + len(full), Reason.DEFINED)


def _persons(words: str, cuts: Sequence[tuple[int, int]]) -> Iterator[Signal]:
    """Names of two or three characters behind a title."""
    ends = [end for _, end in cuts]
    for match in _patterns()[4].finditer(words):
        start = match.end()
        index = bisect_right(ends, start)
        for end in ends[index : index + 3]:
            length = end - start
            if length == 3 and words[end - 1] not in _BEHIND_NAME:
                yield Signal(start, end, Reason.PERSON)
                break
            if length == 2 and (
                end == len(words)
                or end + 1 not in ends[index : index + 3]
                or words[end] in _BEHIND_NAME
                or not is_word(words[end])
            ):
                yield Signal(start, end, Reason.PERSON)
                break


def within(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in the same order."""
    rest = iter(full)
    return all(character in rest for character in short)


def _full_before(words: str, end: int, short: str, passage: Passage, known: WordListPort) -> int:
    """Where the full form begins that ends at `end`.

    Before a bracket or a quotation mark it is what that encloses; else the words back to
    one that cannot be in a term, or to the first character of the short form if it is given.
    """
    if words[end - 1 : end] in ("”", "》"):
        opening = words.rfind("“" if words[end - 1] == "”" else "《", 0, end)
        return max(opening, 0)
    start = end
    index = bisect_right(passage.cuts, (end - 1, end))
    taken: list[tuple[int, int]] = []
    depth = 0
    for a, b in reversed(passage.cuts[max(0, index - 20) : index]):
        word = words[a:b]
        depth += (word == ")") - (word == "(")
        if b != start or depth < 0:
            break
        bracket = depth > 0 or word == "("
        if not bracket and (word in NEVER_INSIDE or word in OPENERS or not is_word(word)):
            break
        taken.append((a, b))
        start = a
    while len(taken) > 1 and known.of(words[slice(*taken[-1])]).sort in ("v", "d", "p"):
        taken.pop()
        start = taken[-1][0]
    if not short:
        return start
    from_first = words.rfind(short[0], start, end)
    while from_first >= 0 and not within(short, words[from_first:end]):
        from_first = words.rfind(short[0], start, from_first)
    return from_first if from_first >= 0 else start


def _counted(words: str, cuts: Sequence[tuple[int, int]]) -> Iterator[Signal]:
    """Numerals with nouns, twice or more: 一基地三区, 一村一品."""
    halves: list[tuple[int, int]] = []
    for start, end in [*cuts, (len(words), len(words) + 1)]:
        here = words[start:end]
        numeral = here[:1] in _NUMERAL and here[:1] != ""
        if numeral and end - start == 1:
            halves.append((start, end))
        elif numeral and end - start <= 3 and here[1] not in _MEASURE + _NUMERAL:
            halves += [(start, start + 1), (start + 1, end)]
        elif len(halves) % 2 and halves[-1][1] == start and _is_counted(here):
            halves.append((start, end))
        else:
            yield from _formula(halves)
            halves = []
        if len(halves) > 1 and halves[-1][0] != halves[-2][1]:
            halves = halves[-1:] if numeral else []


def _is_counted(word: str) -> bool:
    if not word or word[0] in _NUMERAL or (len(word) == 1 and word in _MEASURE):
        return False
    return len(word) <= 3 and is_word(word)


def _formula(halves: list[tuple[int, int]]) -> Iterator[Signal]:
    if len(halves) >= 4:
        whole = len(halves) - len(halves) % 2
        yield Signal(halves[0][0], halves[whole - 1][1], Reason.FORMULA)


def _named(words: str, cuts: Sequence[tuple[int, int]], known: WordListPort) -> Iterator[Signal]:
    """Runs of nouns with a proper name in them that end as organisations or places do."""
    start = 0
    for index, (_, end) in enumerate(cuts):
        word = words[cuts[index][0] : end]
        if not _in_name(word, known) or (index and cuts[index - 1][1] != cuts[index][0]):
            start = index + (not _in_name(word, known))
        if start > index:
            continue
        reason = _kind_of(word)
        goes_on = index + 1 < len(cuts) and cuts[index + 1][0] == end
        if reason is None or (goes_on and _closes(words, cuts[index + 1])):
            continue
        inside = [words[a:b] for a, b in cuts[start : index + 1]]
        opening = next((i for i, one in enumerate(inside) if _is_proper(one, known)), None)
        if opening is None or opening + 1 == len(inside):
            continue
        first = cuts[start + opening][0]
        if 3 <= end - first <= 20:
            yield Signal(first, end, reason)


def _closes(words: str, cut: tuple[int, int]) -> bool:
    """Whether the next word also ends a name, so that this one goes on."""
    return _kind_of(words[cut[0] : cut[1]]) is not None


def _in_name(word: str, known: WordListPort) -> bool:
    if word in NEVER_INSIDE or word in OPENERS or word in JOINING or not is_word(word):
        return False
    sort = known.of(word).sort
    return not sort or sort in NOUNS


def _is_proper(word: str, known: WordListPort) -> bool:
    sort = known.of(word).sort
    return len(word) > 1 and word not in CLOSERS and (sort in NAMES - {"nr"} or not sort)


def _kind_of(word: str) -> Reason | None:
    """What a name is that ends with this word."""
    if word.endswith(_ORGANISATIONS):
        return Reason.ORGANISATION
    if word in _PLACE_ENDS or word.endswith(_PLACES):
        return Reason.PLACE
    return None
