"""A headline tells what its text tells: 丙市发放4亿元补贴 / 丙市今年将发放4亿元补贴 is a plan of this year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.relations.base import Claim

_HEADS = frozenset({"subhead", "title", "kicker"})
# How far a headline rounds its number: 破7万亿元, 7.62万亿元.
_NEAR = 0.1
_COMING = frozenset({"target", "forecast"})


def with_text(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the figures of a document, those of headlines with the time and the kind that their text gives them.

    Parameters
    ----------
    claims: the figures as they were read, in the order of the text.
    """
    texts: dict[int | None, list[Claim]] = {}
    for claim in claims:
        if claim.sentence.role not in _HEADS and claim.refused is None:
            texts.setdefault(claim.sentence.item, []).append(claim)
    for claim in claims:
        heads = claim.sentence.role in _HEADS and claim.sentence.item is not None
        same = [c for c in texts.get(claim.sentence.item, ()) if _same(claim, c)] if heads else []
        yield _as_told(claim, same) if same else claim


def _as_told(claim: Claim, same: Sequence[Claim]) -> Claim:
    """Return a figure of a headline as its text tells it, which says it as `same`."""
    first = same[0]
    when = claim.when or next((c.when for c in same if c.when is not None), None)
    coming = all(c.predicate in _COMING for c in same) and claim.predicate == "observation"
    if coming and (claim.when is None or claim.when == first.when):
        by = claim.by.removesuffix(claim.predicate) + first.predicate
        return replace(claim, predicate=first.predicate, modality=first.modality, by=by, when=first.when)
    return replace(claim, when=when) if claim.predicate == first.predicate else claim


def _same(head: Claim, told: Claim) -> bool:
    """Whether two figures are about the same amount of the same thing."""
    one, other = head.figure, told.figure
    if one is None or other is None or one.unit != other.unit or not one.value or not other.value:
        return False
    near = abs(one.value - other.value) <= _NEAR * abs(one.value)
    named, said = one.measure or "", other.measure or ""
    return near and len(named) > 1 and (named[-2:] in said or said[-2:] in named)
