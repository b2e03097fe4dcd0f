"""What stands in quotation marks is a name of the kind that the noun behind it says."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract
from kg.ontology import load_ontology


@pytest.mark.parametrize(
    ("text", "root", "names"),
    [
        ("集装箱船“星河102”轮安全抵港。", "Work", ["“星河102”轮"]),
        ("供电公司的“星火”宣讲队伍走进班组。", "Organization", ["“星火”宣讲队伍"]),
        ("举办了“跟着书本走”“来江城看花”等主题活动。", "Program", ["“跟着书本走”", "“来江城看花”"]),
        ("用好“税易贷”“科创快贷”等创新产品。", "Work", ["“税易贷”", "“科创快贷”"]),
        ("“数字贸易合作”分论坛昨天举行。", "Event", ["“数字贸易合作”分论坛"]),
        ("解决“进门难、充电难”等问题。", "Program", []),
    ],
)
def test_the_noun_behind_a_quotation_says_what_it_names(text: str, root: str, names: list[str]) -> None:
    ontology = load_ontology()
    assert [m.text for m in extract(text) if ontology.root(m.cls) == root] == names
