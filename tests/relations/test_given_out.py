"""What bodies give out that has no name and what people report, read through the whole pipeline."""

from __future__ import annotations

import hashlib

from kg.model import Source
from kg.pipeline import build_graph


def done(text: str) -> set[tuple[str, str, str | None]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")], date="2025-08-28")
    label = {e.id: e.label for e in made.entities}
    return {(label[s.subject], str(s.value), s.time) for s in made.statements if s.predicate == "action"}


def test_data_that_a_body_made_known_are_told_of_it_with_the_day() -> None:
    told = done("德国联邦统计局6日公布的数据显示，今年7月德国消费者价格指数同比上涨2%。")
    assert any(who == "德国联邦统计局" and "公布" in what and day == "2025-08-06" for who, what, day in told)


def test_a_notice_without_a_name_is_told_of_each_that_sent_it_out() -> None:
    told = done("教育部、财政部近日联合印发通知，部署做好秋季学期学生资助工作。")
    words = "印发通知，部署做好秋季学期学生资助工作"
    assert {("教育部", words, "2025-08-28~"), ("财政部", words, "2025-08-28~")} <= told


def test_what_has_a_name_or_no_giver_is_not_told_so() -> None:
    assert not any("发布" in v for _, v, _ in done("教育部近日发布《学校食堂管理办法》。专家说，要及时发布数据。"))


def test_a_report_in_which_something_is_said_ends_with_its_name() -> None:
    told = {
        (who, what) for who, what, _ in done("国际清算银行29日在其发布的年度报告中警告说，关税政策扰乱全球经济。")
    }
    assert not any("警告" in what and what.startswith("发布") for _, what in told)


def test_a_report_that_others_hear_is_told_of_who_made_it() -> None:
    told = done("会议听取了王建国作的关于学前教育法草案修改意见的汇报。")
    assert ("王建国", "作关于学前教育法草案修改意见的汇报", None) in told


def test_each_of_those_who_made_reports_in_turn_did() -> None:
    told = done("会议听取了全国人大宪法和法律委员会副主任委员王大民、李小宁分别作的关于草案修改意见的汇报。")
    assert {(who, what) for who, what, _ in told} >= {
        ("王大民", "作关于草案修改意见的汇报"),
        ("李小宁", "作关于草案修改意见的汇报"),
    }
