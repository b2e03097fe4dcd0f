"""What people without a name say, of whom it concerns: 网络平台数据显示，… · 甲国民众认为，… → situation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context, by_sentence
from kg.relations.reading.own_country import countries_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon
from kg.text.alternatives import either

_BY = "rule:hearsay"
_ROLES = frozenset({"lead", "body"})
_KINDS = ("Organization", "Place", "Event", "Program", "Work", "Policy")
_SAID = frozenset({"said", "stipulates", "proposed", "forecast"})
# In how many characters the verb stands.
_REACH = 70
# Characters of what is said; of all words.
_SHORTEST = 8
_LONGEST = 120


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = lexicon("attribution", root)["hearsay"]
    head = (
        f"(?:[^，。；：“”]{{1,24}}，)?据?(?P<who>[^，。；：“”]{{0,24}}?(?:{either(data['people'])}))"
        f"(?:{either(data['adverbs'])})*(?P<verb>{either(data['verbs'])})(?:[，：]|(?=将|要|已))"
    )
    cue = f"(?:{either(data['verbs'])})[，：将要已]"
    return re.compile(cue), re.compile(head), re.compile(either(data["present"]))


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what sentences without a named speaker hold, with who says it, where no claim of `claims` holds it."""
    root = context.ontology.path
    cue, head, present = _patterns(root)
    told, countries = by_sentence(claims), countries_of(context)
    for before, reading in zip((None, *readings), readings, strict=False):
        if reading.sentence.role not in _ROLES or not cue.search(reading.text, 0, _REACH):
            continue
        match = head.match(reading.text)
        if match is None or len(reading.text) - match.end() < _SHORTEST:
            continue
        here = told.get(reading.sentence.id, ())
        if any(c.predicate in _SAID or _holds(c, reading.text, match.end()) for c in here):
            continue
        if _counted_already(match["who"], here, match.end(), root) or _spoken_for(context, reading, match):
            continue
        of = _concerned(context, reading, match, present.search(match["who"]) is not None)
        if of is None and match["who"].endswith(tuple(lexicon("attribution", root)["hearsay"]["inland"])):
            of = countries.get(reading.sentence.item)
        if of is None and match["who"].endswith(tuple(lexicon("attribution", root)["hearsay"]["near"])):
            of = _just_told(context, reading, before)
        if of is not None and not _unknown(context, reading, match.end()):
            end = _end(reading.text, match.end())
            start = match.start("who")
            value = reading.text[start:end].strip("，；。：")
            yield Claim(reading.sentence, 0, end, _BY, of, "situation", value=value)


def _holds(claim: Claim, text: str, start: int) -> bool:
    """Whether the words of a claim hold how the message begins."""
    return isinstance(claim.value, str) and text[start : start + _SHORTEST] in claim.value


def _counted_already(who: str, here: Sequence[Claim], start: int, root: Path) -> bool:
    """Whether bare data only show what is told anyway: 数据显示，产量增长3%."""
    return who in lexicon("attribution", root)["sources"] and any(c.end > start for c in here)


def _spoken_for(context: Context, reading: Reading, match: re.Match[str]) -> bool:
    """Whether somebody with a name speaks before: 张三5日表示，调查显示，…"""
    people = (m for m in reading.mentions if m.entities and m.end <= match.end("who"))
    return any(context.is_a(m.entities[0], ("Person",)) for m in people)


def _concerned(context: Context, reading: Reading, match: re.Match[str], present: bool) -> str | None:
    """Return whom it concerns: a name among the words for who speaks, the event at which they are, else the first
    name of the message.
    """
    named = [m for m in settle(reading.mentions) if m.entities and context.is_a(m.entities[0], _KINDS)]
    lent = next((m for m in named if m.end <= match.end("who")), None)
    if lent is not None and not _gives_out(context, lent, match["who"]):
        return lent.entities[0]
    if present:
        return reading.scene
    near = next(
        (m.entities[0] for m in named if m.start >= match.end() and _near(m, match.end(), reading.text)), None
    )
    if near is not None or lent is None:
        return near
    # 税务总局数据显示，今年以来，全国企业采购额增长5%: of the country.
    own = lexicon("situations", context.ontology.path)["country"]
    return next((m.entities[0] for m in named if m.text in own), lent.entities[0])


def _gives_out(context: Context, who: Mention, words: str) -> bool:
    """Whether a body only gives out what its numbers show of others: 税务总局最新|数据."""
    numbers = tuple(lexicon("attribution", context.ontology.path)["hearsay"]["numbers"])
    return context.is_a(who.entities[0], ("GovernmentBody", "MassOrganization")) and words.endswith(numbers)


def _just_told(context: Context, reading: Reading, before: Reading | None) -> str | None:
    """Return the last name of the sentence before, in the same paragraph: 客机降落在甲机场。机场方面称，…"""
    if before is None or (before.sentence.block, before.sentence.item) != (
        reading.sentence.block,
        reading.sentence.item,
    ):
        return None
    named = [m for m in settle(before.mentions) if m.entities and context.is_a(m.entities[0], (*_KINDS, "Person"))]
    return named[-1].entities[0] if named else None


def _unknown(context: Context, reading: Reading, start: int) -> bool:
    """Whether the message opens with one of whom only the text says which is meant: 警方表示，|嫌疑人已被逮捕."""
    nouns = tuple(lexicon("situations", context.ontology.path)["definite"])
    named = any(m.entities and m.start >= start and context.is_a(m.entities[0], _KINDS) for m in reading.mentions)
    return reading.text.startswith(nouns, start) and not named


def _near(mention: Mention, start: int, text: str) -> bool:
    """Whether a name stands in the first clause of the message."""
    return start <= mention.start and "，" not in text[start : mention.start]


def _end(text: str, start: int) -> int:
    """Return where the words end: with the sentence, or before a semicolon or comma where that is long."""
    part = text.find("；", start)
    end = part if part >= 0 else len(text.rstrip("。”"))
    comma = text.rfind("，", start + _SHORTEST, _LONGEST)
    return end if end <= _LONGEST or comma < 0 else comma
