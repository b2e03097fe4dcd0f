"""What a statement only says again: in fewer words of one sentence, or without the day that another gives.

甲展会开幕|今天（4月23日），甲展会在北京开幕: the headline tells no more than its text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.model import Statement

# Told in the text's words, whole or in part.
_WORDED = frozenset({"action", "situation"})
# What happens on a day or in a span; where something lies or who somebody is needs none.
_HAPPENS = frozenset(
    {"issued", "signed", "launched", "implements", "piloted", "held", "founded", "visited", "met", "attended",
     "spokeAt", "cooperatedWith", "awarded", "amended", "repealed", "action"}
)  # fmt: skip
# Some report what others tell as done: 甲出席大会并讲话 behind a colon.
_DONE = frozenset({"asserted", "reported"})


def without_doubles(said: Sequence[Statement], items: Mapping[str, int | None]) -> list[Statement]:
    """Return what says something of its own; `items` is sentence → the item of a row of news that it is of."""
    whole: dict[tuple[str, str, str], list[str]] = {}
    dated: dict[tuple[object, ...], list[str]] = {}
    for one in said:
        if one.predicate in _WORDED:
            whole.setdefault((one.subject, one.predicate, one.evidence[0].sentence), []).append(str(one.value))
        if one.time is not None and one.predicate in _HAPPENS:
            dated.setdefault(_fact(one, items), []).append(str(one.value))

    def held(one: Statement) -> bool:
        others = whole.get((one.subject, one.predicate, one.evidence[0].sentence), ())
        return any(str(one.value) in w and str(one.value) != w for w in others)

    def undated(one: Statement) -> bool:
        return one.time is None and any(str(one.value) in w for w in dated.get(_fact(one, items), ()))

    return [s for s in said if not held(s) and not undated(s)]


def _fact(one: Statement, items: Mapping[str, int | None]) -> tuple[object, ...]:
    modality = "asserted" if one.modality in _DONE else one.modality
    item = items.get(one.evidence[0].sentence)
    return (one.subject, one.predicate, one.object, modality, one.polarity, item)
