"""People and where they belong: apposition, lists, former posts, by-lines."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def facts(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str, str, str | None]]:
    return {(s.subject, s.predicate, s.object) for s in found[0]}


def test_two_posts_in_two_bodies(state: State) -> None:
    text = "[中共中央|PartyBody][委员|Post]、[国务院|GovernmentBody][副总理|Post][张三|Person]来到现场。"
    found = facts(state(text))
    assert {("张三", "affiliatedWith", "中共中央"), ("张三", "affiliatedWith", "国务院")} <= found
    assert {("张三", "jobTitle", "委员"), ("张三", "jobTitle", "副总理")} <= found


def test_a_shared_post_goes_to_the_whole_list(state: State) -> None:
    found = facts(state("[全总|TradeUnion][副主席|Post][张三|Person]、[李四|Person]来到现场。"))
    assert ("李四", "affiliatedWith", "全总") in found
    found = facts(state("[全总|TradeUnion][主席|Post][张三|Person]、[李四|Person]来到现场。"))
    assert ("李四", "affiliatedWith", "全总") not in found


def test_a_former_post_was_held_some_time_before_the_paper(state: State) -> None:
    found, _ = state("[全总|TradeUnion]原[主席|Post][张三|Person]来到现场。", "2024-05-01")
    assert {s.time for s in found if s.predicate == "jobTitle"} == {"[..2024-05-01]"}


def test_who_was_in_a_post_at_the_time_has_it_on_that_day(state: State) -> None:
    found, _ = state("[2021年3月|Time]，时任[总理|Post][张三|Person]来到现场。", "2024-05-08")
    assert {s.time for s in found if s.predicate == "jobTitle"} == {"2021-03"}


def test_a_place_employs_only_by_a_post(state: State) -> None:
    assert ("张三", "affiliatedWith", "浙江省") in facts(state("[浙江省|Province][省长|Post][张三|Person]来到现场。"))
    assert ("张三", "affiliatedWith", "涿州") not in facts(
        state("[涿州|County][村民|Profession][张三|Person]来到现场。")
    )


def test_an_ambassador_is_not_employed_where_posted(state: State) -> None:
    found = facts(state("[中国|Country]驻[朝鲜|Country][大使|Post][王某|Person]来到现场。"))
    assert ("王某", "affiliatedWith", "朝鲜") not in found


def test_words_in_quotation_marks_before_the_speaker(state: State) -> None:
    found, _ = state("“骑手的工作条件需要改善。”[张三|Person]说。")
    assert [(s.subject, s.value) for s in found if s.predicate == "said"] == [("张三", "骑手的工作条件需要改善")]


def test_a_paper_rules_and_a_person_says(state: State) -> None:
    found, _ = state("[《条例》|Regulation]规定，用人单位不得扣押劳动者证件。[李四|Person]表示，要加强劳动保障监察。")
    assert {(s.subject, s.predicate) for s in found} == {("条例", "stipulates"), ("李四", "said")}


def test_a_villager_holds_no_post(state: State) -> None:
    found = facts(state("[村民|Profession][张三|Person]来到现场。"))
    assert not any(predicate == "jobTitle" for _, predicate, _ in found)


def test_nouns_between_a_body_and_a_post_are_the_post_s(state: State) -> None:
    text = "[联合国|InternationalBody][也门|Country]问题[特使|Post][王某|Person]来到现场。"
    found = facts(state(text))
    assert ("王某", "affiliatedWith", "联合国") in found
    assert ("王某", "affiliatedWith", "也门") not in found
    found = facts(state("[德国|Country]远洋集团[董事长|Post][王某|Person]来到现场。"))
    assert ("王某", "affiliatedWith", "德国") not in found


def test_a_post_that_touches_another_name_is_not_one_s_own(state: State) -> None:
    found = facts(state("[张三|Person]是[全总|TradeUnion][主席|Post][李四|Person]的朋友。"))
    assert ("张三", "jobTitle", "主席") not in found
    assert ("李四", "jobTitle", "主席") in found


def test_what_somebody_is_to_the_body_before_ties_them_to_it(state: State) -> None:
    found = facts(state("[共同民主党|PartyBody]党首[李在明|Person]表示反对。"))
    assert ("李在明", "affiliatedWith", "共同民主党") in found
    assert not facts(state("记者从[青海大学|School]附近的[王建国|Person]家出发。"))
