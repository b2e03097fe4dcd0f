"""Quantities of a line, from kg.text.numbers: 8万人左右, 48%, 3.59亿人."""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.base import Candidate, Line, Part, Setting
from kg.text.numbers import find_quantities


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield each quantity of the line; `detail` is its Quantity, `value` the plain number.

    A number without a unit counts where it is of size or exact: 观影人次达5.96亿, 指数为401.2; a fraction where it
    is rounded or written out: 压缩1/3以上, 四分之三的人.
    """
    del setting
    for quantity in find_quantities(line.text):
        bare = any(c.isdigit() for c in quantity.text) and any(c in quantity.text for c in ".万亿")
        part = quantity.kind == "fraction" and (quantity.modifier or "分之" in quantity.text)
        if (quantity.unit or bare or part) and len(quantity.text) > 1:
            yield Candidate(
                quantity.start, quantity.end, "Quantity", "rule:units.toml#quantity", 0.9,
                f"数量：{quantity.value} {quantity.unit or ''}", quantity.value, detail=quantity,
            )  # fmt: skip


PART = Part("quantity", ("text",), ("Quantity",), find)
