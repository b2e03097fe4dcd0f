"""Who gave whom which honour: 省政府授予某公司电工张三“省劳动模范”称号 · 张三被全国总工会授予全国五一劳动奖章."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve, time_of
from kg.relations.reading.words import words

_VERB = re.compile("(?:追)?授予(?!权|单位|点)")
_EACH = re.compile("分获|分别(?:荣)?获(?:得|评)?")
_PRIZE = re.compile("这一由[^，。；]{2,60}(?:颁发|设立|评选)的(?:奖项|荣誉|称号|奖)，$")
_STOPS = re.compile("[，。；！？：]")
_JOINED = frozenset({"、", "和", "与", "及", "以及"})
_BODIES = ("Organization", "AdministrativeArea")


@dataclass(frozen=True, slots=True)
class Giving:
    """One 授予: its givers, receivers and honours, and where it stands."""

    start: int
    end: int
    givers: tuple[Mention, ...]
    receivers: tuple[Mention, ...]
    honours: tuple[Mention, ...]


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield who gave whom an honour and who received which, each with its time and as it is meant."""
    told: tuple[Mention | None, When | None] = (None, None)
    for reading in readings:
        givers: tuple[Mention, ...] = ()
        when: When | None = None
        named = settle(reading.mentions)
        prize, told = told, _prize(context, named)
        for verb in _VERB.finditer(reading.text):
            giving = _giving(context, reading, named, verb.start(), verb.end())
            when = _when(context, reading, verb.start()) or when
            if prize[0] is not None and (bodies := _of_prize(context, reading, named, verb.start())):
                giving = replace(giving, givers=bodies, honours=giving.honours or (prize[0],))
                when = when or prize[1]
            # 授予甲…，授予乙…: the givers of the first.
            givers = giving.givers or givers
            yield from _claims(context, reading, giving, givers, when)
        for verb in _EACH.finditer(reading.text):
            yield from _each(context, reading, named, verb)


def _each(context: Context, reading: Reading, named: Sequence[Mention], verb: re.Match[str]) -> Iterator[Claim]:
    """Yield who got which where lists map in order: 张三、李四、王五分获金牌、银牌和铜牌."""
    giving = _giving(context, reading, named, verb.start(), verb.end())
    opens = max((m.end() for m in _STOPS.finditer(reading.text, 0, verb.start())), default=0)
    names = [m for m in named if m.entities and opens <= m.start and m.end <= verb.start()]
    people = [m for m in names if _is(context, m, ("Person",))] or [m for m in names if _is(context, m, _BODIES)]
    if len(people) != len(giving.honours):
        return
    when = _when(context, reading, verb.start())
    for one, honour in zip(people, giving.honours, strict=True):
        yield from _claims(context, reading, replace(giving, receivers=(one,), honours=(honour,)), (), when)


def _giving(context: Context, reading: Reading, named: Sequence[Mention], start: int, end: int) -> Giving:
    text = reading.text
    opens = max((m.end() for m in _STOPS.finditer(text, 0, start)), default=0)
    closes = next((m.start() for m in _STOPS.finditer(text, end)), len(text))
    names = [m for m in named if m.entities and opens <= m.start and m.end <= closes]
    before = [m for m in names if m.end <= start]
    behind = [m for m in names if m.start >= end]
    honours = tuple(m for m in behind if context.is_a(m.entities[0], ("Honour",)))
    stop = honours[0].start if honours else closes
    passive = text.find("被", opens, start)
    if passive >= 0:
        givers = _last([m for m in before if m.start > passive and _is(context, m, _BODIES)], text)
        receivers = _last(
            [m for m in before if m.end <= passive and _is(context, m, ("Person", "Organization"))], text
        )
        return Giving(start, closes, givers, receivers if givers else (), honours)
    givers = _last([m for m in before if _is(context, m, _BODIES)], text) or _carried(context, reading, start)
    asked = [m for m in behind if m.end <= stop]
    people = tuple(m for m in asked if _is(context, m, ("Person",)))
    bodies = tuple(m for m in asked if _is(context, m, ("Organization",)))
    return Giving(start, closes, givers, people or bodies, honours)


