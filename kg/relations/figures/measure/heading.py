"""A measure that the headline of its item says in full: 海南离岛免税|销售金额破20亿元 / …, |销售金额|超过20亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

_HEADS = frozenset({"subhead", "title", "kicker"})
# How far the number of a headline may be from that of its text: 破20亿元, 超过20.3亿元.
_NEAR = 0.15
# A measure longer than that is no bare one.
_SHORT = 6
_NOUNS = frozenset({"n", "M", "a", '"'})


def headed(context: Context, readings: Sequence[Reading], tops: Sequence[Found], found: Found) -> Found:
    """Return a figure with what the headline of its item has before the same measure.

    Parameters
    ----------
    context: what the readers share.
    readings: the sentences that the figure may go by, its own last.
    tops: the figures of the headline.
    found: the figure.
    """
    here = readings[-1].sentence
    if here.role in _HEADS or not found.measure:
        return found
    for top in tops:
        longer = top.measure.endswith(found.measure) and 1 < len(top.measure) - len(found.measure) <= 2 * _SHORT
        if not longer or (top.tie.change is None) != (found.tie.change is None):
            continue
        # 购物金额达23亿元 / …等品类销售7000件，|金额|1300万元: another amount, of something else.
        return replace(found, measure=top.measure) if _same(top.mention, found.mention) else found
    known = figure_words(context.ontology.path)
    bare = found.measure in known["themeless"] or found.measure in known["thin"]
    if not bare or len(found.measure) > _SHORT:
        return found
    whose = {w for r in readings if _heads(r, here.item) for w in _before(context, r, found.measure)}
    return replace(found, measure=whose.pop() + found.measure) if len(whose) == 1 else found


def _heads(reading: Reading, item: int | None) -> bool:
    return item is not None and reading.sentence.item == item and reading.sentence.role in _HEADS


def _same(one: Mention, other: Mention) -> bool:
    """Whether two numbers are about the same amount."""
    values = [_value(m.detail) for m in (one, other)]
    units = {getattr(m.detail, "unit", None) for m in (one, other)}
    if len(units) != 1 or values[0] is None or values[1] is None or not values[1]:
        return False
    return abs(values[0] - values[1]) <= _NEAR * abs(values[1])


def _value(detail: Any) -> float | None:
    value = getattr(detail, "value", None)
    return float(value) if isinstance(value, int | float) else None


def _before(context: Context, reading: Reading, measure: str) -> Iterator[str]:
    """Yield the nouns that stand right before a measure in a headline, the place they begin with left out."""
    at = reading.text.find(measure)
    row: list[Token] = []
    for token in reversed([t for t in reading.tokens if t.end <= at]) if at > 0 else ():
        if token.kind not in _NOUNS or token.end != (row[0].start if row else at) or _is_place(context, token):
            break
        row.insert(0, token)
    text = "".join(t.text for t in row)
    if len(text) > 1 and text.count("“") == text.count("”"):
        yield text


def _is_place(context: Context, token: Token) -> bool:
    named = token.mention.entities[:1] if token.kind == "M" and token.mention is not None else ()
    return any(context.is_a(e, ("Place", "Organization")) for e in named)
