"""The likeliest cut of a piece into words of jieba's dictionary, by jieba's own sums, in one pass over it."""

from __future__ import annotations

from math import log
from typing import Any


class Route:
    """Stands in for a tokenizer's `get_DAG` and `calc`: what comes out is what jieba makes of it.

    The weight of a word is kept from one piece to the next; teaching a word changes the total, and all weights.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._total = 0
        self._weights: dict[str, float] = {}

    def graph(self, sentence: str) -> None:
        """Return nothing: the words that may begin at a character are looked up while they are weighed."""

    def weigh(self, sentence: str, graph: None, route: dict[int, tuple[float, int]]) -> None:
        """Fill `route`: character offset → (logarithm of the likelihood from there on, last offset of its word)."""
        frequency = self._tokenizer.FREQ
        weights = self._fresh()
        count = len(sentence)
        total = log(self._total)
        route[count] = (0, 0)
        for start in range(count - 1, -1, -1):
            best, last = None, start
            end = start + 1
            word = sentence[start:end]
            while (seen := frequency.get(word)) is not None:
                if seen:
                    weight = weights.get(word)
                    if weight is None:
                        weight = weights[word] = log(seen) - total
                    score = weight + route[end][0]
                    # Of equal ways the longer word.
                    if best is None or score >= best:
                        best, last = score, end - 1
                if end >= count:
                    break
                end += 1
                word = sentence[start:end]
            route[start] = (log(1) - total + route[start + 1][0] if best is None else best, last)

    def _fresh(self) -> dict[str, float]:
        if self._total != self._tokenizer.total:
            self._total = self._tokenizer.total
            self._weights.clear()
        return self._weights
