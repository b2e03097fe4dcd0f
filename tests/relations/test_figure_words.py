"""Figures read at whole words and at their own year: 中高端, 实际增长, 年末 of the year told, a place in a ranking."""

from __future__ import annotations

import pytest
from figured import State, figures

CITY = "[丁市|Prefecture]"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (f"今年，{CITY}约谈网站30家。", ["约谈网站"]),
        (f"去年，{CITY}中高端机型销量占比达70%。", ["中高端机型销量占比"]),
        (f"去年，{CITY}可穿戴设备零售额增长12%。", ["可穿戴设备零售额"]),
        (f"去年，{CITY}登记数量连续第5年保持在1万件以上。", ["登记数量"]),
        (f"去年，{CITY}贷款规模连续四年稳定在300亿元以上。", ["贷款规模（连续四年）"]),
        (f"去年，{CITY}游客人次、旅游收入分别增长10%、15%。", ["游客人次", "旅游收入"]),
        (
            f"去年，{CITY}高技术制造业、装备制造业增加值所占比重分别上升到16%、34%。",
            ["高技术制造业增加值所占比重", "装备制造业增加值所占比重"],
        ),
        (f"今年，{CITY}新开工6处水库，改造提升了老旧管线320公里。", ["新开工水库", "改造提升了老旧管线"]),
        (f"{CITY}今年投入35.4亿元用于支持企业创新。", ["投入用于企业创新"]),
        (f"2024年，{CITY}和共建国家的货物贸易规模达2.9万亿元。", ["和共建国家的货物贸易规模"]),
        (f"{CITY}从未发动过1场战争。", []),
    ],
)
def test_a_measure_is_made_of_whole_words_of_its_own_clause(state: State, text: str, measures: list[str]) -> None:
    assert sorted(s.measure for s in figures(state(text, "2025-06-20"))) == sorted(measures)


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        (f"去年，{CITY}居民收入实际增长5.1%。", "实际增长"),
        (f"两年来，{CITY}汽车回收量平均增长45%。", "平均增长"),
        (f"今年5月，{CITY}游客接待量较2019年同比增长68%。", "较2019年"),
    ],
)
def test_a_growth_says_what_sort_it_is(state: State, text: str, comparison: str) -> None:
    assert [s.comparison for s in figures(state(text, "2025-06-20"))] == [comparison]


@pytest.mark.parametrize(
    ("text", "value", "time"),
    [
        (f"2024年，{CITY}稳步发展，年末城镇化率达到67%。", 67, "2024-12-31"),
        (f"自去年5月{CITY}地铁开通以来，截至1月9日，{CITY}累计运送旅客120万人次。", 1200000, "2024-05/2025-01-09"),
        (f"今年4月{CITY}零售销售额环比增长0.1%，相较于3月份的环比增长1.7%大幅下降。", 1.7, "2025-03"),
        (f"去年暑运期间，{CITY}铁路客运量达300万人次。", 3000000, "2024-07-01/2024-08-31"),
        (f"从2012年到2021年，{CITY}贸易总额由4亿元增长到7亿元。", 700000000, "2021"),
        (f"十年来，{CITY}生产总值年均增长6%，去年达3万亿元。形成产业集群3个。", 3, None),
    ],
)
def test_a_figure_has_the_time_of_its_own(state: State, text: str, value: float, time: str | None) -> None:
    day = "2025-05-20" if "4月" in text else "2025-01-17"
    assert {s.time for s in figures(state(text, day)) if s.value == value} == {time}


def test_a_mean_that_stands_before_is_what_grew(state: State) -> None:
    text = f"国庆假期，{CITY}口岸出入境旅客达160万人次，日均20万人次，同比增长11%。"
    grown = [s.measure for s in figures(state(text, "2025-10-09")) if s.comparison == "同比"]
    assert grown == ["日均口岸出入境旅客"]


def test_a_place_in_a_ranking_is_told_with_the_one_before(state: State) -> None:
    found = figures(state(f"{CITY}贸易总额全国排名由第十二位升至第九位。", "2025-06-20"))
    assert {(s.measure, s.value, s.unit) for s in found} == {
        ("贸易总额全国排名", 9, "位"),
        ("贸易总额全国排名（此前）", 12, "位"),
    }


def test_a_place_to_come_in_a_ranking_is_none(state: State) -> None:
    assert figures(state(f"{CITY}力争贸易总额全国排名升至第九位。", "2025-06-20")) == []


def test_the_place_behind_what_it_is_called_has_the_figure(state: State) -> None:
    text = "二季度，[丙盟|InternationalBody]第一大经济体[丁国|Country]国内生产总值环比增长0.1%。"
    assert [(s.subject, s.measure) for s in figures(state(text, "2025-08-01"))] == [("丁国", "国内生产总值")]


def test_those_who_share_a_figure_have_it_together(state: State) -> None:
    text = "[丁行|Company]、丙联共处理支付交易254亿笔。"
    assert figures(state(text, "2025-08-01")) == []


def test_who_signs_is_counted_with_whom_they_sign(state: State) -> None:
    text = "11家机构与[丁园|Site]签署入驻协议。"
    assert [(s.subject, s.measure, s.value) for s in figures(state(text, "2025-08-01"))] == [
        ("丁园", "签署入驻协议的机构", 11)
    ]


def test_the_place_of_a_launch_has_no_figure_of_all_places(state: State) -> None:
    text = f"消费周今天在{CITY}启动。消费周期间，各地文旅部门将发放消费补贴4亿元。"
    assert [s for s in figures(state(text, "2025-08-01")) if s.subject == "丁市"] == []


def test_so_far_means_the_day_that_the_sentence_before_tells(state: State) -> None:
    text = f"1月9日，{CITY}班列开出第1000列。至此，{CITY}累计运送货物20万吨。"
    assert {s.time for s in figures(state(text, "2025-01-17")) if s.value == 200000} == {"2025-01-09"}


def test_projects_with_a_name_are_counted_in_their_land(state: State) -> None:
    text = f"目前，{CITY}[“丙丁”项目|Project]超过300个。"
    assert [(s.subject, s.measure, s.value) for s in figures(state(text, "2025-01-17"))] == [
        ("丁市", "“丙丁”项目", 300)
    ]
