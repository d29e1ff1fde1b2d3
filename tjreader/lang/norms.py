"""Where the tables at hand depart from the mainland norm: short lists of facts.

`DEFAULTS` was tuned on the development split of polyphones (see docs/language.md), the
rest is the norm of 现代汉语词典 and 普通话必读轻声词语表.
"""

from __future__ import annotations


def _pairs(rows: str) -> dict[str, str]:
    """`为wéi 什shí` as a mapping from character to syllable."""
    return {row[0]: row[1:] for row in rows.split()}


def _phrases(rows: str) -> dict[str, tuple[str, ...]]:
    """`故事 gù shi | 知识 zhī shi` as a mapping from word to syllables."""
    found = {}
    for row in rows.split("|"):
        word, *syllables = row.split()
        found[word] = tuple(syllables)
    return found


DEFAULTS = _pairs(
    "为wéi 什shí 仆pú 伺sì 佛fó 俟sì 刹chà 剌là 勒lè 卜bǔ 卷juàn 咽yān 哩lǐ 塞sài 姥mǔ 媛yuán "
    "尽jìn 峒tóng 巂xī 帖tiě 幢zhuàng 拧nǐng 拽zhuài 掖yè 掺chān 攒cuán 晟shèng 杓sháo "
    "杠gàng 椎zhuī 炔quē 煞shà 燕yān 率shuài 琢zhuó 瑱tiàn 町tǐng 粘nián 纥hé 缪miù 翟zhái "
    "耙pá 耶yē 肖xiāo 舍shè 艮gèn 苕tiáo 茄qié 茜xī 莘xīn 葛gě 藉jiè 藏zàng 蛤gé 蠡lǐ 裨pí "
    "迤yǐ 钻zuàn 铣xiǎn 镐hào 阆làng 阙què 隗wěi 隽jùn 鹄hú "
    "框kuàng 澎péng 萎wěi 子zǐ 更gèng 着zhe 地dì 得de 的de 了le 都dōu 还hái 行xíng"
)
"""A character's reading where nothing else decides, if it is not the table's first one."""

