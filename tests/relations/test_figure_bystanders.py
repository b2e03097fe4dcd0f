"""Whose a figure is where a name only tells it, and numbers that something is only held against."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Where it was told is no bearer.
        ("记者从今天召开的[丙省国资会议|Meeting]上获悉，截至2025年1月底，监管企业资产总额达到205亿元。", []),
        ("[丙部|GovernmentBody]日前公布示范企业名单，共包括45家企业。", []),
        (
            "[丙省|Province]持续改革。在首批试点城市[丁市|Prefecture]，实验室投用。目前，试点地区累计实施任务280项。",
            [],
        ),
        (
            "[丙会|Organization]恢复建制，改称[丁会|Organization]。截至2024年底，共有会员6.7万人。",
            [("丁会", "会员", 67000)],
        ),
        ("[第9届丙博会|Fair]一期今天闭幕，进馆客流量超过125万人次。", [("第9届丙博会", "一期进馆客流量", 1250000)]),
        ("[丙国|Country]称[丁国|Country]空袭已致72人死亡。", [("丙国", "空袭死亡人数", 72)]),
    ],
)
def test_a_name_that_stands_by_has_no_figure(state: State, text: str, wanted: list[tuple[str, str, float]]) -> None:
    found = figures(state(text, "2025-03-01"))
    assert [(s.subject, s.measure, s.value) for s in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[丙国|Country]1月消费支出环比上涨0.2%，较去年12月的0.7%明显放缓。", [0.2]),
        ("[丙国|Country]2024年第四季度国内生产总值增长0.7%，大幅低于第三季度4.4%的增速。", [0.7]),
        ("[丙国|Country]1月出口额环比增长0.2%，低于增长0.5%的市场预期。", [0.2]),
        ("[丙机场|Site]扩建后，可满足年旅客吞吐量3800万人次、货邮吞吐量30万吨需要。", []),
    ],
)
def test_what_a_number_is_held_against_is_no_figure(state: State, text: str, wanted: list[float]) -> None:
    assert [s.value for s in figures(state(text, "2025-03-01"))] == wanted


def test_a_forecast_reaches_the_level_that_it_leads_to(state: State) -> None:
    found = figures(state("[丙省|Province]预计整个雪季，游客将增长10%以上，达到3000万人次。", "2025-11-16"))
    assert {(s.predicate, s.value) for s in found} == {("forecast", 10), ("forecast", 30000000)}


def test_a_rate_that_is_decided_is_set_and_one_that_is_allowed_permitted(state: State) -> None:
    (rate,) = figures(state("[丙央行|Organization]15日决定将三大关键利率均上调25个基点。", "2025-06-16"))
    assert (rate.predicate, rate.modality, rate.time) == ("observation", "asserted", "2025-06-15")
    (share,) = figures(state("[丙省|Province]今年聚焦增产，补贴额测算比例可提高至40%。", "2025-06-16"))
    assert (share.predicate, share.modality) == ("observation", "permitted")


def test_what_a_whole_month_held_has_not_its_closing_day(state: State) -> None:
    text = "[丙市购物月|Campaign]今天（6月20日）收官，累计发放消费券4.2亿元。"
    assert {s.time for s in figures(state(text, "2025-06-20"))} == {None}


def test_a_yearly_report_tells_of_its_year_not_of_its_day(state: State) -> None:
    text = "今天（6月20日）发布的《外贸年度报告（2024）》显示，[全国|Country|place/中国]进出口额增长5%。"
    assert [s.time for s in figures(state(text, "2025-06-20"))] == ["2024"]


def test_the_year_in_a_name_is_not_that_of_what_has_begun(state: State) -> None:
    text = "为期三天的2026年丙国招生考试今天（12月20日）开考，[丙国|Country]报考人数为474万人。"
    assert [(s.predicate, s.time) for s in figures(state(text, "2025-12-20"))] == [("observation", "2025-12-20")]


def test_a_measure_keeps_what_it_moves_against_and_how_often(state: State) -> None:
    (sold,) = figures(state("[丙国|Country]11个省份新房成交量同比增长。", "2025-06-20"))
    assert sold.measure == "省份新房成交量同比增长"
    found = figures(state("[丙机场|Site]年旅客吞吐量16万人次、货邮吞吐量400吨。", "2025-06-20"))
    assert [s.measure for s in found] == ["年旅客吞吐量", "年货邮吞吐量"]
    (filed,) = figures(state("[丙省|Province]抵押登记5个工作日内办结。", "2025-06-20"))
    assert filed.measure == "抵押登记办结时限"
    (buoys,) = figures(state("[丙国|Country]沿海航标数量比十年前同比增长68.8%。", "2025-06-20"))
    assert buoys.comparison == "比十年前"
