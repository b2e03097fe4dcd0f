"""Additions to a model in ONNX, in memory, by the wire format of protobuf alone: no onnx package is needed.

Fields appended to a protobuf message merge with those it has: ModelProto.graph is field 7, GraphProto.node 1,
GraphProto.output 12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

# NodeProto: input 1, output 2, op_type 4, attribute 5. An input that is left out is an empty name.
_LEFT_OUT = b"\x0a\x00"


def node(kind: str, inputs: tuple[str, ...], output: str, attributes: dict[str, int] | None = None) -> bytes:
    """Return a GraphProto.node with attributes that are whole numbers."""
    body = b"".join(_field(1, i.encode()) for i in inputs) + _field(2, output.encode()) + _field(4, kind.encode())
    for name, value in (attributes or {}).items():
        # AttributeProto: name 1, i 3, type 20 (2: int).
        body += _field(5, _field(1, name.encode()) + b"\x18" + _number(value) + b"\xa0\x01\x02")
    return _field(1, body)


def weight(name: str, matrix: Any) -> bytes:
    """Return a GraphProto.initializer: TensorProto has dims 1, data_type 2 (1: float), name 8, raw_data 9."""
    dims = b"".join(b"\x08" + _number(n) for n in matrix.shape)
    return _field(5, dims + b"\x10\x01" + _field(8, name.encode()) + _field(9, matrix.tobytes()))


def output(name: str) -> bytes:
    """Return a GraphProto.output for an inner tensor."""
    return _field(12, _field(1, name.encode()))


def grafted(model: bytes, graph: bytes) -> bytes:
    """Return the serialised model with the fields `graph` added to its graph."""
    return model + _field(7, graph)


def with_lengths(model: bytes, lengths: str) -> bytes:
    """Return the model with the tensor `lengths` as sequence lengths of its GRU nodes, which have none."""

    def in_node(body: bytes) -> bytes:
        is_gru = any(number == 4 and payload == b"GRU" for number, payload, _ in _fields(body))
        return body.replace(_LEFT_OUT, _field(1, lengths.encode()), 1) if is_gru else body

    return _changed(model, 7, lambda graph: _changed(graph, 1, in_node))


def _changed(message: bytes, field: int, change: Callable[[bytes], bytes]) -> bytes:
    parts = (_field(n, change(payload)) if n == field else raw for n, payload, raw in _fields(message))
    return b"".join(parts)


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield number, payload and the whole of each field; a number as payload is left empty."""
    at = 0
    while at < len(message):
        start = at
        tag, at = _read_number(message, at)
        value, at = _read_number(message, at)
        payload = b""
        if tag & 7 == 2:
            payload = message[at : at + value]
            at += value
        yield tag >> 3, payload, message[start:at]


def _read_number(message: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at


def _field(number: int, payload: bytes) -> bytes:
    """Return a length-delimited protobuf field."""
    return bytes([number << 3 | 2]) + _number(len(payload)) + payload


def _number(number: int) -> bytes:
    """Return a number as a protobuf varint."""
    head = b""
    while number > 127:
        head += bytes([number & 127 | 128])
        number >>= 7
    return head + bytes([number])
