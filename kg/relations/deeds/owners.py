"""Who lends a name to what is told: a place to its people, a document to what it calls 国家, an event to its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kg.relations.base import Context
from kg.relations.deeds.another import DIRECTION
from kg.relations.deeds.doers import pick
from kg.relations.reading import roles
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading
from kg.relations.reading.words import Words

PLACES = ("AdministrativeArea", "Region", "Site")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a clause tells of, where the words behind the name begin; `lends` where a noun stands between them."""

    slot: Slot
    start: int
    lends: bool = False


def led(member: Member) -> bool:
    """Whether a member has no name, or words before it: 途经|新疆, or its name is cut: 山西|中部."""
    head = member.head
    if head is None or member.start < min(x.start for x in (*member.before, head)):
        return True
    within = bool(member.before) and not member.before[-1].generic
    return within and DIRECTION.fullmatch(head.text) is not None


def this(context: Context, member: Member) -> bool:
    """Whether only a word that points at a meeting stands before its name: 本届|广交会."""
    head = member.head
    pointed = head is not None and not member.before and head.start - member.start == 2
    return pointed and head is not None and bool(pick(context, ("Event",), head))


def of_a_place(
    context: Context, members: tuple[Member, ...], known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the place whose field or people a clause tells of: 我国|制造业展现出韧性, 我国|科学家揭示成因."""
    last = members[0]
    if len(members) != 1 or last.head is None or len(last.before) != 1 or last.before[0].start != last.start:
        return None
    name, head = last.before[0], last.head
    if head.cls not in {"Concept", "Profession", "Occupation"} or name.end != head.start:
        return None
    if head.text.endswith(tuple(lists["lent"])) or len(name.text) == len(name.entities):
        return None
    doer = roles.fill((Member(name.start, name.end, name),), partial(pick, context, PLACES), known)
    return None if doer is None else Bearer(doer, name.end, lends=True)


def state(
    context: Context,
    members: tuple[Member, ...],
    lists: Mapping[str, frozenset[str]],
    carried: bool = False,
    which: str = "state",
) -> Slot | None:
    """Return the country that a document calls its own, where it only says 国家 (a word of the list `which`):
    国家启动提升行动.
    """
    if len(members) != 1 or members[0].head is not None or members[0].before or members[0].noun not in lists[which]:
        return None
    own = (m for row in context.mentions.values() for m in row if m.text in lists["own_country"] and m.entities)
    named = next(own, None)
    if named is None or not context.is_a(named.entities[0], ("Country",)):
        return None
    return Slot(named.entities[:1], members[0].start, members[0].end, carried)


def untitled(members: tuple[Member, ...], lists: Mapping[str, frozenset[str]]) -> tuple[Member, ...]:
    """Return a person alone, without the titles before the name that no list knows: 宣讲团成员、副主任|张三."""
    last = members[-1]
    if last.head is None or last.head.cls != "Person" or all(m.head is not None for m in members):
        return members
    ends = tuple(lists["titled"])
    titles = all(
        m.head.cls in {"Occupation", "Profession", "Post"} if m.head is not None else m.noun.endswith(ends)
        for m in members[:-1]
    )
    return (last,) if titles else members


def during(
    context: Context, reading: Reading, clause: Clause, known: Words, lists: Mapping[str, frozenset[str]]
) -> Bearer | None:
    """Return the event before a comma in whose time all the country does something: 活动期间，|全国各地推出优惠."""
    first = reading.clauses[0]
    if (
        clause.index != 1
        or first.main is not None
        or not first.own
        or not reading.text.endswith("期间", 0, first.end)
    ):
        return None
    names = [x for m in clause.subject for x in (*m.before, m.head) if x is not None]
    if any(x.text not in lists["own_country"] for x in names):
        return None
    doer = roles.fill(first.subject, partial(pick, context, ("Event", "Campaign")), known)
    return None if doer is None else Bearer(doer, clause.start, lends=True)
