"""Whose words are whose, where they go on in the next sentence, and what is no speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]
SPEECH = {"said", "stipulates"}


def spoken(found: tuple[list[Statement], list[Rejected]]) -> list[tuple[str, str]]:
    """Return who says what, in the order of the text."""
    told = [s for s in found[0] if s.predicate in SPEECH]
    return [(s.subject, str(s.value)) for s in sorted(told, key=lambda s: s.evidence[0].spans[0].start)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[王芳|Person]在甲市考察时强调，要把稳就业放在首位。", ["要把稳就业放在首位"]),
        ("[王芳|Person]多次强调，要把稳就业放在首位。", ["要把稳就业放在首位"]),
        ("[王芳|Person]在听取介绍和交流发言后指出，产业是城市发展的根基。", ["产业是城市发展的根基"]),
        ("[王芳|Person]就职业培训工作作出批示指出：技能人才是宝贵的资源。", ["技能人才是宝贵的资源"]),
        ("[王芳|Person]提出，加强技能培训。", ["加强技能培训"]),
    ],
)
def test_words_are_said_behind_a_verb_of_saying(state: State, text: str, words: list[str]) -> None:
    assert spoken(state(text)) == [("王芳", w) for w in words]


@pytest.mark.parametrize(
    "after",
    [
        "加强技能培训，提高服务水平。",
        "推动更多资源向基层倾斜。",
        "更好统筹发展和安全。",
    ],
)
def test_a_demand_that_names_no_doer_is_still_the_speakers(state: State, after: str) -> None:
    found = spoken(state(f"[王芳|Person]强调，要把稳就业放在首位。{after}"))
    assert found[1:] == [("王芳", after.rstrip("。"))]


@pytest.mark.parametrize(
    "after",
    [
        "加强技能培训以来，新增了三个培训点。",
        "加快转型步伐，[甲公司|Company]新建两个厂区。",
        "干部群众表示，要抓好落实。",
        "目前培训工作进展顺利。",
    ],
)
def test_what_is_told_behind_a_speech_is_nobodys_words(state: State, after: str) -> None:
    assert len(spoken(state(f"[王芳|Person]强调，要把稳就业放在首位。{after}"))) == 1


def test_the_parts_behind_semicolons_are_the_speakers_too(state: State) -> None:
    found = spoken(state("[王芳|Person]表示，一方面，市场需求稳步回升；另一方面，企业用工更加灵活。"))
    assert found == [("王芳", "一方面，市场需求稳步回升"), ("王芳", "另一方面，企业用工更加灵活")]


def test_a_part_that_turns_to_another_paper_is_no_rule(state: State) -> None:
    rule = "[《甲市办法》|Regulation]规定，企业不得扣押证件；[《甲市暂行规定》|Regulation]同时废止。"
    assert spoken(state(rule)) == [("甲市办法", "企业不得扣押证件")]


def test_what_stands_between_two_speeches_of_one_person_is_his(state: State) -> None:
    text = "[王芳|Person]指出，甲市是我们的重要伙伴。两地合作前景广阔。[王芳|Person]强调，要用好合作机制。"
    assert ("王芳", "两地合作前景广阔") in spoken(state(text))


def test_a_demand_that_is_raised_is_a_noun(state: State) -> None:
    assert spoken(state("[王芳|Person]在会上对安全生产工作提出一系列新的要求，各部门迅速落实。")) == []
