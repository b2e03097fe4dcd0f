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


def test_a_dotted_name_ends_before_the_verb_behind_it() -> None:
    assert "乌里·巴" in people("乌里·巴表示赞赏习近平主席提出的倡议。")


def test_whom_the_model_doubts_and_nothing_beside_vouches_for_is_nobody() -> None:
    assert people("停止对黎陆海空袭击等。") == set()
    assert "西哈莫尼" in people("柬埔寨国王西哈莫尼出席。")


def test_a_leader_keeps_the_last_character_that_hangs_on_the_day_behind_it() -> None:
    assert people("以色列总理内塔尼亚胡当天称，谈判仍在继续。") == {"内塔尼亚胡"}
