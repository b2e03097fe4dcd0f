"""The new value of what changes: 将增长预期从2.4%下调至|1.7%, 车程由6小时缩短至|3小时."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.relations.figures.base import Found
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.counted.base import Left, figure, joined
from kg.relations.figures.counted.setting import doer, place_of

# 从年初的2.4%|下调至, 由每月1000元|提高到
_FROM = re.compile(
    r"(?:从|由)(?P<old>[^，。；、从由]{0,16}?\d[^，。；、]{0,14}?)(?:[一-龥]{1,3})(?:至|到|为)(?:约|近|超过?|逾|均超过)?$"
)
_LONGEST = 18


def read(left: Left) -> Iterator[Found]:
    """Yield the figure that a change arrives at, with what changes before it or in the clause before."""
    said = left.text[left.clause.start : left.number.start]
    match = _FROM.search(said)
    if match is None or any(t.start == left.number.end and t.kind == "Q" for t in left.tokens):
        return
    own, measure, start = changing(left, left.clause.start + match.start())
    found = figure(left, measure, own, start=start) if own else None
    if found is not None:
        yield found


def changing(left: Left, at: int) -> tuple[str | None, str, int]:
    """Return whose and what changes from a value that 从 or 由 opens at offset `at`, and where that stands."""
    tokens = [t for t in left.reading.tokens if left.clause.start <= t.start and t.end <= at]
    if not [t for t in tokens if t.kind in {"n", "M", "v"}] and left.clause.index:
        before = left.reading.clauses[left.clause.index - 1]
        tokens = [t for t in left.reading.tokens if before.start <= t.start and t.end <= before.end]
    subject, measure, start = _changing(left, tokens)
    own = subject or doer(left) or place_of(left)
    return (own, measure, start) if measure and not measure.startswith(("这", "该", "其")) else (None, "", -1)


def _changing(left: Left, tokens: list) -> tuple[str | None, str, int]:  # type: ignore[type-arg]
    """Return whose and what changes: the words behind 将 or the last doing, opened by the place that has it."""
    cut = max(
        (k for k, t in enumerate(tokens) if t.text in {"将", "把", "对"} or (t.kind == "v" and k < len(tokens) - 2)),
        default=-1,
    )
    if cut >= 0 and tokens[cut].kind == "v" and not tokens[cut].text.endswith(tuple(left.words["moves"])):
        cut = max((k for k, t in enumerate(tokens) if t.text in {"将", "把"}), default=-1)
    body = [t for t in tokens[cut + 1 :] if t.kind not in {"u", "T", ","}]
    subject, rest = lead(left.context, list(body))
    if not rest or any(t.kind in {"Q", "p", ";"} for t in rest):
        return None, "", -1
    what = joined(rest)
    return (subject, what, rest[0].start) if len(what) <= _LONGEST else (None, "", -1)
