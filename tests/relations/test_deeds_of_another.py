"""Words behind a name that have a subject of their own are told whole, as a situation of the name, no deed of it."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def said(text: str) -> set[tuple[str, str]]:
    """Return property and words of what is told in the text's own words."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    return {(s.predicate, str(s.value)) for s in build.statements if s.predicate in {"action", "situation"}}


@pytest.mark.parametrize(
    "text",
    [
        "法国10月消费者信心指数下降。",
        "国际原子能机构调查人员已离开利比亚。",
        "水利部有关部门对老旧水库进行了排查。",
        "《水土保持条例》《湿地保护办法》等相关法律法规持续完善。",
        "我国保障和改善民生扎实推进。",
    ],
)
def test_what_stands_behind_a_name_and_acts_is_told_with_it(text: str) -> None:
    found = said(text)
    assert not any(predicate == "action" for predicate, _ in found)
    assert ("situation", text.rstrip("。")) in found


def test_who_acts_in_a_body_goes_on_as_the_doer() -> None:
    found = said("水利部有关部门组织排查隐患，责令3家单位停工整改。")
    assert not any(p == "action" and v.startswith("责令") for p, v in found)


def test_a_direction_cut_from_the_name_of_its_place_does_nothing() -> None:
    build = build_graph(
        [source_of_text("昨天，土耳其中部和东北部多地出现暴雪。", "e.txt")], load_ontology(), date="2031-11-20"
    )
    labels = {e.id: e.label for e in build.entities}
    assert not any(s.predicate == "action" and labels[s.subject] in {"中部", "东北部"} for s in build.statements)


def test_a_verb_and_its_thing_are_a_deed_where_nothing_acts_behind() -> None:
    assert ("action", "推进老旧水库改造，加固大坝40座") in said("水利部推进老旧水库改造，加固大坝40座。")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("浙江实现每个县都至少有一家三级医院。", "实现每个县都至少有一家三级医院"),
        ("《水土条例》共7章，按照管护结合的总原则，明确水土管护的管理体制。", "明确水土管护的管理体制"),
    ],
)
def test_what_is_brought_about_is_a_deed(text: str, deed: str) -> None:
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    told = [*build.statements, *(r.statement for r in build.rejected)]
    assert ("action", deed) in {(s.predicate, str(s.value)) for s in told}
