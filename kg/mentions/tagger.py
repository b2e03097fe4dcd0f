"""The tagger that comes with kg: Baidu's LAC in ONNX, one thread, one piece of at most 512 characters a call."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from kg.mentions.base import Guess, Reading, Tagger, Word
from kg.mentions.lac import Encoder
from kg.mentions.names import load_model
from kg.mentions.path import best_path, plain_labels

LIMIT = 512
_SAFE = re.compile(r"[。！？!?；;\n]|[，,：:、）)》”\s]")
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
        return self.read(text).words

    def read(self, text: str) -> Reading:
        """Return the words of `text` and what the model of names believes of it, in one pass."""
        words: list[tuple[int, int, str]] = []
        guesses: list[Guess] = []
        beliefs: list[Any] = []
        for start, end in cut_safely(text):
            scores, second, first, tags = self._encoder.encode(text[start:end])
            words += [(start + a, start + b, label) for a, b, label in self._words(scores)]
            found, belief = self._model.read(second, first, tags)
            guesses += [Guess(g.start + start, g.end + start, g.label, g.probability) for g in found]
            beliefs.append(belief)
        return Reading(words, guesses, beliefs)

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


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """Return the LAC tagger, loaded once."""
    return LacTagger()


def read_text(text: str, tagger: Tagger) -> Reading:
    """Return what `tagger` reads in `text`: its words and, where it can, guesses at names."""
    if not text:
        return Reading([], [], [])
    if isinstance(tagger, LacTagger):
        return tagger.read(text)
    return Reading(tagger.tag(text), [], [])


def words_of(text: str, reading: Reading) -> tuple[Word, ...]:
    """Return the words of a reading of `text`."""
    return tuple(Word(a, b, text[a:b], label) for start, end, tag in reading.words
                 for a, b, label in _unspaced(text, start, end, tag))  # fmt: skip


def _unspaced(text: str, start: int, end: int, label: str) -> list[tuple[int, int, str]]:
    """Return the pieces of a word that holds white space; the spaces become words of their own."""
    if text[start].isascii() and not text[start].isspace():
        return [(start, end, label)]
    pieces = re.finditer(r"\s+|\S+", text[start:end])
    return [(start + p.start(), start + p.end(), "w" if p.group().isspace() else label) for p in pieces]
