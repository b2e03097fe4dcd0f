"""How a name stands, what befalls it and what is only a form or a hedge: told as situations or not, never as deeds."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def told(text: str, *predicates: str) -> set[tuple[str, str, str]]:
    """Return subject, words and modality of what is told as an action, or as the given properties."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    names = {e.id: e.label for e in build.entities}
    wanted = predicates or ("action",)
    return {(names[s.subject], str(s.value), s.modality) for s in build.statements if s.predicate in wanted}


@pytest.mark.parametrize(
    "text",
    [
        "我国支持渔业发展的主要政策已累计惠及渔民3万户。",
        "青海引湟入西工程顺利通过竣工验收。",
        "美国阿拉斯加州发生两起火车脱轨事故。",
        "贵州是全国少数几个森林面积连年增加的省份之一。",
        "宁波国际茶博会今天开幕。宁波国际茶博会增长了40%。",
        "受台风影响，途经浙江、福建的多趟旅客列车停运。",
    ],
)
def test_what_a_name_undergoes_or_is_tells_no_deed(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "国务院副总理何立峰出席并讲话。",
        "司法部部长贺荣分别作了说明。",
        "石泰峰主持上午的会议。",
        "浙江、江苏等地认真组织谋划，精心部署实施。",
        "超强台风“杜鹃”也不完全排除在福建沿海登陆的可能。",
    ],
)
def test_a_form_an_effort_and_a_hedge_tell_no_deed(text: str) -> None:
    assert told(text) == set()


def test_a_paper_given_out_is_told_of_by_who_gives_it_out() -> None:
    assert told("《黄河湿地保护规划》发布") == set()
    assert told("日前，《黄河湿地保护规划》正式发布。") == set()


def test_how_often_something_is_done_stays_with_it() -> None:
    assert told("贵州省每两个月举办一次数字经济专场路演。") == {
        ("贵州省", "每两个月举办一次数字经济专场路演", "asserted")
    }


def test_what_was_stepped_up_is_told_with_its_verb() -> None:
    assert told("内蒙古加大了拓展旅游新业态、丰富消费新场景的力度。") == {
        ("内蒙古自治区", "加大了拓展旅游新业态、丰富消费新场景的力度", "asserted")
    }


def test_what_is_brought_together_is_no_plan() -> None:
    found = told("云南将理论学习与推动中心工作结合起来，列出16项任务清单。", "action", "situation")
    assert {m for _, _, m in found} <= {"asserted"} and any("列出16项任务清单" in v for _, v, _ in found)
