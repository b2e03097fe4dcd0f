"""Who took part in whose talks or visit: 张三会见乙国总统李四。… 王五参加会见。→ 王五 · action · 参加张三会见李四."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon
from kg.text.alternatives import either

# How many guests a meeting is named by.
_MANY = 3


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("clause", root)["guests"]
    talks, those = either(data["talks"]), either(data["those_talks"])
    taking_part = f"(?P<part>{either(data['taking_part'])})(?:(?:{talks})|(?P<all>{those}))[。，；]?$"
    return re.compile(talks), re.compile(taking_part)


@lru_cache(maxsize=4)
def _along(root: Path) -> re.Pattern[str]:
    return re.compile(f"陪同(?P<what>{either(lexicon('clause', root)['guests']['along'])})[。，；]?$")


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield that those who take part in a talk did so, the talk told by host and guests as `claims` of one sentence
    of the same item hold them; nothing where several sentences tell of talks.
    """
    yield from _company(context, readings, claims)
    talks, taking_part = _patterns(context.ontology.path)
    met: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.predicate == "met" and claim.modality == "asserted" and claim.polarity == "positive":
            met.setdefault(claim.sentence.id, []).append(claim)
    told: list[tuple[Reading, list[Claim]]] = []
    item: int | None = None
    for reading in readings:
        if reading.sentence.item != item:
            told, item = [], reading.sentence.item
        held = [c for c in met.get(reading.sentence.id, ()) if reading.speech_at(c.start) is None]
        if held:
            told.append((reading, held))
        match = taking_part.search(reading.text) if told else None
        if match is None:
            continue
        words = _meeting(context, told, talks)
        people = [m for m in reading.mentions if m.entities and context.is_a(m.entities[0], ("Person",))]
        first = next((c for _, cs in told for c in cs), None)
        if words and first is not None:
            value = match["part"].removesuffix("了") + words + ("等活动" if match["all"] else "")
            for one in people:
                if one.end <= match.start() and one.entities[0] not in {first.subject, first.object}:
                    yield Claim(
                        reading.sentence, people[0].start, match.end(), "rule:companions", one.entities[0], "action",
                        value=value, when=first.when,
                    )  # fmt: skip


def _company(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield who went along on the visits of the one person whose visits an item tells: 李四陪同考察."""
    items = {r.sentence.id: r.sentence.item for r in readings}
    visits: dict[int | None, list[Claim]] = {}
    cue = _along(context.ontology.path)
    for claim in claims:
        if claim.predicate == "visited" and claim.modality == "asserted" and claim.polarity == "positive":
            visits.setdefault(items.get(claim.sentence.id), []).append(claim)
    for reading in readings:
        told = visits.get(reading.sentence.item, [])
        match = cue.search(reading.text) if len({c.subject for c in told}) == 1 else None
        if match is None or not context.is_a(told[0].subject, ("Person",)):
            continue
        days = {c.when for c in told if c.when is not None}
        value = f"陪同{context.entities[told[0].subject].label}{match['what']}"
        for one in reading.mentions:
            if one.end > match.start() or not one.entities or one.entities[0] == told[0].subject:
                continue
            if context.is_a(one.entities[0], ("Person",)):
                yield Claim(
                    reading.sentence, one.start, match.end(), "rule:companions", one.entities[0], "action",
                    value=value, when=next(iter(days)) if len(days) == 1 else None,
                )  # fmt: skip


def _meeting(context: Context, told: Sequence[tuple[Reading, list[Claim]]], talks: re.Pattern[str]) -> str | None:
    """Return 张三会见李四 or 张三同李四会谈 for the one meeting told, None where there are more."""
    hosts = list(dict.fromkeys(c.subject for _, claims in told for c in claims))
    guests = list(dict.fromkeys(c.object for _, claims in told for c in claims if c.object))
    reading, claims = told[0]
    if len(hosts) != 1 or len(guests) > _MANY or {c.object for c in claims} != set(guests):
        return None
    places = {m.entities[0]: m for m in _stand(reading, guests)}
    if len(places) != len(guests):
        return None
    guests.sort(key=lambda g: places[g].start)
    names = "、".join(context.entities[g].label for g in guests)
    host = context.entities[hosts[0]].label
    start, end = places[guests[0]].start, places[guests[-1]].end
    before = list(talks.finditer(reading.text, 0, start))
    if before:
        return f"{host}{before[-1][0]}{names}"
    behind = talks.search(reading.text, end)
    return None if behind is None else f"{host}同{names}{behind[0]}"


def _stand(reading: Reading, entities: Sequence[str]) -> list[Mention]:
    """Return where the entities stand last in a sentence."""
    return [m for m in reading.mentions if m.entities and m.entities[0] in entities]
