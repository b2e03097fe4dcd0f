"""The event that a paragraph opens with, so that what follows without a doer of its own is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# 专项行动, 战略 are what somebody carries out.
_HELD = ("活动", "季", "月", "周", "节")
# What follows them is of what was signed, opened or read there.
_BRIEF = ("仪式", "发布会", "吹风会", "记者会")
_NAMES = ("Place", "Organization", "Program", "Event", "Work", "Policy", "Person")


def opening_event(context: Context, around: Sequence[Reading]) -> str | None:
    """Return the event that opens the paragraph of the last of `around`, where nothing else has come up since."""
    here = around[-1].sentence
    rows = [r for r in around if (r.sentence.block, r.sentence.item) == (here.block, here.item)]
    first = rows[0].clauses
    told = next((k for k, c in enumerate(first) if c.own and c.main is not None), len(first) - 1)
    # 主题活动——2031年购物月|启动: of the last before the verb.
    event = next(reversed(_subjects(context, first[: told + 1])), None)
    if event is None or not _shown(context, event):
        return None
    others = (e for r in rows[1:-1] for e in _subjects(context, r.clauses))
    return event if all(e == event or context.is_a(e, ("Country",)) for e in others) else None


def _shown(context: Context, event: str) -> bool:
    """Whether it is held or shown for a time: no war, no strategy."""
    name = context.entities[event].label.rstrip("”》")
    if context.is_a(event, ("Campaign",)):
        return name.endswith(_HELD)
    if name.endswith(_BRIEF):
        return False
    return context.is_a(event, ("Event",)) and not context.is_a(event, ("HistoricalEvent",))


def _subjects(context: Context, clauses: Sequence[Clause]) -> list[str]:
    """Return what has a name and is the subject of a clause with words of its own."""
    heads = (s.head or (s.before[0] if s.before else None) for c in clauses if c.own for s in c.subject)
    return [own for head in heads if head is not None and (own := _one(context, head))]


def _one(context: Context, mention: Mention) -> str | None:
    own = mention.entities[:1] if len(mention.entities) == 1 else ()
    return next((e for e in own if context.is_a(e, _NAMES)), None)
