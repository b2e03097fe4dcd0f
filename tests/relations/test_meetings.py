"""Who leads, attends and speaks at meetings, and under what theme they stand, through the whole pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from kg.model import Rejected, Source, Statement
from kg.pipeline import build_graph

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def facts(text: str) -> set[tuple[str, str, str]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")])
    label = {e.id: e.label for e in made.entities}
    return {(label[s.subject], s.predicate, label.get(s.object or "", str(s.value))) for s in made.statements}


def test_a_meeting_is_named_by_the_body_before_it() -> None:
    found = facts("国务院安全生产委员会全体会议在北京召开。张建国主持会议，李国庆出席会议。")
    assert ("张建国", "leads", "国务院安全生产委员会全体会议") in found
    assert ("李国庆", "attended", "国务院安全生产委员会全体会议") in found


def test_a_space_parts_a_headline() -> None:
    found = facts("全国政协召开2024年上半年宏观经济形势分析座谈会 王建国出席并讲话\n\n座谈会在北京举行。")
    assert ("王建国", "spokeAt", "宏观经济形势分析座谈会") in found
    assert not any(s.startswith("中国人民政治协商会议") and p == "spokeAt" for s, p, _ in found)


def test_a_theme_belongs_to_the_event_that_the_item_is_about() -> None:
    found = facts("第十届中国花卉博览会5月在上海举行。本届花博会以“花开中国梦”为主题。")
    assert ("第十届中国花卉博览会", "theme", "花开中国梦") in found


def test_guests_of_a_meeting_at_a_banquet_attend_no_meeting() -> None:
    found = facts("王建国在海州举行宴会，欢迎来华出席第三届海洋合作高峰论坛的国际贵宾。张明远、李卫民等出席。")
    assert "attended" not in {p for _, p, _ in found}


def test_a_telephone_call_is_told_in_its_words_and_is_no_meeting(state: State) -> None:
    said, _ = state("国务院总理[王芳|Person]4日同外长[李伟|Person]通电话。", "2025-01-05")
    assert not [s for s in said if s.predicate == "met"]
    assert [(s.subject, s.value, s.time) for s in said if s.predicate == "action"] == [
        ("王芳", "同外长李伟通电话", "2025-01-04")
    ]


def test_a_meeting_at_its_closing_is_the_whole_session() -> None:
    text = "王建国主持省教育工会第三届委员会第六次会议闭幕会\n\n省教育工会第三届委员会第六次会议24日闭幕。王建国说，会议听取审议7个工作报告。"
    told = {s for s, p, _ in facts(text) if p == "observation"}
    assert not any(s.endswith("闭幕会") for s in told)


def test_what_a_named_meeting_hears_is_not_told_of_the_body_that_holds_it() -> None:
    text = (
        "省教育工会举行第六次主席会议\n\n省教育工会第六次主席会议26日在杭州举行。"
        "会议听取了王建国作的关于职工培训情况的汇报，审议了关于职工培训的决定草案代拟稿。"
    )
    assert not [f for f in facts(text) if f[0] == "省教育工会" and f[1] in {"action", "situation"} and "听取" in f[2]]
