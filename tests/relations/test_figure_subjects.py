"""What a figure is of where its clause says only 公司 or 协会, where a paper shows it, where money is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]
FIGURES = {"observation", "target", "forecast"}


def figures(found: tuple[list[Statement], list[Rejected]]) -> list[Statement]:
    return [s for s in found[0] if s.predicate in FIGURES]


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("[明远动力|Company]昨日开业。公司实现营业收入6.2亿元。", "明远动力", "营业收入"),
        ("[江湾服务业协会|Organization]在[南丰|Place]开会。协会现有会员340家。", "江湾服务业协会", "会员"),
        ("[甲市总工会|Organization]发布[《关爱行动方案》|Plan]。方案明确，到2027年建成驿站60个。", "关爱行动方案", "建成驿站"),
        ("[青溪镇|Place]在[乙县|County]东部。全镇现有行政村22个。", "青溪镇", "行政村"),
    ],
)  # fmt: skip
def test_a_bare_noun_is_what_was_named_before(state: State, text: str, subject: str, measure: str) -> None:
    (found,) = figures(state(text, "2025-03-01"))
    assert (found.subject, found.measure) == (subject, measure)


def test_a_bare_noun_with_two_answers_is_no_subject(state: State) -> None:
    text = "[明远动力|Company]和[海川机械|Company]签约。公司实现营业收入6.2亿元。"
    assert figures(state(text, "2025-03-01")) == []


def test_a_paper_only_shows_the_figures_of_a_group(state: State) -> None:
    text = "[《行业调查》|Report]显示，2024年受访[网约车司机|Occupation]日均在线时长为8.5小时。"
    (found,) = figures(state(text, "2025-03-01"))
    assert (found.subject, found.measure, found.value) == ("网约车司机", "日均在线时长", 8.5)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("[海川集团|Company]出资900万元，设立奖学金。", "出资", 9000000),
        ("[省基金会|Organization]向[丙县|County]捐资300万元。", "捐资", 3000000),
    ],
)
def test_money_given_is_a_figure_of_the_giver(state: State, text: str, measure: str, value: int) -> None:
    (found,) = figures(state(text))
    assert (found.subject, found.measure, found.value) == (text[1 : text.index("|")], measure, value)


def test_what_a_thing_is_made_of_is_counted(state: State) -> None:
    (found,) = figures(state("[首届山海技能赛|Event]设18个赛项。"))
    assert (found.subject, found.measure, found.value) == ("首届山海技能赛", "赛项", 18)


def test_the_place_of_a_programme_is_not_what_is_counted(state: State) -> None:
    found = figures(state("[“启航”项目|Project]在[丁州|Place]已培训学员2100名，预计今年新增500名。", "2025-03-01"))
    assert [(s.subject, s.predicate, s.value) for s in found] == [
        ("“启航”项目", "observation", 2100),
        ("“启航”项目", "forecast", 500),
    ]
