"""Figures in a text: 超过3.59亿人, 30%—40%, 8万2千元, 三分之二, 12个百分点 → value, unit, modifier, bounds.

Units are data (`ontology/lexicon/units.toml`), so are the words around figures (`quantities.toml`). What looks
like a figure and is none (12333热线, 90后, “1+X”, 国发〔2024〕12号, 第一, 一个) is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from kg.resources import lexicon
from kg.text.clean import fold
from kg.text.numerals import Number, parse_number, signs


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. `text` is the slice `[start, end)` of the text it was found in.

    `value` is a plain number (3.59亿 = 359000000; percent as printed: 48% = 48), None where only bounds are
    said (30%—40%, 几十万): then `low` and `high` hold them. `unit` is the unit's name in units.toml or None.
    `modifier`: over, about, nearly, atLeast, atMost, under or None; its words stand outside the span, 余 and 多
    inside. `kind`: money percent points ratio measure duration age count fraction number.
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
    """What a written form of a unit means."""

    name: str
    kind: str
    strict: bool = False
    not_before: str = ""


@dataclass(frozen=True, slots=True)
class _Grammar:
    units: dict[str, Unit]
    figure: re.Pattern[str]
    before: tuple[tuple[str, str], ...]
    behind: tuple[tuple[str, str], ...]


@cache
def units(root: Path | None = None) -> dict[str, Unit]:
    """Return what each written form of a unit means."""
    data = lexicon("units", root)
    strict = set(data["counts"]["strict"])
    found = {form: Unit(form, "count", form in strict) for form in (*data["counts"]["plain"], *strict)}
    for row in data["unit"]:
        for form in row["forms"]:
            found[form] = Unit(row["name"], row["kind"], bool(row.get("only_small")), row.get("not_before", ""))
    return found


@cache
def _grammar(root: Path | None = None) -> _Grammar:
    known, words = units(root), lexicon("quantities", root)
    number = signs(root).pattern
    minus = f"[{re.escape(signs(root).minus)}]"
    unit = "|".join(re.escape(u) for u in sorted(known, key=lambda u: (-len(u), u)))
    join = "|".join(re.escape(j) for j in sorted(words["join"]["range"], key=lambda j: -len(j)))
    figure = re.compile(
        rf"(?P<minus>(?<![0-9A-Za-z]){minus})?"
        rf"(?:(?P<of>百分之|千分之|万分之|{number}分之)(?P<part>{number})"
        rf"|(?P<first>{number})(?P<u1>{unit})?(?:(?P<join>{join})(?P<second>{number}))?(?P<unit>{unit})?)"
    )
    order = lambda table: tuple(  # noqa: E731
        sorted(((w, m) for m, ws in table.items() for w in ws), key=lambda p: (-len(p[0]), p[0]))
    )
    return _Grammar(known, figure, order(words["before"]), order(words["behind"]))


def find_quantities(text: str, root: Path | None = None) -> list[Quantity]:
    """Return the figures in `text`, in order, none overlapping another.

    Offsets are code points into `text`, end exclusive. Dates are not figures; a length of time (3年, 半小时) is
    one, of kind `duration`. `root` is the ontology folder.
    """
    grammar = _grammar(root)
    folded = fold(text)
    found: list[Quantity] = []
    for match in grammar.figure.finditer(folded):
        quantity = _read(match, folded, text, grammar, root)
        if quantity:
            found.append(quantity)
    return found


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _read(match: re.Match[str], folded: str, text: str, grammar: _Grammar, root: Path | None) -> Quantity | None:
    start, end = match.span()
    if folded[start - 1 : start] in ("第", "其", "〔") and start:
        return None
    if match["of"]:
        part = parse_number(match["part"], root)
        if part is None or part.value is None:
            return None
        if match["of"] == "百分之":
            return _made(match, start, end, folded, text, Number(part.value), Unit("%", "percent"), grammar)
        whole = parse_number(match["of"][:-2], root)
        if whole is None or not whole.value:
            return None
        return _made(match, start, end, folded, text, Number(part.value / whole.value), Unit("", "fraction"), grammar)
    first = parse_number(match["first"], root)
    form = match["unit"] or match["u1"]
    if first is None or form is None:
        return None
    unit = grammar.units[form]
    if unit.not_before and folded[end : end + 1] in unit.not_before and end < len(folded):
        return None
    bare = match["first"]
    if bare in ("一", "千", "百", "万", "亿", "两") and unit.kind in ("count", "duration") and not match["second"]:
        return None
    if unit.kind == "duration" and unit.name in ("年", "日") and re.fullmatch("[0-9]{4}", bare):
        return None
    if unit.name == "日" or (unit.strict and not bare[0].isdigit() and (first.value or 0) <= 10):
        return None
    number = first
    if match["second"]:
        second = parse_number(match["second"], root)
        if second is None:
            return None
        number = Number(None, first.value, second.value)
    return _made(match, start, end, folded, text, number, unit, grammar)


def _made(
    match: re.Match[str], start: int, end: int, folded: str, text: str, number: Number, unit: Unit, grammar: _Grammar
) -> Quantity:
    modifier = "over" if number.more else None
    for word, meaning in grammar.behind:
        if folded.startswith(word, end):
            modifier = meaning
            break
    for word, meaning in grammar.before:
        if folded.endswith(word, 0, start):
            modifier = meaning
            break
    sign = -1 if match["minus"] else 1
    value = number.value * sign if number.value is not None else None
    return Quantity(
        start, end, text[start:end], _plain(value), unit.name or None, modifier,
        _plain(number.low), _plain(number.high), unit.kind,
    )  # fmt: skip
