"""What is true of a named thing, and what only stands near its name, through the whole pipeline."""

from __future__ import annotations

import hashlib

import pytest

from kg.model import Source
from kg.pipeline import build_graph

Row = tuple[str, str, str, str | None, str]


def told(text: str) -> set[Row]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")], date="2025-09-20")
    label = {e.id: e.label for e in made.entities}
    rows = [*made.statements, *(r.statement for r in made.rejected)]
    return {
        (label[s.subject], s.predicate, label.get(s.object or "", str(s.value)), s.time, s.modality) for s in rows
    }


def facts(text: str) -> set[tuple[str, str, str]]:
    return {row[:3] for row in told(text)}


def test_a_span_in_which_nothing_of_the_kind_happened_dates_nothing_and_stays_in_the_words() -> None:
    rows = told("日本与韩国12年来首次联合举行海上演练。")
    assert ("日本", "action", "12年来首次联合举行海上演练", None, "asserted") in rows
    assert not any(row[3] for row in rows)


def test_a_work_that_is_finished_is_not_yet_open() -> None:
    rows = facts("9月15日，国家重大水利工程白龙江下游段整治工程完工。")
    assert {p for _, p, _ in rows}.isdisjoint({"openedOn"})
    assert "completedOn" in {p for _, p, _ in rows}


def test_characters_of_a_story_hold_no_posts() -> None:
    assert not [
        r
        for r in facts("电视剧《山城大院》今晚播出，该剧讲述了青石县县委书记王长河等干部的故事。")
        if r[0] == "王长河"
    ]
    assert ("李大山", "jobTitle", "书记") not in facts("张明饰演的县委书记李大山深受喜爱。")


def test_what_only_a_country_can_be_is_not_said_of_a_work() -> None:
    rows = facts("甲山大桥、丙江隧道等7项中国工程入选，是全球入选项目最多的国家。")
    assert not [r for r in rows if r[1] in {"action", "describedAs"} and r[2].startswith("是全球")]


@pytest.mark.parametrize(
    "text",
    [
        "目前，我国有168个保税园区，已成为我国对外贸易的重要平台。",
        "2025国际消费季暨第四届海州“乐购节”29日启动。",
        "客机飞天600航班降落在海拔2100米的西宁曹家堡国际机场，这也是国产客机商业首飞高原机场。",
    ],
)
def test_what_is_so_of_another_thing_does_not_describe_the_name(text: str) -> None:
    assert "describedAs" not in {p for _, p, _ in facts(text)}


def test_of_two_ways_to_speak_neither_makes_the_speech_doubtful() -> None:
    rows = told("全球服务贸易峰会在京举行。阿联酋总理哈桑和有关嘉宾视频或现场致辞。")
    assert not [r for r in rows if r[4] == "possible"]


def test_a_name_torn_out_of_words_in_quotation_marks_is_no_object() -> None:
    assert "supports" not in {p for _, p, _ in facts("美方表示，不支持“台湾独立”。美国支持“台湾独立”。")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俄罗斯总统新闻秘书王大山表示，会谈将继续。", ("王大山", "jobTitle", "新闻秘书")),
        ("美国总统国家安全事务助理沙利文1日访华。", ("沙利文", "jobTitle", "国家安全事务助理")),
        ("中国数学家张明、李红获得奖项。", ("李红", "jobTitle", "数学家")),
        ("苏丹局势紧张。苏丹武装部队在首都喀土穆同叛军交火。", ("喀土穆", "locatedIn", "苏丹")),
        ("海州市境内的云台山隧道今天贯通。", ("云台山隧道", "locatedIn", "海州市")),
    ],
)
def test_posts_and_places_that_stand_before_a_name_are_told_whole(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in facts(text)


def test_an_aide_does_not_hold_the_post_of_the_one_served() -> None:
    assert ("王大山", "jobTitle", "总统") not in facts("俄罗斯总统新闻秘书王大山表示，会谈将继续。")


def test_who_has_retired_held_the_post_before() -> None:
    assert ("王秀兰", "jobTitle", "教师", "[..2025-09-20]", "asserted") in told("65岁退休教师王秀兰要照顾老人。")


def test_new_rules_that_are_spoken_of_are_those_of_the_one_paper_named_before() -> None:
    rows = facts("市场监管总局今天发布《信用修复管理办法》。新规明确，企业可以申请修复。新规将于10月1日起施行。")
    assert ("信用修复管理办法", "stipulates", "企业可以申请修复") in rows
    assert ("信用修复管理办法", "effectiveFrom", "2025-10-01") in rows
    two = facts("工信部发布《无人机管理办法》和《机器人管理办法》。新规要求，企业应当登记。")
    assert "stipulates" not in {p for _, p, _ in two}


def test_a_post_behind_one_name_is_not_the_next_ones() -> None:
    found = facts("6月26日，李正明主席和冯若兰总统举行会谈。")
    assert ("冯若兰", "jobTitle", "主席") not in found


def test_what_is_only_announced_or_wished_for_is_no_deed_done() -> None:
    announced = told("今年，美团还宣布了在深圳投资创立海州创新科技中心。")
    assert "foundedOn" not in {row[1] for row in announced}
    assert {row[4] for row in announced if row[1] in {"founded", "funded"}} == {"planned"}
    wished = told("中方愿同各成员国通力协作，尽快建成上合组织开发银行。")
    assert {row[4] for row in wished if row[1] == "founded"} == {"planned"}
    assert "attended" not in {p for _, p, _ in facts("双方同意举行中欧人文交流会议，应对挑战。\n吴文明出席。")}
