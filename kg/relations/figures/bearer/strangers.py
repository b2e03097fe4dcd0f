"""Names that stand by a figure and do not have it: 丁省的|某河|沿岸列车脱轨, |丙市|至丁市的运行时间."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Case, Found, figure_words, pick
from kg.relations.reading.sentence import Reading

# 丙市|至丁市的运行时间
_WAY = re.compile("(?:至|到|—|－|往返|直达|开往)[一-龥]{2,}")
# 甲地南部丙市、中部丁市等|多地
_OTHERS = re.compile("[^，。；]{0,30}?(?:等地|多地|多州|多国|多省|多市|等[一-龥\\d]{1,3}[地州省市国])")
_JOINED = re.compile("(?:和|与|及|以及|、)")


def of_counted_name(context: Context, case: Case, found: Found) -> Found:
    """Return a figure without a name that a number before counts: 49场|“新年音乐会”|、800多场演出."""
    if not found.own or not context.is_a(found.subject or "", ("Event", "Program", "Work")):
        return found
    named = [m for m in case.reading.mentions if found.subject in m.entities and m.end <= found.mention.start]
    counted = any(
        m.entities == () and m.cls == "Quantity" and _ends_at(case.reading, m, named) for m in case.reading.mentions
    )
    return replace(found, subject=None, own=False) if counted else found


def _ends_at(reading: Reading, number: Mention, named: Sequence[Mention]) -> bool:
    return any(reading.text[number.end : m.start] in {"", "“"} and number.end <= m.start for m in named)


def of_way(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure of the way from a place to another."""
    if found.subject is None or not context.is_a(found.subject, ("AdministrativeArea",)):
        return found
    for mention in case.reading.mentions:
        if found.subject in mention.entities and mention.end <= found.mention.start:
            opens = mention.start == found.start or mention.end == found.start
            if opens and _WAY.match(case.reading.text, mention.end):
                return replace(found, subject=None, settled=True)
    return found


def of_feature(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure that a river or a range is only near: of the place before it where people were harmed."""
    if found.own or not context.is_a(found.subject or "", ("NaturalFeature",)):
        return found
    clauses = [c for c in case.reading.clauses if c.own and c.start < found.mention.start]
    heads = [m for c in clauses for s in c.subject for m in (s.head, *s.before) if m is not None]
    same = case.last is not None and case.last.own and case.last.subject == found.subject
    if same or any(found.subject in m.entities for m in heads):
        return found
    around = None
    if found.measure.removesuffix("人数").endswith(tuple(figure_words(context.ontology.path)["befallen"])):
        near = next((m for m in case.reading.mentions if found.subject in m.entities), None)
        before = [m for m in case.reading.mentions if near and m.end <= near.start and m.end >= near.start - 1]
        own = pick(context, before[-1]) if before else None
        around = own if own and context.is_a(own, ("AdministrativeArea",)) else None
    return replace(found, subject=around, settled=True)


def of_several_places(context: Context, case: Case, found: Found) -> Found:
    """Settle the victims of several places: of what they all lie in, where the text names that."""
    known = figure_words(context.ontology.path)
    befallen = found.measure.removesuffix("人数").endswith(tuple(known["befallen"]))
    whose = found.subject or ""
    if not befallen or not context.is_a(whose, ("Place",)) or context.is_a(whose, ("Country",)):
        return found
    named = [m for m in case.reading.mentions if found.subject in m.entities and m.end <= found.mention.start]
    if not named or not _one_of_several(context, case.reading, named[-1]):
        return found
    before = next((m for m in case.reading.mentions if m.end == named[-1].start and m.entities), None)
    own = pick(context, before) if before is not None else None
    wider = _around(context, named[-1]) or (_around(context, before) if before is not None else None)
    return replace(found, subject=wider or own, settled=True)


def _one_of_several(context: Context, reading: Reading, mention: Mention) -> bool:
    """Whether a place stands first in a list of places: 丙市|和丁省戊市, 南部|丙市、中部丁市等多地."""
    after = next((m for m in reading.mentions if m.start >= mention.end and m.entities), None)
    gap = reading.text[mention.end : after.start] if after is not None else ""
    listed = _JOINED.match(gap) is not None and len(gap) <= 3
    if listed and after is not None and context.is_a(after.entities[0], ("Place",)):
        return True
    return any(w in reading.text[mention.end : mention.end + 8] for w in LISTED) and bool(
        _OTHERS.match(reading.text, mention.end)
    )


def _around(context: Context, mention: Mention) -> str | None:
    """Return the widest place that a place's name opens with: 加沙地带|南部, 丙国|丁州戊市."""
    wider = [
        e.id
        for e in context.entities.values()
        if e.id not in mention.entities and len(e.label) > 1 and mention.text.startswith(e.label)
    ]
    lands = [e for e in wider if context.is_a(e, ("Place",))]
    return min(lands, key=lambda e: (len(e), e)) if lands else None


def of_local(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure of 当地 where the sentence is of another place than the one taken: 亮相丁市车展，|当地|发放."""
    reading = case.reading
    if found.own or "当地" not in reading.text[case.clause.start : found.start]:
        return found
    before = [m for m in reading.mentions if m.end <= found.start and m.text != "当地" and pick(context, m)]
    if not before or any(found.subject in m.entities for m in before):
        return found
    return replace(found, subject=None, settled=True)
