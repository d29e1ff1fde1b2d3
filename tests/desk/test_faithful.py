"""Sentences of the article translated as a careful translator would: no check finds a fault.

These are what the checks must not cry wolf about; `SLIPS` are the same with one slip each.
"""

from __future__ import annotations

import pytest

from checking import check, concept, findings_at
from feature import FOLDER
from tjreader.formats.shipped import read_shipped
from tjreader.text.document import Text

TERMS = (
    concept("新质生产力", "new quality productive forces"),
    concept("天开园", "Tiankai Park"),
    concept("策源地", "source"),
    concept("海河实验室", "Haihe Laboratory"),
    concept("重点产业链", "key industrial chain"),
    concept("海铁联运", "sea-rail intermodal transport"),
    concept("融资租赁", "financial leasing"),
    concept("商业保理", "commercial factoring"),
    concept("鲁班工坊", "Luban Workshop"),
    concept("友城", "sister city"),
    concept("未来产业先导区", "pilot zone for industries of the future"),
    concept("世界500强", "Fortune Global 500"),
)

FAITHFUL = {
    "如今，天开园一流科创园区建设迈入新阶段": "Today, the building of Tiankai Park into a "
    "first-class innovation park has entered a new stage: the park’s regulations and version 2.0 "
    "of the supporting policies have come out one after the other; innovation in the six "
    "mechanisms of “selecting, nurturing, diagnosing, financing, competing and transferring” has "
    "taken root, and five kinds of service (government, science, finance, business and knowledge) "
    "keep improving; the park has gathered 372 service institutions and set up 47 funds with a "
    "total of 24.8 billion yuan, and its ecosystem is taking shape faster.",
    "“金篮子”育出“金成果”": "The “golden basket” has borne “golden fruit”.",
    "一子落而满盘活": "One move brings the whole board to life.",
    "随着宝坻区京津中关村科技城局部区域": "With part of the Beijing-Tianjin Zhongguancun Science "
    "City in Baodi taken into Tiankai Park’s layout of “one core, two wings and many points”, the "
    "“points” have grown to six; this is not only a vivid case of putting stock to use, but also "
    "an important engine with which Tianjin fosters new quality productive forces.",
    "以推进京津冀协同发展作为战略牵引": "Drawn by the coordinated development of Beijing, Tianjin "
    "and Hebei and driven by reform and innovation, our city won national science and technology "
    "awards for 20 achievements last year, and was among the top 20 cities of the world in the "
    "“Nature Index: Science Cities” for three years running.",
    "全国重点实验室总数达到29家": "The number of national key laboratories has reached 29, which "
    "have brought forth key technologies such as biological artificial blood vessels and original "
    "results such as the “space solar cell”; the seven Haihe Laboratories are advancing original "
    "breakthroughs “from 0 to 1” and commercialisation “from 1 to N”; municipal key laboratories "
    "total 403 and cover all 12 key industrial chains.",
    "目前，我国每三吨焊接管": "At present, one of every three tonnes of welded pipe in China is "
    "Youfa’s, and the pipe it makes each week would reach once around the earth.",
    "“十四五”以来": "Since the start of the 14th Five-Year Plan, Tianjin has taken industrial "
    "chains as its handle, strengthened breakthroughs in technology, deepened coordination with "
    "Beijing and Hebei, and raced for the trillion-yuan track of biomanufacturing.",
    "2024年以来，天津工业生物技术研究所": "Since 2024 the institute has entered into more than 60 "
    "partnerships with companies by licensing, transfer and development of technology, with "
    "contracts worth 250 million yuan in all.",
    "这家国家级“小巨人”": "This national “little giant” thus turned the tide: last year its output "
    "came to 350 million yuan, leaving the target of 200 million yuan far behind.",
    "截至目前，菲特已积累": "To date, Fitow has gathered one billion items of industrial data and "
    "put 54 first-in-China sets of equipment to use in 15 industries, serving firms in Tianjin and "
    "throughout the country.",
    "今年1至7月": "From January to July this year, Tianjin Customs handled 417 China-Europe "
    "(Central Asia) trains carrying 45,000 TEU, up 17.3 percent year on year.",
    "其中，发运海铁联运货物": "Of these, 39,000 TEU went by sea-rail intermodal transport.",
    "同样是6月": "Also in June, Dongjiang closed the deal on its 1,000th leased vessel, setting "
    "two national records, for the largest single financing (about US$1.2 billion) and the most "
    "participants (six leasing companies), and helping the natural gas giants’ project in the "
    "waters off Senegal.",
    "东疆综保区全力打造": "The Dongjiang zone is going all out to build a world-class centre for "
    "the leasing of aircraft, ships and exports; by the end of July 2025 it had leased 2,449 "
    "aircraft, 1,029 international ships and 82 offshore platforms in all, and become the world’s "
    "second largest centre of aircraft leasing.",
    "全市融资(金融)租赁业资产总额": "The city’s financial leasing industry has total assets of "
    "more than 2.3 trillion yuan, among the largest in the country.",
    "全市商业保理服务供给持续优化": "The supply of commercial factoring services in the city keeps "
    "improving: total assets exceed 300 billion yuan and financing tops 250 billion, leading the "
    "nation for years on end.",
    "如今，天津港开通148条": "Today the Port of Tianjin runs 148 container routes to over 500 "
    "ports in more than 180 countries and regions; its cruise home port is first in the north by "
    "both ships and passengers, and port, industry and city are deeply integrated.",
    "2024年，天津的外贸": "In 2024 Tianjin’s “circle of friends” in foreign trade grew to 232 "
    "countries and regions, with imports and exports of 811.56 billion yuan for the year.",
    "其中，对共建“一带一路”国家": "Of this, Belt and Road countries made up 46.5 percent.",
    "跨越山海，天津与54个国家": "Across mountains and seas, Tianjin has become the sister city of "
    "103 cities in 54 countries, and has built Luban Workshops in 23, a brand of Chinese "
    "vocational training known abroad.",
    "10年来累计实施": "In ten years it has carried out 686 institutional innovations, of which 49 "
    "were copied across the country.",
}