def _carried(context: Context, reading: Reading, start: int) -> tuple[Mention, ...]:
    """Return the bodies that do what a clause without a subject says: 全国总工会28日举行大会，|授予张三…"""
    clause = reading.clause_at(start)
    heads = [m.head for m in clause.subject if m.head and m.head.entities] if clause and not clause.own else []
    return tuple(m for m in heads if _is(context, m, ("Organization",)))


def _prize(context: Context, named: Sequence[Mention]) -> tuple[Mention | None, When | None]:
    """Return the only honour that a sentence names, with the time that it names before."""
    names = [m for m in named if m.entities and _is(context, m, ("Honour",))]
    if len(names) != 1:
        return None, None
    times = [m for m in named if m.cls == "Time" and m.end <= names[0].start]
    if len(times) != 1:
        return names[0], None
    edtf, earliest, latest = resolve(times[0], context.anchor, False)
    return names[0], When(edtf, times[0].text, earliest, latest)


def _of_prize(context: Context, reading: Reading, named: Sequence[Mention], start: int) -> tuple[Mention, ...]:
    """Return who gives the prize of the sentence before: 这一由甲、乙联合颁发的奖项，|授予了丙."""
    prize = _PRIZE.search(reading.text, 0, start)
    if prize is None:
        return ()
    names = [m for m in named if m.entities and prize.start() <= m.start and m.end <= prize.end()]
    return _last([m for m in names if _is(context, m, ("Organization",))], reading.text)


def _is(context: Context, mention: Mention, classes: Sequence[str]) -> bool:
    return context.is_a(mention.entities[0], classes)


def _last(names: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Return the last name and those that are in one list with it."""
    found: list[Mention] = []
    for name in reversed(names):
        if found and text[name.end : found[0].start] not in _JOINED:
            break
        found.insert(0, name)
    return tuple(found)


def _when(context: Context, reading: Reading, start: int) -> When | None:
    clause = reading.clause_at(start)
    if clause is None:
        return None
    verb = next((k for k, p in enumerate(clause.phrases) if p.end > start), len(clause.phrases))
    found = time_of(reading.clauses, clause.index, verb, words(context.ontology.path))
    if found is None or found.mention is None:
        return None
    edtf, earliest, latest = resolve(found.mention, context.anchor, False)
    return When(edtf, found.mention.text, earliest, latest)


def _scope(context: Context, reading: Reading, start: int) -> Scope:
    clause = reading.clause_at(start)
    if clause is None:
        return Scope()
    verb = next((k for k, p in enumerate(clause.phrases) if p.end > start), len(clause.phrases))
    return scope_of(reading.clauses, clause.index, verb, context.ontology.path, reading.text)


def _claims(
    context: Context, reading: Reading, giving: Giving, givers: Sequence[Mention], when: When | None
) -> Iterator[Claim]:
    scope = _scope(context, reading, giving.start)
    speech = reading.speech_at(giving.start)
    named = speech.speaker.entities if speech and speech.speaker else ()
    said_by = (named[0] if named else speech.words) if speech else None
    for receiver in giving.receivers:
        pairs = [(g, "awarded", receiver) for g in givers] + [(receiver, "receivedHonour", h) for h in giving.honours]
        for subject, predicate, thing in pairs:
            here = [m for m in (subject, thing) if m.sentence == reading.sentence.id]
            start, end = min([giving.start, *(m.start for m in here)]), max([giving.start, *(m.end for m in here)])
            for one in subject.entities:
                yield Claim(
                    reading.sentence, start, end, f"rule:honours#{predicate}", one, predicate, thing.entities[0],
                    when=when, modality=scope.modality, polarity=scope.polarity, attribution=said_by,
                    refused="hypothetical" if scope.hypothetical else None,
                )  # fmt: skip
