"""Slots that stand neither plainly left nor right of the verb: topics, partners, places, guides, occasions, bases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member
from kg.relations.reading.roles import Pick, Slot, fill, named
from kg.relations.reading.words import Words

# Sides of a slot that a preposition before the verb fills.
PREPOSED = frozenset({"to", "upon", "around", "goal"})


def topics(
    clauses: Sequence[Clause],
    index: int,
    at: int,
    pick: Pick,
    words: Words,
    tails: frozenset[str] = frozenset(),
    nearest: bool = False,
) -> Slot | None:
    """Return what the clause is about: a noun phrase left of phrase `at`, else the subject that it inherits.

    A noun in `tails` may stand behind the name: “暖蜂”|项目开工, 展览会|开幕式举行. With `nearest` only the noun
    phrase next to the left counts: 泉州港直达帝力港的|航线|开通 opens no port.
    """
    for phrase in reversed(clauses[index].phrases[:at]):
        if phrase.kind == "np" and (slot := named(phrase, pick, words, tails, False)):
            return slot
        if phrase.kind == "np" and nearest:
            return None
        if (
            phrase.kind == "pp"
            and phrase.word in words.roles["disposal"]
            and (slot := fill(phrase.members, pick, words))
        ):
            return slot
    if clauses[index].own:
        return None
    return fill(clauses[index].subject, pick, words, carried=True)


def owner(clause: Clause, thing: Slot, pick: Pick, near: int) -> Slot | None:
    """Return the name right before the thing's own in its phrase: 中央广播电视总台|“…大会”, 张三的文章|《…》."""
    for phrase in clause.phrases:
        for member in phrase.members:
            names = [*member.before, *([member.head] if member.head else [])]
            for name, owned in pairwise(names):
                if owned.start == thing.start and owned.start - name.end <= near and (entities := pick(name)):
                    return Slot(entities, name.start, name.end)
    return None


def chained(
    clauses: Sequence[Clause], index: int, through: frozenset[str], pick: Pick, words: Words, tails: frozenset[str]
) -> Slot | None:
    """Return what hosts named one after another hold: 由甲主办，乙承办，丙协办的|技能大赛; verbs in `through`."""
    for clause in clauses[index + 1 : index + 5]:
        at = next((k for k, p in enumerate(clause.phrases) if p.kind == "verb"), None)
        if at is None or clause.phrases[at].word not in through:
            return None
        if clause.phrases[at].relative:
            following = clause.phrases[at + 1 : at + 2]
            return named(following[0], pick, words, tails, False) if following else None
        if at != len(clause.phrases) - 1:
            return None
    return None


def last(clauses: Sequence[Clause], index: int, pick: Pick, words: Words, tails: frozenset[str]) -> Slot | None:
    """Return what the clause before is about or ends with: 启动“暖心”行动，|广州、深圳先行试点."""
    if not index:
        return None
    earlier = clauses[index - 1]
    for phrase in reversed(earlier.phrases):
        if phrase.kind == "np" and (slot := named(phrase, pick, words, tails, False)):
            return replace(slot, carried=True)
    return fill(earlier.subject, pick, words, carried=True)


def told(clauses: Sequence[Clause], index: int, pick: Pick, words: Words) -> Slot | None:
    """Return what the clause before ends with, where this one names no subject: 印发《办法》，自10月1日起施行."""
    if not index or clauses[index].own:
        return None
    for phrase in reversed(clauses[index - 1].phrases):
        if phrase.kind == "verb" and not phrase.relative:
            return None
        if phrase.kind == "np" and (slot := fill(phrase.members, pick, words, carried=True)):
            return slot
    return None


def preposed(clause: Clause, at: int, openers: frozenset[str], pick: Pick, words: Words) -> Slot | None:
    """Return what a preposition sets before the verb: 向浙江工业大学捐款, 围绕数字经济展开讨论."""
    for phrase in reversed(clause.phrases[:at]):
        if phrase.kind == "pp" and phrase.word in openers and (slot := fill(phrase.members, pick, words)):
            return slot
    return None


