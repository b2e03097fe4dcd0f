"""Place and number forbid a merge (湖北 and 湖南, 第十三届 and 第十四届)."""

from __future__ import annotations

import re

from kg.gazetteer import Entry
from kg.link.knowledge import Knowledge

_NUMBER = re.compile(r"[0-9]+|[零〇一二三四五六七八九十百千两]+")
_DIGITS = str.maketrans("零〇一二两三四五六七八九", "001223456789")


def numbers(name: str) -> tuple[str, ...]:
    """Return the numbers in a name, in order, in figures where they are simple: 第十四届 → 14, 三一重工 → 31."""
    return tuple(_figure(m.group()) for m in _NUMBER.finditer(name))


def _figure(number: str) -> str:
    if number.isascii():
        return number.lstrip("0") or "0"
    if re.fullmatch(r"[一二三四五六七八九]?十[一二三四五六七八九]?", number):
        tens, _, ones = number.partition("十")
        return (tens or "一").translate(_DIGITS) + (ones or "零").translate(_DIGITS)
    return number.translate(_DIGITS)


def leading_places(name: str, know: Knowledge) -> tuple[int, tuple[Entry, ...]]:
    """Return where the place names at the beginning of `name` end, and the last one's entries: 江西省南昌市….

    The longest name wins (内蒙古自治区 before 内蒙古); a later place must lie in the one before it.
    """
    steps = place_steps(name, know)
    return steps[-1] if steps else (0, ())


def place_steps(name: str, know: Knowledge) -> list[tuple[int, tuple[Entry, ...]]]:
    """Return the places that `name` begins with, each in the one before it, as (end, entries): 江西省, 南昌市."""
    steps: list[tuple[int, tuple[Entry, ...]]] = []
    at = 0
    while at < len(name):
        for end, entries in know.places_at(name, at):
            inside = tuple(e for e in entries if not steps or any(p in know.above(e) for p in steps[-1][1]))
            if inside:
                at = end
                steps.append((end, inside))
                break
        else:
            break
    return steps


def conflict(one: str, other: str, know: Knowledge) -> str | None:
    """Return why two names cannot be one thing (numbers or places differ), or None where nothing forbids it."""
    if numbers(one) != numbers(other):
        return f"numbers differ: {one}, {other}"
    here, there = leading_places(one, know)[1], leading_places(other, know)[1]
    if here and there and not _agree(here, there, know):
        return f"places differ: {here[0].label}, {there[0].label}"
    return None


def _agree(here: tuple[Entry, ...], there: tuple[Entry, ...], know: Knowledge) -> bool:
    return any(a is b or a in know.above(b) or b in know.above(a) for a in here for b in there)
