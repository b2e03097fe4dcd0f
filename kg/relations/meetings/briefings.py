"""Whose spokesmen spoke at a press conference: 国新办举行新闻发布会。教育部相关负责人介绍，… → spokeAt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speech import Speech
from kg.relations.reading.tokens import settle
from kg.resources import lexicon
from kg.text.alternatives import either

_JOINED = re.compile("[、和与及]|以及")
_BODIES = ("Organization", "AdministrativeArea")
_BY = "rule:briefings#spokeAt"


@lru_cache(maxsize=4)
def _informing(root: Path) -> re.Pattern[str]:
    voices = either(lexicon("attribution", root)["briefed"]["voices"])
    return re.compile(f"(?:{voices})(?:分别|共同)?(?:出席并)?(?:介绍|解读|回答)")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the bodies whose spokesmen inform at the press conference that an item is about, each once."""
    kinds = tuple(lexicon("clause", context.ontology.path)["meeting"]["briefings"])
    told: set[tuple[str, str]] = set()
    for reading in readings:
        event = reading.scene
        if event is None or not any(k in context.entities[event].label for k in kinds):
            continue
        for named in _informed(context, reading):
            if (named.entities[0], event) not in told:
                told.add((named.entities[0], event))
                yield Claim(
                    reading.sentence, named.start, len(reading.text), _BY, named.entities[0], "spokeAt", event
                )
        for speech in reading.speeches:
            body = _spoken_for(context, reading, speech)
            if body is not None and (body, event) not in told:
                told.add((body, event))
                yield Claim(reading.sentence, speech.begin, speech.start, _BY, body, "spokeAt", event)


def _informed(context: Context, reading: Reading) -> list[Mention]:
    """Return those whose people inform, in a row: 甲部、乙部有关负责人|介绍《意见》相关情况."""
    match = _informing(context.ontology.path).search(reading.text) if "负责" in reading.text else None
    row: list[Mention] = []
    edge = match.start() if match is not None else -1
    for mention in reversed(settle(reading.mentions)):
        if mention.end > edge:
            continue
        joined = mention.end == edge if not row else _JOINED.fullmatch(reading.text, mention.end, edge)
        if not joined or not mention.entities or not context.is_a(mention.entities[0], _BODIES):
            break
        row.append(mention)
        edge = mention.start
    return row[::-1]


def _spoken_for(context: Context, reading: Reading, speech: Speech) -> str | None:
    """Return the body whose spokesman opens a sentence with what he says."""
    named = speech.speaker
    if named is None or speech.carried or not speech.spokesman or named.sentence != reading.sentence.id:
        return None
    if speech.begin or not named.entities or not speech.words.endswith("人"):
        return None
    return named.entities[0] if context.is_a(named.entities[0], ("Organization",)) else None
