"""A figure keeps the group that its text has named, and each partner of a list its number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def figures(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str, float | None]]:
    return {(f"{s.group or ''}{s.measure}", s.value) for s in found[0] if s.predicate == "observation"}


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        (
            "去年，[丙省|Province]规模以上纺织工业增加值增长5%；营业收入利润率4%。",
            "规模以上纺织工业营业收入利润率",
            4,
        ),
        ("去年，[丙省|Province]规模以上纺织工业增加值增长5%，粮食产量7亿吨。", "粮食产量", 7e8),
        (
            "去年，[丙省|Province]规模以上工业增加值增长4%。装备制造业发挥支撑作用，增加值增长6%。",
            "装备制造业增加值",
            6,
        ),
        (
            "去年，[丙省|Province]地级及以上城市细颗粒物浓度下降3%，优良天数比率达到87%。",
            "地级及以上城市优良天数比率",
            87,
        ),
        ("去年，[丙省|Province]工业投资和民间投资增长5.9%和2.7%。", "民间投资", 2.7),
        ("去年，[丙省|Province]三线城市新房销售价格、旧房销售价格分别上涨2%和3%。", "三线城市旧房销售价格", 3),
        ("昨天，[丙省|Province]重点连锁超市粮油库存增加20%，蔬菜库存增加7%。", "重点连锁超市蔬菜库存", 7),
        ("去年，[丙省|Province]对[丁国|Country]、[戊国|Country]出口分别增长13%、8%。", "对戊国出口", 8),
    ],
)
def test_a_group_stays_until_another_is_named(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in figures(state(text, "2025-03-01"))


def test_a_fraction_of_people_is_a_share(state: State) -> None:
    text = "[丙社区|Site]有1万多人口，其中60岁以上的居民超过三分之一。"
    assert ("60岁以上的居民占比", 33.333333) in figures(state(text, "2025-03-01"))
