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
        (
            "[丁公开赛|Competition]2025丁市公开赛昨晚收官。赛事期间，[丁中心|Organization]入园总人数36万人。",
            "2025-10-06",
            360000,
            "2025",
        ),
        ("进入暑期，[丁博物馆|Organization]接待游客超过了80万人次。", "2024-08-03", 800000, "2024-07/2024-08"),
        (
            "[丁省|Province]回归9年来，贸易值从2016年的2亿元增长至2024年的9亿元，年均增长6.7%。",
            "2025-06-28",
            6.7,
            "2016/2024",
        ),
        (
            "预计2025年，[丁省|Province]出游人数将超过6000万人次，旅游收入将从2023年440亿元增长到600亿元。",
            "2025-02-03",
            6e10,
            "2025",
        ),
        # An aim has the year that the aim before it is for.
        (
            "[丁部|GovernmentBody]提出，到2027年将新制定30项国家标准。同时，力争参与制定12项国际标准。",
            "2026-08-27",
            12,
            "2027",
        ),
        # The day it set out is not that of what is foretold; the day of an accident is that of its victims.
        ("今天（7月12日）上午，[丁考察队|Organization]从上海出发，预计总航程1.5万海里。", "2023-07-12", 15000, None),
        ("今天，[丁市|Prefecture]客运量预计250万人次，同比增长8.7%。", "2023-07-12", 8.7, "2023-07-12"),
        (
            "今天（5月16日），在[丁市|Prefecture]一列火车与一辆巴士相撞。事故已造成至少8人死亡。",
            "2026-05-16",
            8,
            "2026-05-16",
        ),
    ],
)
def test_a_figure_has_the_period_that_runs(state: State, text: str, day: str, value: float, time: str | None) -> None:
    assert [s.time for s in figures(state(text, day)) if s.value == value] == [time]


def test_a_sum_without_a_time_is_told_as_one(state: State) -> None:
    found = figures(state("自开通以来，[丁口岸|Site]累计验放人员7560万人次。", "2025-08-18"))
    assert [(s.measure, s.time) for s in found] == [("累计验放人员", None)]


def test_a_survey_of_forecasts_foretells(state: State) -> None:
    text = "33位经济学家参与的预测调查显示，[丁国|Country]今年第二季度消费者价格指数同比上涨6%。"
    assert {s.predicate for s in figures(state(text, "2026-05-16"))} == {"forecast"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[丁国|Country]将收取100%的报复性关税。", "target"),
        ("到2027年，[丁国|Country]将把国防开支占国内生产总值的比重提升至2.5%。", "target"),
        ("[丁国|Country]今年的通胀率可能上涨至3%。", "forecast"),
        ("今年，[丁省|Province]还争取了1.4亿元国债资金。", "observation"),
        ("今天，[丁省|Province]民航预计保障航班202班，运输旅客2万人次。", "forecast"),
    ],
)
def test_who_wills_it_aims_and_what_may_be_is_foretold(state: State, text: str, kind: str) -> None:
    assert {s.predicate for s in figures(state(text, "2026-02-06"))} <= {kind}
