"""A sentence → stretches that tell one thing each: clauses with one subject, and what a claim leaves of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.relations.base import Claim
from kg.relations.deeds.wording import relative
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

_FIGURES = frozenset({"observation", "target", "forecast"})
# So many characters behind a number tell something more.
_BEHIND = 6
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Segment:
    """Clauses of one subject from `start` to `end`; `main` is the first one with a verb of its own."""

    clauses: tuple[Clause, ...]
    start: int
    end: int
    main: Clause


def segments(reading: Reading) -> list[Segment]:
    """Return the segments of a sentence: each begins at a clause with a subject, or at what only opens it."""
    rows: list[list[Clause]] = []
    for clause in reading.clauses:
        begins = clause.own and clause.main is not None
        waiting = bool(rows) and not any(c.main is not None for c in rows[-1])
        parted = bool(rows) and "；" in reading.text[rows[-1][-1].end : clause.start]
        if not rows or parted or (begins and not waiting):
            rows.append([clause])
        else:
            rows[-1].append(clause)
    found = []
    for row in rows:
        main = next((c for c in row if c.main is not None), None)
        if main is not None and _closed(row[-1]) and row[-1].end - row[0].start <= _LONGEST:
            found.append(Segment(tuple(row), row[0].start, row[-1].end, main))
    return found


def _closed(clause: Clause) -> bool:
    """Whether a stretch may end in a clause: it has a verb that does not only describe a noun."""
    return clause.main is not None and not relative(clause, clause.main)


def told_already(
    reading: Reading, segment: Segment, here: Sequence[Claim], sets: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether each clause of a segment that tells something rests on a claim."""
    for clause in segment.clauses:
        if clause.main is None:
            continue
        words = reading.text[clause.start : clause.end]
        if words.endswith(sets["frames"]) or words.startswith(sets["openers"]):
            continue
        verb = clause.phrases[clause.main].start
        if not any(_tells(c, clause, verb) for c in here):
            return False
    return True


def _tells(claim: Claim, clause: Clause, verb: int) -> bool:
    """Whether a claim rests on the verb of a clause, or on a number that leaves nothing else to tell."""
    if claim.start >= clause.end or claim.end <= clause.start:
        return False
    return claim.end > verb or (claim.predicate in _FIGURES and clause.end - claim.end < _BEHIND)
