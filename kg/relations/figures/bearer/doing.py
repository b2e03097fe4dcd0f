"""With whom a measure opens that is carried through a sentence: 全国|供销合作系统|打造服务中心1.7万个."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found, figure_words
from kg.relations.figures.bearer.placing import part_of_it
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading


def with_doer(context: Context, reading: Reading, clause: Clause, found: Found, last: Found | None) -> Found:
    """Return a figure with the doer that the measure before opens with: 全国|供销合作系统|打造服务中心1.7万个."""
    found = part_of_it(context, reading, found, last)
    known = figure_words(context.ontology.path)
    whose = found.subject or ""
    local = context.is_a(whose, ("AdministrativeArea",)) and not context.is_a(whose, ("Country",))
    if local and last is not None and _of_those_counted(reading, clause, found, last):
        return replace(found, measure=last.behind + found.measure)
    if last is None or clause.own or found.own or last.index != reading.sentence.index:
        return found
    if last.subject != found.subject or found.subject != COUNTRY or not found.measure.startswith(known["doing"]):
        return found
    doer = _system(last.measure, known)
    carried = clause.source is not None and reading.clauses[clause.source].start <= last.start
    return replace(found, measure=doer + found.measure) if doer and carried else found


def _system(measure: str, known: Mapping[str, Any]) -> str:
    """Return the doer that opens a measure, what it does right behind it: 公安机关|立案, not 建成工会|驿站."""
    words: tuple[str, ...] = tuple(w for w in known["systems"] if w in measure[:9])
    for word in words:
        doer, _, rest = measure.partition(word)
        if rest.startswith(known["doing"]) and not doer.startswith(known["doing"]):
            return doer + word
    return ""


def _of_those_counted(reading: Reading, clause: Clause, found: Found, last: Found) -> bool:
    """Whether those just counted do it, not the whole place: 丙省66个|重点景区|接待游客1700万人次."""
    together = (last.index, last.clause, last.subject) == (reading.sentence.index, clause.index, found.subject)
    longer = bool(last.behind) and last.measure == f"{found.measure}的{last.behind}"
    return together and longer and last.mention.end < found.start
