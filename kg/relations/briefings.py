"""Whose spokesmen spoke at a press conference: 国新办举行新闻发布会。教育部相关负责人介绍，… → spokeAt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speech import Speech
from kg.resources import lexicon

_BY = "rule:briefings#spokeAt"


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the bodies whose spokesmen inform at the press conference that an item is about, each once."""
    kinds = tuple(lexicon("clause", context.ontology.path)["meeting"]["briefings"])
    told: set[tuple[str, str]] = set()
    for reading in readings:
        event = reading.scene
        if event is None or not any(k in context.entities[event].label for k in kinds):
            continue
        for speech in reading.speeches:
            body = _spoken_for(context, reading, speech)
            if body is not None and (body, event) not in told:
                told.add((body, event))
                yield Claim(reading.sentence, speech.begin, speech.start, _BY, body, "spokeAt", event)


def _spoken_for(context: Context, reading: Reading, speech: Speech) -> str | None:
    """Return the body whose spokesman opens a sentence with what he says."""
    named = speech.speaker
    if named is None or speech.carried or not speech.spokesman or named.sentence != reading.sentence.id:
        return None
    if speech.begin or not named.entities or not speech.words.endswith("人"):
        return None
    return named.entities[0] if context.is_a(named.entities[0], ("Organization",)) else None
