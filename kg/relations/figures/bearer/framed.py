"""A sentence that speaks of something without a name is not of the place around it: 此次展演…，将上演音乐会20场."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import LANDS, Case, Found, pick
from kg.relations.reading.sentence import Reading

# How many sentences back may name the event.
_BACK = 2
_OPENING = re.compile("(?:日前|近日|如今|目前|现在|今天|其中|据悉|据了解|，|（[^）]*）)*")
# 此次展演, 本届车展
_EVENT = re.compile(
    "(?:此次|本次|这次|本届|此届|该届)[^，。；的]{0,8}?(?:展|展演|展览|展会|车展|会展|博览会|赛|赛事|比赛|大赛|节|活动|招聘会|论坛)"
)
# 这家园艺馆, 该馆; not 该市
_THING = re.compile("这[家座栋款艘台间]|该(?=[^，。；]{1,6})")
_LAND = re.compile(f"该[^，。；]{{0,2}}?(?:地区|区域|[{LANDS}])")
# 在近千辆展车中，
_AMONG = re.compile(
    "在[^，。；]{0,12}(?:展车|展品|展商|展馆|展区|展厅|展会|车展|博览会|赛事|会场|会展|现场|作品|影片)[^，。；]{0,2}[中里内上]，"
)
# 首家机器人店在丙市开放，|这里|…
_HERE = re.compile("(?:首|一|这|两|唯一)[家座间]([^，。；]{2,16})")


def of_frame(context: Context, case: Case, found: Found) -> Found:
    """Return the figure of a place as one of the event or thing that its sentence speaks of, None without a name.

    Parameters
    ----------
    context: what the readers share.
    case: where the figure stands.
    found: the figure.
    """
    if not context.is_a(found.subject or "", ("AdministrativeArea", "Region", "Country")):
        return found
    reading, clause = case.reading, case.clause
    high, framed, low = found.mention.start, "", 0
    for one in reading.clauses[: clause.index + 1]:
        if kind := _framed(reading, one.start, high):
            # 这家甲省首店开业，…: the land only says which.
            framed, low = kind, one.start if one is clause else one.end
    if framed == "event":
        # 此次展演，全国20家乐团亮相，将上演20场: the country is there only for them.
        low = clause.start
    named = any(found.subject in m.entities and low <= m.start and m.end <= high for m in reading.mentions)
    if not framed or named:
        return found
    event = _event(context, case.around) if framed == "event" else None
    return replace(found, subject=event, settled=True, own=False, reason="what its sentence speaks of")


def not_of_showing(context: Context, found: Found) -> Found:
    """Return the change that a report shows without the report: 《甲报告》称，|其|跨境并购下降18%."""
    shown = found.tie.change is not None and context.is_a(found.subject or "", ("Report",))
    return replace(found, subject=None, settled=True) if shown else found


def _framed(reading: Reading, start: int, high: int) -> str:
    """Return what a clause speaks of: an "event", a "thing", "" where it is neither."""
    text = reading.text[:high]
    opened = _OPENING.match(text, start)
    at = opened.end() if opened else start
    if at >= high:
        return ""
    if _EVENT.match(text, at) or _AMONG.match(text, at):
        return "event"
    if text.startswith("这里", at):
        return "thing" if _HERE.search(text[:at]) else ""
    return "thing" if _THING.match(text, at) and not _LAND.match(text, at) else ""


def _event(context: Context, around: Sequence[Reading]) -> str | None:
    """Return the one event that the sentence or those right before it name."""
    here = around[-1].sentence
    near = [r for r in around if (r.sentence.block, r.sentence.item) == (here.block, here.item)]
    events = {
        own
        for r in near
        if here.index - r.sentence.index <= _BACK
        for m in r.mentions
        if (own := pick(context, m)) and context.is_a(own, ("Event",))
        if not context.is_a(own, ("HistoricalEvent",))
    }
    return events.pop() if len(events) == 1 else None
