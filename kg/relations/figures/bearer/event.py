"""The event that a paragraph opens with: 第三届甲博览会在丙市开幕。600家企业参展，|展销图书|10万种 is of the fair."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Case, Found, pick
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

_KINDS = ("Event", "Campaign")
# 活动期间，|全国各地推出活动; 其间，…
_DURING = re.compile("(?:其间|期间|[^，。；“”\\d]{2,6}期间)，")
# 来自|丙国, 在|丙市: where they come from, where it is.
_THERE = ("来自", "在", "于", "从", "自", "向", "对", "与", "和", "、", "以“", "为", "面向")


def opening_event(context: Context, around: Sequence[Reading]) -> str | None:
    """Return the event that opens the paragraph of the last of `around`, where nothing else has come up since."""
    here = around[-1].sentence
    rows = [r for r in around if (r.sentence.block, r.sentence.item) == (here.block, here.item)]
    first = rows[0].clauses
    told = next((k for k, c in enumerate(first) if c.own and c.main is not None), len(first) - 1)
    # 主题活动——2031年购物月|启动: of the last before the verb.
    event = next(reversed(_subjects(context, first[: told + 1])), None)
    if event is None or not context.is_a(event, _KINDS) or context.is_a(event, ("HistoricalEvent",)):
        return None
    others = (e for r in rows[1:-1] for e in _subjects(context, r.clauses))
    return event if all(e in {event, COUNTRY} for e in others) else None


def _subjects(context: Context, clauses: Sequence[Clause]) -> list[str]:
    """Return what has a name and is the subject of a clause with words of its own."""
    heads = (s.head or (s.before[0] if s.before else None) for c in clauses if c.own for s in c.subject)
    return [own for head in heads if head is not None and (own := pick(context, head))]


def of_opening_event(context: Context, case: Case, found: Found) -> Found:
    """Return a figure as one of the event that its paragraph opens with, where its sentence names nobody else."""
    if found.own or found.subject is not None and context.is_a(found.subject, _KINDS):
        return found
    event = opening_event(context, case.around)
    if event is None or event == found.subject or found.measure.startswith(("全球", "世界")):
        return found
    reading = case.reading
    during = _DURING.match(reading.text) is not None
    named = [
        m
        for m in reading.mentions
        if m.end <= found.mention.start and (own := pick(context, m)) and own != event
        if not reading.text.endswith(_THERE, 0, m.start) and not (own == COUNTRY and (during or m.text == "全国"))
    ]
    if named:
        return found
    return replace(found, subject=event, settled=True, reason="the event that the text opens with")
