"""The figures among the statements that the fixture `state` returns."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]
FIGURES = {"observation", "target", "forecast"}


def figures(found: tuple[list[Statement], list[Rejected]]) -> list[Statement]:
    return [s for s in found[0] if s.predicate in FIGURES]
