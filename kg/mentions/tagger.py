"""The tagger that comes with kg: Baidu's LAC in ONNX, one thread, pieces of at most 512 characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from kg.mentions.base import Guess, Reading, Tagger, Word
from kg.mentions.lac import Encoder
from kg.mentions.names import load_model
from kg.mentions.path import best_path, plain_labels

LIMIT = 512
_TOGETHER = 32 * LIMIT
T = TypeVar("T")
_SAFE = re.compile(r"[。！？!?；;\n]|[，,：:、）)》”\s]")
_SPACE = re.compile(r"\s")
_STRONG = frozenset("。！？!?；;\n")


def cut_safely(text: str, limit: int = LIMIT) -> list[tuple[int, int]]:
    """Return ranges that cover `text`, each at most `limit` long, cut behind a sentence's end where one is near,
    else behind another mark, else at the limit.
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > limit:
        window = text[start : start + limit]
        marks = list(_SAFE.finditer(window))
        strong = [m.end() for m in marks if m.group() in _STRONG]
        ends = strong or [m.end() for m in marks]
        end = start + (ends[-1] if ends else limit)
        ranges.append((start, end))
        start = end
    if start < len(text):
        ranges.append((start, len(text)))
    return ranges


class LacTagger:
    """LAC (Apache-2.0) for words, and kg's own small model over LAC's hidden layers for names."""

    name = "lac"

    def __init__(self) -> None:
        import numpy

        self._model = load_model()
        self._encoder = Encoder(self._model.products)
        self._back: Any = numpy.ascontiguousarray(self._encoder.transitions.T)
        self._spread = float(self._back.max() - self._back.min())
        self._free: Any = numpy.zeros(len(self._back), numpy.float32)
        self._tags = [label.rpartition("-")[::2] for label in self._encoder.labels]

    def tag(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, label) of every word of `text`, however long it is."""
        return self.read([text])[0].words

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return the words of each text and what the model of names believes of it, in one pass."""
        readings = [Reading([], [], []) for _ in texts]
        pieces = [(number, start, end) for number, text in enumerate(texts) for start, end in cut_safely(text)]
        for group in together(pieces, lambda piece: piece[2] - piece[1]):
            tables = self._encoder.encode([texts[number][start:end] for number, start, end in group])
            names = self._model.read(*([t[at] for t in tables] for at in (1, 2, 3)))
            for (number, start, _), (scores, *_), (guesses, belief) in zip(group, tables, names, strict=True):
                words, found, beliefs = readings[number].words, readings[number].guesses, readings[number].beliefs
                words += [(start + a, start + b, label) for a, b, label in self._words(scores)]
                found += [Guess(g.start + start, g.end + start, g.label, g.probability) for g in guesses]
                beliefs.append(belief)
        return readings

    def _words(self, scores: Any) -> list[tuple[int, int, str]]:
        words: list[tuple[int, int, str]] = []
        path = best_path(scores, self._back, self._free, self._free, plain_labels(scores, self._spread))
        start, label = 0, self._tags[path[0]][0]
        for at, number in enumerate(path[1:], 1):
            tag, place = self._tags[number]
            if place != "I":
                words.append((start, at, label))
                start, label = at, tag
        words.append((start, len(path), label))
        return words


def together(things: Sequence[T], length: Callable[[T], int]) -> Iterator[Sequence[T]]:
    """Yield the things some at a time: many, that the encoder may choose batches, but no more than memory bears."""
    first = size = 0
    for at, thing in enumerate(things):
        if at > first and size + length(thing) > _TOGETHER:
            yield things[first:at]
            first, size = at, 0
        size += length(thing)
    if things:
        yield things[first:]


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """Return the LAC tagger, loaded once."""
    return LacTagger()


def read_texts(texts: Sequence[str], tagger: Tagger) -> list[Reading]:
    """Return what `tagger` reads in each text: its words and, where it can, guesses at names."""
    if isinstance(tagger, LacTagger):
        return tagger.read(texts)
    return [Reading(tagger.tag(text) if text else [], [], []) for text in texts]


def words_of(text: str, reading: Reading) -> tuple[Word, ...]:
    """Return the words of a reading of `text`."""
    if not _SPACE.search(text):
        return tuple([Word(start, end, text[start:end], tag) for start, end, tag in reading.words])
    return tuple(Word(a, b, text[a:b], label) for start, end, tag in reading.words
                 for a, b, label in _unspaced(text, start, end, tag))  # fmt: skip


def _unspaced(text: str, start: int, end: int, label: str) -> list[tuple[int, int, str]]:
    """Return the pieces of a word that holds white space; the spaces become words of their own."""
    if text[start].isascii() and not text[start].isspace():
        return [(start, end, label)]
    pieces = re.finditer(r"\s+|\S+", text[start:end])
    return [(start + p.start(), start + p.end(), "w" if p.group().isspace() else label) for p in pieces]
