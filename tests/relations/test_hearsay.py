"""What people without a name say, told of whom it concerns, with who says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "国际社会认为，[甲国|Country]的做法严重违反贸易规则。",
            [("甲国", "国际社会认为，甲国的做法严重违反贸易规则")],
        ),
        ("[王芳|Person]5日表示，调查显示，[甲国|Country]居民的生活压力明显增大。", []),
        ("大家表示，明年的工作任务艰巨，意义重大。", []),
    ],
)
def test_the_nameless_are_heard(state: State, text: str, told: list[tuple[str, str]]) -> None:
    found = [s for s in state(text, "2025-03-07")[0] if s.evidence[0].by == "rule:hearsay"]
    assert [(s.subject, s.value) for s in found] == told
