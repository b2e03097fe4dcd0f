"""Whose a clause is that tells something in its own words: the name it begins with, goes on with, or is sited by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise

from kg.relations.base import Context
from kg.relations.deeds.doers import pick, reaches, visits
from kg.relations.deeds.informing import informed
from kg.relations.deeds.owners import PLACES, Bearer, during, led, of_a_place, state, this, untitled
from kg.relations.deeds.wording import relative
from kg.relations.reading import roles
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member
from kg.relations.reading.sentence import Reading, of_event
from kg.relations.reading.words import Words

_KINDS = ("Organization", "Place", "Event", "Program", "Work", "Person", "Policy")
# A noun behind them may be whose it is that the clause tells of: 江苏|餐饮企业推出…; behind a person it is another's.
_OWNERS = ("Organization", "Place", "Program", "Event")
_STEADY = ("Organization", "AdministrativeArea", "Region", "Site", "Person", "Work", "Program", "Event")
# Who goes on in the next sentence.
_LASTING = ("Organization", "AdministrativeArea", "Region", "Site", "Event", "Campaign")
_OPENING = frozenset({"time", "adv", "join"})
_TITLES = frozenset({"Occupation", "Profession", "Post"})
_PEOPLE = _TITLES | {"Person"}


def bearer_of(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the name that a clause begins with, or that goes on as its subject."""
    if not clause.own:
        described = _heading(context, clause, known, lists) or _described(context, clause, known, lists)
        if clause.source is None:
            return described or _going_on(context, reading, clause, known, lists)
        return described or _carried(context, reading, clause, known, lists)
    first = next((k for k, p in enumerate(clause.phrases) if p.kind == "np"), None)
    if first is None or (clause.main is not None and first > clause.main):
        return None
    if not opens(clause, known):
        return None
    if clause.phrases[first].members[-1] != clause.subject[-1]:
        return _made(context, clause, first, known)
    if (event := during(context, reading, clause, known, lists)) is not None:
        return event
    named = _named(context, clause.subject, known, lists)
    told = named is not None and informed(reading.text[named.start : clause.end], lists)
    if named is not None and not told and _torn(reading, clause, named):
        return None
    return named or _sited(context, reading, clause, known, lists)


def _torn(reading: Reading, clause: Clause, named: Bearer) -> bool:
    """Whether a name only describes another noun: 以创新为主题的|中国|主场活动; 两军在首都等地的冲突|加剧."""
    start = clause.subject[0].start
    if named.lends and reading.text[:start].endswith("的"):
        return True
    before = clause.phrases[: clause.main]
    return not named.lends and any(
        p.kind == "pp" and q.kind == "mark" and p.end == q.start for p, q in pairwise(before)
    )


def opens(clause: Clause, known: Words) -> bool:
    """Whether only when, where and how stand before the first noun of a clause."""
    first = next((k for k, p in enumerate(clause.phrases) if p.kind == "np"), len(clause.phrases))
    return all(
        (p.kind in _OPENING and p.word not in known.roles["together"])
        or (p.kind == "mark" and p.word == "—")
        or (p.kind == "pp" and p.word in known.roles["at"])
        for p in clause.phrases[:first]
    )


