"""What a figure is: observed, aimed at, foretold; level or growth; of when, where the words around mislead."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("预计到2030年，[丁市|Prefecture]冰雪产业规模可达到700亿元。", "forecast"),
        ("按计划，今年[丁市|Prefecture]将新开工改造老旧小区420个。", "target"),
        ("[丁市|Prefecture]规定，自2025年9月1日起，最低工资标准提高至2300元。", "target"),
        ("截至2月底，[丁市|Prefecture]手持船舶订单量达2500万载重吨。", "observation"),
    ],
)
def test_what_lies_ahead_is_told_from_what_is(state: State, text: str, kind: str) -> None:
    assert {s.predicate for s in figures(state(text, "2025-03-01"))} == {kind}


def test_a_growth_that_is_faster_is_no_higher_value(state: State) -> None:
    text = "前三季度，[丁市|Prefecture]工业增加值增长6.4%，快于全国2.4个百分点。"
    assert "工业增加值增速" in {s.measure for s in figures(state(text, "2025-11-01"))}


def test_what_is_only_dealt_with_is_no_figure(state: State) -> None:
    assert figures(state("去年，[丁市|Prefecture]将原有17个人才项目整合。", "2025-03-01")) == []


def test_a_growth_over_years_says_so(state: State) -> None:
    text = "五年来，[丁市|Prefecture]单位产值能耗年均下降2.9%。"
    assert [s.comparison for s in figures(state(text, "2025-03-01"))] == ["年均下降"]


def test_what_is_counted_over_a_year_is_no_figure_of_its_last_day(state: State) -> None:
    text = "截至2024年底，[丁市|Prefecture]公交线路780条，年客运量达3.5亿人次。"
    assert {s.time for s in figures(state(text, "2025-03-01")) if s.unit == "人次"} == {"2024"}


def test_what_has_held_for_years_has_no_time_of_another_figure(state: State) -> None:
    text = "今年前10个月，[丁市|Prefecture]风机出口103亿元；光伏产品连续四年出口额超200亿元。"
    assert {s.time for s in figures(state(text, "2025-11-01")) if "光伏" in (s.measure or "")} == {None}


def test_a_time_since_a_start_lasts(state: State) -> None:
    text = "[丙丁高铁|Project]去年8月开通以来，已发送旅客80万人次。"
    assert {s.time for s in figures(state(text, "2025-11-01"))} == {"2024-08/.."}


def test_who_only_tells_a_figure_has_it_not(state: State) -> None:
    text = "据[丁报|Media]10日报道，[丙国|Country]财政赤字达到1.1万亿美元。"
    assert "丁报" not in {s.subject for s in figures(state(text, "2025-11-12"))}


def test_guests_of_a_country_are_counted_where_they_come(state: State) -> None:
    text = "今年2月，[丁市|Prefecture]接待入境游客17.8万人次，其中[丙国|Country]游客7.3万人次。"
    assert {s.subject for s in figures(state(text, "2025-03-01"))} == {"丁市"}


def test_who_strikes_has_not_the_victims(state: State) -> None:
    text = "[丙国|Country]军队12日对[丁地|Region]发动袭击，造成25人死亡。"
    assert {s.subject for s in figures(state(text, "2025-03-13"))} <= {"丁地"}


def test_a_total_reached_has_not_the_years_of_what_was_added(state: State) -> None:
    text = "两年间，[丁区|AdministrativeArea]新增外企总部59家，累计达到432家。"
    assert {s.time for s in figures(state(text, "2025-03-13")) if s.value == 432} <= {None}


def test_a_bound_that_is_bidden_is_no_observation(state: State) -> None:
    text = "[教育部|GovernmentBody]要求，[全国|Country|place/中国]中小学生每天体育活动时间不少于2小时。"
    assert {s.predicate for s in figures(state(text, "2025-03-13"))} <= {"target"}


@pytest.mark.parametrize(
    ("text", "value", "time"),
    [
        # What is counted so far is not of the whole year.
        ("截至目前，今年[丁市|Prefecture]接待游客900万人次。", 9e6, "2025/2025-03-01"),
        # The year of the throughput is not that of the lines there are.
        ("[丁市|Prefecture]建成枢纽港口，2024年集装箱吞吐量突破900万标箱，开辟航线74条。", 74, None),
        # A level reached is of the end of the years.
        ("这十年，[丁市|Prefecture]医疗保险参保人数从80万人增加到130万人。", 1.3e6, None),
        # What is still to come is not of the day of completion.
        ("2月27日，[丁市|Prefecture]一批项目竣工，将新增就业岗位9000个。", 9000, None),
        # What another planned is no plan of who did it.
        ("2月27日，[丁市|Prefecture]对商家计划用于停车的场地进行了清理，清理车辆45辆。", 45, "2025-02-27"),
    ],
)
def test_a_time_from_before_reaches_only_what_it_is_of(
    state: State, text: str, value: float, time: str | None
) -> None:
    assert [s.time for s in figures(state(text, "2025-03-01")) if s.value == value] == [time]


def test_what_lasts_since_then_has_no_end(state: State) -> None:
    found = state("自2024年10月新一轮冲突爆发以来，[甲组织|Organization]持续袭击港口目标。", "2025-03-01")[0]
    assert {s.time for s in found if s.predicate == "action"} == {"2024-10/.."}
