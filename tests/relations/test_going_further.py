"""What later clauses and sentences go on to tell, and who brings out a magazine's articles."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def told(text: str) -> set[tuple[str, str, str | float | None, str]]:
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2024-05-08")
    names = {e.id: e.label for e in build.entities}
    return {
        (names[s.subject], s.predicate, names.get(s.object or "") or s.value, s.modality) for s in build.statements
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "国家主席习近平在北京会见来华出席世界人工智能大会并进行国事访问的柬埔寨首相洪玛奈。",
            ("习近平", "met", "洪玛奈", "asserted"),
        ),
        (
            "中共中央政治局常委、国务院总理李强5月6日主持召开座谈会，听取企业家代表的意见和建议。",
            ("李强", "action", "听取企业家代表的意见和建议", "asserted"),
        ),
        (
            "浙江省加快建设园区，持续优化市场化营商环境服务。",
            ("浙江省", "action", "加快建设园区，持续优化市场化营商环境服务", "asserted"),
        ),
        ("江苏省将把养老服务纳入规划。", ("江苏省", "action", "把养老服务纳入规划", "planned")),
        ("江苏省将养老服务纳入规划。", ("江苏省", "action", "将养老服务纳入规划", "asserted")),
        ("《求是》杂志发表张建国的文章《论发展》。", ("《求是》杂志", "issued", "论发展", "asserted")),
        ("江苏省建成1909个农业强镇。", ("江苏省", "observation", 1909, "asserted")),
        ("江苏省今年确定128项重点任务，目前已落地123项。", ("江苏省", "observation", 123, "asserted")),
        ("大连市已开展促消费活动上千场。", ("大连市", "observation", 1000, "asserted")),
    ],
)
def test_it_is_told(text: str, fact: tuple[str, str, str | float | None, str]) -> None:
    assert fact in told(text)


def test_a_magazine_does_not_make_what_it_brings_out() -> None:
    found = told("《求是》杂志发表张建国的文章《论发展》。")
    assert ("《求是》杂志", "produced", "论发展", "asserted") not in found


def test_a_year_before_a_person_is_no_count() -> None:
    assert not any(p == "observation" for _, p, *_ in told("江苏省公布2023个人所得税规定。"))
