"""What the readers of figures share: the result and a figure half read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure; `text` is the slice `[start, end)` of the text it was found in.

    `value` is a plain number (3.59亿 = 359000000; percent as printed: 48% = 48), None where only bounds are said
    (30%—40%, 几十万): then `low` and `high` hold them. `unit` is the unit's name in units.toml, None for a bare
    number or fraction. `modifier`: over, about, nearly, atLeast, atMost, under or None; its words (超, 以上) stand
    outside the span, 余 and 多 inside. `kind`: money percent points ratio measure duration age count fraction number.
    """

    start: int
    end: int
    text: str
    value: int | float | None
    unit: str | None = None
    modifier: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    kind: str = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a written form of a unit means; `strict` forms need an Arabic numeral or a number above ten."""

    name: str
    kind: str
    strict: bool = False
    not_before: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure half read: `[start, end)` of the clean text, its value or bounds, its unit.

    `said` holds the words of its (first) number.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    said: str
    more: bool = False


def plain(value: Decimal | None) -> int | float | None:
    """Return a decimal as the plain number a reader of JSON expects."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
