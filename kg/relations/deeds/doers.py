"""Who does a deed: the named subject of its clause, or the one that stands before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.deeds.another import undergoes
from kg.relations.deeds.hopes import of_the_opened
from kg.relations.deeds.wording import benefiting, sunk
from kg.relations.reading import roles
from kg.relations.reading.clauses import Clause
from kg.relations.reading.doing import doer
from kg.relations.reading.phrases import Member
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speakers import is_side
from kg.relations.reading.words import Words

# Who goes on as the doer in the sentence behind.
_LASTING = ("Organization", "AdministrativeArea", "Region", "Site")
_STEADY = (*_LASTING, "Person")
# These do what stands in their own clause only.
_THINGS = ("Event", "Program", "Work")


def doer_of(
    context: Context,
    reading: Reading,
    clause: Clause,
    at: int,
    known: Words,
    sets: Mapping[str, frozenset[str]],
) -> Slot | None:
    """Return the named subject, of this clause or carried over a comma; of the sentence before only where this one
    begins with its verb.
    """
    whole = clause.own and clause.main is None and at == 0
    if whole or benefiting(clause, at, sets):
        found: tuple[tuple[Member, ...], bool, int | None] | None = clause.subject, not clause.own, None
    elif handled(reading.text, clause, at):
        found = clause.subject, False, None
    else:
        found = doer(clause, at, known)
    if found is None:
        return None
    members, carried, passive = found
    members = tuple(_freed(m, sets) for m in members)
    if whole or manner(members, sets):
        members, carried = _named_before(reading, clause, sets, known), True
    if passive is not None and clause.phrases[passive].word == "被":
        return None
    if not members or any(m.head is None or _led(reading.text, m, known) for m in members):
        return None
    if carried and any(is_side(m) for m in members):
        return None
    if carried and visits(context, clause, at, members, sets):
        return None
    first = members[0].start
    if carried and clause.source is not None and reading.text[max(0, first - 1) : first] in sets["beside"]:
        # 与复旦大学等共同启动基地，并推出政策: the partner alone does not go on.
        return None
    named = reading.clauses[clause.source] if carried and clause.source is not None else clause
    if any(p.kind == "pp" and p.word in sets["stretch"] and p.start == members[-1].end for p in named.phrases):
        # 哈尔滨至亚布力间增开列车
        return None
    if (
        carried
        and clause.source is None
        and not (_begins(reading, clause, at) and all(_acts(context, m) for m in members))
    ):
        return None
    kinds = _STEADY if carried else _STEADY + _THINGS
    return roles.fill(members, partial(pick, context, kinds), known, carried=carried)


def visits(
    context: Context, clause: Clause, at: int, members: Sequence[Member], sets: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a place before the clause would go or look somewhere, which people do: 在海州市，|来到博物馆."""
    places = all(m.head is not None and pick(context, ("Place",), m.head) for m in members)
    return places and clause.phrases[at].word in sets["visiting"] and not clause.phrases[at].relative


def _freed(member: Member, sets: Mapping[str, frozenset[str]]) -> Member:
    """Return a member without the words of manner that were read as its noun: 某集团|高质量 推进工程."""
    name = member.owner
    if name is None or member.noun not in sets["manner"] or name.end + len(member.noun) != member.end:
        return member
    return Member(member.start, name.end, name, "", member.before[:-1], member.owned)


