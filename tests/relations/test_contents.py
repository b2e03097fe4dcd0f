"""What lists hold and what meetings are on, read through the whole pipeline."""

from __future__ import annotations

import hashlib

from kg.model import Source
from kg.pipeline import build_graph


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")], date="2025-08-28")
    label = {e.id: e.label for e in made.entities}
    return {
        (label[s.subject], label[s.object] if s.object else str(s.value))
        for s in made.statements
        if s.predicate == predicate
    }


def test_a_list_holds_the_works_that_a_number_counts_behind_it() -> None:
    text = "中央广播电视总台今天发布2025年精品节目片单。《山河春晓》《江海夜话》等30余档节目将陆续推出。"
    assert {("2025年精品节目片单", "山河春晓"), ("2025年精品节目片单", "江海夜话")} <= said(text, "includes")
    assert not said("中央广播电视总台今天发布2025年精品节目片单。《山河春晓》受到欢迎。", "includes")


def test_a_meeting_is_on_what_its_name_quotes_and_what_is_conferred_on() -> None:
    text = "“加快港口转型”专题协商会28日在京召开。部分委员围绕完善港口规划、健全服务机制等协商议政。"
    assert said(text, "theme") == {
        ("“加快港口转型”专题协商会", "加快港口转型"),
        ("“加快港口转型”专题协商会", "完善港口规划、健全服务机制"),
    }
    assert not said("村民们围绕谷仓展开讨论。“加快港口转型”受到关注。", "theme")


def test_a_campaign_is_on_what_the_clause_behind_its_name_says() -> None:
    text = "山东省启动“乡味行”春季行动，聚焦家电、手机、服装等品类，线上线下协同发力。"
    assert ("“乡味行”春季行动", "家电、手机、服装等品类") in said(text, "theme")
    assert not said("山东省发展很快，聚焦家电、手机、服装等品类。", "theme")


def test_a_paper_lays_down_the_points_that_it_is_said_to_hold() -> None:
    text = "国务院公布《公共图书条例》。《条例》共5章27条，主要规定了以下内容。一是明确藏书范围和标准。二是健全读者服务保障。"
    assert said(text, "stipulates") == {
        ("公共图书条例", "明确藏书范围和标准"),
        ("公共图书条例", "健全读者服务保障"),
    }
    text = "国务院印发《公共图书意见》。《意见》从两个方面提出具体要求：一是建立藏书共享制度。二是健全读者服务体系。"
    assert {v for _, v in said(text, "proposed")} == {"建立藏书共享制度", "健全读者服务体系"}
    assert not said("国务院公布《公共图书条例》。《条例》有很多内容。读者很高兴。", "stipulates")
