"""Figures told by default: values before a change, parts of a whole, people harmed, guests, lands, grants."""

from __future__ import annotations

import pytest
from figured import State, figures

LAND, CITY = "[全国|Country|place/中国]", "[丁市|Prefecture]"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{CITY}综合保税区数量由2014年的2个增至11个。", ("综合保税区数量", 2, "2014")),
        (f"{CITY}今年将把森林覆盖率从30%提高至45%。", ("森林覆盖率（此前）", 30, None)),
        (f"{CITY}城区人口超过50万的县中，已有96%通上了高铁。", ("城区人口超过50万的县中通上了高铁的比例", 96, None)),
        (f"2023年{CITY}贸易额达到创纪录的24亿元。", ("贸易额", 2400000000, "2023")),
    ],
)
def test_a_place_has_what_is_told_of_it(state: State, text: str, wanted: tuple[str, float, str | None]) -> None:
    found = {(s.measure, s.value, s.time) for s in figures(state(text, "2025-06-20")) if s.subject == "丁市"}
    assert wanted in found


def test_people_harmed_are_of_the_place_last_named(state: State) -> None:
    text = f"一辆客车10日在{CITY}坠入山谷。车上17名乘客和2名司机被紧急疏散。"
    found = {(s.subject, s.measure, s.value) for s in figures(state(text, "2025-06-20"))}
    assert {("丁市", "紧急疏散的乘客人数", 17), ("丁市", "紧急疏散的司机人数", 2)} <= found


def test_guests_are_of_the_event(state: State) -> None:
    text = "[某博览会|Fair]在北方举行。约1100名各界代表出席。"
    assert ("某博览会", "出席的各界代表", 1100) in {
        (s.subject, s.measure, s.value) for s in figures(state(text, "2025-06-20"))
    }


def test_each_land_of_a_list_has_its_trade_and_all_their_share(state: State) -> None:
    text = (
        f"11月，{CITY}对前2大贸易伙伴[丙国|Country]、[戊国|Country]分别进出口58亿元、44亿元，合计占进出口总值的38%。"
    )
    assert {(s.subject, s.measure, s.value) for s in figures(state(text, "2025-12-20"))} == {
        ("丁市", "对丙国进出口", 5800000000),
        ("丁市", "对戊国进出口", 4400000000),
        ("丁市", "对丙国进出口、对戊国进出口合计占进出口总值", 38),
    }


def test_what_is_granted_on_a_condition_is_a_rule(state: State) -> None:
    text = f"{CITY}推出[以旧换新行动|Program]。购买二级能效产品，给予最终销售价格15%的补贴。"
    found = {(s.subject, s.measure, s.value, s.modality) for s in figures(state(text, "2025-12-20"))}
    assert found == {("以旧换新行动", "购买二级能效产品补贴占最终销售价格的比例", 15, "required")}
