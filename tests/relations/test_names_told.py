"""Whose name and post a text gives, in the words that it gives them, through the whole pipeline."""

from __future__ import annotations

import hashlib

import pytest

from kg.model import Source
from kg.pipeline import build_graph

Row = tuple[str, str, str, str]


def told(text: str) -> set[Row]:
    """Return subject, its class, predicate and object of what is told or refused."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")], date="2025-09-20")
    entities = {e.id: e for e in made.entities}
    rows = [*made.statements, *(r.statement for r in made.rejected)]
    return {
        (
            entities[s.subject].label,
            entities[s.subject].cls,
            s.predicate,
            entities[s.object].label if s.object else str(s.value),
        )
        for s in rows
    }


def facts(text: str) -> set[tuple[str, str, str]]:
    return {(a, p, b) for a, _, p, b in told(text)}


def test_who_has_a_post_before_his_name_is_that_person_in_every_sentence() -> None:
    rows = told(
        "国家主席习近平同印尼当选总统普拉博沃举行会谈。"
        "普拉博沃转达佐科总统对习近平主席的诚挚问候，表示很高兴将中国作为首访国家。"
    )
    assert {cls for who, cls, *_ in rows if who == "普拉博沃"} == {"Person"}
    assert ("普拉博沃", "jobTitle", "当选总统") in {(a, p, b) for a, _, p, b in rows}


def test_one_elected_who_is_not_named_is_not_the_one_who_meets_him() -> None:
    assert ("习近平", "jobTitle", "总统") not in facts("习近平同印度尼西亚当选总统会谈。")


@pytest.mark.parametrize(
    ("text", "who", "post"),
    [
        ("马来西亚国会下议院议长佐哈里、交通部长陆兆福到机场送行。", "陆兆福", "交通部长"),
        ("国务院调查组组长、应急管理部副部长王建国提出要求。", "王建国", "国务院调查组组长"),
        ("德国总参谋长布罗伊尔表示，将继续训练。", "布罗伊尔", "总参谋长"),
    ],
)
def test_a_post_is_told_whole(text: str, who: str, post: str) -> None:
    assert {b for a, p, b in facts(text) if a == who and p == "jobTitle"} >= {post}


def test_an_office_goes_by_the_plate_that_the_text_shows() -> None:
    assert ("国务院台湾事务办公室", "held", "国庆招待会") in facts("国务院台办今天在北京举行国庆招待会。")
    assert ("国家互联网信息办公室", "held", "国庆招待会") in facts("国家网信办今天在北京举行国庆招待会。")


def test_a_meeting_without_a_name_goes_by_who_held_it() -> None:
    assert ("国务院新闻办公室", "held", "国务院新闻办新闻发布会") in facts("国务院新闻办今天举行新闻发布会。")
    rows = facts("国务院新闻办、水利部今天联合举行新闻发布会。")
    assert {b for _, p, b in rows if p == "held"} == {"新闻发布会"}


def test_surname_and_post_of_one_whom_all_know_is_he() -> None:
    assert ("习近平", "said", "要加强练兵备战") in facts("习主席强调，要加强练兵备战。")


def test_the_place_before_a_visit_is_not_the_visitor() -> None:
    rows = facts("在石河子市，来到军垦博物馆，深入基层连队，考察军垦建设情况。")
    assert not any(who == "石河子市" and p in {"action", "situation"} for who, p, _ in rows)


def test_a_continent_is_not_what_its_first_thing_does() -> None:
    assert not any(who == "亚洲" for who, *_ in facts("亚洲首艘圆筒型“海上油气加工厂”今日完成海上安装。"))


def test_a_bridge_of_a_line_is_named_from_the_first_town_of_the_line() -> None:
    assert ("南通至宁波高铁杭州湾大桥中航道桥", "partOf", "南通至宁波高铁") in facts(
        "今天，南通至宁波高铁杭州湾大桥中航道桥正式开工。"
    )


def test_the_end_of_a_row_of_people_is_no_verb() -> None:
    rows = facts("印尼住房部长巴苏基、中国驻印尼大使陆慷等到机场送行。")
    assert not any(p == "action" and b.startswith("等到") for _, p, b in rows)


def test_a_rite_behind_a_title_keeps_it() -> None:
    rows = facts("大型文化节目《山河诗人传》播出仪式今天在北京举行。")
    assert ("《山河诗人传》播出仪式", "locatedIn", "北京市") in rows


def test_what_only_stands_before_a_rite_is_not_what_it_is() -> None:
    rows = facts("第二十届上海电视节“白云绽放”颁奖典礼昨晚举行。")
    assert ("“白云绽放”颁奖典礼", "describedAs", "第二十届上海电视节") not in rows
