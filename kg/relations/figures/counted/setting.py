"""What a number left over is of: the doer, the place or event that its sentence is set in."""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.figures.base import Found
from kg.relations.figures.bearer.telling import tellers
from kg.relations.figures.counted.base import Left, named

# How many sentences back something named is still what is told of.
_BACK = 2
_HEADS = frozenset({"title", "kicker", "subtitle"})
_DISTRICT = ("AdministrativeArea", "Region")
_ACTING = ("Organization", "AdministrativeArea", "Program", "Event", "Site", "Product")


def doer(left: Left) -> str | None:
    """Return the one named thing that is the subject of the clause, its own or carried on, or None."""
    subject = left.clause.subject
    if left.clause.own and subject and subject[0].start >= left.number.start - 1 and left.clause.index:
        # 经过|23个国家的180个城市: the count itself is taken for the subject.
        subject = left.reading.clauses[left.clause.index - 1].subject
    if len(subject) != 1 or subject[0].head is None:
        return None
    head = subject[0].head
    speech = left.reading.speech_at(left.number.start)
    guesses = speech is not None and speech.mode in {"predicting", "opinion"}
    if (
        guesses
        and speech is not None
        and speech.speaker is not None
        and head.entities[:1] == speech.speaker.entities[:1]
    ):
        # 某办公室估计，|可能造成损失…: who says it.
        return None
    inside = head in left.reading.mentions and head.end > left.number.start
    return None if inside else named(left.context, head, _ACTING)


def doers(left: Left) -> list[str]:
    """Return all that are the subject of the clause, where each is named: 财政部、水利部|下达…."""
    own = [named(left.context, m.head, _ACTING) for m in left.clause.subject]
    last = left.clause.subject[-1].end if left.clause.subject else 0
    if len(own) > 1 and left.clause.own and left.text.startswith("等", last):
        return []  # 甲研究院、乙大学等|700家单位
    if len(own) > 1 and all(own) and all(m.end <= left.number.start for m in left.clause.subject if left.clause.own):
        return [o for o in own if o]
    one = doer(left)
    return [one] if one else []


def shared(left: Left) -> str | None:
    """Return what a figure before, of the same subject of its clause, is of: 各地|将举办90场活动，发放补贴5亿元."""
    for found in reversed(left.told):
        clauses = left.reading.clauses
        other = clauses[found.clause] if 0 <= found.clause < len(clauses) else None
        same = other is not None and bool(other.subject) and other.subject == left.clause.subject
        if same and not found.own and found.subject and not left.context.is_a(found.subject, ("Policy",)):
            return found.subject
    return None


def list_before(left: Left) -> str | None:
    """Return the paper or programme that ends the clause before: 发布首批项目清单，|涵盖8个项目."""
    before = left.reading.clauses[left.clause.index - 1] if left.clause.index and not left.clause.own else None
    last = next((m for m in left.reading.mentions if before is not None and m.end == before.end), None)
    return named(left.context, last, ("Policy", "Program", "Work", "Event"))


def scene(left: Left) -> str | None:
    """Return the place or event that a clause before has set: 在某市，100多所学校停课; None where there is none."""
    if any(w in left.text for w in left.words["unnamed"]):
        return None
    for clause in reversed(left.reading.clauses[: left.clause.index]):
        opens = [p for p in clause.phrases if p.kind not in {"time", "adv", "mark", "join"}]
        if len(opens) == 1 and opens[0].kind == "pp" and opens[0].word == "在" and len(opens[0].heads) == 1:
            own = named(left.context, opens[0].heads[0], ("Place", "Event"))
            return own if len(opens[0].members) == 1 else None
    return None


def beside(left: Left) -> str | None:
    """Return what the figures right before in the sentence are of, where that is a place or an event."""
    near = [f for f in left.told if _near(left, f)]
    own = near[-1].subject if near else None
    spot = own is not None and left.context.is_a(own, ("Site", "NaturalFeature"))
    return own if own and not spot and left.context.is_a(own, ("Place", "Event")) else None


def _near(left: Left, found: Found) -> bool:
    return left.clause.index - found.clause <= 1 and found.mention.end <= left.number.start


def place_of(left: Left) -> str | None:
    """Return the one place or event that the sentence names, else its headline and the sentences before it; None
    where there are several or somebody else is named.
    """
    if any(w in left.text for w in left.words["unnamed"]):
        return None
    here = left.reading.sentence
    item = [r for r in left.around if r.sentence.item == here.item and r.sentence.index < here.index]
    heads = [r for r in left.around if r.sentence.role in _HEADS and r.sentence.item is None]
    top = heads if here.item is None else item[:1]
    for scope in ([left.reading], top, [r for r in item if r.sentence.block == here.block]):
        said = [(r, m) for r in scope for m in r.mentions if m.text != "当地" and named(left.context, m)]
        if any(r.text.endswith(tuple(left.words["whither"]), 0, m.start) for r, m in said):
            return None
        told = [m for r, m in said if m.entities[0] not in tellers(left.context, r)]
        places = {p for m in told if (p := named(left.context, m, _DISTRICT))}
        events = {e for m in told if (e := named(left.context, m, ("Event",)))}
        others = [m for m in told if named(left.context, m, ("Organization", "Program", "Site"))]
        if scope[:1] == [left.reading] and len(places) > 1 and not others and "等地" in left.text:
            continue
        if places or events or others:
            # 罢工致大量航班取消: what the headline tells; a conference has no figures of what it tells.
            events = {e for e in events if scope is top and not e.endswith(("会", "仪式", "论坛", "大会"))}
            others = others or [m for m in told if not events and named(left.context, m, ("Event",))]
            only = events or places
            return only.pop() if len(only) == 1 and not others and not (events and places) else None
    return None


def nearest(left: Left, classes: Sequence[str] = ("Place", "Event"), back: int = _BACK) -> str | None:
    """Return the place or event last named before a number, in its sentence or the few before it in the paragraph.

    By default only: who only tells it and where somebody comes from or goes to have no part in it.
    """
    if any(w in left.text for w in left.words["unnamed"] if "一" not in w):
        return None
    here = left.reading.sentence
    for reading in reversed(left.around):
        said = reading.sentence
        if said.index > here.index or here.index - said.index > back:
            continue
        if (said.block, said.item) != (here.block, here.item):
            continue
        voices = tellers(left.context, reading)
        until = left.number.start if said.index == here.index else len(reading.text)
        for mention in reversed([m for m in reading.mentions if m.end <= until]):
            own = named(left.context, mention, classes)
            toward = reading.text.endswith(tuple(left.words["whither"]), 0, mention.start)
            if own and own not in voices and not toward:
                return own
    return None
