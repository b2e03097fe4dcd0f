"""What goes on with what was learnt of a body, where nothing else tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("一批重点灌区项目加快推进，粮食安全得到保障。", ["一批重点灌区项目加快推进，粮食安全得到保障"]),
        ("[乙公司|Company]的订单明显增多，生产形势好转。", []),
        ("记者看到，工地上一派繁忙景象。", []),
        ("这为粮食安全提供了有力保障。", []),
    ],
)
def test_who_informed_goes_on(state: State, after: str, told: list[str]) -> None:
    text = f"记者从[甲局|GovernmentBody]获悉，灌区春灌工作总体平稳有序。{after}"
    found = [s for s in state(text, "2025-03-07")[0] if s.evidence[0].by == "rule:learnt-on"]
    assert [s.value for s in found] == told
