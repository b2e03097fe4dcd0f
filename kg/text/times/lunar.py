"""The Chinese calendar (1901–2098) and the days that have names."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from kg.resources import lexicon


@cache
def _years(root: Path | None) -> dict[int, tuple[date, int, str]]:
    rows: dict[int, tuple[date, int, str]] = {}
    for year, row in lexicon("lunar", root)["years"].items():
        first, leap, months = row.split()
        rows[int(year)] = (date(int(year), int(first[:2]), int(first[2:])), int(leap), months)
    return rows


def lunar_day(year: int, month: int, day: int, root: Path | None = None) -> date | None:
    """Return the day of the Chinese calendar's `month` and `day` in the year that began in `year`.

    Day 30 of a short month is its last day. None outside 1901–2098 or where there is no such day.
    """
    row = _years(root).get(year)
    if row is None or not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    first, leap, months = row
    index = month - 1 + (1 if leap and month > leap else 0)
    lengths = [29 + int(m) for m in months]
    return first + timedelta(days=sum(lengths[:index]) + min(day, lengths[index]) - 1)


@cache
def holidays(root: Path | None = None) -> dict[str, dict[str, Any]]:
    """Return the rows of `lexicon/times_holidays.toml` by name."""
    return {name: row for row in lexicon("times_holidays", root)["holiday"] for name in row["names"]}


def holiday(name: str, year: int, root: Path | None = None) -> date | None:
    """Return the day of the holiday `name` in the calendar year `year`, or None where it cannot be told."""
    row = holidays(root)[name]
    if "on" in row:
        return date(year, int(row["on"][:2]), int(row["on"][3:]))
    if "lunar" in row:
        month, day = int(row["lunar"][:2]), int(row["lunar"][3:])
        # The last months of the Chinese year lie in the next calendar year.
        found = [lunar_day(y, month, day, root) for y in (year, year - 1)]
        return next((d for d in found if d is not None and d.year == year), None)
    term = lexicon("times_holidays", root)["term"][row["term"]]
    constant = term["c21"] if year >= 2001 else term["c20"]
    short = year % 100
    return date(year, term["month"], int(short * term["rate"] + constant) - short // 4)


def days_off(name: str, year: int, root: Path | None = None) -> tuple[date, date] | None:
    """Return the first and the last day off around a holiday as announced for `year`, or None where unknown."""
    row = lexicon("times_holidays", root)["off"].get(holidays(root)[name].get("off"), {})
    bounds = row.get(str(year))
    if bounds is None:
        return None
    first, _, last = bounds.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def off_before(day: date, fresh: timedelta, root: Path | None = None) -> tuple[date, date] | None:
    """Return the days off that `day` lies in or that ended at most `fresh` before it, or None."""
    found = []
    for row in lexicon("times_holidays", root)["off"].values():
        first, _, last = row.get(str(day.year), "").partition("/")
        if last and date.fromisoformat(first) <= day <= date.fromisoformat(last) + fresh:
            found.append((date.fromisoformat(first), date.fromisoformat(last)))
    return max(found, default=None)
