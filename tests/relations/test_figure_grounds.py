"""Whose a figure is not, and whose it is then; of when it is; what was only expected."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("[湖南省|Province]经济增量位居[全国|Country]第一，总量突破5万亿元。", "湖南省"),
        ("[丁市|AdministrativeArea]已建成4个园区，为[全国|Country]2000家企业用户提供云计算服务。", "丁市"),
    ],
)
def test_a_name_in_passing_is_no_subject(state: State, text: str, subject: str) -> None:
    assert {s.subject for s in figures(state(text, "2025-03-01"))} == {subject}


@pytest.mark.parametrize(
    "text",
    [
        "在[丁市|AdministrativeArea]，这家材料企业建设的项目即将量产，正在紧急招聘900多名员工。",
        "国内最大的训练场在[丁市|AdministrativeArea]正式投运，还原了14个细分场景。",
    ],
)
def test_the_place_of_an_unnamed_thing_is_no_subject(state: State, text: str) -> None:
    assert figures(state(text, "2025-03-01")) == []


def test_what_was_expected_is_only_compared_with(state: State) -> None:
    (found,) = figures(state("[丁市|AdministrativeArea]5月货运量比预期减少25%。", "2025-06-10"))
    assert (found.predicate, found.value, found.time) == ("observation", -25, "2025-05")


def test_a_value_of_then_is_no_figure_of_now(state: State) -> None:
    found = figures(state("[丁市|AdministrativeArea]3月失业率升至2.6%，远高于2月的1.8%。", "2025-04-10"))
    assert [(s.value, s.time) for s in found] == [(2.6, "2025-03")]


def test_the_basis_of_a_figure_does_not_date_it(state: State) -> None:
    text = (
        "上半年[丁市|AdministrativeArea]生产总值增长6.1%，在一季度良好开局的基础上稳中有进，制造业增加值占比达到25%。"
    )
    assert {s.time for s in figures(state(text, "2025-07-10"))} == {"2025-01/2025-06"}


def test_a_share_of_all_is_of_what_was_counted(state: State) -> None:
    found = figures(
        state("2022年，[丁市|AdministrativeArea]高新技术企业有3.6万家，[全国|Country]占比9%。", "2023-03-10")
    )
    assert {s.subject for s in found} == {"丁市"}


def test_a_measure_that_only_the_country_has_is_its_own(state: State) -> None:
    text = "[我国|Country|place/中国]金融运行平稳。去年，两次降准释放流动性超1万亿元，中央企业营业收入增长8%。"
    assert {s.subject for s in figures(state(text, "2025-04-07"))} == {"place/中国"}


def test_a_length_is_that_of_the_thing_named_before(state: State) -> None:
    text = (
        "[甲江大桥|Site]今天通车。大桥位于[丙市|Prefecture]，全桥长1162米，设计时速80公里。互通连接线主线全长37公里。"
    )
    assert [(s.subject, s.measure, s.value) for s in figures(state(text))] == [
        ("甲江大桥", "全桥长", 1162),
        ("甲江大桥", "设计时速", 80),
    ]


def test_people_who_have_come_are_a_figure_of_the_place(state: State) -> None:
    found = figures(state("300多名游客抵达[丙市|Prefecture]，开启旅程。"))
    assert [(s.subject, s.value, s.unit) for s in found] == [("丙市", 300, "名")]


@pytest.mark.parametrize(
    "text",
    [
        "[第三届丙丁书展|Fair]今天在[丁市|AdministrativeArea]开幕。线上线下展销图书10万种。",
        "[第三届丙丁书展|Fair]今天在[丁市|AdministrativeArea]开幕。来自[丙国|Country]的50部作品参评。",
        "[第三届丙丁书展|Fair]今天在[丁市|AdministrativeArea]开幕。其间，累计签约项目30个。",
    ],
)
def test_what_nobody_is_named_for_is_of_the_event_that_opens_the_paragraph(state: State, text: str) -> None:
    assert {s.subject for s in figures(state(text, "2025-03-01"))} == {"第三届丙丁书展"}


def test_a_figure_with_a_bearer_of_its_own_is_not_of_the_event(state: State) -> None:
    text = "[第三届丙丁书展|Fair]今天开幕。[甲公司|Company]展销图书10万种。"
    assert {s.subject for s in figures(state(text, "2025-03-01"))} == {"甲公司"}
