"""How long, high or fast a thing is: 大桥正式通车。全桥长1162米 → the bridge, not the place that it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words, pick
from kg.relations.reading.sentence import Reading

# How many sentences back a thing may have been named.
_BACK = 2
# Longer than that, the words before 全长 name something else.
_SHORT = 4
_THINGS = ("Site", "Program", "Product")


def is_size(context: Context, measure: str) -> bool:
    """Whether a measure is the length, height or speed of one thing: 正线全长, 设计时速."""
    return measure.endswith(tuple(figure_words(context.ontology.path)["dimensions"]))


def of_thing(context: Context, reading: Reading, readings: Sequence[Reading], found: Found) -> Found:
    """Return a figure of size with the thing that its sentence, or one right before, has named first."""
    if found.own or not is_size(context, found.measure):
        return found
    if _names_thing(context, found.measure):
        return replace(found, subject=None)
    if found.subject is not None and context.is_a(found.subject, _THINGS):
        return found
    here = reading.sentence
    for other in reversed(readings):
        said = other.sentence
        if (said.block, said.item) != (here.block, here.item) or not 0 <= here.index - said.index <= _BACK:
            continue
        until = found.mention.start if said.index == here.index else len(other.text)
        if own := _first(context, other, until):
            return replace(found, subject=own)
    return replace(found, subject=None)


def _names_thing(context: Context, measure: str) -> bool:
    """Whether a measure opens with a thing of its own: 连霍高速互通连接线|全长, not 该型船|总长."""
    size = max((len(w) for w in figure_words(context.ontology.path)["dimensions"] if measure.endswith(w)), default=0)
    return len(measure) - size > _SHORT


def _first(context: Context, reading: Reading, until: int) -> str | None:
    """Return the first thing that a sentence names before an offset, not where something lies or comes from."""
    joins = tuple(figure_words(context.ontology.path)["joins"])
    for mention in reading.mentions:
        if mention.end > until or reading.text.endswith(("在", "于", *joins), 0, mention.start):
            continue
        own = pick(context, mention)
        if own and context.is_a(own, _THINGS):
            return own
    return None


def arrived(context: Context, reading: Reading, found: Found) -> str | None:
    """Return the place where the people counted have come to: 300多名游客|抵达|北京."""
    for mention in reading.mentions if found.start == found.mention.start else ():
        near = found.mention.end < mention.start and found.measure.endswith(mention.text)
        if near and reading.text.endswith(("抵达", "来到", "涌入", "走进"), 0, mention.start):
            own = pick(context, mention)
            return own if own and context.is_a(own, ("Place",)) else None
    return None
