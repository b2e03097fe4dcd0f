"""The event that a paragraph opens with: 第三届甲博览会在丙市开幕。600家企业参展，|展销图书|10万种 is of the fair."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Case, Found, pick
from kg.relations.reading.opened import opening_event

# 活动期间，|全国各地推出活动; 其间，…
_DURING = re.compile("(?:其间|期间|[^，。；“”\\d]{2,6}期间)，")
# 来自|丙国, 在|丙市: where they come from, where it is.
_THERE = ("来自", "在", "于", "从", "自", "向", "对", "与", "和", "、", "以“", "为", "面向")


def of_opening_event(context: Context, case: Case, found: Found) -> Found:
    """Return a figure as one of the event that its paragraph opens with, where its sentence names nobody else."""
    if found.own or (found.subject is not None and not context.is_a(found.subject, ("Place",))):
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
