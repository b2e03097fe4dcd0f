"""Mentions: names, times and quantities of sentences. `PARTS` lists the extractors; their order does not matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.mentions import (
    apposition,
    concept,
    event,
    made,
    occupation,
    organization,
    person,
    place,
    policy,
    program,
    quantity,
    quoted,
    shapes,
    time,
    topic,
)
from kg.mentions.base import Candidate, Part, Tagger
from kg.mentions.find import find_in_lines, mentions_of, read_lines
from kg.mentions.resources import Resources, prepare
from kg.mentions.tagger import cut_safely
from kg.model import Mention, Sentence

__all__ = ["PARTS", "Candidate", "Part", "Resources", "Tagger", "find_mentions", "prepare"]

PARTS: tuple[Part, ...] = (
    organization.PART,
    person.PART,
    place.PART,
    policy.PART,
    program.PART,
    event.PART,
    made.PART,
    shapes.PART,
    topic.PART,
    quoted.PART,
    occupation.PART,
    apposition.PART,
    concept.PART,
    time.PART,
    quantity.PART,
)


def find_mentions(
    sentences: Sequence[Sentence], source_text: str, anchor: date | None, resources: Resources
) -> list[Mention]:
    """Return the mentions of ONE document, in text order, none overlapping another.

    `anchor` is the issue date, which relative times need. `start` and `end` are clean offsets into the sentence,
    `spans` the same place in the source.

    Sentences above 512 characters are read piece by piece. `because` says why each was chosen.
    """
    pieces = [(s, start, s.text[start:end]) for s in sentences for start, end in cut_safely(s.text)]
    lines = read_lines([(text, s.role) for s, _, text in pieces], anchor, resources)
    found = find_in_lines(lines, PARTS, resources)
    return [
        m
        for (sentence, start, _), chosen in zip(pieces, found, strict=True)
        for m in mentions_of(sentence, start, chosen, source_text, resources.setting.ontology)
    ]
