"""Which names fill a slot of a verb, and what it is done to: the phrases of a clause searched to the right."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Mention
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member, Phrase
from kg.relations.reading.rows import closes, counts
from kg.relations.reading.words import Words

# Characters of words in quotation marks behind the name that they open with; marks of a list in them.
_QUOTED = 12
_LISTED = frozenset("，、。；")

Pick = Callable[[Mention], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a slot: entity ids, the clean range that shows them; `carried` from another clause."""

    entities: tuple[str, ...]
    start: int
    end: int
    carried: bool = False
    passive: int | None = None


def torn(text: str, slot: Slot) -> bool:
    """Whether a name is only the first words of what stands in quotation marks: 不支持“|台湾|独立”."""
    if not text.endswith("“", 0, slot.start):
        return False
    close = text.find("”", slot.end, slot.end + _QUOTED)
    return close > slot.end and not _LISTED.intersection(text[slot.end : close])


def fill(
    members: Sequence[Member],
    pick: Pick,
    words: Words,
    spokesman: bool = False,
    carried: bool = False,
    tails: Container[str] = (),
) -> Slot | None:
    """Return the slot that these members fill, or None where none of them is admitted.

    A noun in `tails`, or a spokesman, leaves the name before it what is meant.
    """
    found: list[str] = []
    places: list[tuple[int, int]] = []
    for member in members:
        name = member.head
        spoken = spokesman and member.noun in words.spokesmen
        if name is None and (spoken or (member.noun in tails and not member.owned)):
            name = member.owner
        elif name is None and closes(member, members):
            if not counts(member):
                return None
            name = member.owner
        if name is not None and (entities := pick(name)):
            found += [e for e in entities if e not in found]
            places.append((name.start, name.end))
    if not found:
        return None
    return Slot(tuple(found), min(p[0] for p in places), max(p[1] for p in places), carried)


def things(
    clause: Clause,
    at: int,
    pick: Pick,
    words: Words,
    through: frozenset[str],
    tails: frozenset[str],
    inside: bool,
    verbs: Container[str],
) -> Slot | None:
    """Return what stands as object to the right of the verb at phrase `at`, or what ends its clause in quotes."""
    found = _right(clause, at, pick, words, through, tails, inside, verbs)
    return found or (_closing(clause.phrases, at, pick) if through else None)


def _right(
    clause: Clause,
    at: int,
    pick: Pick,
    words: Words,
    through: frozenset[str],
    tails: frozenset[str],
    inside: bool,
    verbs: Container[str],
) -> Slot | None:
    """Walk to the right from the verb at phrase `at`.

    Passed over: aspect, adverbs, times, a row of `verbs` (印发并实施, 启动实施; not 出席纪念…), relative clauses
    before the object (由A主办的…), verbs in `through` with their own doer (提出各县…开展…).
    """
    phrases = clause.phrases
    touching = not phrases[at].relative
    k = at + 1
    while k < len(phrases):
        phrase = phrases[k]
        after = phrases[k + 1] if k + 1 < len(phrases) else None
        if phrase.kind == "verb":
            row = touching and (phrase.word in verbs or phrase.word in words.light)
            own = phrase.word in words.premodifying and k + 1 < len(phrases)
            if not (phrase.relative or row or own or phrase.word in through):
                return None
        elif phrase.kind == "join":
            joined = phrase.word in words.roles["together"] and touching
            touching = joined or (after is not None and after.kind in {"verb", "adv", "pp", "join"})
        elif phrase.kind == "np":
            slot = named(phrase, pick, words, tails, inside)
            if slot is not None:
                return None if _belongs_to_person(phrases[k + 1 :]) else slot
            if phrases[k - 1].kind == "join" and phrases[k - 1].word in words.roles["together"] and touching:
                # 出席并与李四共同主持会议
                k += 1
                continue
            leads = after is not None and after.kind in {"verb", "adv"}
            if not (
                _described(phrases, k, through) or (leads and _leads_on(phrases, k, through | words.premodifying))
            ):
                return None
        elif phrase.kind == "pp" and phrase.members[-1].owned:
            slot = named(phrase, pick, words, tails, inside)
            if slot is not None:
                return slot
        together = phrase.kind == "pp" and phrase.word in words.roles["together"]
        touching = touching and (together or phrase.kind in {"verb", "adv", "join"})
        k += 1
    return None


