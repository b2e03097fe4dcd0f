"""Days, months, weeks and their names in EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kg.text.times.base import Stretch


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return year and month `by` months later; `month` may lie outside 1–12."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def valid(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has that day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def edtf_year(year: int) -> str:
    """Return the EDTF of a year (before Christ: astronomical, 1 BC = 0000)."""
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def of_year(year: int, explicit: bool = False) -> Stretch:
    """Return a calendar year; before year 1 it has no days Python could name."""
    if year < 1:
        return Stretch(None, None, "year", edtf_year(year), explicit=explicit)
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year", edtf_year(year), explicit=explicit)


def of_month(year: int, month: int, explicit: bool = False) -> Stretch:
    """Return a calendar month."""
    edtf = f"{edtf_year(year)}-{month:02}"
    return Stretch(date(year, month, 1), month_end(year, month), "month", edtf, explicit=explicit)


def of_day(day: date, explicit: bool = False) -> Stretch:
    """Return one day."""
    return Stretch(day, day, "day", day.isoformat(), explicit=explicit)


def of_months(year: int, first: int, last: int, grain: str, explicit: bool = False) -> Stretch:
    """Return the months `first` to `last` of a year; `last` may run beyond 12 into the next."""
    low, high = shift_month(year, first, 0), shift_month(year, last, 0)
    if low == high:
        one = of_month(*low, explicit=explicit)
        return Stretch(one.first, one.last, grain, one.edtf, explicit=explicit)
    edtf = f"{edtf_year(low[0])}-{low[1]:02}/{edtf_year(high[0])}-{high[1]:02}"
    return Stretch(date(*low, 1), month_end(*high), grain, edtf, "period", explicit=explicit)


def of_days(first: date, last: date, grain: str, explicit: bool = False) -> Stretch:
    """Return the days `first` to `last`."""
    if first == last:
        return Stretch(first, last, grain, first.isoformat(), explicit=explicit)
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return Stretch(first, last, grain, edtf, "period", explicit=explicit)


def of_years(first: int, last: int, grain: str = "year") -> Stretch:
    """Return the years `first` to `last`."""
    edtf = f"{edtf_year(first)}/{edtf_year(last)}"
    return Stretch(date(first, 1, 1), date(last, 12, 31), grain, edtf, "period", explicit=True)


def week_of(day: date, by: int = 0) -> Stretch:
    """Return the week, Monday to Sunday, `by` weeks after that of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=by)
    return of_days(monday, monday + timedelta(days=6), "week")


def nth_weekday(first: date, weekday: int, number: int) -> date:
    """Return the `number`th `weekday` (1 = Monday) from `first` on."""
    ahead = (weekday - 1 - first.weekday()) % 7
    return first + timedelta(days=ahead, weeks=number - 1)


def workdays_after(day: date, number: int) -> date:
    """Return the day that is `number` workdays later; Saturdays and Sundays are none."""
    weeks, rest = divmod(number, 5)
    day += timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day


def decade(first_year: int) -> Stretch:
    """Return ten years from `first_year` (1990 → 199X)."""
    edtf = f"{first_year // 10}X"
    return Stretch(date(first_year, 1, 1), date(first_year + 9, 12, 31), "decade", edtf, explicit=True)


def century(first_year: int) -> Stretch:
    """Return a hundred years from `first_year` (18世纪: 1700 → 17XX)."""
    edtf = f"{first_year // 100:02}XX"
    return Stretch(date(max(first_year, 1), 1, 1), date(first_year + 99, 12, 31), "century", edtf, explicit=True)
