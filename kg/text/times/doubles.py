"""Stretches that two names make: 2023/2024学年, 今明两年, 元旦春节期间."""

from __future__ import annotations

from datetime import date, timedelta

from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import month_end, of_days, of_years
from kg.text.times.lunar import holiday
from kg.text.times.words import Words, holiday_days


def read_double(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """Return the stretch that two years or two holidays name together, or None."""
    match = words.match("school_year", text, at)
    if match:
        year = int(match["y"])
        if int(match["y2"]) != year + 1:
            return None
        edtf = f"{year:04}-09/{year + 1:04}-08"
        return Hit(
            match.end(), Stretch(date(year, 9, 1), month_end(year + 1, 8), "month", edtf, "period", explicit=True)
        )
    match = words.match("two_years", text, at)
    if match:
        if context.anchor is None:
            return Hit(match.end(), unresolved("year"))
        first = context.anchor.year + words.data["two_years"][match["t"]]
        return Hit(match.end(), of_years(first, first + 1))
    match = words.match("two_holidays", text, at)
    if match is None:
        return None
    if context.anchor is None:
        return Hit(match.end(), unresolved("day"))
    return _winter(words, match.end(), context.anchor)


def _winter(words: Words, end: int, anchor: date) -> Hit | None:
    """The New Year and the Spring Festival nearest the issue date, from the first to the last day off."""
    year = anchor.year + (anchor.month >= 8)
    spring, days = holiday("春节", year, words.root), holiday_days("春节", words.root)
    if spring is None or days is None:
        return None
    return Hit(end, of_days(date(year, 1, 1), spring + timedelta(days=days[1]), "day"))
