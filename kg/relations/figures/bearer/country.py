"""Figures of the whole country in a text about it: 前三季度，规模以上高技术制造业增加值增长9.6%."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Case, Found
from kg.relations.figures.bearer.ground import statistical, unnamed
from kg.relations.reading.sentence import Reading

# How many sentences back, with the one itself, may name another place.
_BEFORE = 4
_HEADS = frozenset({"title", "kicker", "subtitle"})


def of_all(
    context: Context, reading: Reading, readings: Sequence[Reading], found: Found, known: Mapping[str, Any]
) -> str | None:
    """Return the country for a statistic of it that names none: 前三季度，规模以上高技术制造业增加值增长9.6%.

    It is the one place that the sentences right before name, and no headline names another. Any other count or
    statistic is its own only where the headline names it and nothing else is spoken of: 6430家绿色工厂落地运营.
    """
    series = found.measure.startswith((*known["everywhere"], *known["peoples"]))
    if reading.speeches or not (series or _plain(context, reading, found, known)):
        return None
    here = reading.sentence
    heads = [r for r in readings if r.sentence.role in _HEADS and r.sentence.item in {None, here.item}]
    near = [r for r in readings[-_BEFORE:] if (r.sentence.block, r.sentence.item) == (here.block, here.item)]
    among = {
        e for r in near for m in r.mentions for e in m.entities if context.is_a(e, ("AdministrativeArea", "Region"))
    }
    above = {
        e for r in heads for m in r.mentions for e in m.entities if context.is_a(e, ("AdministrativeArea", "Region"))
    }
    if not series and (above != {COUNTRY} or _others(context, near[-2:])):
        return None
    return COUNTRY if among == {COUNTRY} and above <= {COUNTRY} else None


def of_that_country(context: Context, case: Case, found: Found) -> Found:
    """Return a figure with the country that a foreign 全国 means: 丙国工会举行|全国|罢工。20万名公务员…."""
    if found.subject != COUNTRY:
        return found
    for reading in reversed(case.recent):
        named = [m for m in reading.mentions if COUNTRY in m.entities]
        if reading is case.reading:
            named = [m for m in named if m.end <= found.mention.start]
        if not named:
            continue
        if named[-1].text != "全国" or any(m.text != "全国" for m in named):
            return found
        others = _foreign(context, case, [m for m in reading.mentions if m.end <= named[-1].start])
        if not others:
            return found
        return replace(found, subject=others.pop() if len(others) == 1 else None)
    return found


def _foreign(context: Context, case: Case, before: Sequence[Mention]) -> set[str]:
    """Return the other countries that mentions are, or that their names open with: 丙国联邦工会."""
    named = {e for row in context.mentions.values() for m in row for e in m.entities if e != COUNTRY}
    known = {context.entities[e].label: e for e in sorted(named) if context.is_a(e, ("Country",))}
    return {e for text, e in known.items() if any(m.text.startswith(text) for m in before)}


def _plain(context: Context, reading: Reading, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether a figure is a count of things or a statistic that nobody without a name has."""
    if found.measure.startswith((*known["singles"], *known["deictic"], *known["of_event"], *known["stretches"])):
        return False
    counted = bool(found.behind) and found.start >= found.mention.start
    if unnamed(context, reading, found) or not (counted or statistical(context, found)):
        return False
    return not any(w in reading.text[: found.mention.start] for w in (*known["one_of"], "里，", "内，", "全球"))


def _others(context: Context, near: Sequence[Reading]) -> bool:
    """Whether the sentences before name a firm, a site or a programme that a figure may be of."""
    return any(
        context.is_a(e, ("Company", "School", "Hospital", "Site", "Program", "Event", "Work"))
        for r in near
        for m in r.mentions
        for e in m.entities
    )
