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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("基里巴斯总统马茂、瓦努阿图总统武罗巴拉武、瑞士联邦主席卡西斯出席。", "武罗巴拉武"),
        ("安提瓜和巴布达总理布朗、瓦努阿图总理卡尔萨考、贸发会议秘书长格林斯潘出席。", "卡尔萨考"),
        ("在会见国际工商界代表时习近平总书记重申，中国开放的大门只会越开越大。", "习近平"),
    ],
)
def test_a_name_is_whole_behind_its_post_and_begins_behind_what_is_no_post(text: str, name: str) -> None:
    assert name in people(text)


def test_a_line_and_a_town_on_the_river_are_nobody() -> None:
    assert people("今天，兰张高铁兰武段今天开通运营。") == set()
    assert people("武汉市长江青年城组织基地内的几十家企业参加。") == set()
