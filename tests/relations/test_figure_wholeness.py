"""What a figure measures can be understood without its text, or there is no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def figures(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str | None, float | None]]:
    return {(s.measure, s.value) for s in found[0] if s.predicate in {"observation", "target", "forecast"}}


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("[甲国|Country]对天然气需求激增，进口量达900万吨。", "天然气进口量", 9000000),
        ("[甲国|Country]相关部门追加指定4处地区为“重点防火区”。", "相关部门追加指定地区为“重点防火区”", 4),
        ("[甲军|ArmedForce]击落乙军3架鹰-21战斗机。", "击落乙军鹰-21战斗机", 3),
        ("[丙县|County]发放5万条棉被和过冬救助金。", "发放棉被", 50000),
        ("[丙省|Province]55个重点景区累计接待游客超800万人次。", "接待游客的重点景区", 55),
        ("[丁博览会|Fair]开幕，此次博览会吸引了60个国家和地区参加。", "吸引国家和地区参加", 60),
    ],
)
def test_a_measure_holds_all_that_is_counted(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in figures(state(text, "2025-03-01"))


@pytest.mark.parametrize(
    "text",
    [
        "[丙省|Province]在距离海岸线120公里的海上平台有了网络信号。",
        "[戊工程|Program]建设由30米口径射电望远镜组成的阵列。",
        "[丙省|Province]还有60场展览让假期的选择更多样。",
        "[甲国|Country]今年以来首次单月增幅超过10%。",
    ],
)
def test_a_number_of_another_thing_is_no_figure(state: State, text: str) -> None:
    assert not figures(state(text, "2025-03-01"))


def test_a_lead_over_another_rate_is_one_of_what_grew_before(state: State) -> None:
    text = "[丁银行|Company]农业贷款余额达100亿元，较年初增长50%，高于全行贷款平均增速42.9个百分点。"
    assert ("农业贷款余额增速", 42.9) in figures(state(text, "2025-08-20"))


def test_the_season_of_a_year_may_open_a_measure(state: State) -> None:
    found = state("[我国|Country|place/中国]消费回暖。2025年暑期档电影票房超过82亿元。", "2025-08-20")
    assert figures(found) == {("2025年暑期档电影票房", 8200000000)}
