"""How a whole sentence is meant, and when: 将 before a thing plans nothing, what nobody plans is foretold."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def told(text: str) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return label and words of each action and situation → how it is meant, and when."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2024-05-08")
    names = {e.id: e.label for e in build.entities}
    return {
        (names[s.subject], str(s.value)): (s.modality, s.time)
        for s in build.statements
        if s.predicate in {"situation", "action"}
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("浙江省将防汛应急响应提升至三级，多趟列车停运。", {"asserted"}),
        ("绍兴市将学习教育与推动中心工作、改进作风结合起来，坚持问题导向，列出16方面清单。", {"asserted"}),
        ("绍兴市将“当下改”与“长久立”相结合，带动各级党组织整改。", {"asserted"}),
        ("绍兴市将重点人群纳入医保。", {"asserted"}),
        ("绍兴市将举办职工运动会，展出三百件展品。", {"planned"}),
        ("绍兴市将全面提升服务水平，把试点扩大到全市。", {"planned"}),
        ("绍兴市将于明年把试点扩大到全市。", {"planned"}),
    ],
)
def test_a_thing_that_is_put_somewhere_is_no_plan(text: str, meant: set[str]) -> None:
    assert {m for m, _ in told(text).values()} == meant


def test_what_hangs_on_a_plan_or_a_work_to_come_is_no_fact() -> None:
    strike = told("按计划，从5月12日起，绍兴市公交司机、邮递员陆续举行不同规模的罢工。")
    assert {m for m, _ in strike.values()} == {"planned"}
    line = told("杭绍铁路全长175公里，计划2028年建成通车。通车后，绍兴市至宁波市两地实现直达互通，路网更加完善。")
    assert ("forecast", None) in {m for (who, _), m in line.items() if who == "绍兴市"}


def test_what_is_ready_is_no_plan() -> None:
    found = told("第五届绍兴纺织博览会明天将开幕。目前，博览会的各项准备工作已就绪，场馆内已搭建起支付体系。")
    assert not any("就绪" in words and m == "planned" for (_, words), (m, _) in found.items())


def test_the_part_before_tells_of_when_a_number_is() -> None:
    found = told(
        "1—4月累计，浙江省财政收入1733亿元，增长5.1%；浙江省财政支出超过2000亿元，民生领域支出得到有力保障。"
    )
    assert {t for (_, words), (_, t) in found.items() if "民生" in words} == {"2024-01/2024-04"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("浙江省、江苏省有关负责同志作了交流发言。", id="at what, on what?"),
        pytest.param("绍兴市、宁波市有关部门负责同志到会听取意见建议。", id="which meeting?"),
        pytest.param("绍兴市、宁波市精心谋划，扎实推进，确保学习教育取得实效。", id="says nothing"),
        pytest.param("深化浙江省机构改革主要包括：优化部门设置。", id="half a list"),
        pytest.param("会谈后，两国总理见证签署多项合作文件。", id="of which countries?"),
    ],
)
def test_formalities_slogans_and_half_lists_tell_nothing(text: str) -> None:
    assert not told(text)


def test_a_side_accuses_in_its_own_words() -> None:
    found = told("22日，法国代表在辩论中发言指出，法国坚持发展经济。美国出于政治目的，编造虚假信息，攻击抹黑法国。")
    assert not any(who == "美国" for who, _ in found)


def test_a_headline_that_runs_into_its_sentence_is_not_told_with_it() -> None:
    found = told("绍兴成功申办全国职工运动会今天（5月8日），在宁波举行的会上，经过投票，绍兴市获得承办权。")
    assert not any("申办" in words and "承办权" in words for _, words in found)
