"""What a paper or a campaign is for is not told as done, and a list's sum is not told of its members."""

from __future__ import annotations

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def deeds(text: str) -> set[tuple[str, str | None, str | None, str]]:
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2024-05-08")
    names = {e.id: e.label for e in build.entities}
    return {
        (names[s.subject], s.value, s.time, s.modality) for s in build.statements if s.evidence[0].by == "rule:deeds"
    }


def test_what_a_campaign_that_starts_is_for_is_told_with_its_start() -> None:
    found = deeds("5月6日，浙江省民政厅启动“银龄守护”专项行动，培育一批社区食堂示范点。")
    words = "启动“银龄守护”专项行动，培育一批社区食堂示范点"
    assert found == {("浙江省民政厅", words, "2024-05-06", "asserted")}


def test_what_is_done_beside_it_stays_done() -> None:
    found = deeds("近日，浙江省民政厅印发《社区食堂建设行动计划》，推出12项便民措施。")
    assert {(s, v, m) for s, v, _, m in found} == {
        ("浙江省民政厅", "印发《社区食堂建设行动计划》，推出12项便民措施", "asserted")
    }


def test_one_of_several_things_done_is_no_plan() -> None:
    found = deeds("浙江省民政厅亲自谋划、亲自组织社区食堂改革试点工作。")
    assert {m for *_, m in found} == {"asserted"}


def test_what_sums_a_list_up_is_not_told_of_its_members() -> None:
    found = deeds("西湖隧道、钱江隧道等6项工程获得省级优质工程称号。")
    assert not any("6项" in str(v) for _, v, *_ in found)


def test_half_a_pair_does_nothing_alone() -> None:
    found = deeds("当天，王宗源/龙道一夺得男子双人3米板冠军。")
    assert not any("/" in str(v) for _, v, *_ in found)


def test_a_report_that_the_words_cut_off_is_not_heard() -> None:
    found = deeds("会上，浙江省民政厅听取了养老服务专家委员会，社区食堂专家委员会双方代表工作汇报。")
    assert not any(str(v).endswith("委员会") for _, v, *_ in found)


def test_neither_of_two_is_a_friend_alone() -> None:
    found = deeds("中国和泰国关系密切，两国是全天候朋友。")
    assert not any("朋友" in str(v) for _, v, *_ in found)


def test_a_row_of_verbs_is_told_from_its_first() -> None:
    found = deeds("浙江省研究、制定、出台了养老服务改革试点方案。")
    assert {v for _, v, *_ in found} == {"研究、制定、出台了养老服务改革试点方案"}


def test_what_a_thing_in_a_place_does_is_not_told_of_the_place() -> None:
    assert not deeds("浙江首艘圆筒型平台今日完成海上安装。")
    found = deeds("浙江首次将大国工匠纳入人才名单。")
    assert {(s, v) for s, v, *_ in found} == {("浙江省", "首次将大国工匠纳入人才名单")}


def test_weather_to_come_is_forecast() -> None:
    assert {m for *_, m in deeds("浙江大部地区将有暴雨。")} == {"forecast"}
    assert {m for *_, m in deeds("浙江将开展防台风演练。")} == {"planned"}
