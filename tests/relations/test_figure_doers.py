"""Numbers of things that do something or have something done to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]
FIGURES = {"observation", "target", "forecast"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[丙市春季招聘会|Event]举行，近400家用人单位发布岗位1.2万多个。",
            [("丙市春季招聘会", "用人单位发布岗位", 400), ("丙市春季招聘会", "发布岗位", 12000)],
        ),
        ("去年，[丙市|AdministrativeArea]办展多场，3200万人次参观各类展览。", [("丙市", "参观各类展览", 32000000)]),
        ("[丙市|AdministrativeArea]设立专席，推动解决居民困难诉求174件。", [("丙市", "推动解决居民困难诉求", 174)]),
        ("去年，[丙国|Country]与[丁国|Country]进出口总额90亿元。", [("丙国", "与丁国进出口总额", 9000000000)]),
    ],
)
def test_who_does_it_is_counted_with_what_is_done(
    state: State, text: str, wanted: list[tuple[str, str, float]]
) -> None:
    found = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert [(s.subject, s.measure, s.value) for s in found] == wanted
