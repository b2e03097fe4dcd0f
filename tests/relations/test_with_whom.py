"""With whom, for whom and after what something is done belongs to its words: 张三抵达时，|李四热情迎接."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def told(text: str) -> set[tuple[str, str, str, str | None, str]]:
    """Return who does what, also what the judge of statements refused."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    names = {e.id: e.label for e in build.entities}
    return {
        (names[s.subject], s.predicate, names.get(s.object or "", str(s.value)), s.time, s.modality)
        for s in [*build.statements, *(r.statement for r in build.rejected)]
    }


def words(text: str) -> set[tuple[str, str]]:
    return {(who, what) for who, predicate, what, *_ in told(text) if predicate in {"action", "situation"}}


def test_whoever_acts_with_another_in_a_clause_has_his_subject_before_it() -> None:
    found = told("法国总统马克龙11月18日抵达柏林，并将与德国总理朔尔茨举行会谈。")
    assert ("马克龙", "met", "朔尔茨", "2031-11-18", "planned") in found
    assert not any(who == "朔尔茨" and predicate == "action" for who, predicate, *_ in found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("李强和朔尔茨在勃兰登堡门前握手合影。", "李强和朔尔茨在勃兰登堡门前握手合影"),
        (
            "国务院总理李强同德国总理朔尔茨会谈。会谈后，两国总理共同见证签署多项双边合作文件。",
            "李强和朔尔茨共同见证签署多项双边合作文件",
        ),
    ],
)
def test_what_two_do_with_each_other_names_both(text: str, value: str) -> None:
    assert {("李强", value), ("朔尔茨", value)} <= words(text)


def test_whom_one_welcomes_stands_before() -> None:
    found = words("李强抵达会场时，德国总理朔尔茨热情迎接。")
    assert ("朔尔茨", "李强抵达会场时，德国总理朔尔茨热情迎接") in found


def test_whom_one_sees_off_stands_in_the_sentence_before() -> None:
    found = words("李强结束对德国的访问，离开柏林。\n离开时，德国外长贝尔伯克等到机场送行。\n")
    assert ("贝尔伯克", "李强离开时，德国外长贝尔伯克等到机场送行") in found
    assert not words("当天下午，德国外长贝尔伯克等到机场送行。")


def test_on_whose_visit_one_goes_along() -> None:
    assert ("王毅", "陪同李强考察") in words("李强11月18日在山东考察。王毅陪同考察。")
    assert not any("陪同" in value for _, value in words("李强在山东考察。张国清在河北考察。王毅陪同考察。"))


def test_the_last_of_a_list_is_told_with_the_one_before() -> None:
    found = words("教育部近日启动实验校建设，将实施师资培训计划，加强科学课程建设等重点任务。")
    assert not any(value.startswith("加强科学课程") for _, value in found)


def test_an_order_is_told_with_what_it_orders() -> None:
    assert ("特朗普", "签署行政令，宣布美国退出联合国人权理事会") in words(
        "美国总统特朗普4日签署行政令，宣布美国退出联合国人权理事会。"
    )


def test_an_activity_is_not_held_on_the_day_of_its_launch() -> None:
    found = told("由文化和旅游部举办的全国“村晚”示范展示活动11月18日启动。")
    assert {time for who, predicate, _, time, _ in found if predicate == "held"} == {None}


def test_what_a_paper_lays_down_is_yet_to_be_carried_out() -> None:
    found = told("11月18日，教育部印发《科学教育工作方案》，实施职业技能提升行动等5项举措。")
    assert {(time, modality) for _, p, _, time, modality in found if p == "implements"} == {(None, "planned")}
