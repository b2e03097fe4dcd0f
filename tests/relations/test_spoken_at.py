"""At what somebody spoke: told of the speaker beside the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[王芳|Person]5日在参加教育界小组讨论时说，要把稳就业放在首位。",
            [("action", "参加教育界小组讨论", "2025-03-05")],
        ),
        (
            "[王芳|Person]在青年职工座谈会上强调，技能人才是宝贵的资源。",
            [],
        ),
        ("[王芳|Person]在社交媒体上表示，技能人才是宝贵的资源。", []),
        ("[王芳|Person]在这一问题上表示，技能人才是宝贵的资源。", []),
    ],
)
def test_the_occasion_of_a_speech_is_told(state: State, text: str, told: list[tuple[str, str, str | None]]) -> None:
    found = [s for s in state(text, "2025-03-07")[0] if s.evidence[0].by == "rule:spoken-at"]
    assert [(s.predicate, s.value, s.time) for s in found] == told
