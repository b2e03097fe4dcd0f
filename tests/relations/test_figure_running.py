"""The period that runs through a paragraph: whose figures take it, and which."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "day", "value", "time"),
    [
        # What is summed up has the holiday that the paragraph opens with.
        (
            "这个“五一”假期，多地推出新玩法，为消费注入活力。[丁市|Prefecture]推出夜游专线，接待游客3万人次。",
            "2025-05-03",
            30000,
            "2025-05-01/2025-05-05",
        ),
        ("今年，夏粮生产克服旱情，实现丰收。[丁省|Province]夏粮产量29亿斤。", "2025-07-17", 2.9e9, "2025"),
        # What there is takes none.
        ("前4个月，客运稳步增长。[丁省|Province]移动电话用户达900万户。", "2025-06-03", 9e6, None),
        # Nor is the end of a plan the time of what is told next.
        ("[丁水库|Site]预计8月底蓄满。[丁水库|Site]装机容量140万千瓦。", "2023-07-12", 1.4e6, None),
        # A season that only says of what sort a thing is dates nothing.
        ("席卷[丁省|Province]的冬季风暴已造成41人死亡。", "2026-01-29", 41, None),
        # The year of the paper that tells, that of a fair that has closed.
        (
            "《某行业2023年年度报告》日前发布。报告显示，[丁省|Province]发放贷款90亿元。",
            "2024-06-08",
            9e9,
            "2023",
        ),
        ("[丁博览会|Fair]今天（11月16日）闭幕。本届[丁博览会|Fair]成交金额突破17亿元。", "2025-11-16", 1.7e9, "2025"),
    ],
)
def test_a_figure_has_the_period_that_runs(state: State, text: str, day: str, value: float, time: str | None) -> None:
    assert [s.time for s in figures(state(text, day)) if s.value == value] == [time]
