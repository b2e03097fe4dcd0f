"""What government papers say of themselves, and who speaks, through the whole pipeline."""

from __future__ import annotations

import hashlib

from kg.model import Build, Source
from kg.pipeline import build_graph

_PAPER = """澄江省林业局公告（2024年第3号）（林木良种名录）
根据《中华人民共和国种子法》的规定，现将《澄江省林木良种名录》予以公布，自2024年7月1日起施行。
特此公告。
附件：澄江省林木良种名录
澄江省林业局
2024年6月12日
"""


def _build(text: str, date: str | None = None) -> Build:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return build_graph([Source(digest, ("paper.txt",), "text/plain", text, "text/1")], date=date)


def _values(build: Build, predicate: str) -> set[str]:
    return {str(s.value) for s in build.statements if s.predicate == predicate}


def test_an_announcement_has_the_number_that_names_it() -> None:
    build = _build(_PAPER)
    assert _values(build, "documentNumber") == {"澄江省林业局公告（2024年第3号）"}


def test_who_signs_an_announcement_issued_it_on_the_day_below() -> None:
    build = _build(_PAPER)
    assert _values(build, "issueDate") == {"2024-06-12"}
    issued = [s for s in build.statements if s.predicate == "issued" and s.modality == "asserted"]
    assert {s.subject for s in issued} == {"org/澄江省林业局"}


def test_force_begins_on_a_day_and_not_with_what_is_cited() -> None:
    build = _build(_PAPER)
    forces = [s for s in build.statements if s.predicate == "effectiveFrom"]
    assert {s.value for s in forces} == {"2024-07-01"}
    assert not any("种子法" in s.subject for s in forces)


def test_a_minister_says_what_he_tells_and_nameless_data_say_nothing() -> None:
    build = _build("民政部部长张建国介绍，全省已建成养老机构。数据显示，全省经济平稳增长。")
    said = [s for s in build.statements if s.predicate == "said"]
    assert [s.value for s in said] == ["全省已建成养老机构"]


def test_he_who_goes_on_is_who_spoke_before() -> None:
    build = _build("外交部长张建国说，完全赞成李春明总理所作的报告。他表示，全年任务顺利完成。")
    said = {(s.subject.split("（")[0], s.value) for s in build.statements if s.predicate == "said"}
    assert ("person/张建国", "全年任务顺利完成") in {(s[:10], v) for s, v in said}


def test_reports_are_not_words_of_who_was_named_before() -> None:
    build = _build("外交部长张建国表示，双方将继续加强合作。报道还称，清单正在准备之中，很快就会公布。")
    assert not any("清单" in str(s.value) for s in build.statements if s.predicate == "said")


def test_a_bare_meeting_is_the_one_meeting_of_the_article() -> None:
    build = _build("民政部在杭州召开全国养老服务工作会议。民政部部长张建国出席会议并讲话。")
    assert any(s.predicate == "attended" and s.subject.startswith("person/张建国") for s in build.statements)
    assert any(s.predicate == "spokeAt" and s.subject.startswith("person/张建国") for s in build.statements)


def test_a_notice_sent_out_without_its_title_is_the_one_of_the_heading() -> None:
    build = _build(
        "国内联播快讯\n《关于做好集市保供工作的通知》发布\n商务部、财政部日前印发通知，统一集市保供制度。\n"
        "两部门部署儿童保健工作\n日前，教育部、国家卫生健康委员会联合印发通知，要求前移防控关口。",
        "2025-08-20",
    )
    issued = {(s.subject, s.object) for s in build.statements if s.predicate == "issued"}
    paper = "policy/关于做好集市保供工作的通知"
    assert issued == {("org/商务部", paper), ("org/财政部", paper)}


def test_what_a_project_begins_is_not_the_project() -> None:
    build = _build("12月1日，南水北调中线一期工程启动2025—2026年度冰期输水。", "2025-12-01")
    assert not _values(build, "startedOn")


def test_a_theme_of_the_regions_is_not_that_of_the_opening() -> None:
    build = _build("第十届花卉博览会昨天在珠海开幕。各地将以“花开四季”为主题，推出特色活动。", "2025-12-01")
    assert not _values(build, "theme")
