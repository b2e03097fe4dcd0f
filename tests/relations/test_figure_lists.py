"""Figures behind a list of what they count, and numbers whose things do something."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]
FIGURES = {"observation", "target", "forecast"}


def figures(found: tuple[list[Statement], list[Rejected]]) -> list[tuple[object, ...]]:
    return [(s.subject, s.measure, s.value, s.unit, s.predicate) for s in found[0] if s.predicate in FIGURES]


def test_a_number_behind_a_list_counts_what_the_verb_is_done_to(state: State) -> None:
    text = "[某市|Prefecture]举办了灯会、庙会等12项活动。"
    assert figures(state(text)) == [("某市", "举办活动", 12, "项", "observation")]


def test_a_list_of_doings_is_no_object(state: State) -> None:
    assert not figures(state("[某市|Prefecture]深化专项行动、强化实习实践等26项举措。"))


def test_what_follows_a_number_may_hold_a_season_or_a_rank(state: State) -> None:
    text = "[某省|Province]推出300多项春季文旅系列活动。"
    assert figures(state(text)) == [("某省", "推出春季文旅系列活动", 300, "项", "observation")]
    text = "[某大会|Meeting]26日举行，400多家世界500强企业参会。"
    assert figures(state(text, "2024-04-28")) == [("某大会", "世界500强企业参会", 400, "家", "observation")]


def test_trains_are_told_by_their_unit_alone(state: State) -> None:
    text = "2024年[某班列|Project]共开行1.9万列、发送货物207万标箱，同比分别增长10%、9%。"
    assert [f[1:4] for f in figures(state(text))] == [
        ("开行列车", 19000, "列"),
        ("发送货物", 2070000, "标箱"),
        ("开行列车", 10, "%"),
        ("发送货物", 9, "%"),
    ]


def test_what_things_counted_will_do_is_ahead(state: State) -> None:
    text = "今年[某协定|Policy]生效，8个成员国将继续削减关税。"
    assert figures(state(text, "2024-04-28")) == [("某协定", "成员国削减关税", 8, "个", "target")]


def test_money_is_given_by_a_place_that_acts(state: State) -> None:
    assert figures(state("[某省|Province]拿出5亿元支持乡村旅游。")) == [
        ("某省", "拿出资金支持乡村旅游", 500000000, "元", "observation")
    ]
    assert not figures(state("在[某市|Prefecture]，一家企业又拿出5亿元。"))


def test_lines_go_to_countries_and_to_their_towns(state: State) -> None:
    text = "[某班列|Project]已通达25个国家的200多个城市。"
    assert [f[1:3] for f in figures(state(text))] == [("通达国家", 25), ("通达城市", 200)]


def test_what_is_made_of_things_counted(state: State) -> None:
    text = "[某村|Township]把闲置的70多座老房子改造成民宿。"
    assert figures(state(text)) == [("某村", "把老房子改造成民宿", 70, "座", "observation")]
    text = "截至目前，[某局|GovernmentBody]已将300种药品调入医保目录。"
    assert [f[:3] for f in figures(state(text, "2025-04-07"))] == [("某局", "将药品调入医保目录", 300)]


def test_a_part_of_those_who_do_something_is_a_share(state: State) -> None:
    text = "[某村|Township]旅游升温。目前，全村八成以上的村民从事旅游服务业。"
    assert [f[1:4] for f in figures(state(text, "2025-04-07"))] == [("村民从事旅游服务业的比例", 80, "%")]


def test_where_those_counted_come_from_is_no_part_of_the_measure(state: State) -> None:
    text = "[某交流会|Fair]吸引了来自28个国家和地区的900家企业。"
    assert figures(state(text)) == [("某交流会", "吸引企业", 900, "家", "observation")]
