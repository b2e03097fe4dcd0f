"""Whose words are no place's, though they are named by it: 甲省负责同志介绍 · 甲州、乙州等6州州长称."""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.base import Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speech import Speech
from kg.resources import lexicon

_PLACES = ("Place",)


def for_place(context: Context, speech: Speech, entity: str) -> bool:
    """Whether somebody speaks for a place, which does not speak itself: 甲省|负责同志介绍."""
    voices = tuple(lexicon("attribution", context.ontology.path)["going_on"]["voices"])
    return speech.spokesman and speech.words.endswith(voices) and context.is_a(entity, _PLACES)


def headed(reading: Reading, speech: Speech, heads: Sequence[str]) -> bool:
    """Whether those who head the places named speak: 甲州、乙州等6州|州长称."""
    return any(w in reading.text[speech.begin : speech.start] for w in heads)
