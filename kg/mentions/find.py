"""Mentions of one document: candidates of every extractor, weighed; what one sentence says helps the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from kg.mentions.base import Candidate, Line, Part, make_line
from kg.mentions.choice import choose
from kg.mentions.document import echoes
from kg.mentions.gazetteer import find_known, is_other
from kg.mentions.keyphrase import key_phrases
from kg.mentions.measured import confidence_of
from kg.mentions.resources import Resources
from kg.mentions.support import supported
from kg.mentions.tagger import read_texts, words_of
from kg.model import Mention, Sentence
from kg.ontology import Ontology
from kg.replacing import replace
from kg.text.clean import locate, quote
from kg.text.numbers import Quantity
from kg.text.times import TimeExpression

Found = list[Candidate]
_SURROGATE = re.compile("[\ud800-\udfff]")  # cannot be encoded; another character in its place keeps the offsets


def candidates_of(line: Line, parts: Sequence[Part], resources: Resources) -> Found:
    """Return what the gazetteer and every extractor propose for a line, unweighed."""
    found = list(line.known)
    for part in parts:
        found += part.find(line, resources.setting)
    found = [c for c in found if not is_other(line.text, c.start, c.end, resources.gazetteer)]
    return [supported(c, line, resources.setting.ontology) for c in found]


def read_lines(texts: Sequence[tuple[str, str, date | None]], resources: Resources) -> list[Line]:
    """Return the lines of clean texts, each with its role and its document's issue date: words by the tagger and the
    names of the gazetteer.
    """
    clean = [_SURROGATE.sub("\ufffd", text) for text, _, _ in texts]
    lines: list[Line] = []
    for text, (_, role, anchor), reading in zip(clean, texts, read_texts(clean, resources.tagger), strict=True):
        words = words_of(text, reading)
        lines.append(make_line(text, words, role, anchor, find_known(text, words, resources.gazetteer), reading))
    return lines


def find_in_lines(lines: Sequence[Line], parts: Sequence[Part], resources: Resources) -> list[Found]:
    """Return the chosen candidates of each line of one document.

    A name that one line gives in full is looked for in all lines (kg.mentions.document), and lines where that
    brings something new are weighed again.
    """
    proposed = [candidates_of(line, parts, resources) for line in lines]
    chosen = [choose(p) for p in proposed]
    for number, extra in enumerate(echoes(lines, chosen, resources.setting)):
        if extra:
            chosen[number] = choose([*proposed[number], *extra])
    for number, extra in enumerate(key_phrases(lines, chosen, resources.setting)):
        if extra:
            chosen[number] = sorted([*chosen[number], *extra], key=lambda c: c.start)
    return chosen


def mentions_of(
    sentence: Sentence, offset: int, chosen: Iterable[Candidate], source_text: str, ontology: Ontology
) -> list[Mention]:
    """Return chosen candidates of the piece of `sentence` that starts at `offset` as mentions."""
    mentions: list[Mention] = []
    for c in chosen:
        start, end = offset + c.start, offset + c.end
        spans = locate(sentence.pieces, start, end, source_text)
        mentions.append(
            Mention(
                sentence.id, start, end, spans, quote(spans, source_text), sentence.text[start:end],
                c.cls, c.by, confidence_of(c, ontology), c.value, c.generic, (),
                _moved(c.detail, offset), c.because,
            )
        )  # fmt: skip
    return mentions


def _moved(detail: object, offset: int) -> object:
    """Return a time or quantity with its offsets counted from the sentence's start."""
    if not offset or not isinstance(detail, TimeExpression | Quantity):
        return detail
    return replace(detail, start=detail.start + offset, end=detail.end + offset)
