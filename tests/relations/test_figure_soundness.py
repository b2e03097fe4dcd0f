"""Measures are whole words of the text; numbers that only look like figures are none."""

from __future__ import annotations

import pytest
from figured import State, figures

CITY = "[丁市|AdministrativeArea]"


@pytest.mark.parametrize(
    "text",
    [
        f"{CITY}累计供水3亿立方米，相当于20个东湖的蓄水量。",
        "[《养犬管理条例》|Regulation]共8章52条，明确了各方责任。",
        f"{CITY}将提案转交由35家单位办理。",
        f"{CITY}4月制造业景气指数环比下降0.6%至47.2%。",
        "论坛将开展主论坛、6场平行论坛。",
        f"{CITY}用水效率提升，总体稳定在6亿立方米以内。",
    ],
)
def test_a_number_that_only_looks_like_a_figure_is_none(state: State, text: str) -> None:
    assert not [s for s in figures(state(text, "2025-05-01")) if s.measure != "供水"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (f"{CITY}集聚90多家船舶制造及相关配套服务企业，形成了产业链条。", "集聚船舶制造及相关配套服务企业"),
        (f"{CITY}实施投资500万元以上技改项目96个。", "实施投资500万元以上技改项目"),
        (f"{CITY}实施80项关键技术研发和成果转化项目。", "实施关键技术研发和成果转化项目"),
        (f"{CITY}接收安置了3万余名转业军官和退役士兵。", "接收安置转业军官和退役士兵"),
        (f"{CITY}围绕绿色发展、创新驱动、民生福祉等六方面发布25项指标。", "发布指标"),
    ],
)
def test_what_is_counted_is_read_whole(state: State, text: str, measure: str) -> None:
    assert [s.measure for s in figures(state(text, "2025-05-01"))] == [measure]


def test_a_change_behind_a_share_is_of_the_whole(state: State) -> None:
    found = figures(state(f"上半年，{CITY}玩具零售额35亿元，占商品零售总额的15.4%，同比增长6.3%。", "2025-07-20"))
    assert {(s.measure, s.value) for s in found if s.unit == "%"} == {
        ("玩具零售额占商品零售总额", 15.4),
        ("玩具零售额", 6.3),
    }


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (f"3月，{CITY}离岛免税购物金额、人数分别为2.1亿元、3.4万人次。", ["免税购物人数", "免税购物金额"]),
        (f"3月，{CITY}造船完工量、新接订单量分别占全球51%和62%。", ["造船完工量占全球", "新接订单量占全球"]),
    ],
)
def test_a_list_shares_what_stands_before_and_behind_it(state: State, text: str, measures: list[str]) -> None:
    found = [s.measure or "" for s in sorted(figures(state(text, "2025-05-01")), key=lambda s: s.value or 0)]
    assert [m.removeprefix("离岛") for m in found] == measures


def test_a_bare_sum_is_of_the_group_before_or_of_none(state: State) -> None:
    text = "1—5月，[全国|Country]规模以上玩具企业营业收入41亿元，同比增长7.5%；利润总额5.2亿元。"
    assert "规模以上玩具企业利润总额" in {s.measure for s in figures(state(text, "2025-06-20"))}
    assert figures(state(f"{CITY}开发出多种牡丹产品，2024年总产值12亿元。", "2025-06-20")) == []


def test_words_taken_apart_stay_whole(state: State) -> None:
    found = figures(state(f"一季度，{CITY}外送电量突破38亿千瓦时。", "2025-04-20"))
    assert [s.measure for s in found] == ["外送电量"]


def test_what_a_report_shows_is_no_figure_of_the_report(state: State) -> None:
    text = "[《湖泊水量公报》|Work]显示，2024年全球湖泊蓄水量为710亿立方米。"
    assert figures(state(text, "2025-06-20")) == []


@pytest.mark.parametrize(
    "text",
    [
        "[《消费环境三年行动方案》|Plan]提出，发展无理由退换货承诺单位15万家以上。",
        f"{CITY}开展就业帮扶行动，确保务工就业规模稳定在3万人以上。",
    ],
)
def test_what_a_plan_bids_is_a_target(state: State, text: str) -> None:
    assert {s.predicate for s in figures(state(text, "2025-06-20"))} == {"target"}


def test_with_whom_one_trades_is_not_whose_trade_it_is(state: State) -> None:
    text = "前10个月，我国对[东盟|Organization]、[欧盟|Organization]分别进出口5.2万亿元、4.6万亿元。"
    assert not {"东盟", "欧盟"} & {s.subject for s in figures(state(text, "2025-11-20"))}
    fewer = figures(state(f"{CITY}核验的监管证件由86种精简到41种。", "2025-11-20"))
    assert [(s.measure, s.value) for s in fewer] == [("核验的监管证件（此前）", 86), ("核验的监管证件", 41)]


@pytest.mark.parametrize(
    "text",
    [
        "前三季度，[中国|Country]对[东盟|Organization]和[欧盟|Organization]分别进出口4.7亿元和1.8亿元，同比分别增长8%和7%。",
        "[山口铁路|Site]口岸今年货运量超1000万吨。",
        f"{CITY}实现41个工业大类全覆盖。",
    ],
)
def test_no_partner_no_cut_name_and_no_coverage_has_figures(state: State, text: str) -> None:
    assert not {"东盟", "欧盟", "山口铁路", "丁市"} & {s.subject for s in figures(state(text, "2025-11-20"))}