SLIPS = [
    ("如今，天开园一流科创园区", "24.8 billion", "248 billion", ["number missing", "number extra"]),
    ("如今，天开园一流科创园区", "Tiankai Park", "Tiankai", ["term unused"]),
    ("随着宝坻区", "six", "five", ["number missing"]),
    ("全国重点实验室总数", "403", "430", ["number missing", "number extra"]),
    ("全国重点实验室总数", "Haihe Laboratories", "Haihe labs", ["term unused"]),
    ("2024年以来", "250 million", "2.5 billion", ["number missing", "number extra"]),
    ("今年1至7月", "July", "June", ["number missing", "number extra"]),
    ("今年1至7月", "17.3 percent", "17.3 points", ["number missing", "number extra"]),
    ("同样是6月", "1,000th", "100th", ["number missing", "number extra"]),
    ("同样是6月", "(about", "about", ["unpaired"]),
    ("东疆综保区全力打造", "July 2025", "July 2024", ["number missing", "number extra"]),
    ("全市融资(金融)租赁业", "2.3 trillion", "230 billion", ["number missing", "number extra"]),
    ("2024年，天津的外贸", "811.56", "8,115.6", ["number missing", "number extra"]),
    ("“金篮子”育出", "fruit”", "fruit", ["unpaired"]),
    ("跨越山海", "Luban Workshops", "Luban  Workshops", ["spacing"]),
]


@pytest.fixture(scope="module")
def article() -> Text:
    return read_shipped(FOLDER).text


@pytest.mark.parametrize("words", FAITHFUL)
def test_a_faithful_translation_is_left_alone(article: Text, words: str) -> None:
    report = check(article, {words: FAITHFUL[words]}, *TERMS)
    assert [
        (each.kind, each.form, each.found) for each in findings_at(report, article, words)
    ] == []


@pytest.mark.parametrize(("words", "right", "slip", "kinds"), SLIPS)
def test_a_slip_in_it_is_found(
    article: Text, words: str, right: str, slip: str, kinds: list[str]
) -> None:
    start = next(each for each in FAITHFUL if each.startswith(words))
    assert right in FAITHFUL[start]
    report = check(article, {start: FAITHFUL[start].replace(right, slip)}, *TERMS)
    assert [each.kind.value for each in findings_at(report, article, start)] == kinds
