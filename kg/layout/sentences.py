"""Blocks → sentences, each with the pieces of the source it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from kg.layout.base import UNASSIGNED
from kg.model import Document, Sentence, Span
from kg.text.sentences import split_sentences


def sentences_of(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in reading order; every block gives at least one, text that no article
    can claim none.

    `id` is `<document>#<index>`, counted from 0. `text` is clean; `pieces` align with it character by character.
    """
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        if block.role == UNASSIGNED:
            continue
        ranges = split_sentences(block.text) or [(0, len(block.text))]
        for pieces, (start, end) in zip(_cut_all(block.pieces, ranges), ranges, strict=True):
            index = len(found)
            found.append(
                Sentence(
                    f"{document.id}#{index}",
                    document.id,
                    index,
                    pieces,
                    block.text[start:end],
                    block.role,
                    block.item,
                    number,
                )
            )
    return tuple(found)


def _cut_all(pieces: Sequence[Span], ranges: Sequence[tuple[int, int]]) -> list[tuple[Span, ...]]:
    """The pieces of each of the ascending ranges, in one walk (a paragraph may have thousands of both)."""
    found: list[tuple[Span, ...]] = []
    first, at = 0, 0
    for start, end in ranges:
        while first < len(pieces) and at + pieces[first].end - pieces[first].start <= start:
            at += pieces[first].end - pieces[first].start
            first += 1
        own: list[Span] = []
        index, here = first, at
        while index < len(pieces) and here < end:
            piece = pieces[index]
            size = piece.end - piece.start
            low, high = max(start - here, 0), min(end - here, size)
            own.append(Span(piece.start + low, piece.start + high))
            index, here = index + 1, here + size
        found.append(tuple(own))
    return found
