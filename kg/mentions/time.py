"""Times of a line, from kg.text.times: 近日, 2021年, 到2030年末."""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.base import Candidate, Line, Part, Setting
from kg.text.times import find_times


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield each time of the line; `detail` is its TimeExpression, `value` its EDTF (None while unresolved)."""
    del setting
    for time in find_times(line.text, line.anchor):
        yield Candidate(
            time.start,
            time.end,
            "Time",
            "rule:times.toml#time",
            0.95,
            f"时间：{time.edtf or '未定'}",
            time.edtf,
            detail=time,
        )


PART = Part("time", ("text",), ("Time",), find)
