"""Numbers that no other reader of figures takes: things that do something, lengths of time, new values, money."""

from __future__ import annotations

import pytest
from figured import State, figures

CITY = "[丁市|Prefecture]"


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        (f"在{CITY}，近50家书店、20多家剧场对市民开放。", ["对市民开放的书店", "对市民开放的剧场"], [50, 20]),
        (f"{CITY}12个县、30个乡镇相继举办了读书班。", ["县举办了读书班", "乡镇举办了读书班"], [12, 30]),
        (f"{CITY}出口额连续7个月增长。", ["出口额连续增长"], [7]),
        (f"{CITY}全程物流时间从6小时缩短至3小时。", ["全程物流时间"], [3]),
        (f"{CITY}今年流量峰值为平日流量的4倍。", ["流量峰值相当于平日流量的倍数"], [4]),
        (f"{CITY}安排专项资金5000万元，支持乡村学校建设。", ["安排专项资金"], [50000000]),
        (f"{CITY}整合了20余个城市地标以及14个街镇舞台。", ["整合城市地标", "整合街镇舞台"], [20, 14]),
        (f"{CITY}形成了原料采集、中试验证等9个共享场景。", ["形成共享场景"], [9]),
        (f"{CITY}苹果产量占全国一半以上。", ["苹果产量占全国"], [50]),
        (f"今年，{CITY}建成十余个公园。", ["建成公园"], [10]),
        (f"{CITY}已将瓷砖、石材等72种产品纳入认证范围。", ["将产品纳入认证范围"], [72]),
    ],
)
def test_what_a_place_has_or_does_is_counted(state: State, text: str, measure: list[str], value: list[int]) -> None:
    found = {(s.measure, s.value) for s in figures(state(text, "2025-06-20")) if s.subject == "丁市"}
    assert set(zip(measure, value, strict=True)) <= found


def test_how_long_an_event_lasts_is_its_own(state: State) -> None:
    found = figures(state("为期五天的[某博览会|Fair]今天开幕。", "2025-06-20"))
    assert [(s.subject, s.measure, s.value, s.unit) for s in found] == [("某博览会", "持续时间", 5, "天")]


def test_who_takes_part_is_counted_with_the_event(state: State) -> None:
    found = figures(state("[某论坛|Meeting]今天举行，来自40个国家的300位学者参加论坛。", "2025-06-20"))
    assert ("某论坛", "参加论坛的学者来自的国家", 40) in {(s.subject, s.measure, s.value) for s in found}


def test_guests_summed_up_are_counted_with_the_event(state: State) -> None:
    found = figures(state("[某论坛|Meeting]今天开幕，学者、企业家等各方嘉宾约300人参加了开幕活动。", "2025-06-20"))
    assert [(s.subject, s.value) for s in found] == [("某论坛", 300)]


def test_two_counts_of_the_same_things(state: State) -> None:
    found = figures(state(f"{CITY}将举办超2300项约1.9万场次阅读活动。", "2025-06-20"))
    assert {(s.measure, s.value) for s in found} == {("举办阅读活动", 2300), ("举办阅读活动", 19000)}


def test_what_is_set_and_what_is_done_of_it(state: State) -> None:
    found = figures(state("国家对[某枢纽|Site]明确的90项重点任务已落地75项。", "2025-06-20"))
    assert [(s.subject, s.measure, s.value) for s in found] == [
        ("某枢纽", "重点任务", 90),
        ("某枢纽", "落地重点任务", 75),
    ]


def test_the_ground_that_a_named_thing_takes_is_its_own(state: State) -> None:
    found = figures(state("一座占地40亩的[某公园|Site]建成开放。", "2025-06-20"))
    assert [(s.subject, s.measure, s.value) for s in found] == [("某公园", "占地面积", 40)]


def test_parts_of_places_that_are_reached(state: State) -> None:
    found = figures(state(f"[某工程|Site]惠及{CITY}沿线6个县区的200余万群众。", "2025-06-20"))
    assert {(s.subject, s.measure, s.value) for s in found} == {
        ("某工程", "惠及县区", 6),
        ("某工程", "惠及群众", 2000000),
    }


def test_a_bare_result_goes_on_with_the_firms_before(state: State) -> None:
    text = "[我国|Country]规模以上软件企业完成业务收入246亿元；实现利润总额16亿元。"
    assert ("规模以上软件企业利润总额", 1600000000) in {
        (s.measure, s.value) for s in figures(state(text, "2025-06-20"))
    }


def test_who_moves_in_is_counted_with_the_place_that_opened(state: State) -> None:
    found = figures(state("[乙街区|Site]正式开业，近40家首店入驻。", "2025-06-20"))
    assert [(s.subject, s.measure, s.value) for s in found] == [("乙街区", "入驻的首店", 40)]


@pytest.mark.parametrize(
    "text",
    [
        f"在{CITY}，这家企业的30台机床正在运转。",
        f"{CITY}从调查研究等8个方面作出安排。",
        f"{CITY}增长0.9%，低于此前预测的1%。",
        f"{CITY}与某省300家企业签约。",
    ],
)
def test_what_is_of_a_nameless_thing_or_counts_points_is_no_figure(state: State, text: str) -> None:
    assert not [s for s in figures(state(text, "2025-06-20")) if s.value in {30, 8, 1, 300}]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("[某机器人大会|Fair]已累计吸引100多万人次参会。", "累计吸引参会", 1000000),
        ("[某文化节|Fair]推出6条古迹精品旅游线路，展示人文魅力。", "推出古迹精品旅游线路", 6),
        ("[某护理制度|Program]已覆盖约3亿人。", "覆盖人数", 300000000),
    ],
)
def test_by_default_the_whole_doing_is_measured(state: State, text: str, measure: str, value: int) -> None:
    assert (measure, value) in {(s.measure, s.value) for s in figures(state(text, "2025-06-20"))}


@pytest.mark.parametrize(
    "text",
    [
        f"{CITY}汇聚50家老店的早市热闹开张。",
        f"{CITY}拒绝向2个集团提供补贴。",
        f"通过建立80种监督模型，{CITY}预警问题。",
    ],
)
def test_a_frame_or_a_doing_of_others_measures_nothing(state: State, text: str) -> None:
    assert not figures(state(text, "2025-06-20"))
