"""report.md says what was read, found, refused, and nothing from a source becomes markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import Maker, join, small

from kg.graph.validate import Problem, Validation
from kg.model import Build, Failure, NameLink, Rejected
from kg.ontology import load_ontology
from kg.output.base import time_text
from kg.output.report import render_report


def test_the_report_tells_the_story_of_a_build() -> None:
    build = small()
    refused = Rejected(replace(build.statements[0], id="r1"), "domain: Place cannot be the subject of issued")
    entities = tuple(
        replace(e, links=(NameLink("省总", "去掉地名", "rule:suffix", 0.6),)) if e.id == "org/山东省总工会" else e
        for e in build.entities
    )
    failures = (Failure("坏.pdf", "it is empty"),)
    text = render_report(
        replace(build, rejected=(refused,), entities=entities, failures=failures, notes=("两份相同",)),
        load_ontology(),
    )
    for words in (
        "骑手恳谈会在济南举行", "坏.pdf：it is empty", "两份相同", "人力资源和社会保障部（人社部", "约80,000人",
        "domain: Place cannot be the subject of issued", "| 省总 | 山东省总工会 | 去掉地名 | 0.60 |",
        "国发〔2024〕12号 施行日期 2024年7月1日", "最居中的实体", "社群", "未校验", "否定",
    ):  # fmt: skip
        assert words in text, words
    assert "\n\n\n" not in text


def test_the_result_of_shacl_is_told() -> None:
    good = render_report(small(), load_ontology(), Validation(True, (), 42))
    bad = render_report(small(), load_ontology(), Validation(False, (Problem("x", "y", "no label", ""),), 42))
    assert "42 条三元组" in good
    assert "1 处不合" in bad
    assert "no label" in bad


def test_figures_that_disagree_stand_side_by_side() -> None:
    makers = [Maker("甲", path="a.txt"), Maker("乙", path="b.txt")]
    for maker, value in zip(makers, (100, 120), strict=True):
        place = maker.entity("place/浙江省", "AdministrativeArea")
        said = f"2024年浙江省培训{value}人。"
        maker.fact(said, place, "observation", value=value, unit="人", measure="培训人数", time="2024")
    assert "浙江省 培训人数 2024：100人；120人" in render_report(join(*(m.build() for m in makers)), load_ontology())


def test_hostile_text_stays_text() -> None:
    maker = Maker("<img src=x onerror=alert(1)>|*粗*\n# 假标题", path="a.txt")
    a = maker.entity("org/<b>甲</b>", "Company")
    maker.fact("<b>甲</b>起草了[链接](javascript:alert(1))", a, "drafted", maker.entity("policy/[链接](x)", "Notice"))
    text = render_report(maker.build(), load_ontology())
    assert "<img" not in text.replace("\\<", "")
    assert "\n# 假标题" not in text
    assert "[链接](" not in text
    assert r"\<img src=x onerror=alert(1)\>\|\*粗\* \# 假标题" in text


def test_an_empty_build_has_a_report() -> None:
    text = render_report(Build((), (), (), (), (), (), (), (Failure("x.txt", "empty"),)), load_ontology())
    assert "没有读到文档" in text
    assert "x.txt：empty" in text


@pytest.mark.parametrize(
    ("edtf", "text"),
    [("2024", "2024年"), ("1931-11", "1931年11月"), ("2024-07-01", "2024年7月1日"), ("2025-06-19~", "约2025年6月19日"),
     ("../2030", "至2030年"), ("[..2024-05-01]", "2024年5月1日以前"), ("2021/2025", "2021年至2025年"), ("2012-11/..", "2012年11月起"), ("192X", "192X"), (None, "")],
)  # fmt: skip
def test_times_are_told_as_people_write_them(edtf: str | None, text: str) -> None:
    assert time_text(edtf) == text
