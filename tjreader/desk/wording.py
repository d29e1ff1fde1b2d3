"""Which runs of words can be a term: what may open one, close one, and stand inside it.

The lists are of function words and of the stock verbs and adjectives of expository prose;
they name no subject. They were made on the texts named in docs/language.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..lang.commonness import Commonness


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


NEVER_INSIDE = _words("""
的 了 着 过 地 得 是 在 把 被 将 让 使 从 向 对 对于 关于 由 由于 为 为了 以 以及 及 并 并且 而
而且 但 但是 和 或 或者 还 还是 也 都 就 才 又 再 很 更 最 已 已经 正 正在 不 没 没有 等 等等 如
如果 因为 所以 因此 则 即 吗 呢 吧 啊 我 你 他 她 它 我们 你们 他们 她们 它们 自己 这 那 这个 那个
这些 那些 这里 那里 其 其中 此 该 各 每 每个 某 本 可以 能够 必须 应当 应该 需要 成为 作为 按照
根据 通过 随着 围绕 依托 立足 除 当 到 自 所 之一 仅 只 至 给 跟 同 与其 个 名 位 年 月 日 时 次
家 项 件 条 多 余 约 来 去 上 下 里 前 后 中 内 外 间 起 说 有 无 要 会 能 可 想 看 做 用
""")
"""Words that end a run wherever they stand."""

JOINING = _words("与 之 于 暨")
"""Words a term may have inside, but not at its edge."""

OPENERS = _words("""
以下简称 简称 下称 以下称 统称 合称 又称 也称 俗称
推动 推进 促进 加快 加强 提升 提高 增强 实施 坚持 完善 构建 打造 深化 扩大 强化 优化 健全 建立
实现 落实 贯彻 落实好 开展 支持 鼓励 引导 培育 发挥 形成 保持 保障 确保 加大 制定 探索 创建 建成
全面建成 拓展 拓宽 巩固 统筹 聚焦 瞄准 加速 助力 赋能 服务 服务于 围绕 牢记 把握 抓好 抓 抓住 做好
做 做大 做强 搞好 走 走好 取得 获得 具有 拥有 包括 涉及 面向 进入 迈向 走向 迈出 成立 举办 召开
启动 激发 释放 突破 攻克 破解 解决 化解 防范 严守 守护 守住 维护 保护好 畅通 打通 搭建 承接 吸引
集聚 聚集 汇聚 引进 引入 引育 推出 出台 印发 发布 签署 签订 建好 建 用好 讲好 办好 打好 唱好 下好
带动 拉动 驱动 撬动 牵引 引领 引领着 赢得 展现 彰显 凸显 呈现 认为 表示 指出 强调 介绍 告诉 要求
提出 希望 发现 看到 知道 成长为 转化为 变成 升级为 列入 纳入 融入 嵌入 覆盖 连接 连通 贯通 辐射
达到 超过 增长 下降 降低 减少 增加 达 占 位居 位列 完成 进行 给予 提供 利用 运用 采用 应用于 适应
满足 遵循 尊重 顺应 树立 建设好 开发出 研发出 生产出 构筑 筑牢 夯实 厚植 孕育 涵养 弘扬 传承
传承好 挖掘 激活 唤醒 盘活 整合 配置 调整 改善 改革完善 地处 谋划 布局 部署 谱写 书写 开创 开启
开拓 展示 宣传 推广 推行 试行 取消 设立 设置 组建 组织 参与 参加 加入 投入 投身 投向 有效 积极
大力 全力 着力 努力 不断 持续 深入 扎实 切实 加紧 逐步 进一步 稳步 主动 充分 广泛 率先 始终 共同
全面 严格 坚决 显著 明显 突出 重要 重大 主要 良好 巨大 更大 更好 更高 更多 很多 许多 大量 众多
不少 相关 有关 一些 一批 一系列 其他 其它 各种 各类 多种 首个 首家 首批 首次 第一 第二 第三 第四
所有 全部 任何 整个 每年 当年 今年 去年 明年 近年 近年来 目前 当前 现在 如今 此前 此后 以来 期间
严厉 加以 得到 得以 予以 进而 从而 同时 此外 另外 例如 比如 包含 属于 位于 处于 居于 来自 源于
基于 鉴于 用于 有利于 有助于 便于 致力于 抢抓 抓牢 紧扣 紧紧 牢牢 真正 尤其 特别 尽 尽快 合力 协力
依法 按 依 据 凭 靠 朝 往 沿 沿着 经 经过 凭借 借助 借 依靠 稳定 实行 扶持 帮助 保证 维持 争取
力争 提 升 增 减 促 强 稳 补 防 惠 调 兴 聚 育 拓 破 立 创 守 护 保 引 领 带
""")
"""Words no term begins with: stock verbs with their object behind them, adverbs, measures."""

CLOSERS = _words("""
以来 以后 之后 之前 以前 以上 以下 以外 之外 以内 之内 之间 之中 当中 其中 方面 过程 时候 时期
期间 情况 同时 部分 左右 前后 内外 上下 为主 为辅 来说 而言 起来 出来 下来 下去 进来 过来 上来
进行 实现 成为 达到 进入 取得 获得 具有 更加 进一步 不断 持续 逐步 明显 显著 提高 提升 增强 加强
推进 推动 加快 促进 增加 减少 下降 增长 扩大 完善 健全 形成 建立 落实 坚持 表示 认为 指出 强调
介绍 提出 要求 希望 水平 能力 作用 问题 重点 力度 步伐 基础 目标 需求 工作 任务 原则 机会 条件
方式 程度 范围 结果 效果 成效 成果 优势 特点 意义 贡献 全面 深入 广泛 充分 积极 有效 重要 主要
良好 突出 结合 相 均 全 首 大 小 好 新 高 低 强 弱 快 慢 长 短 远 近 深 浅 多 少 人 者 事 物 话
事情 东西 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 亿元 万元 万吨 亿吨 公里 平方公里 米 吨 个 天
周年 届 最大 很大 较大 紧密 密切 进展 突破 支撑 引领 带动 辐射 集聚 需要 可能 必要 正式 共 才能
实施 开展 构建 打造 深化 强化 优化 支持 鼓励 引导 加大
""")
"""Words no term ends with: positions in time and space, measures, verbs that want an object,
and the nouns that prose hangs on anything (水平, 作用)."""

FUNCTION_SORTS = _words("u uj ul ud ug uv uz p c r rr rz y e o k d dg df")
"""Parts of speech that stand at no edge; the list calls many adverbs and pronouns otherwise."""

EDGE_SORTS = _words("m mg q mq vq t tg f vd")
"""Numbers, measures, times and positions: at no edge either, but allowed inside."""

NOUNS = _words("n ng nr nrt nrfg ns nt nz vn an j l i s b x a ag g z")
NAMES = _words("nr nrt nrfg ns nt nz")

SINGLES = _words("n ng ns nz j b")
PREFIXES = frozenset("新大小高低双多全零超老短长轻重微智数云")
"""Characters of no such kind that open a term all the same."""

SUFFIXES = frozenset(
    "市区县镇乡村园港湾河湖山岛桥路街站线网链群圈带廊城馆院所校局厅署台厂店队部委业机"
    "器车船舰力率量值性化型式类权费险券债款"
)
"""Characters that close a term on their own."""


def can_be_term(words: Sequence[str], sorts: Sequence[Commonness]) -> bool:
    """Whether words that stand together can be a term, from what they are alone.

    Args:
        words: cut and folded, none of them in `NEVER_INSIDE`.
        sorts: what the general list says of each.
    """
    if not _opens(words[0], sorts[0], alone=len(words) == 1):
        return False
    last, sort = words[-1], sorts[-1].sort
    if last in CLOSERS or last in JOINING or sort in FUNCTION_SORTS - {"d"}:
        return False
    if sort in EDGE_SORTS:
        return False
    if len(words) == 1:
        return len(last) > 1 and (sort in NOUNS or not sort)
    if len(last) == 1:
        return last in SUFFIXES
    if sort in NOUNS or not sort:
        return True
    before = sorts[-2].sort
    return sort in ("v", "d", "vi") and (before in NOUNS or not before)


def _opens(word: str, known: Commonness, *, alone: bool) -> bool:
    if word in OPENERS or word in JOINING:
        return False
    if known.sort in FUNCTION_SORTS or known.sort in EDGE_SORTS:
        return False
    if alone or len(word) > 1:
        return True
    return word in PREFIXES or known.sort in SINGLES
