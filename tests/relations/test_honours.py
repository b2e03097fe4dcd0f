"""Honours and posts that are given: who gives, who receives, in which order, when."""

from __future__ import annotations

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def said(text: str) -> set[tuple[str, str, str, str | None, str]]:
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2024-05-08")
    names = {e.id: e.label for e in build.entities}
    return {
        (names[s.subject], s.predicate, names[s.object], s.time, s.modality)
        for s in build.statements
        if s.object is not None
    }


def test_the_giver_of_the_first_gives_the_second_too() -> None:
    found = said(
        "4月27日，浙江省人民政府授予东方矿业公司电工张建国“浙江省劳动模范”称号，授予西山矿业公司“浙江省先进集体”称号。"
    )
    assert ("浙江省人民政府", "awarded", "张建国", "2024-04-27", "asserted") in found
    assert ("张建国", "receivedHonour", "浙江省劳动模范", "2024-04-27", "asserted") in found
    assert ("西山矿业公司", "receivedHonour", "浙江省先进集体", "2024-04-27", "asserted") in found
    assert not any(s == "东方矿业公司" and p == "receivedHonour" for s, p, *_ in found)


def test_what_several_got_maps_in_order() -> None:
    found = said("护理员张建国、李建华、王晓燕分获金牌、银牌和铜牌。")
    assert {(s, o) for s, p, o, *_ in found if p == "receivedHonour"} == {
        ("张建国", "金牌"),
        ("李建华", "银牌"),
        ("王晓燕", "铜牌"),
    }


def test_an_honour_to_come_is_planned() -> None:
    found = said("张建国还将被全国总工会授予“全国技术能手”称号。")
    assert {m for s, p, *_, m in found if p == "receivedHonour"} <= {"planned"}


def test_a_list_of_appointments_has_the_body_and_time_of_its_first_sentence() -> None:
    found = said("国务院5月6日任免国家工作人员。任命张建国为国家统计局副局长；免去李建华的国家统计局副局长职务。")
    assert ("国务院", "appointed", "张建国", "2024-05-06", "asserted") in found
    assert ("国务院", "removed", "李建华", "2024-05-06", "asserted") in found
    assert not any(s == "李建华" and p == "jobTitle" for s, p, *_ in found)


def test_each_of_a_list_has_the_post_behind_it() -> None:
    found = said("全国总工会选举张建国为会长、李建华为副会长。")
    assert {(s, o) for s, p, o, *_ in found if p == "jobTitle"} == {("张建国", "会长"), ("李建华", "副会长")}


def test_a_proposed_appointment_is_no_fact() -> None:
    assert not any(m == "asserted" for _, p, *_, m in said("全国总工会拟选举张建国为主席。") if p == "appointed")


def test_the_giver_may_stand_in_the_clause_before() -> None:
    found = said("全国总工会5月6日在北京举行大会，授予张建国全国五一劳动奖章。")
    assert any(o == "张建国" and p == "awarded" for _, p, o, *_ in found)
    assert any(s == "张建国" and p == "receivedHonour" for s, p, *_ in found)


def test_the_prize_of_the_sentence_before() -> None:
    found = said(
        "5月6日，第三届浙江志愿服务优秀组织奖揭晓。这一由全国总工会、共青团中央联合颁发的奖项，授予了浙江工业大学、中国劳动关系学院等20个集体。"
    )
    assert {(s, o, t) for s, p, o, t, _ in found if p == "receivedHonour"} == {
        ("浙江工业大学", "第三届浙江志愿服务优秀组织奖", "2024-05-06"),
        ("中国劳动关系学院", "第三届浙江志愿服务优秀组织奖", "2024-05-06"),
    }
    assert ("浙江工业大学", "awarded") in {(o, p) for _, p, o, *_ in found}
