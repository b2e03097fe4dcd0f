"""Mentions of a bare line of text: no layout, offsets those of the line as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.mentions import find_mentions, prepare
from kg.model import Mention, Sentence, Span
from kg.ontology import Ontology, load_ontology
from kg.text.clean import fold
from kg.text.sentences import split_sentences


def extract(text: str, anchor: date | None = None, ontology: Ontology | None = None) -> list[Mention]:
    """Return the mentions of one line of text, a document of its own.

    `anchor` is the day that relative times are counted from. `start`, `end` and the one span of each mention are
    code points into `text` as it was given, whatever characters it holds; `text` of a mention is width-folded.
    """
    resources = prepare(ontology or load_ontology())
    sentences = line_sentences(text, "line")
    found = find_mentions(sentences, text, anchor, resources)
    starts = {s.id: s.pieces[0].start for s in sentences}
    return [_shift(m, starts[m.sentence]) for m in found]


def line_sentences(text: str, document: str) -> list[Sentence]:
    """Return the sentences of a bare line as those of `document`; no character is dropped, so offsets hold."""
    clean = fold(text)
    return [
        Sentence(f"{document}#{number}", document, number, (Span(start, end),), clean[start:end])
        for number, (start, end) in enumerate(split_sentences(clean))
    ]


def _shift(mention: Mention, by: int) -> Mention:
    return replace(mention, sentence="line", start=mention.start + by, end=mention.end + by)