def before(clauses: Sequence[Clause], index: int, pick: Pick, words: Words) -> Slot | None:
    """Return the subject of the nearest earlier clause that has an admitted one: 《甲》自…起施行，《乙》同时废止."""
    for clause in reversed(clauses[:index]):
        if clause.own and (slot := fill(clause.subject, pick, words, carried=True)):
            return slot
    return None


def place(clauses: Sequence[Clause], index: int, at: int, pick: Pick, words: Words) -> Slot | None:
    """Return the place of 在…: before the verb or just behind it, in this clause, or in a verbless one before."""
    phrases = clauses[index].phrases
    near = [*reversed(phrases[:at]), *phrases[at + 1 : at + 2]]
    if index and clauses[index - 1].main is None:
        near += clauses[index - 1].phrases
    for phrase in near:
        where = phrase.kind == "pp" and phrase.word in words.roles["at"] and not phrase.close
        if where and (slot := fill(phrase.members, pick, words)):
            return slot
    return None


def partners(clauses: Sequence[Clause], index: int, at: int, pick: Pick, words: Words, joint: bool) -> Slot | None:
    """Return those with whom it is done, left of the verb: 联合…, and unless `joint` 与… too."""
    clause = clauses[index]
    for k in range(at - 1, -1, -1):
        phrase = clause.phrases[k]
        fits = phrase.word in words.roles["joint"] or (phrase.word in words.roles["together"] and not joint)
        if phrase.kind == "pp" and fits and (slot := fill(phrase.members, pick, words)):
            return slot
        before = clause.phrases[k - 1] if k else None
        together = before is not None and before.kind == "join" and before.word in words.roles["together"]
        if phrase.kind == "np" and together and not joint:
            return fill(phrase.members, pick, words)
        if phrase.kind == "np" and not joint and len(phrase.members) > 1:
            # 甲与乙合作: the first of the list is the doer, the others are with it.
            return fill(phrase.members[1:], pick, words)
    found: tuple[Member, ...] = ()
    while not clauses[index].own and index and clauses[index - 1].main is None:
        # 北航会同浙大，联合中科院等单位，日前发布…
        index -= 1
        joint_with = [p for p in clauses[index].phrases if p.kind == "pp" and p.word in words.roles["joint"]]
        found = (*(m for p in joint_with for m in p.members), *found)
    return fill(found, pick, words, carried=True) if found else None


def guides(clauses: Sequence[Clause], index: int, at: int, pick: Pick, words: Words) -> Slot | None:
    """Return the guide of 在全国总工会指导下, in this clause before the verb or in verbless ones before it."""
    rows = [clauses[index].phrases[:at]]
    for clause in reversed(clauses[:index]):
        if clause.main is not None:
            break
        rows.append(clause.phrases)
    for row in rows:
        for phrase in row:
            under = phrase.kind == "pp" and phrase.close in words.roles["under"]
            if under and phrase.members[-1].noun in words.guiding:
                # 在甲部、乙部|指导下 · 在甲部的|指导下
                members = tuple(replace(m, owned=False) for m in phrase.members)
                return fill(members, pick, words, tails=words.guiding)
    return None


def occasions(clauses: Sequence[Clause], index: int, at: int, pick: Pick, words: Words) -> Slot | None:
    """Return the event at which something is said: 在论坛上致辞, 出席论坛并讲话, in this clause or one before."""
    rows = [clauses[index].phrases[:at], *(c.phrases for c in reversed(clauses[:index]))]
    for row in rows:
        for phrase in reversed(row):
            if phrase.kind in {"np", "pp"} and (slot := named(phrase, pick, words, words.roles["openings"], False)):
                return slot
    return None


def bases(clauses: Sequence[Clause], index: int, at: int, pick: Pick, words: Words) -> Slot | None:
    """Return the papers of 根据《…》、《…》, in this clause or in one before it."""
    rows = [clauses[index].phrases[:at], *(c.phrases for c in reversed(clauses[:index]))]
    for row in rows:
        for phrase in reversed(row):
            if phrase.kind == "pp" and phrase.word in words.roles["basis"]:
                return named(phrase, pick, words, words.roles["basis_tails"], True)
    return None
