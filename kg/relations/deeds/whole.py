"""All that a doer does in a row of clauses is one deed: 甲省下达资金，|支持各地修复工程，|确保安全度汛.

A clause cut out of its row tells half: by what means, to what end, or a slogan.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.relations.base import Context
from kg.relations.deeds.deed import Deed
from kg.relations.deeds.doers import manner, reaches
from kg.relations.deeds.hopes import only_hoped, slogan
from kg.relations.deeds.opening import words_behind
from kg.relations.deeds.wording import sets, spoken
from kg.relations.reading.clauses import Clause
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.replacing import replace

Lists = Mapping[str, frozenset[str]]
# Characters that a row has at most; a clause more is left to itself.
LONGEST = 110
# Kinds of phrases of a clause without a verb between two others: 通过专班督查等方式，….
_WAY = frozenset({"pp", "prep", "adv", "verb", "join", "np", "mark"})


def in_row(context: Context, reading: Reading, deed: Deed) -> tuple[Deed, int]:
    """Return a deed with the clauses beside it in which its doer does more, and the last clause that it takes."""
    lists = sets(context.ontology.path)
    clauses = reading.clauses
    last = max(c.index for c in clauses if c.start < deed.end or c is deed.clause)
    after = clauses[last + 1] if last + 1 < len(clauses) else None
    alone = after is None or (after.own and not manner(after.subject, lists))
    if deed.lent or (alone and not deed.doer.carried):
        return deed, last
    modality = _modality(context, reading, deed.clause)
    deed = _back(context, reading, deed, modality, lists)
    end, taken = deed.end, last
    for after in clauses[last + 1 :]:
        if not _goes_on(context, reading, after, modality, lists) or after.end - deed.start > LONGEST:
            break
        if _empty(reading, deed, after, lists):
            break
        last = after.index
        way = reading.text.endswith(tuple(lists["ways"]), after.start, after.end)
        if after.main is not None and not way:
            # 通过专班督查等方式，|推动整改: no row ends in how it is done.
            end, taken = after.end, last
    return replace(deed, end=end, whole=deed.whole or taken != deed.clause.index), taken


def _back(context: Context, reading: Reading, deed: Deed, modality: str, lists: Lists) -> Deed:
    """Return a deed whose doer stands in a clause before with its words from there on."""
    clause, clauses = deed.clause, reading.clauses
    if not deed.doer.carried or clause.source is None or clause.source == clause.index or _dated(clause):
        return deed
    if _empty(reading, deed, clause, lists):
        return deed
    source = next(c for c in reversed(clauses[: clause.index]) if not manner(c.subject, lists) or not c.index)
    source = clauses[source.index if source.own or source.source is None else source.source]
    between = clauses[source.index + 1 : clause.index + 1]
    if source.main is None or not source.own:
        return deed
    if not all(_goes_on(context, reading, c, modality, lists) for c in between):
        return deed
    if _modality(context, reading, source) != modality or spoken(reading, source, source.start, source.end - 1):
        return deed
    name = max(deed.doer.end, source.subject[-1].end)
    start = words_behind(reading.text, source, name, lists, False)
    if not source.start <= start < source.end or deed.end - start > LONGEST:
        return deed
    doer = replace(deed.doer, carried=False)
    return replace(deed, clause=source, at=source.main, doer=doer, start=start, whole=True)


def _goes_on(context: Context, reading: Reading, clause: Clause, modality: str, lists: Lists) -> bool:
    """Whether a clause goes on behind a comma with what the doer of the one before does, at the same time and as
    surely.
    """
    before = reading.clauses[clause.index - 1]
    if (clause.own and not manner(clause.subject, lists)) or not clause.phrases or _dated(clause):
        return False
    if reading.text[before.end : clause.start] != "，" or spoken(reading, clause, clause.start, clause.end - 1):
        return False
    if (not clause.own and clause.subject != before.subject) or describes_own(reading.text, clause):
        return False
    if not reaches(reading, clause, lists):
        return False
    if clause.main is None:
        return all(p.kind in _WAY for p in clause.phrases)
    verb = clause.phrases[clause.main].word
    if verb in lists["speaking"] or verb.endswith(tuple(lists["voicing"])):
        return False
    return _modality(context, reading, clause) == modality


def describes_own(text: str, clause: Clause) -> bool:
    """Whether a clause that opens with a verb describes its own subject so: 此前担任组长的郝志强|没有进入班子."""
    for k, phrase in enumerate(clause.phrases[:-1]):
        held = phrase.kind == "np" and phrase.members[-1].owned and clause.phrases[k + 1].kind == "verb"
        if held and any(m.cls == "Person" for m in phrase.members[-1].before):
            return True
        if phrase.kind == "mark" and text[phrase.start : phrase.end] == "的" and clause.phrases[k + 1].kind == "np":
            return any(p.kind == "verb" for p in clause.phrases[k + 2 :])
    return False


def _empty(reading: Reading, deed: Deed, clause: Clause, lists: Lists) -> bool:
    """Whether a clause tells only a slogan or what is hoped."""
    doer = replace(deed.doer, carried=True)
    alone = replace(deed, clause=clause, doer=doer, start=max(clause.start, deed.start), end=clause.end)
    value = reading.text[alone.start : alone.end]
    return only_hoped(reading, alone, value, lists) or slogan(reading, alone, value, lists)


def _dated(clause: Clause) -> bool:
    return any(p.kind == "time" for p in clause.phrases)


def _modality(context: Context, reading: Reading, clause: Clause) -> str:
    at = len(clause.phrases) if clause.main is None else clause.main
    scope = scope_of(reading.clauses, clause.index, at, context.ontology.path, reading.text)
    return "hypothetical" if scope.hypothetical else scope.modality