PHRASES = _phrases(
    "故事 gù shi | 知识 zhī shi | 合同 hé tong | 扎实 zhā shi | 告诉 gào su | 粮食 liáng shi | "
    "朋友 péng you | 意思 yì si | 东西 dōng xi | 先生 xiān sheng | 学生 xué sheng | "
    "大夫 dài fu | 丈夫 zhàng fu | 工夫 gōng fu | 功夫 gōng fu | 关系 guān xi | 窗户 chuāng hu | "
    "衣服 yī fu | 头发 tóu fa | 钥匙 yào shi | 眼睛 yǎn jing | 耳朵 ěr duo | 嘴巴 zuǐ ba | "
    "下巴 xià ba | 尾巴 wěi ba | 喜欢 xǐ huan | 认识 rèn shi | 明白 míng bai | 清楚 qīng chu | "
    "漂亮 piào liang | 舒服 shū fu | 便宜 pián yi | 麻烦 má fan | 休息 xiū xi | 消息 xiāo xi | "
    "商量 shāng liang | 打听 dǎ ting | 打算 dǎ suan | 打扮 dǎ ban | 收拾 shōu shi | "
    "照顾 zhào gu | 照应 zhào ying | 招呼 zhāo hu | 称呼 chēng hu | 应付 yìng fu | "
    "客气 kè qi | 脾气 pí qi | 力气 lì qi | 运气 yùn qi | 福气 fú qi | 和气 hé qi | "
    "热闹 rè nao | 凉快 liáng kuai | 痛快 tòng kuai | 勤快 qín kuai | 爽快 shuǎng kuai | "
    "聪明 cōng ming | 糊涂 hú tu | 老实 lǎo shi | 结实 jiē shi | 厚道 hòu dao | 地道 dì dao | "
    "师傅 shī fu | 徒弟 tú di | 太太 tài tai | 姑娘 gū niang | 媳妇 xí fu | 亲戚 qīn qi | "
    "街坊 jiē fang | 伙计 huǒ ji | 掌柜 zhǎng gui | 秀才 xiù cai | 状元 zhuàng yuan | "
    "月亮 yuè liang | 云彩 yún cai | 石榴 shí liu | 葡萄 pú tao | 萝卜 luó bo | 豆腐 dòu fu | "
    "棉花 mián hua | 庄稼 zhuāng jia | 牲口 shēng kou | 骆驼 luò tuo | 狐狸 hú li | 蛤蟆 há ma | "
    "玻璃 bō li | 灯笼 dēng long | 算盘 suàn pan | 扫帚 sào zhou | 簸箕 bò ji | 笤帚 tiáo zhou | "
    "苍蝇 cāng ying | 蚂蚱 mà zha | 胳膊 gē bo | 指甲 zhǐ jia | 骨头 gǔ tou | 拳头 quán tou | "
    "木头 mù tou | 石头 shí tou | 馒头 mán tou | 舌头 shé tou | 念头 niàn tou | 码头 mǎ tou | "
    "枕头 zhěn tou | 罐头 guàn tou | 部分 bù fen | 队伍 duì wu | 买卖 mǎi mai | 生意 shēng yi | "
    "行李 xíng li | 行当 háng dang | 规矩 guī ju | 名字 míng zi | 名堂 míng tang | 官司 guān si | "
    "差事 chāi shi | 本事 běn shi | 动静 dòng jing | 分寸 fēn cun | 见识 jiàn shi | 记性 jì xing | "
    "火候 huǒ hou | 时候 shí hou | 味道 wèi dao | 岁数 suì shu | 日子 rì zi | 早上 zǎo shang | "
    "晚上 wǎn shang | 作坊 zuō fang | 畜生 chù sheng | 奴才 nú cai | 和尚 hé shang | "
    "道士 dào shi | 护士 hù shi | 冤枉 yuān wang | 委屈 wěi qu | 稀罕 xī han | 新鲜 xīn xian | "
    "自在 zì zai | 晃荡 huàng dang | 折腾 zhē teng | 嘀咕 dí gu | 唠叨 láo dao | 吆喝 yāo he | "
    "张罗 zhāng luo | 琢磨 zuó mo | 搅和 jiǎo huo | 掂量 diān liang | 拾掇 shí duo | "
    "提防 dī fang | 耽误 dān wu | 巴结 bā jie | 对付 duì fu | 伺候 cì hou | 答应 dā ying | "
    "吩咐 fēn fu | 使唤 shǐ huan | 咳嗽 ké sou | 哆嗦 duō suo | 疙瘩 gē da | 窟窿 kū long | "
    "妥当 tuǒ dang | 体面 tǐ mian | 太阳 tài yáng | 任务 rèn wù | 书记 shū jì | "
    "总书记 zǒng shū jì | 重点 zhòng diǎn | 高教 gāo jiào | 出圈 chū quān | "
    "分子 fēn zǐ | 高分子 gāo fēn zǐ | 药物分子 yào wù fēn zǐ | 大分子 dà fēn zǐ | "
    "小分子 xiǎo fēn zǐ | 阴离子 yīn lí zǐ | 阳离子 yáng lí zǐ | 负离子 fù lí zǐ | "
    "要求 yāo qiú | 供给 gōng jǐ | 参与 cān yù | 朋友圈 péng you quān | 说服 shuō fú | "
    "血液 xuè yè | 确凿 què záo | 呆板 dāi bǎn | 从容 cóng róng | 成绩 chéng jì | 教室 jiào shì | "
    "变废为宝 biàn fèi wéi bǎo | 勃艮第 bó gèn dì | 黄陂 huáng pí | "
    "什切青 shí qiē qīng | 奥的斯 ào dì sī"
)
"""Words read otherwise than the tables say, most of them with a neutral tone."""

NOT_PHRASES = frozenset(
    {"更深", "端的", "一场", "一行", "人行", "得了", "着重", "一只", "长生", "大都"}
)
"""Words of the tables that in a running text are mostly something else."""

UNSURE = frozenset(
    "丧为乐任传侗倒傀僮儿冠切划削劲卷吁吒吓呗呛咋咥咯哦哩唉喔喝喳嗯嚓圜埏夹奔好孱将少峒崴嵌差干应弄弹"
    "得徼扒扛抡拗挑挣挨捋揣撇撒撮教斗晃晕曲朮朴杆杈杻柏校槛樘氓汗沓泊泡泷浜涌炸燕爪牟率盛相矫窨糊累缊"
    "缝缪翟背脯臊臭莘莳蒙蔚蕃薄藉藏蠡衰覃观訾貉跂轧载过酢重鉄钉钻铣铤铫铺锔镐镝镡长闷降难靓靡颉鬲龈"
)
"""Characters whose default was wrong at least once in ten on the development split."""