def manner(members: Sequence[Member], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether what was read as a subject says only in which manner: 多种形式|开展宣讲, 精心|部署."""
    if len(members) != 1 or members[0].head is not None or members[0].before:
        return False
    noun = members[0].noun
    return noun in sets["manner"] or noun.startswith(tuple(sets["using"]))


def _named_before(
    reading: Reading, clause: Clause, sets: Mapping[str, frozenset[str]], known: Words
) -> tuple[Member, ...]:
    """Return who stands before a clause that opens with how it is done: 湖南等地针对实际，多种形式开展宣讲.

    So does a place with nothing else, what has just been done, or a verb read as a noun: 在湖南，正加快布局实施….
    """
    for before in reversed(reading.clauses[: clause.index]):
        if not before.phrases:
            continue
        first = before.phrases[0]
        if not before.own:
            if len(before.phrases) == 1 and first.kind == "pp" and first.word in known.roles["at"]:
                return first.members
            continue
        if manner(before.subject, sets) or sunk(reading.text, before, sets) is not None:
            continue
        verb = "" if before.main is None else before.phrases[before.main].word
        spoken = verb in sets["stating"] or verb in sets["joining"] or verb.endswith(tuple(sets["speaking"]))
        return () if spoken or _handed_on(before, sets) else before.subject
    return ()


def reaches(reading: Reading, clause: Clause, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a subject carried into a clause is still the doer: nobody spoke, and no noun opened a clause since."""
    before = reading.clauses[clause.index - 1] if clause.index else None
    if before is not None and (_handed_on(before, sets) or sent_out(reading.text, before, clause, sets)):
        return False
    source = None if clause.source is None else reading.clauses[clause.source]
    if source is not None and source.main is not None and source.phrases[source.main].word in sets["joining"]:
        # 由公安部牵头，总工会参加，邀请专家参与调查: what follows is done by all of them.
        return False
    own = source is not None and source.own and source is not clause
    if own and source is not None and undergoes(reading.text, source, source.subject[-1].end, sets):
        # 青海|引水工程通过验收，开始运行
        return False
    if source is not None and (_of_others(reading.text, source) or of_the_opened(reading, clause, sets)):
        return False
    for between in reading.clauses[clause.source or 0 : clause.index]:
        if not between.phrases:
            continue
        if _proposes(between, sets):
            # 张三提出建立中心，以此推动行动
            return False
        if between.main is not None and between.phrases[between.main].word in sets["telling"]:
            # 该剧讲述几代人克服困难，实现梦想
            return False
        opened = between.phrases[0].word if between.phrases[0].kind == "verb" else ""
        opens = opened in sets["describing"] and between.index != clause.source
        if opens and any(m.owned for p in between.phrases if p.kind == "np" for m in p.members):
            # 大会开幕，来自各地的企业，共同探索新模式
            return False
        last, first = between.phrases[-1], between.phrases[0]
        if last.kind == "verb" and (last.word in sets["stating"] or last.word.endswith(tuple(sets["speaking"]))):
            return False
        named = last.kind == "np" and last.heads and last.heads[-1].cls == "Person"
        if named and between.index != clause.source and all(p.relative for p in between.phrases if p.kind == "verb"):
            # 集团转型，毕业于理工大学的张三，参与筹建工厂
            return False
        if between.index == clause.source or first.kind != "np" or first.members[-1].noun in sets["manner"]:
            continue
        if not manner(first.members, sets) and sunk(reading.text, between, sets) is None:
            return False
    return True


def _of_others(text: str, source: Clause) -> bool:
    """Whether a name only says whose people do what a clause tells: 某县的|1000多名工人搭乘高铁，分赴各地."""
    end = source.subject[-1].end if source.own and source.subject else -1
    if end >= 0 and text.startswith(("有关", "相关"), end):
        # 甲部|有关部门组织排查，督促整改
        return True
    return any(
        p.kind == "mark" and p.start == end and q.kind == "np" and text[p.start : p.end] == "的"
        for p, q in pairwise(source.phrases)
    )


def _proposes(clause: Clause, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause proposes, or is about to: 张三准备|提出建议."""
    behind = () if clause.main is None else clause.phrases[clause.main :]
    verbs = [p.word for p in behind if p.kind == "verb"][:2]
    return bool(verbs) and (
        verbs[0] in sets["proposing"] or (verbs[0] in sets["helping"] and verbs[-1] in sets["proposing"])
    )


def _handed_on(clause: Clause, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether others are to do what a clause tells, and perhaps what follows: 支持企业聚焦重点领域，设立基金."""
    if any(
        p.word in sets["deploying"] and p.kind == "verb" and q.kind == "np" and q.members[0].noun.startswith("各")
        for p, q in pairwise(clause.phrases)
    ):
        # 部署|各地|面向困难群体，提供服务
        return True
    led = next((k for k, p in enumerate(clause.phrases) if p.kind == "verb" and p.word in sets["handing"]), None)
    return led is not None and any(p.kind == "np" for p in clause.phrases[led + 1 :])


def asks_on(text: str, clause: Clause, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause tells whom its subject asks, and only about what: 鼓励银行围绕升级消费等重点领域."""
    asks = any(p.kind == "verb" and p.word in sets["handing"] for p in clause.phrases)
    about = asks and any(p.word in sets["viewing"] for p in clause.phrases)
    return about and text.endswith(tuple(sets["viewed"]), clause.start, clause.end)


def sent_out(text: str, before: Clause, clause: Clause, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether those go on whom a clause ends in: 该省培训了一批宣讲员，|走进企业、社区."""
    if clause.main is None or before.main is None or clause.phrases[clause.main].word not in sets["arriving"]:
        return False
    last = before.phrases[-1]
    return (
        last.kind == "np"
        and last.start > before.phrases[before.main].start
        and (text[last.start : last.end].rstrip("等").endswith(tuple(sets["crews"])))
    )


def _led(text: str, member: Member, known: Words) -> bool:
    """Whether words that are no title stand before a name: 认真落实|张三|重要指示精神, 继续扎根|中国."""
    head = member.head
    if head is None or member.start == head.start:
        return False
    first = min(m.start for m in (*member.before, head))
    return first > member.start and (
        head.cls == "Person" or known.kinds.get(text[member.start : member.start + 2]) == "d"
    )


def handled(text: str, clause: Clause, at: int) -> bool:
    """Whether 把 and a described thing stand between subject and verb: 该村把闲置的老房子改造成民宿."""
    if not clause.own or at < 3 or clause.phrases[0].kind != "np":
        return False
    taken, mark = clause.phrases[1], clause.phrases[2]
    return taken.kind == "pp" and taken.word == "把" and mark.kind == "mark" and text[mark.start : mark.end] == "的"


def _begins(reading: Reading, clause: Clause, at: int) -> bool:
    """Whether a sentence begins with its verb, so that the one before it names the doer: 今年，将组织参展，并…."""
    for before in reading.clauses[: clause.index]:
        if before.main is None:
            opens = all(p.kind in {"time", "adv", "join"} for p in before.phrases)
        else:
            opens = all(p.kind in {"adv", "time", "verb", "join"} for p in before.phrases[: before.main])
        if before.own or not opens:
            return False
    return all(p.kind in {"adv", "time", "verb", "join"} for p in clause.phrases[:at])


def _acts(context: Context, member: Member) -> bool:
    """Whether a body or region heads a member; what a person did last is rarely what the next sentence tells."""
    return member.head is not None and any(context.is_a(e, _LASTING) for e in member.head.entities)


def pick(context: Context, kinds: tuple[str, ...], mention: Mention) -> tuple[str, ...]:
    """Return the entities of a name that are of one of the `kinds`."""
    return tuple(e for e in mention.entities if context.is_a(e, kinds))
