"""Whether the doer before a clause that names none is surely its doer; else the whole sentence tells it better."""

from __future__ import annotations

from collections.abc import Mapping

from kg.relations.deeds.bearers import opens
from kg.relations.deeds.doers import reaches
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.words import Words

Lists = Mapping[str, frozenset[str]]
_OPENING = frozenset({"time", "adv", "join"})


def carries_on(reading: Reading, clause: Clause, known: Words, lists: Lists) -> bool:
    """Whether the subject of a clause before does what this one tells: 某县组织车队，|从超市直接取货.

    Not where that subject only stands beside another (甲、乙等地的场馆，也迎来学生), nor where this clause tells
    what came of it or what it is for: 某部下达资金，用于救助; 某国开放市场，让企业受益.
    """
    source = reading.clauses[clause.source or 0]
    if not _holds(reading, source, known, lists):
        return False
    if reading.text.startswith("从", clause.start) and reading.text.startswith("到", clause.end + 1):
        # 从倡导各国携手，|到提出倡议: half a way.
        return False
    before = reading.clauses[clause.index - 1]
    listing = before.main is not None and before.phrases[before.main].word in lists["equating"]
    # 张三获奖，|是该公司首位获奖的职工
    being = clause.main == 0 and clause.phrases[0].word == "是"
    return not listing and (being or _own_deed(reading.text, clause, lists)) and reaches(reading, clause, lists)


def _holds(reading: Reading, source: Clause, known: Words, lists: Lists) -> bool:
    """Whether a clause begins with its subject, of which it tells something that is so or planned."""
    nouns = [p for p in source.phrases if p.kind == "np"]
    if not source.own or not opens(source, known) or not nouns or nouns[0].start > source.subject[0].start:
        return False
    if reading.text.endswith(tuple(lists["since"]), source.start, source.end):
        # 《规划》发布两年来，|该区探索制度: when, not who.
        return False
    modal = source.phrases if source.main is None else source.phrases[: source.main + 1]
    if any(reading.text[p.start : p.end] in lists["duties"] for p in modal if p.kind in {"adv", "verb"}):
        return False
    if source.subject[-1].end > nouns[0].end:
        # 节目围绕成就展，|揭示动能: what was added to the subject is not it.
        return False
    parted = any(p.kind == "adv" and p.start >= nouns[0].end for p in source.phrases)
    # Not 张三深刻|洞察大势, where an adverb opens what reads as a noun.
    return source.main is not None or len(nouns) < 2 or parted


def foretells(reading: Reading, before: Reading | None, clause: Clause, lists: Lists) -> bool:
    """Whether a sentence tells what is expected of the thing that the one before tells of: 预计年底|通水."""
    first = next((c for c in reading.clauses if c.main is not None), None)
    if first is None or before is None or before.sentence.index + 1 != reading.sentence.index:
        return False
    return first.phrases[first.main or 0].word in lists["expecting"] and _bare(reading, clause)


def _bare(reading: Reading, clause: Clause) -> bool:
    """Whether no noun stands where a doer may in a sentence up to a clause: only times and adverbs open it."""
    row = reading.clauses[: clause.index + 1]
    if any(c.own for c in row):
        return False
    for one in row:
        opened = one.phrases if one.main is None else one.phrases[: one.main]
        if any(p.kind not in _OPENING | {"verb"} for p in opened):
            return False
    return True


def _own_deed(text: str, clause: Clause, lists: Lists) -> bool:
    """Whether a clause tells a deed of a doer, no purpose, result, number or part of something else."""
    verb = clause.phrases[clause.main or 0].word
    if verb in lists["turning"] | lists["ensuing"] | lists["serving"] | lists["measured"]:
        return False
    if text.startswith(tuple(lists["results"]), clause.start):
        return False
    # 为经济发展注入动能 tells what came of it; 为考生提供指导 a deed.
    return not text.startswith("为", clause.start) or verb.startswith(tuple(lists["benefit"]))
