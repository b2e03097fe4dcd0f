"""A deed as it was read, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass

from kg.relations.reading.clauses import Clause
from kg.relations.reading.roles import Slot


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of doing, with who does it; `[start, end)` are its words, `whole` where they are the clause's own.

    `lent` where the name only lends itself to who does it: then the words tell both. `by` says which reader saw it.
    """

    clause: Clause
    at: int
    doer: Slot
    start: int
    end: int
    whole: bool = False
    lent: bool = False
    by: str = "rule:deeds"
