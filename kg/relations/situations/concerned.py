"""Whom a stretch of text concerns: its subject's name, its scene, who is told of so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.deeds.bearers import opens
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member
from kg.relations.reading.sentence import Reading
from kg.relations.reading.words import Words
from kg.relations.situations.segments import Segment

_KINDS = ("Organization", "Place", "Event", "Program", "Work", "Person", "Policy")
# What a name that only stands in the words may be told of: no person.
_INSIDE = tuple(k for k in _KINDS if k != "Person")
# What a text goes on telling of where a subject has no name.
_TOPICS = ("Organization", "Place", "Event", "Program", "Work")
_SCENES = ("Place", "Event")
# Things whose parts and days the text goes on to tell: 机场|跑道长3800米; of a city or body, it tells of others too.
_THINGS = ("Site", "Event", "Program", "Work")

# Characters of a noun that says what it is: any, one that ends in a bare word.
_SHORTEST_NOUN = 4
_FULL_NOUN = 7
# Characters of a name and what it does, read as one noun.
_SWALLOWING = 12

# What names itself; of the others the text only goes on to tell.
SURE = frozenset({"own", "scene"})
# What the sentence before told of.
FOLLOWING = frozenset({"own", "topic", "bare", "event"})

_POSTS = frozenset({"Occupation", "Profession", "Post"})
# Names of no one thing.
_COMMON = frozenset({"Concept", "Occupation", "Profession", "Post", "Time"})

Topic = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """The entity ids that a segment tells of; `how`: own, scene, carried, behind, inside, within, country, topic,
    bare (where the words have no subject of their own) or event.
    """

    entities: tuple[str, ...]
    how: str


def topic_of(context: Context, reading: Reading, concerns: Sequence[Concern | None], topic: Topic) -> Topic:
    """Return what the sentences behind may go on telling of: the last subject or scene; nothing where other names
    have come in between.
    """
    for concern in reversed(concerns):
        if concern is not None and concern.how in SURE:
            # 甲、乙两座机场进出境航班1.9万架次；|旅客372万人次: of both together.
            return (
                tuple(e for e in concern.entities if context.is_a(e, _TOPICS)) if len(concern.entities) == 1 else ()
            )
    names = {e for m in reading.mentions for e in _entities(context, m, ("Organization", "Place"))}
    return topic if names <= set(topic) else ()


def concern_of(
    context: Context,
    reading: Reading,
    segment: Segment,
    topic: Topic,
    country: Topic,
    known: Words,
    sets: Mapping[str, tuple[str, ...]],
) -> Concern | None:
    """Return whom a segment concerns, the surest first; None where nobody can say."""
    at = segment.main.index
    seen = (c for c in segment.clauses if c.main is not None or c is segment.main)
    first = next((c for c in seen if c.own and c.index >= at), None)
    if first is not None and first.main is None and not _at_its_head(reading, first, sets):
        return None
    plain = first is not None and opens(first, known)
    if first is not None and plain and (found := _named(context, first.subject, sets)):
        return Concern(found, "own")
    verb = segment.main.phrases[segment.main.main].word if segment.main.main is not None else ""
    if first is None and (found := _swallowed(context, segment, sets)):
        return Concern(found, "carried")
    if first is None and verb in sets["visiting"] and not segment.main.phrases[segment.main.main or 0].relative:
        return None  # 在海州市，来到博物馆: who came is not said
    if (first is None or plain) and (found := _scene(context, segment, sets)):
        return Concern(found, "scene")
    opening = segment.clauses[0]
    told = reading.text[opening.start : opening.end].endswith(sets["sources"])
    if (
        first is None
        and opening.source is not None
        and not told
        and (found := _named(context, opening.subject, sets))
    ):
        return Concern(found, "carried")
    if first is not None and not plain and (found := _named(context, first.subject, sets)):
        return Concern(found, "behind")
    guessed = _loose(context, reading, segment, first, topic, country, sets)
    if guessed is None or first is not None:
        return guessed
    if guessed.how == "topic" and segment.main is not opening and [p.kind for p in opening.phrases[:1]] == ["np"]:
        # 农村公路总里程460万公里，|解决了…: what opens the words is what they are of, not the railway before.
        return None
    # Words without a subject may lack their doer, what a meeting hears does: 审议国务院关于…的议案
    return None if context.is_a(guessed.entities[0], ("Meeting",)) else Concern(guessed.entities, "bare")


def _loose(
    context: Context,
    reading: Reading,
    segment: Segment,
    first: Clause | None,
    topic: Topic,
    country: Topic,
    sets: Mapping[str, tuple[str, ...]],
) -> Concern | None:
    """Return whom a segment without a name of its own for sure may concern: the first name in it, what the text goes
    on to tell of.
    """
    posts = {m.start for m in reading.mentions if m.cls in _POSTS}
    # 国务院|秘书长张三 tells of the person.
    inside = [m for m in reading.mentions if segment.heard <= m.start < segment.end and m.end not in posts]
    # 中朝|两党总书记到来时, 亚洲|首艘养殖船: of neither.
    inside = [m for m in inside if len(m.entities) < 2 and not _ranked(context, m, reading.text[m.end :], sets)]
    inside = [m for m in inside if not reading.text.endswith(sets["agents"], 0, m.start)]
    verb = segment.main.phrases[segment.main.main or 0].start
    near = (e for m in inside if m.start < verb for e in _entities(context, m, _INSIDE)[:1])
    if (name := next(near, None)) is not None:
        return Concern((name,), "inside")
    own = next((m for m in inside if m.text in sets["country"]), None)
    if found := _entities(context, own, ("Country",)):
        return Concern(found, "country")
    if topic and topic != country and not context.is_a(topic[0], ("GovernmentBody", "Media")):
        thing = first is None or _thing(first, reading.text, sets)
        return Concern(topic, "topic") if thing and _goes_on(context, topic[0]) else None
    if topic and topic == country and first is not None:
        return Concern(topic, "topic") if _thing(first, reading.text, sets) else None
    near = (e for m in inside for e in _entities(context, m, _INSIDE)[:1])
    if (name := next(near, None)) is not None:
        # Behind the verb a name stands for what is told only in a heading: 货船搁浅致某海峡航运中断.
        return Concern((name,), "within") if reading.sentence.role == "subhead" else None
    # What is told at a ministry's briefing is no state of the ministry; without a number it may be an opinion.
    counted = any(m.cls == "Quantity" for m in inside)
    main = segment.main
    what = first is not None or any(p.kind in {"np", "pp", "time"} for p in main.phrases[: main.main])
    full = first is not None and not topic and _of_the_country(reading, segment, first, sets)
    return Concern(country, "country") if country and ((counted and what) or full) else None


def _of_the_country(reading: Reading, segment: Segment, first: Clause, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a segment says of a time how something is in the country: 10月份，新能源汽车产品物流需求高于平均水平.

    What is so between two countries or in the world is not.
    """
    words = reading.text[segment.start : segment.end]
    timed = any(m.cls == "Time" and segment.start <= m.start < first.end for m in reading.mentions)
    return timed and _thing(first, reading.text, sets) and not any(w in words for w in sets["wider"])