def _named(
    context: Context, members: tuple[Member, ...], known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return who a clause tells of and where the words behind the name begin.

    A noun behind the last name belongs to what is told: 江苏|餐饮企业推出套餐.
    """
    members = untitled(members, lists)
    last = members[-1]
    if (country := state(context, members, lists)) is not None:
        return Bearer(country, country.end)
    if last.head is not None:
        if (lent := of_a_place(context, members, known, lists)) is not None:
            return lent
        if any(m.head is None or (led(m) and not this(context, m)) for m in members):
            return None
        if not pick(context, _KINDS, last.head):
            return None
        doer = roles.fill(members, partial(pick, context, _KINDS), known)
        end = last.end if last.head.cls == "Person" else last.head.end
        return None if doer is None else Bearer(doer, end)
    if not last.before or last.before[0].start != last.start or last.noun in lists["titles"]:
        return None
    if last.noun.endswith(tuple(lists["lent"])):
        return None
    if any(m.cls in _PEOPLE for m in last.before) or not last.noun[0].isalnum():
        return None
    name = last.before[0]
    if len(name.text) == len(name.entities):
        # 中美|经贸团队举行会谈
        return None
    unlisted = bool(pick(context, ("Place",), name)) and not pick(context, (*PLACES, "NaturalFeature"), name)
    if unlisted and not last.noun.startswith(tuple(lists["some"])):
        # Of a place that no list knows the name may go on: 岭南|花卉市场; not 崇礼|各大雪场.
        return None
    heads = [m.head for m in members[:-1] if m.head is not None]
    places = all(pick(context, ("Place",), h) for h in (*heads, name))
    if len(heads) != len(members) - 1 or (any(h.cls != name.cls for h in heads) and not places):
        return None
    owners = (*(Member(h.start, h.end, h) for h in heads), Member(last.start, name.end, name))
    doer = roles.fill(owners, partial(pick, context, _OWNERS), known)
    return None if doer is None or len(doer.entities) < len(members) else Bearer(doer, name.end, lends=True)


def _carried(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the name that goes on as the subject of a clause without one, and where that clause begins."""
    if clause.source is None or clause.main is None:
        return None
    if (drawn := _drawing(context, reading, clause, known, lists)) is not None:
        return drawn
    if (country := state(context, clause.subject, lists, carried=True)) is not None:
        taken = clause.phrases[clause.main].word in lists["turning"] or not reaches(reading, clause, lists)
        plain = not taken and all(p.kind != "np" for p in clause.phrases[: clause.main])
        return Bearer(country, clause.start) if plain else None
    subject = untitled(clause.subject, lists)
    if visits(context, clause, clause.main, subject, lists):
        return None
    if any(led(m) for m in subject):
        return _there(context, reading, clause, known, lists)
    source, before = reading.clauses[clause.source], reading.clauses[clause.index - 1]
    if source.own and (
        not opens(source, known) or reading.text.startswith(tuple(lists["stretch"]), clause.subject[-1].end)
    ):
        return None
    if source.main is None and sum(p.kind == "np" for p in source.phrases) > 1:
        return None
    if source.main is not None and source.phrases[source.main].word in lists["able"]:
        # 香港可获得机遇，|发挥作用: it may.
        return None
    if relative(clause, clause.main) and not any(p.kind in {"prep", "pp"} for p in clause.phrases[: clause.main]):
        return None
    verbs = [clause.phrases[clause.main]] + ([before.phrases[before.main]] if before.main is not None else [])
    if any(p.kind == "np" for p in clause.phrases[: clause.main]) or verbs[0].word in lists["turning"]:
        return None
    behind = clause.phrases[clause.main + 1 :]
    described = bool(behind) and behind[0].kind == "np" and behind[0].members[-1].owned
    if described and any(p.kind == "verb" and p.word in lists["turning"] for p in behind[1:]):
        # 获得称号的个人全部来自基层: what is described is the subject.
        return None
    if verbs[0].word in lists["measured"] and verbs[-1].word in lists["expecting"]:
        # 某部发布报告，预计经济增长1%，|低于此前预测: of what the clause between measures.
        return None
    if verbs[-1].word in lists["equating"] or not reaches(reading, clause, lists):
        return None
    doer = roles.fill(subject, partial(pick, context, _STEADY), known, carried=True)
    return None if doer is None or len(doer.entities) < _doers(subject) else Bearer(doer, clause.start)


def _drawing(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the event that the clause before ends in, which draws or covers many: 举办龙舟大赛，|吸引了众多游客."""
    if clause.main != 0 or clause.phrases[0].word not in lists["drawn"] or not clause.index:
        return None
    before = reading.clauses[clause.index - 1]
    last = before.phrases[-1]
    if before.main is None or last.kind != "np" or len(last.members) != 1 or before.end + 1 != clause.start:
        return None
    doer = roles.fill(last.members, partial(pick, context, ("Event", "Program")), known)
    return None if doer is None else Bearer(replace(doer, carried=True), clause.start)


def _doers(members: tuple[Member, ...]) -> int:
    """Return how many there are but for the posts of the person named last: 政治局常委、国务院总理|李强."""
    person = members[-1].head is not None and members[-1].head.cls == "Person"
    titles = [m for m in members[:-1] if m.head is not None and m.head.cls in _TITLES]
    return len(members) - (len(titles) if person else 0)


def _there(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the place of which 当地 in the clause before told: 在江西新余，当地调整计划，|促成认购."""
    if clause.source is None or clause.main is None or clause.phrases[clause.main].word in lists["turning"]:
        return None
    found = _sited(context, reading, reading.clauses[clause.source], known, lists)
    if found is None or found.lends or any(p.kind == "np" for p in clause.phrases[: clause.main]):
        return None
    return Bearer(replace(found.slot, carried=True), clause.start)


def _going_on(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the subject of the sentence before, with which a sentence says to go on: 还将开展多项活动."""
    if clause.main is None or not clause.subject or any(led(m) for m in clause.subject):
        return None
    if any(p.kind not in {"time", "adv"} for c in reading.clauses[: clause.index] for p in c.phrases):
        return None
    before = clause.phrases[: clause.main]
    marked = any(p.kind == "adv" and reading.text[p.start : p.end] in lists["further"] for p in before)
    head = clause.subject[0].head if len(clause.subject) == 1 else None
    # 会议审议通过…。追认…
    meets = head is not None and head.cls == "Meeting" and clause.phrases[clause.main].word in lists["agenda"]
    # 博览会开幕。其间，|举办论坛: what goes on is its own.
    marked = marked or meets or of_event(clause.subject)
    if not marked or any(p.kind not in {"time", "adv", "join"} for p in before) or relative(clause, clause.main):
        return None
    if clause.phrases[clause.main].word in lists["turning"]:
        return None
    doer = roles.fill(clause.subject, partial(pick, context, _LASTING), known, carried=True)
    return None if doer is None or len(doer.entities) < len(clause.subject) else Bearer(doer, clause.start)


def _heading(context: Context, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]) -> Bearer | None:
    """Return who heads what the sentence tells: 由应急管理部|牵头，公安部参加，对事故进行调查."""
    if len(clause.phrases) != 2 or clause.phrases[0].word != "由" or clause.phrases[1].word not in lists["heading"]:
        return None
    first = clause.phrases[0]
    if first.kind != "pp" or any(m.head is None or led(m) for m in first.members):
        return None
    doer = roles.fill(first.members, partial(pick, context, ("Organization",)), known)
    return None if doer is None else Bearer(doer, clause.phrases[1].start)


def _described(context: Context, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]) -> Bearer | None:
    """Return the name that its own description opens: 地处山区深处的玉田村|实现了整村脱贫."""
    if clause.main != 0 or len(clause.phrases) < 3 or clause.phrases[1].kind != "np":
        return None
    member = clause.phrases[1].members[-1]
    if clause.phrases[0].word in lists["siting"] and len(clause.phrases[1].members) == 1:
        # 位于上海的|13座机场举行演练
        opened, thing = clause.phrases[2], clause.phrases[min(3, len(clause.phrases) - 1)]
        if opened.kind == "mark" and thing.kind == "np" and thing.members[0].head is None:
            site = roles.fill(clause.phrases[1].members, partial(pick, context, PLACES), known)
            return None if site is None else Bearer(site, thing.start, lends=True)
        if member.owner is not None and member.owned and len(member.before) == 1:
            name = member.owner
            site = roles.fill((Member(member.start, name.end, name),), partial(pick, context, PLACES), known)
            return None if site is None else Bearer(site, member.end - len(member.noun), lends=True)
    if not member.owned or member.head is None or all(p.kind != "verb" for p in clause.phrases[2:]):
        return None
    doer = roles.fill((member,), partial(pick, context, _KINDS), known)
    return None if doer is None else Bearer(doer, member.end)


def _made(context: Context, clause: Clause, first: int, known: Words) -> Bearer | None:
    """Return whose thing a clause tells of, or its name: 我国|自主研制的收获机实现突破; 某公司研制的|“鲲龙”下水."""
    at = next((k for k, p in enumerate(clause.phrases) if p.kind == "np" and p.members == clause.subject), None)
    maker, between = clause.phrases[first], clause.phrases[first + 1 : at]
    if at is None or not between or not between[-1].relative:
        return None
    if any(p.kind in {"join", "prep"} or (p.kind == "pp" and p.word not in known.roles["at"]) for p in between):
        return None
    if all(m.head is not None and not led(m) for m in clause.subject):
        doer = roles.fill(clause.subject, partial(pick, context, _KINDS), known)
        return None if doer is None else Bearer(doer, clause.subject[-1].end)
    if any(p.kind not in {"adv", "verb"} for p in between) or any(led(m) or m.before for m in maker.members):
        return None
    doer = roles.fill(maker.members, partial(pick, context, _OWNERS), known)
    whole = doer is not None and len(doer.entities) == len(maker.members)
    return Bearer(doer, maker.end, lends=True) if doer is not None and whole else None


def _people(member: Member, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether people do it, for whom the place does not stand: 在某社区，|老年人试用设备."""
    named = member.head is not None and member.head.cls in _PEOPLE
    return named or member.noun.endswith(tuple(lists["people"]))


def _sited(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the place before a comma that the whole clause tells of: 在广东佛山，|新老城区更新; 当地|开行专列."""
    names = [x for m in clause.subject for x in (*m.before, m.head) if x is not None]
    if clause.index != 1 or any(pick(context, _KINDS, x) for x in names):
        return None
    first = reading.clauses[0].phrases
    if len(first) != 1 or first[0].kind != "pp" or first[0].word not in known.roles["at"] or first[0].close:
        return None
    doer = roles.fill(first[0].members, partial(pick, context, PLACES), known)
    if doer is None or len(first[0].heads) < len(first[0].members):
        return None
    if reading.text.startswith(tuple(lists["pointing"]), clause.start) or any(
        _people(m, lists) for m in clause.subject
    ):
        return None
    there = next((w for w in lists["there"] if reading.text.startswith(w, clause.start)), "")
    return Bearer(doer, clause.start + len(there), lends=not there)
