"""Sentences of which nothing used to be told: no verb was seen in them, a space stood in a title."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def told(text: str, *predicates: str) -> set[tuple[str, str]]:
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2024-05-08")
    names = {e.id: e.label for e in build.entities}
    return {(names[s.subject], str(s.value)) for s in build.statements if s.predicate in predicates}


@pytest.mark.parametrize(
    "words",
    [
        "重点就职工教育、职业培训、技能创新等领域改革作了介绍",
        "就全会关于职业教育、技能培训方面的重要部署作了介绍",
        "从完善培训体系、推动产教融合、健全评价机制等5个方面作了介绍",
    ],
)
def test_who_informs_of_something_is_told_with_what_it_is(words: str) -> None:
    text = f"今天（5月8日），国务院新闻办公室举行新闻发布会。教育部副部长王建国{words}。"
    assert ("王建国", words) in told(text, "action")


def test_who_only_informs_is_not_told() -> None:
    assert not told("教育部副部长王建国作了介绍。", "action")


def test_what_a_person_presents_is_not_said_by_the_body_that_spoke_before() -> None:
    text = (
        "今天（5月8日），国务院新闻办公室举行新闻发布会。教育部相关负责人介绍，全国职业学校达到1万所。"
        "全国总工会副主席王建国就技能竞赛的有关安排作了介绍。"
    )
    assert not any("王建国" in words for _, words in told(text, "said"))


def test_views_shared_point_by_point_are_said() -> None:
    text = "王建国同大家分享3点看法：一是坚持平等互利，夯实共同利益基础。二是推进治理改革，完善经贸规则体系。"
    found = {words for who, words in told(text, "said") if who == "王建国"}
    assert found == {"坚持平等互利，夯实共同利益基础", "推进治理改革，完善经贸规则体系"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("截至目前，北斗系统服务着全球130多个国家和地区用户。", "截至目前，北斗系统服务着全球130多个国家和地区用户"),
        ("在广州港南沙港区，开年头一天，6个泊位就满负荷运转。", "在广州港南沙港区，开年头一天，6个泊位就满负荷运转"),
    ],
)
def test_a_sentence_in_which_no_verb_is_seen_is_told_whole(text: str, words: str) -> None:
    assert words in {w for _, w in told(text, "situation")}


def test_a_space_in_a_title_parts_no_words() -> None:
    text = "5月5日，国家主席习近平在法国《费加罗报》发表题为《传承友好精神 共促和平发展》的署名文章。"
    words = "在法国《费加罗报》发表题为《传承友好精神共促和平发展》的署名文章"
    assert ("习近平", words) in told(text, "action")


def test_a_space_in_letters_and_figures_parts_no_words() -> None:
    text = "5月5日，美国阿拉斯加航空公司一架波音737 MAX 9客机起飞后不久发生应急舱门掉落事故。"
    assert any("波音737 MAX 9客机起飞后不久" in words for _, words in told(text, "situation", "action"))


def test_a_noun_that_begins_in_a_verb_is_a_noun() -> None:
    text = "我国持续巩固脱贫攻坚成果。脱贫家庭义务教育阶段辍学学生保持动态清零，农村危房改造和农房抗震改造全部完成。"
    assert any(words.startswith("脱贫家庭义务教育") for _, words in told(text, "situation"))


def test_what_a_plan_supports_is_told_to_the_end_of_its_row() -> None:
    text = (
        "上个月，广东省发布未来材料、未来能源、未来健康等五大未来产业行动计划，支持打造一批创新平台，"
        "构建从技术策源、成果转化到产业培育、组织创新的新产业生态。"
    )
    found = {words for who, words in told(text, "action", "situation") if who == "广东省"}
    assert found and not any(words.endswith("创新平台") for words in found)
    assert any(words.endswith("新产业生态") for _, words in told(text, "stipulates"))
