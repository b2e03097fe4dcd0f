"""What papers of many kinds say of themselves: number, issuers, day, force. The papers are of our own invention."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from kg.model import Build, Source
from kg.pipeline import build_graph

_CASES = Path(__file__).parent / "papers"
_NAMES = sorted(p.stem for p in _CASES.glob("*.json"))


def build(text: str) -> Build:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return build_graph([Source(digest, ("paper.txt",), "text/plain", text, "text/1")])


def facts(made: Build) -> set[tuple[str, str, str]]:
    label = {e.id: e.label for e in made.entities}
    return {
        (label.get(s.subject, s.subject), s.predicate, label.get(s.object or "", str(s.value)))
        for s in made.statements
        if s.modality == "asserted"
    }


@pytest.mark.parametrize("name", _NAMES)
def test_a_paper_says_who_issued_it_and_when(name: str) -> None:
    made = build((_CASES / f"{name}.txt").read_text(encoding="utf-8"))
    gold = json.loads((_CASES / f"{name}.json").read_text(encoding="utf-8"))
    found = facts(made)
    own = gold["paper"]
    assert {s for s, p, o in found if p == "issued" and o == own} == set(gold["issuers"])
    assert {o for s, p, o in found if p == "issueDate" and s == own} == {gold["issued"]}
    for predicate, key in (("documentNumber", "number"), ("effectiveFrom", "effect")):
        assert {o for s, p, o in found if p == predicate and s == own} == ({gold[key]} if gold[key] else set())


PUBLIC = (_CASES / "public-notice.txt").read_text(encoding="utf-8")
JOINT = (_CASES / "joint.txt").read_text(encoding="utf-8")


def test_what_a_paper_repeals_amends_and_how_long_it_holds() -> None:
    assert ("关于加强电动自行车管理的通告", "validUntil", "2029-09-30") in facts(build(PUBLIC))
    assert ("关于做好稳岗工作有关事项的通知", "repeals", "人力资源社会保障部财政部关于稳岗返还的通知") in facts(
        build(JOINT)
    )
    amending = facts(build((_CASES / "amending.txt").read_text(encoding="utf-8")))
    assert ("关于修改《中华人民共和国工会法》的决定", "amends", "中华人民共和国工会法") in amending


def test_a_sentence_that_ends_in_a_colon_is_no_addressee() -> None:
    assert not any(p == "addressedTo" for _, p, _ in facts(build(PUBLIC)))


def test_what_was_agreed_is_forwarded() -> None:
    text = (
        "东海省人民政府办公厅转发省教育厅等部门关于加强职业教育意见的通知\n东政办发〔2024〕20号\n"
        "各市、县人民政府，省政府各部门：\n"
        "省教育厅、省财政厅《关于加强职业教育的意见》已经省政府同意，现转发给你们，请认真贯彻执行。\n"
        "东海省人民政府办公厅\n2024年5月9日\n"
    )
    assert ("东海省人民政府办公厅", "forwarded", "关于加强职业教育的意见") in facts(build(text))


def test_this_law_is_the_one_of_the_headline() -> None:
    law = facts(build((_CASES / "law.txt").read_text(encoding="utf-8")))
    assert not any("宪法" in s and p == "effectiveFrom" for s, p, _ in law)


def test_from_the_day_of_issue_is_not_the_day_of_approval() -> None:
    text = (
        "国家林业和草原局 农业农村部公告（2021年第15号）（国家重点保护野生植物名录）\n"
        "《国家重点保护野生植物名录》于2021年8月7日经国务院批准，现予以公布，自公布之日起施行。\n特此公告。\n"
        "国家林业和草原局 农业农村部\n2021年9月7日\n"
    )
    days = {o for _, p, o in facts(build(text)) if p == "effectiveFrom"}
    assert days == {"2021-09-07"}


def test_a_term_of_years_ends_the_day_before() -> None:
    text = PUBLIC.replace("有效期至2029年9月30日", "有效期2年")
    assert ("关于加强电动自行车管理的通告", "validUntil", "2026-09-30") in facts(build(text))
