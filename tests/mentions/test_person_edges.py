"""Where a person's name begins, and what the tagger takes for a person and is none."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract


def people(text: str) -> set[str]:
    """Return the people of a text."""
    return {m.text for m in extract(text) if m.cls == "Person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全国人大教科文卫委主任委员杨振海作了说明。", "杨振海"),
        ("全国人大社会建设委员会主任委员杨海武分别作的关于养老的报告", "杨海武"),
    ],
)
def test_a_post_behind_a_post_is_no_part_of_the_name(text: str, name: str) -> None:
    assert people(text) == {name}


@pytest.mark.parametrize("text", ["美乌框架性经济协议已达成。", "越方敬佩中方取得的成就。", "美财长称协议已达成。"])
def test_countries_and_those_who_act_for_them_are_nobody(text: str) -> None:
    assert people(text) == set()
