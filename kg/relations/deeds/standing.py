"""Whether the words of a deed stand alone: 国家|组织药品集采 and 第一时间为他办理了手续 do not."""

from __future__ import annotations

from collections.abc import Mapping

from kg.relations.base import Context
from kg.relations.deeds.deed import Deed
from kg.relations.deeds.formal import efforts, glued, hedged, voiced, without_object
from kg.relations.deeds.hopes import bare_count, only_hoped, points, slogan
from kg.relations.deeds.states import bare_growth
from kg.relations.deeds.wording import cut_short, half_named, of_a_part, pointing, sets, spaced
from kg.relations.reading.apposed import of_another_kind
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading

# Characters of a deed in a clause; twice as many where the whole clause tells it.
LONGEST = 60


def unsound(context: Context, reading: Reading, deed: Deed, value: str) -> bool:
    """Whether the words of a deed cannot stand alone: they point elsewhere, are cut, too long or of two headings."""
    if pointing(value) and not any(context.is_a(e, ("Person",)) for e in deed.doer.entities):
        return True
    lists = sets(context.ontology.path)
    if cut_short(value, lists) or half_named(reading.text, deed.doer.start):
        return True
    if _scheme(reading.text, deed.doer, lists):
        return True
    if bare_count(value, lists) or points(value) or slogan(reading, deed, value, lists):
        return True
    root = context.ontology.path
    if bare_growth(value, lists) or glued(value) or hedged(value) or voiced(reading, deed, lists):
        return True
    if (len(deed.doer.entities) > 1 and "各自" in value) or _charged(context, deed.doer, value, lists):
        return True
    if without_object(value, root) or (efforts(value, lists) and not deed.lent):
        return True
    if _only_when(reading, deed) or only_hoped(reading, deed, value, lists):
        return True
    if value.startswith(("是", "成为")) and of_another_kind(context, value, deed.doer.entities):
        return True
    if of_a_part(value, lists) and not deed.doer.carried:
        return True
    return len(value) > LONGEST * (1 + deed.whole) or spaced(reading.sentence, context.source, deed.start, deed.end)


def _only_when(reading: Reading, deed: Deed) -> bool:
    """Whether the words of a deed say no more than when: 计划到2026年，|…"""
    kinds = {t.kind for t in reading.tokens if deed.start <= t.start < deed.end and t.start >= deed.doer.end}
    return "T" in kinds and not kinds & {"n", "M", "Q", "a"}


def _scheme(text: str, doer: Slot, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether the doer only opens a scheme's name: 国家|组织药品集采."""
    if not text.startswith("国家组织", doer.start):
        return False
    clause = text[doer.end : doer.end + LONGEST].partition("，")[0]
    return any(w in clause for w in sets["schemes"])


def _charged(context: Context, doer: Slot, value: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a state is charged with what words tell, by somebody whom they need not name: 散布虚假信息."""
    if not any(w in value for w in lists["accusing"]) or any(w in value for w in lists["rebutting"]):
        return False
    return all(context.is_a(e, ("Country",)) for e in doer.entities)
