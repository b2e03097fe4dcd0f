"""Measures that say nothing alone: they are completed by what was just counted, or the figure is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def measures(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str | None, float | None]]:
    return {(s.measure, s.value) for s in found[0] if s.predicate in {"observation", "target", "forecast"}}


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("去年，[浙江|Province]乡村医生达3万人，总量比2020年增长12%。", "乡村医生总量", 12),
        ("[浙江|Province]经济增量位居前列，总量突破5万亿元。", "经济总量", 5e12),
        ("去年，[浙江|Province]出口茶叶3万吨，货值8亿元。", "出口茶叶货值", 8e8),
        ("去年，[浙江|Province]改造老旧小区300个，惠及居民8万户。", "改造老旧小区惠及居民", 80000),
        ("去年，[浙江|Province]处置违规网店3100个、账号2500个。", "处置违规账号", 2500),
        ("去年，[浙江|Province]建设改造公园30个、乡镇步道200条。", "建设改造乡镇步道", 200),
        ("去年，[浙江|Province]铁路完成投资300亿元，累计投产新线80公里。", "铁路投产新线", 80),
        ("去年，[浙江|Province]民宿订单量环比上月增长20%。", "民宿订单量", 20),
    ],
)
def test_a_bare_measure_takes_what_was_just_counted(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in measures(state(text, "2025-03-01"))


def test_two_shares_of_one_thing_are_not_joined(state: State) -> None:
    text = "去年，[浙江|Province]纺织业增加值占工业增加值比重达9%，对工业增长贡献率达12%。"
    assert ("纺织业增加值对工业增长贡献率", 12) in measures(state(text, "2025-03-01"))


@pytest.mark.parametrize(
    "text",
    [
        "去年，[浙江|Province]零售额同比增长7%。",
        "去年，中央财政下达80亿元，[浙江|Province]积极争取。",
        "[我国|Country]气温回升，大部地区升温幅度超过8摄氏度。",
        "在[浙江|Province]，汇聚了50家老店的早市热闹开张。",
        "[浙江|Province]今天举行仪式。这批项目总投资60亿元。",
    ],
)
def test_a_measure_that_cannot_be_understood_gives_no_figure(state: State, text: str) -> None:
    assert not measures(state(text, "2025-03-01"))


def test_a_daily_mean_and_a_height_go_on_with_what_moved(state: State) -> None:
    text = "[我国|Country]铁路客运量累计4800万人次，日均1600万人次。"
    assert measures(state(text)) == {("铁路客运量", 48000000), ("铁路客运量", 16000000)}
    assert measures(state("[我国|Country]绿色贷款增加较多，达5万亿元。")) == {("绿色贷款", 5000000000000)}
