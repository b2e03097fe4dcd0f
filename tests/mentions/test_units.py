"""Units of bodies are found with their parent's name, in a row behind 下设, and where they are founded."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.mentions.extract import extract
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def named(text: str) -> list[str]:
    root = load_ontology().root
    return [m.text for m in extract(text) if root(m.cls) == "Organization"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("世界卫生组织西太区办事处主任到访。", "世界卫生组织西太区办事处"),
        ("由商务部流通发展司指导，省商务厅主办。", "商务部流通发展司"),
        ("高新区管委会下设招商服务局、安全环保局。", "安全环保局"),
        ("两家企业联合海南大学成立热带农业研究院。", "热带农业研究院"),
        ("其所在的祁连县牧运班组荣获称号。", "祁连县牧运班组"),
        ("浙江省快递行业工会联合会日前成立。", "浙江省快递行业工会联合会"),
        ("2019年，孙国强任赤峰市委副书记。", "赤峰市委"),
        ("省总工会主席万里程出席。", "省总工会"),
        ("该系统由滴滴出行联合中山大学医学院研制。", "中山大学医学院"),
    ],
)
def test_a_unit_is_one_name(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公司计划成立研究院。", "研究院"),
        ("教育部职业院校教师培训班开班。", "教育部职业院校教师培训"),
        ("该局内设办公室。", "办公室"),
    ],
)
def test_a_common_noun_is_no_unit(text: str, name: str) -> None:
    assert name not in named(text)


def test_a_unit_behind_a_pointing_word_is_its_parents() -> None:
    text = "研讨会由福建省妇联与厦门大学主办。该校公共事务学院院长李梅致辞。"
    build = build_graph([source_of_text(text, "a.txt")], load_ontology())
    assert "厦门大学公共事务学院" in {e.label for e in build.entities}
