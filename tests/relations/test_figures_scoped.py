"""What a sentence sets, and the figures behind it are of."""

from __future__ import annotations

import pytest
from figured import State

FIGURES = ("observation", "target", "forecast")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "今年前5个月，[我国|Country]服务进出口总额3万亿元，增长8%。其中，出口1万亿元，进口2万亿元。",
            [
                ("服务进出口总额", None, 3e12),
                ("服务进出口总额", None, 8),
                ("服务出口", None, 1e12),
                ("服务进口", None, 2e12),
            ],
        ),
        (
            "[甲国|Country]南部发生7.2级强震。强震已造成19人死亡、130人受伤。",
            [("强震造成死亡", None, 19), ("强震造成受伤", None, 130)],
        ),
        ("[甲国|Country]多地发生枪击案，已有3人死亡。", [("枪击案死亡人数", None, 3)]),
        (
            "假期，[甲市|Prefecture]共接待游客800万人次。其中，入境游增长显著，接待游客6万人次。",
            [("接待游客", None, 8e6), ("接待游客", "入境游", 6e4)],
        ),
        (
            "[甲国|Country]的定居者在10月份对居民发动了至少264次袭击。",
            [("定居者对居民发动袭击", None, 264)],
        ),
        ("[甲机构|Organization]上调[乙国|Country]经济增长预期至5%。", [("经济增长预期", None, 5)]),
        (
            "去年，[甲国|Country]通用航空公司300家、航空器2000架、从业飞行员3000名。",
            [
                ("通用航空公司", None, 300),
                ("通用航空公司航空器", None, 2000),
                ("通用航空公司从业飞行员", None, 3000),
            ],
        ),
        (
            "[甲省|Province]共有高校毕业生1000万人，其中女生600万人。",
            [("高校毕业生", None, 1e7), ("高校毕业生中的女生", None, 6e6)],
        ),
        (
            "[甲国|Country]建成800个检测中心，在东部等区域形成集聚，占比超过60%。",
            [("建成检测中心", None, 800), ("建成检测中心中在东部等区域的占比", None, 60)],
        ),
    ],
)
def test_what_was_set_before_holds_for_the_figures_behind_it(
    state: State, text: str, wanted: list[tuple[str, str | None, float]]
) -> None:
    found = [s for s in state(text, "2025-06-20")[0] if s.predicate in FIGURES]
    assert [(s.measure, s.group, s.value) for s in found] == wanted
