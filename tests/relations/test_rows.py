"""Rows of names: every member gets the fact, and none where the row only describes somebody else."""

from __future__ import annotations

import hashlib

from kg.model import Build, Source
from kg.pipeline import build_graph


def built(text: str) -> Build:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")], date="2025-08-20")


def facts(text: str, predicate: str) -> set[tuple[str, str]]:
    made = built(text)
    label = {e.id: e.label for e in made.entities}
    return {(label[s.subject], label[s.object]) for s in made.statements if s.predicate == predicate and s.object}


def test_a_row_of_people_goes_on_behind_a_comma() -> None:
    text = "全国推进农业机械化座谈会18日在北京召开。国务院副总理张建国、李建华，国务委员王建国出席会议。"
    assert {a for a, _ in facts(text, "attended")} == {"张建国", "李建华", "王建国"}


def test_who_is_spoken_to_joins_no_row() -> None:
    assert "张建国" not in {a for a, _ in facts("张建国，王建国出席全国职业技能大赛。", "attended")}


def test_each_of_a_row_has_its_own() -> None:
    text = "张建国、王建国分别担任全国总工会主席、副主席。"
    assert facts(text, "jobTitle") == {("张建国", "主席"), ("王建国", "副主席")}


def test_a_noun_behind_the_last_of_a_row_leaves_every_name_meant() -> None:
    text = "在教育部、人社部指导下，浙江省举办全国职业技能大赛。"
    assert {a for a, _ in facts(text, "guided")} == {"教育部", "人力资源和社会保障部"}


def test_a_noun_behind_a_row_is_of_all_its_names() -> None:
    assert not facts("浙江省、江苏省企业签署《长江合作协定》。", "signed")


def test_a_meeting_goes_on_behind_a_semicolon_as_it_was_proposed() -> None:
    text = "委员长会议建议，第九届全国职工代表座谈会审议国家航道法草案；审议《工资支付办法》。"
    told = [s for s in built(text).statements if s.predicate == "about" and s.object == "policy/工资支付办法"]
    assert [(s.subject, s.modality) for s in told] == [("event/第九届全国职工代表座谈会", "planned")]
