"""Stretches that two names make: 2023/2024学年, 今明两年, 元旦春节期间."""

from __future__ import annotations

from datetime import date, timedelta

from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import month_end, of_days, of_years
from kg.text.times.lunar import holiday, off_before
from kg.text.times.words import Words, holiday_days, number

# How many days after its end one still says 假期 of a holiday that is over.
_FRESH = timedelta(days=4)


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
        return _this_holiday(words, text, at, context)
    if context.anchor is None:
        return Hit(match.end(), unresolved("day"))
    return _winter(words, match.end(), context.anchor)


def _this_holiday(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """假期首日, 节日期间: of the days off that the issue date lies in or that ended a few days before."""
    match = words.match("holiday_bare", text, at)
    before = text[at - 1 : at] if at else ""
    if match is None or context.anchor is None or (before.isalnum() and before != "在"):
        return None
    off = off_before(context.anchor, _FRESH, words.root)
    if off is None:
        return None
    begins = words.match("holiday_first", text, match.end())
    if begins is None:
        inside = words.match("holiday_within", text, match.end())
        return Hit(inside.end() if inside else match.end(), of_days(*off, "day"))
    many = 1 if begins["one"] else number(begins["n"]) or 1
    return Hit(begins.end(), of_days(off[0], off[0] + timedelta(days=many - 1), "day"))


def _winter(words: Words, end: int, anchor: date) -> Hit | None:
    """The New Year and the Spring Festival nearest the issue date, from the first to the last day off."""
    year = anchor.year + (anchor.month >= 8)
    spring, days = holiday("春节", year, words.root), holiday_days("春节", words.root)
    if spring is None or days is None:
        return None
    return Hit(end, of_days(date(year, 1, 1), spring + timedelta(days=days[1]), "day"))
