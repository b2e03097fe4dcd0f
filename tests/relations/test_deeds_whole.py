"""All that a doer does in a row of clauses is one deed; what is planned, dated or done by others is none of it."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def deeds(text: str) -> set[tuple[str, str, str | None, str]]:
    """Return who does what, when and how it is meant, also what the judge of statements refused."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    told = [*build.statements, *(r.statement for r in build.rejected)]
    names = {e.id: e.label for e in build.entities}
    return {(names[s.subject], str(s.value), s.time, s.modality) for s in told if s.predicate == "action"}


def test_the_words_begin_where_the_doer_stands_though_a_rule_tells_that() -> None:
    found = deeds("河北省实施提振消费专项行动，为老人发放消费券。")
    assert {w for _, w, *_ in found} == {"实施提振消费专项行动，为老人发放消费券"}


def test_by_what_means_goes_with_what_is_done() -> None:
    words = "坚持边学习边检查，通过逐级把关、专班督查等方式，解决6方面难题"
    assert {w for _, w, *_ in deeds(f"吉林省{words}。")} == {words}


def test_words_of_manner_part_no_row() -> None:
    found = deeds("北京、吉林等地认真组织谋划，精心部署实施，建成20个驿站。")
    assert {(s, w) for s, w, *_ in found} == {
        ("北京市", "认真组织谋划，精心部署实施，建成20个驿站"),
        ("吉林省", "认真组织谋划，精心部署实施，建成20个驿站"),
    }


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("浙江省整修了老渠道，将新建三座泵站。", "整修了老渠道"),
        ("浙江省整修了老渠道，12月建成三座泵站。", "整修了老渠道"),
        ("浙江省整修了老渠道，来自各地的300名技工参加施工。", "整修了老渠道"),
        ("浙江省整修了老渠道；新建了三座泵站。", "整修了老渠道"),
        ("浙江省整修了老渠道，补短板、强弱项、提质量。", "整修了老渠道"),
    ],
    ids=["planned", "of-its-own-time", "others", "another-part", "slogan"],
)
def test_a_row_ends_where_something_else_is_told(text: str, first: str) -> None:
    words = {w for _, w, *_ in deeds(text)}
    assert first in words
    assert not any(w.startswith(first) and w != first for w in words)


def test_words_that_others_hold_are_not_told_again() -> None:
    found = deeds("上海市近日发布八方面政策举措，支持各区建设社区食堂。")
    assert {w for _, w, *_ in found} == {"发布八方面政策举措，支持各区建设社区食堂"}


def test_a_plan_is_not_of_the_time_of_what_goes_on() -> None:
    found = deeds("目前浙江省已有1300个项目开工，全年将完成投资4300亿元。")
    assert not any(m == "planned" and t is not None and t.startswith("2031-11") for _, _, t, m in found)


def test_what_a_paper_of_yesterday_is_to_do_is_a_plan_without_its_day() -> None:
    found = deeds("昨天（11月19日），国家发展改革委发布促进光伏产业健康发展的通知，将扎实推进光伏基地建设。")
    assert {(t, m) for _, w, t, m in found if w.startswith("扎实推进")} == {(None, "planned")}


def test_things_brought_together_are_no_plan() -> None:
    found = deeds("王建国将人工智能、高端装备制造与航天产业深度融合。")
    assert {(w, m) for _, w, _, m in found} == {("将人工智能、高端装备制造与航天产业深度融合", "asserted")}
