"""A figure keeps the words of its noun, is of what its sentence speaks of, and has its own day."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("今年，[丙市|Prefecture]计划完成不成套旧住房改造20万平方米。", "不成套旧住房改造", 200000),
        (
            "[丙省|Province]企业在各地累计参与新建和改造铁路超过1万公里、公路近2万公里。",
            "企业在各地累计参与新建和改造公路",
            20000,
        ),
        ("[丙市|Prefecture]已营造防护林约7000公顷，防护林地面积已增长至约3万公顷。", "防护林地面积", 30000),
        ("在[丙市|Prefecture]，今年将新增20家各类品牌首店、旗舰店、概念店。", "新增各类品牌首店、旗舰店、概念店", 20),
        ("[丙引水工程|Site]北线应急供水工程累计调水超10亿立方米。", "北线应急供水工程累计调水", 1000000000),
    ],
)
def test_a_measure_keeps_the_words_of_its_noun(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in {(s.measure, s.value) for s in figures(state(text, "2025-03-01"))}


@pytest.mark.parametrize(
    "text",
    [
        "[丙国|Country]经济增速每提高1个百分点，[丁国|Country]出口就会增加约0.3%。",
        "民调显示，在2100名受访[丙国|Country]民众中，超过半数反对。",
        "52%的受访者认为，[丙国|Country]的政策没有带来好处。",
        "[丙省|Province]这两个工程共覆盖两市4县。",
        "[丙国|Country]出口下降很大程度是由于流入各州的投资减少了22%。",
    ],
)
def test_what_says_nothing_without_its_sentence_is_no_figure(state: State, text: str) -> None:
    assert not figures(state(text, "2025-03-01"))


def test_a_figure_among_exhibits_is_of_the_fair(state: State) -> None:
    text = "[我国|Country|place/中国]车企亮相[第九届甲车展|Fair]。在近千辆展车中，新能源汽车共有278台。"
    assert [s.subject for s in figures(state(text, "2025-03-01")) if s.value == 278] != ["place/中国"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("[丙省|Province]水利厅近日发布2024年《丙省水资源公报》，显示：[丙省|Province]用水量同比下降4.4%。", "2024"),
        ("[丙省|Province]10月31日表示，敌军当天继续对[丙省|Province]发动袭击，造成至少3人死亡。", "2025-10-31"),
    ],
)
def test_the_day_of_the_news_is_not_that_of_a_figure(state: State, text: str, time: str) -> None:
    assert [s.time for s in figures(state(text, "2025-11-01"))] == [time]


def test_a_toll_says_which_accident_took_it(state: State) -> None:
    text = "一艘客船27日晚在[丙省|Province]海域沉没。[丙省|Province]方面称，事故已造成9人死亡。"
    assert [(s.measure, s.time) for s in figures(state(text, "2025-03-28"))] == [
        ("客船沉没事故造成死亡", "2025-03-27")
    ]


def test_what_is_of_a_whole_town_is_no_figure_of_the_meeting_that_tells_it(state: State) -> None:
    text = "[甲会总工会全委会议|Meeting]27日召开。今年以来，全市新建基层工会1320家。"
    assert not [s for s in figures(state(text, "2025-11-28")) if s.subject == "甲会总工会全委会议"]
