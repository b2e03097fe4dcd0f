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
# What share of the words claims must rest on for the rest to be no news.
_MOST = 0.7


@dataclass(frozen=True, slots=True)
class Segment:
    """Clauses of one subject, the words from `start` to `end` that tell them whole; `main` is the first clause with a
    verb of its own; `opens` whether a sentence or its part behind ； begins with them.
    """

    clauses: tuple[Clause, ...]
    start: int
    end: int
    main: Clause
    opens: bool


def segments_of(reading: Reading) -> list[Segment]:
    """Return the segments of a sentence: each begins at a clause with a subject, or at what only opens it, and its
    words go on to the end of the sentence or ；, for what stands before a comma may be half of what is told.
    """
    found: list[Segment] = []
    for part in _parts(reading):
        for at, row in enumerate(part):
            main = next((c for c in row if c.main is not None), None)
            start, end = row[0].start, part[-1][-1].end
            if main is not None and _closed(part[-1][-1]) and end - start <= _LONGEST:
                found.append(Segment(tuple(row), start, end, main, at == 0))
    return found


def _parts(reading: Reading) -> list[list[list[Clause]]]:
    """Return the clauses of a sentence in rows of one subject, the rows between ；."""
    parts: list[list[list[Clause]]] = []
    last: Clause | None = None
    for clause in reading.clauses:
        parted = last is None or "；" in reading.text[last.end : clause.start]
        begins = clause.own and clause.main is not None
        if parted:
            parts.append([[clause]])
        elif begins and any(c.main is not None for c in parts[-1][-1]):
            parts[-1].append([clause])
        else:
            parts[-1][-1].append(clause)
        last = clause
    return parts


def _closed(clause: Clause) -> bool:
    """Whether a stretch may end in a clause: it has a verb that does not only describe a noun."""
    return clause.main is not None and not relative(clause, clause.main)


def told_already(
    reading: Reading, segment: Segment, here: Sequence[Claim], sets: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether claims rest on most of a segment, or on each of its clauses that tells something."""
    told = {k for c in here for k in range(max(c.start, segment.start), min(c.end, segment.end))}
    if len(told) >= _MOST * (segment.end - segment.start):
        return True
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
