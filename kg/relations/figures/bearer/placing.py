"""Which place a figure is of: 丙国|西北部|山洪, where people were harmed, what several share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words, pick
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# 丙国|游客: they come to where they are counted.
_GUESTS = re.compile("(?:籍)?(?:游客|旅客|客商|留学生|观众|采购商|展商|外宾|居民|同胞)")
_DIRECTION = re.compile("/[东西南北中]{1,2}部$")


def placed(context: Context, reading: Reading, clause: Clause, found: Found) -> Found:
    """Return a figure as one of the whole place, without a subject where several share it or somebody else has it."""
    known = figure_words(context.ontology.path)
    found = _whole_of(context, reading, found)
    if (
        found.measure.startswith(tuple(known["together"]))
        or _of_several(reading, clause, found)
        or _one_of(reading, found)
    ):
        return replace(found, subject=None)
    if found.measure.removesuffix("人数").endswith(tuple(known["befallen"])):
        return replace(found, subject=_of_victims(context, reading, found, known))
    return found


def opened_by_place(context: Context, reading: Reading, found: Found) -> Found:
    """Return a figure as one of the place that opens its measure: 某委员会预计，|丁国|经济增长0.9%.

    Where the place stands behind another in a list (北美洲和|大洋洲|占比), the figure is of neither.
    """
    if found.subject is None:
        return found
    by = ("Organization", "Work", "Policy", "Program")
    for mention in reading.mentions:
        # 15万名|丙国|公务员举行罢工: behind the number too.
        opens = mention.start in {found.start, found.mention.end}
        own = pick(context, mention) if opens else None
        rest = found.measure.removeprefix(mention.text)
        if rest.startswith(tuple(figure_words(context.ontology.path)["tails"])):
            continue  # 丙省|段全长: a part of a line
        if not own or len(rest) < 2 or rest == found.measure or not context.is_a(own, ("Place",)):
            continue
        abroad = mention.start == found.mention.end and not found.own and context.is_a(own, ("Country",))
        abroad = abroad and rest[0] not in "人籍"
        if (abroad or context.is_a(found.subject, by)) and context.is_a(own, ("AdministrativeArea",)):
            return replace(found, subject=own, measure=rest)
        if found.subject != own and reading.text.endswith(("和", "、", "与"), 0, mention.start):
            return replace(found, subject=None)
    return found


def part_of_it(context: Context, reading: Reading, found: Found, last: Found | None) -> Found:
    """Return a figure as a part of what was just counted: 丁市接待游客17万人次，|其中|丙国|游客7万人次."""
    if last is None or not last.subject or last.subject == found.subject:
        return found
    here = last.index == reading.sentence.index
    if not here and not (last.near(reading) and reading.text.startswith("其中")):
        return found
    if not context.is_a(last.subject, ("Place",)) or not context.is_a(found.subject or "", ("Place",)):
        return found
    low = last.mention.end if here else 0
    for mention in reading.mentions:
        among = found.subject in mention.entities and low <= mention.start <= found.start
        if among and reading.text.endswith(("其中", "其中，"), 0, mention.start) and _GUESTS.match(found.measure):
            return replace(found, subject=last.subject, measure=mention.text + found.measure, start=mention.start)
    return found


def _whole_of(context: Context, reading: Reading, found: Found) -> Found:
    """Return a figure as one of the place that a bare direction is a part of: 丙国|西北部|山洪."""
    if not _DIRECTION.search(found.subject or ""):
        return found
    part = next((m for m in reading.mentions if found.subject in m.entities and m.end <= found.mention.start), None)
    whole = next((m for m in reading.mentions if part is not None and m.end == part.start), None)
    own = pick(context, whole) if whole is not None else None
    return replace(found, subject=own) if own and context.is_a(own, ("Place",)) else found


def _of_several(reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether several share a number: 甲市、乙省和37家单位|，累计实施项目4000个."""
    if found.own or len(clause.subject) < 2 or any(m.head is None for m in clause.subject[:2]):
        return False
    first = clause.subject[0].head
    each = ("分别", "均", "都", "各")
    apart = any(w in reading.text[clause.start : found.mention.start] for w in each)
    return first is not None and found.subject in first.entities and first in reading.mentions and not apart


def _one_of(reading: Reading, found: Found) -> bool:
    """Whether a number counts a place with others: 丁市丙区|等|104个地方获得称号."""
    return any(
        found.subject in m.entities and reading.text[m.end : found.mention.start] == "等" for m in reading.mentions
    )


def _of_victims(context: Context, reading: Reading, found: Found, known: Mapping[str, Any]) -> str | None:
    """Return where people were harmed: not who did it (丁国|军队对丙地空袭) nor who counts them (丁国内政部)."""
    if context.is_a(found.subject or "", ("GovernmentBody", "InternationalBody", "Media")):
        return None
    named = [m for m in reading.mentions if m.end <= found.mention.start and m.entities[:1]]
    doers = [m for m in named if found.subject in m.entities]
    for doer in doers:
        # 丙国|当天空袭丁国|南部多地，造成10人死亡: who struck has not the dead.
        behind = (m for m in named if m.start > doer.end)
        hit = next((m for m in behind if reading.text.endswith(known["striking"], 0, m.start)), None)
        own = pick(context, hit) if hit is not None else None
        if own and own != found.subject and context.is_a(own, ("Place",)):
            return own
    if not doers or not all(reading.text.startswith(tuple(known["forces"]), m.end) for m in doers):
        return found.subject
    struck = [m.entities[0] for m in named if reading.text.endswith(("对", "在", "向"), 0, m.start)]
    places = [e for e in struck if e != found.subject and context.is_a(e, ("Place",))]
    return places[-1] if places else None
