"""Mentions: names, times and quantities of sentences. `PARTS` lists the extractors; their order does not matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from kg.mentions import (
    apposition,
    concept,
    definite,
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
from kg.mentions.tagger import cut_safely, together
from kg.model import Mention, Sentence

__all__ = [
    "PARTS",
    "Candidate",
    "Part",
    "Resources",
    "Script",
    "Tagger",
    "find_in_documents",
    "find_mentions",
    "prepare",
]

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
    definite.PART,
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
    return next(find_in_documents([Script(sentences, source_text, anchor)], resources))


class Script(NamedTuple):
    """A document as `find_mentions` takes it."""

    sentences: Sequence[Sentence]
    source_text: str
    anchor: date | None


def find_in_documents(documents: Sequence[Script], resources: Resources) -> Iterator[list[Mention]]:
    """Yield the mentions of each document; the tagger reads several at a time, which is quicker."""
    for group in together(documents, lambda document: sum(len(s.text) for s in document.sentences)):
        pieces = [
            [(s, start, s.text[start:end]) for s in document.sentences for start, end in cut_safely(s.text)]
            for document in group
        ]
        texts = [(text, s.role, d.anchor) for d, own in zip(group, pieces, strict=True) for s, _, text in own]
        lines = iter(read_lines(texts, resources))
        for document, own in zip(group, pieces, strict=True):
            found = find_in_lines(list(islice(lines, len(own))), PARTS, resources)
            yield [
                m
                for (sentence, start, _), chosen in zip(own, found, strict=True)
                for m in mentions_of(sentence, start, chosen, document.source_text, resources.setting.ontology)
            ]