def _at_its_head(reading: Reading, clause: Clause, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a clause in which no verb is seen has its name in front or none: not 入库数居|全国|第一, 甲局消息."""
    member = clause.subject[0]
    names = (*member.before, *([member.head] if member.head else []))
    heard = reading.text.endswith(sets["sources"], clause.start, clause.end)
    return not heard and (not names or names[0].start == member.start)


def _swallowed(context: Context, segment: Segment, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the name that heads a clause whose verb was read as a noun: 甲部|运用数智化手段研判路况，提高效率."""
    before = (c for c in segment.clauses if c.own and c.main is None and c.index < segment.main.index)
    clause = next(before, None)
    if clause is None or clause.end - clause.start < _SWALLOWING or clause.phrases[0].kind != "np":
        return ()
    member = clause.subject[0]
    headed = member.head is None and bool(member.before) and member.before[0].start == clause.start
    return _named(context, (member,), sets) if headed and clause.index + 1 == segment.main.index else ()


def _goes_on(context: Context, topic: str) -> bool:
    """Whether a text goes on to tell of a topic where a subject has no name."""
    return context.is_a(topic, _THINGS) and not context.is_a(topic, ("Meeting",))


def of_event(
    context: Context, reading: Reading, segment: Segment, concern: Concern | None, event: str | None
) -> Concern | None:
    """Return the event that the paragraph opens with, where a segment of nobody's words names none for sure:
    博览会开幕。|主会场设置五大展馆.
    """
    if event is None or context.is_a(event, ("Meeting",)) or (concern and concern.how in SURE) or not segment.opens:
        return concern
    # 百名代表围绕“海上丝绸之路合作”|研讨: what stands in a motto is nobody's doing.
    named = any(
        m.cls not in _COMMON and (m.start < segment.start or not _quoted(reading.text[segment.start : m.start]))
        for m in reading.mentions
        if m.entities and m.start < segment.main.end
    )
    named = named or any(
        {*_named(context, c.subject, {})} - {event}
        for c in reading.clauses
        if c.own and segment.start <= c.start < segment.end
    )
    return concern if named or reading.speeches else Concern((event,), "event")


def _quoted(before: str) -> bool:
    return before.count("“") > before.count("”")


def _thing(clause: Clause, text: str, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the subject of a clause says by itself what it is: 10.5万个建制村的通路难题; not 货值, 项目."""
    words = text[clause.subject[0].start : clause.subject[-1].end]
    return (len(words) >= _SHORTEST_NOUN and not words.endswith(sets["bare"])) or len(words) >= _FULL_NOUN


def _entities(context: Context, mention: Mention | None, kinds: tuple[str, ...]) -> tuple[str, ...]:
    return () if mention is None else tuple(e for e in mention.entities if context.is_a(e, kinds))


def _ranked(context: Context, name: Mention, behind: str, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a region only says where a thing is the first or largest: 亚洲|首艘养殖船."""
    return behind.startswith(sets.get("ranked", ())) and bool(_entities(context, name, ("Region",)))


def _named(context: Context, members: Sequence[Member], sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the names that head the members, else the one nearest before a nameless head: 商务部|有关负责人."""
    heads = [e for m in members for e in _entities(context, m.head, _KINDS)]
    if heads:
        return tuple(dict.fromkeys(heads))
    before = (m for member in members for m in reversed(member.before) if not _ranked(context, m, member.noun, sets))
    return next((found[:1] for m in before if (found := _entities(context, m, _KINDS))), ())


def _scene(context: Context, segment: Segment, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the place or event in which a segment says at its head that it happens: 在江苏淮安，…"""
    for clause in segment.clauses:
        for phrase in clause.phrases[: clause.main]:
            if phrase.kind == "pp" and phrase.word in sets["place_at"]:
                for name in phrase.heads:
                    if found := _entities(context, name, _SCENES):
                        return found[:1]
        if clause is segment.main:
            break
    return ()