def _closing(phrases: Sequence[Phrase], at: int, pick: Pick) -> Slot | None:
    """Return the quoted name at the clause's end, its own words before it: 启动|打击网络侵权|“剑网”行动."""
    last = phrases[-1]
    if last.kind != "np" or len(last.members) != 1 or (name := last.members[0].head) is None:
        return None
    between = phrases[at + 1 : -1]
    touching = all(a.end == b.start for a, b in pairwise(phrases[at:]))
    bare = all(p.kind in {"verb", "adv", "join"} or (p.kind == "np" and not p.heads) for p in between)
    quoted = name.text[0] in "“《‘" and last.start == name.start
    if touching and bare and quoted and not phrases[at].relative and (entities := pick(name)):
        return Slot(entities, name.start, name.end)
    return None


def _belongs_to_person(rest: Sequence[Phrase]) -> bool:
    """Whether a person is named by what the verb did: 会见来华出席…活动的印度尼西亚总统普拉博沃."""
    for phrase, after in pairwise(rest):
        relative = phrase.kind == "verb" and phrase.relative and after.kind == "np"
        if relative and any(h.cls == "Person" for h in after.heads):
            # 出席峰会并进行访问的总理阿比
            return True
    named = [p.members[-1] for p in rest if p.kind == "np"]
    return any(m.owned and m.head is not None and m.head.cls == "Person" for m in named)


def _described(phrases: Sequence[Phrase], k: int, through: frozenset[str]) -> bool:
    """Whether the object is described by more than one verb: 会见来华出席|峰会|并进行访问的总理阿比."""
    rest = phrases[k + 1 :]
    if len(rest) < 3 or rest[0].kind != "join" or rest[1].kind != "verb" or phrases[k - 1].word not in through:
        return False
    if rest[-1].kind != "np":
        return False
    if rest[-1].members[-1].owned and any(h.cls == "Person" for h in rest[-1].heads):
        # 会见来华出席|峰会|并进行国事访问的总理阿比
        return all(p.kind in {"verb", "adv", "join"} for p in rest[:-1])
    last = next((p for p in rest if p.kind == "verb" and p.relative), None)
    if last is None:
        return False
    bare = all(p.kind in {"verb", "adv", "join"} for p in rest[:-1])
    passed = all(p.kind in {"verb", "adv", "join"} or (p.kind == "np" and not p.heads) for p in rest[:-1])
    return bare or (rest[-2] is last and passed)


def _leads_on(phrases: Sequence[Phrase], k: int, through: frozenset[str]) -> bool:
    """Whether the next verb behind phrase `k` may stand before the object: 各县…开展…, B承办的…"""
    for phrase in phrases[k + 1 :]:
        if phrase.kind == "verb":
            return phrase.word in through
        nameless = phrase.kind == "np" and all(m.head is None for m in phrase.members)
        if phrase.kind not in {"adv", "pp", "time"} and not nameless:
            return False
    return False


def named(phrase: Phrase, pick: Pick, words: Words, tails: frozenset[str], inside: bool) -> Slot | None:
    """Return what a phrase names; a noun in `tails` may follow the name, with `inside` any name before the head."""
    last = phrase.members[-1]
    if last.owned and last.head is not None and not pick(last.head):
        # 会见来华出席论坛的张三: the verb belongs to 张三.
        return None
    slot = fill(phrase.members, pick, words, tails=tails)
    if slot is not None or not inside:
        return slot
    for member in phrase.members:
        for mention in reversed(member.before):
            if entities := pick(mention):
                return Slot(entities, mention.start, mention.end)
    return None
