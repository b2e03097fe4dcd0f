"""The one place where overlapping candidates are weighed: the set of mentions worth most, with reasons.

A candidate is worth its strength for each character, less a fixed cost for being a mention of its own, so that one
long name beats the pieces it is made of, and a sure short one beats a doubtful long one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.mentions.base import Candidate, weighed
from kg.replacing import replace

COST = 0.9
_NEAR = 0.8  # a name of the gazetteers that is nearly as strong as a guess tells us more: class, key


def worth(candidate: Candidate) -> float:
    """Return what it gains to take `candidate`; a negative gain means it is never taken."""
    return round(candidate.strength * (candidate.end - candidate.start) - COST, 4)


def _order(candidate: Candidate) -> tuple[int, int, float, str, str]:
    return (candidate.end, candidate.start, -candidate.strength, candidate.cls, candidate.by)


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the non-overlapping candidates of highest total worth, in text order.

    Of several over the same range the strongest stands for all and its reason names the others. Ties go to the
    earlier and longer one, so that the answer never depends on the order of the extractors.
    """
    best = _one_each(candidates)
    ends = [c.end for c in best]
    totals = [0.0]
    take: list[bool] = []
    for index, candidate in enumerate(best):
        before = bisect_right(ends, candidate.start, hi=index)
        gain = round(totals[before] + worth(candidate), 4)
        take.append(gain > totals[-1])
        totals.append(max(gain, totals[-1]))
    chosen: list[Candidate] = []
    index = len(best)
    while index:
        if take[index - 1]:
            chosen.append(best[index - 1])
            index = bisect_right(ends, best[index - 1].start, hi=index - 1)
        else:
            index -= 1
    return chosen[::-1]


def _one_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return one candidate a range, the strongest, with the dissenting views of the others in its reason."""
    ranges: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        if candidate.end > candidate.start:
            ranges.setdefault((candidate.start, candidate.end), []).append(candidate)
    best: list[Candidate] = []
    for same in ranges.values():
        if len(same) == 1:
            best.append(weighed(same[0], same[0].strength, f"{same[0].because}；得分{worth(same[0]):.2f}"))
            continue
        first, *others = sorted(same, key=lambda c: (-c.strength, c.cls, c.by))
        listed = next(
            (c for c in others if c.by.startswith("gazetteer:") and c.strength >= _NEAR * first.strength), None
        )
        if listed and not first.by.startswith("gazetteer:"):
            others = [first, *(c for c in others if c is not listed)]
            first = replace(listed, strength=first.strength)
        support = {c.by.split("#")[0] for c in others if c.cls == first.cls and c.by != first.by}
        against = sorted({f"{c.cls}（{c.by}）" for c in others if c.cls != first.cls})
        because = f"{first.because}；得分{worth(first):.2f}"
        if support:
            because += f"；{'、'.join(sorted(support))}同此"
        if against:
            because += f"；胜过{'、'.join(against)}"
        strength = first.strength + 0.03 * min(len(support), 2)
        best.append(weighed(first, strength, because))
    return sorted(best, key=_order)
