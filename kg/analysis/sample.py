"""Sample: statements drawn for a person to judge, the same for the same graph and seed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kg.model import Statement


def sample(statements: Sequence[Statement], number: int, seed: int = 0) -> list[Statement]:
    """Return up to `number` statements in the order of a hash of seed and id: every statement is equally likely,
    and a statement that stays in the graph keeps its place in the order.
    """

    def key(statement: Statement) -> str:
        return hashlib.sha256(f"{seed}\0{statement.id}".encode()).hexdigest()

    return sorted(statements, key=key)[:number]
