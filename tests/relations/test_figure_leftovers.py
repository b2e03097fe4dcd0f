"""Words of a clause, and whom its sentence speaks of, that a figure must not lose."""

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
        # Right before the measure.
        ("上半年，[甲国|Country]最终消费支出对经济增长贡献率为61.5%。", "最终消费支出对经济增长贡献率", 61.5),
        (
            "3月末，[甲国|Country]对实体经济发放的人民币贷款余额为240万亿元。",
            "对实体经济发放的人民币贷款余额",
            240e12,
        ),
        # Whom the sentence speaks of.
        ("2024年，[甲国|Country]农业保险保费收入1400亿元，提供风险保障超4万亿元。", "农业保险提供风险保障", 4e12),
        (
            "今年1月至6月，[甲国|Country]社会组织共面向毕业生发布岗位16万个，设立见习岗位10万个。",
            "社会组织设立见习岗位",
            100000,
        ),
        # Behind the number.
        ("[丙市|Prefecture]紧锣密鼓推出18项支持联盟发展的举措。", "紧锣密鼓推出支持联盟发展的举措", 18),
        # What it is a share of.
        ("[丙市|Prefecture]新增6家商店，退税商品中，国货品牌占比达40%。", "退税商品中的国货品牌占比", 40),
        ("[甲国|Country]5G用户接近11亿户，在电话用户总数中占比超61%。", "5G用户在电话用户总数中占比", 61),
        # The verb that a list shares.
        ("[甲国|Country]海关共监管入境旅客25万人次、进境船舶396艘次、进境货车6323辆次。", "海关监管进境货车", 6323),
        # A sum of which nobody says since when; of a year it is no other figure.
        ("[丙市|Prefecture]博物院累计接待游客超过180万人次。", "博物院累计接待游客", 1800000),
        ("2024年，[丙市|Prefecture]累计接待游客超过180万人次。", "接待游客", 1800000),
        # Of those just counted.
        (
            "今年以来，[丙市|Prefecture]为9000名高校毕业生提供了就业服务，其中2000多人已经实现了就业。",
            "高校毕业生中实现了就业",
            2000,
        ),
    ],
)
def test_what_is_left_over_belongs_to_the_measure(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in figures(state(text, "2025-08-01"))


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        # Who has them stands there again.
        ("[江湾服务业协会|Organization]在丙市开会。协会现有会员340家。", "会员", 340),
        # How it goes is no part of what is counted.
        ("[丙市|Prefecture]水利建设进展顺利，在建水利项目300个。", "在建水利项目", 300),
        # The doers just counted.
        ("[丙市春季招聘会|Event]举行，近400家用人单位发布岗位1.2万多个。", "发布岗位", 12000),
    ],
)
def test_what_belongs_to_something_else_is_left_out(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in figures(state(text, "2025-08-01"))
