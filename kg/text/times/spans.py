"""Lengths of time measured from the issue date: 近三年, 未来5年内, 三年前, 60日内, 每年."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from kg.text.numerals import parse_number
from kg.text.times import calendar
from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import of_day, of_days, of_month, of_months, of_years, shift_month, week_of
from kg.text.times.words import Words, number

# Where a text counts from something else than its issue date: 自收到申请之日起15个工作日内.
_OTHER_START = re.compile(r"之日起|日起|应当|不得|须|可以|届满|期满|收到|自.{1,20}起|后$")


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit: `low` and `high` differ for 几十年."""

    low: Decimal
    high: Decimal
    unit: str
    more: bool

    @property
    def days(self) -> int:
        """About how many days."""
        each = {"year": Decimal(365), "month": Decimal(365) / 12, "quarter": Decimal(365) / 4, "week": Decimal(7)}
        return int(self.low * each.get(self.unit, Decimal(1)))


def _length(words: Words, match: re.Match[str]) -> Length | None:
    unit = words.data["span"]["unit"][match["u"]]
    if match["n"] == "半":
        amount = Decimal(50) if unit == "century" else Decimal("0.5")
        return Length(amount, amount, "year" if unit == "century" else unit, False)
    read = parse_number(match["n"])
    if read is None:
        return None
    half = Decimal("0.5") if match["mid"] == "半" or match["half"] else Decimal(0)
    low = read.value if read.value is not None else read.low
    high = read.value if read.value is not None else read.high
    if low is None or high is None or not 0 <= low <= 999:
        return None
    if unit == "century":
        return Length((low + half) * 100, (high + half) * 100, "year", True)
    # 几十年 begins at twenty: one ten would be said.
    low = low * 2 if match["n"].startswith(("几十", "几百")) else low
    return Length(low + half, high + half, unit, bool(match["more"]) or read.more or match["mid"] not in {None, "半"})


def read_span(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """Return the length of time at `at` that is measured from the issue date, or None."""
    match = words.match("nth_year", text, at) if context.lenient and context.anchor else None
    if match and context.anchor:
        return Hit(match.end(), calendar.of_year(context.anchor.year + (number(match["n"]) or 1) - 1))
    for name, make in _MAKERS:
        match = words.match(name, text, at)
        if match is None:
            continue
        length = _length(words, match)
        if length is None or not _allowed(words, name, match, text, at, context):
            continue
        if context.anchor is None:
            return Hit(match.end(), unresolved(length.unit))
        start = _start(name, context)
        try:
            return Hit(match.end(), make(length, start, match))
        except (ValueError, OverflowError):
            return None
    return None


def _start(name: str, context: Context) -> date:
    """三年前 and 两年后 in a story count from the day told before; all else from the issue date."""
    assert context.anchor is not None
    if name in {"span_ago", "span_later"} and context.before and context.before.first and context.before.explicit:
        return context.before.first
    return context.anchor


def _allowed(words: Words, name: str, match: re.Match[str], text: str, at: int, context: Context) -> bool:
    unit, before = match["u"], text[max(0, at - 24) : at]
    if context.lenient:
        return True
    if unit == "月" and not match["ge"]:
        return False
    if name == "span_past":
        if match.group(0)[0] == "近" and not match["tail"] and before.endswith(tuple(words.data["span"]["length"])):
            return False
        near = match.group(0)[0] == "近"
        return not (near and unit in {"小时", "分钟"}) and not (match.group(0)[0] == "这" and unit == "天")
    if name == "span_from" or (unit == "日" and name not in {"span_within", "span_future"}):
        return False
    if name in {"span_whole_past", "span_whole_future"}:
        return (not before or not before[-1].isalnum()) and match.group(0)[0] != "头"
    if name == "span_within":
        # A term in days runs from something told (收到申请), not from the issue date.
        return unit in {"年", "月", "季度"} and not _OTHER_START.search(before)
    return name not in {"span_ago", "span_later"} or not before.endswith(("满", "第", "提"))


def _past(length: Length, day: date, match: re.Match[str]) -> Stretch:
    """近4年来 in 2025 is 2021/2025; the days end at the issue date."""
    return _back(length, day)


def _back(length: Length, day: date) -> Stretch:
    many = int(length.low)
    if length.unit == "year" and many >= 1:
        whole = of_years(day.year - many, day.year)
        return Stretch(whole.first, day, "year", whole.edtf, "period")
    if length.unit == "month" and many < 1:
        # 半个月以来
        return of_days(day - timedelta(days=15), day, "day")
    if length.unit in {"month", "quarter"} or length.unit == "year":
        months = {"month": length.low, "quarter": length.low * 3, "year": length.low * 12}[length.unit]
        year, month = shift_month(day.year, day.month, -int(months))
        first = date(year, month, min(day.day, 28)) if day.day > 28 else date(year, month, day.day)
        first = first.replace(day=1) if length.more else first
        edtf = f"{year:04}-{month:02}/{day.year:04}-{day.month:02}"
        return Stretch(first, day, "month", edtf, "period")
    if length.unit == "hour":
        return of_day(day)
    days = length.days
    return of_days(day - timedelta(days=days), day, length.unit)


def _future(length: Length, day: date, match: re.Match[str]) -> Stretch:
    if length.unit == "workday":
        return of_days(day, calendar.workdays_after(day, int(length.low)), "day")
    last = day + timedelta(days=length.days)
    if length.unit == "year" and length.low >= 1:
        return Stretch(day, last, "year", f"{day.year:04}/{day.year + int(length.low):04}", "period")
    if length.unit in {"month", "quarter", "year"}:
        edtf = f"{day.year:04}-{day.month:02}/{last.year:04}-{last.month:02}"
        return Stretch(day, last, "month", edtf, "period")
    return of_days(day, last, "day")


def _ahead(length: Length, day: date, match: re.Match[str]) -> Stretch:
    """未来五年: so many whole years, of 2025-11 and of 2026 2026/2030; 三年内 only ends in three years.

    They begin with the year that runs in its first half, else with the next one; five years in the first year of a
    five-year plan are those of the plan. One year, and what is no whole number, ends as far ahead as it says.
    """
    made, many = _future(length, day, match), int(length.low)
    if length.unit != "year" or many < 2 or length.more or not length.low == length.high == many:
        return made
    of_plan = many == 5 and day.year % 5 == 1
    first = day.year if of_plan or day.month <= 6 else day.year + 1
    return replace(made, edtf=f"{first:04}/{first + many - 1:04}")


def _whole(length: Length, day: date, sign: int) -> Stretch:
    """前两年, 下三个月: whole units before or behind the one that holds the issue date."""
    many = int(length.low)
    if many < 1:
        return _back(length, day) if sign < 0 else _future_of(length, day)
    if length.unit == "year":
        return of_years(day.year - many, day.year - 1) if sign < 0 else _future_year(day, many)
    if length.unit in {"month", "quarter"}:
        months = many * (3 if length.unit == "quarter" else 1)
        year, month = shift_month(day.year, day.month, -months if sign < 0 else 1)
        return of_months(year, month, month + months - 1, "month")
    if length.unit == "week":
        week = week_of(day, -many if sign < 0 else 1).first
        assert week is not None
        return of_days(week, week + timedelta(days=7 * many - 1), "week")
    low = day - timedelta(days=many) if sign < 0 else day + timedelta(days=1)
    return of_days(low, low + timedelta(days=many - 1), "day")


def _future_year(day: date, many: int) -> Stretch:
    last = day.replace(year=day.year + many, day=min(day.day, 28) if day.month == 2 else day.day)
    return Stretch(day + timedelta(days=1), last, "year", f"{day.year:04}/{day.year + many:04}", "period")


def _future_of(length: Length, day: date) -> Stretch:
    last = day + timedelta(days=length.days)
    return of_days(day, last, "day")


def _ago(length: Length, day: date, match: re.Match[str]) -> Stretch:
    return _away(length, day, -1)


def _later(length: Length, day: date, match: re.Match[str]) -> Stretch:
    found = _away(length, day, 1)
    # 之后, where the unit is no whole one, leaves the end open: 半年之后, 5个交易日之后.
    if match["after"] != "后" and (length.unit == "workday" or length.low != int(length.low)):
        return Stretch(found.first, None, found.grain, f"{found.edtf}/..", "open")
    return found


def _away(length: Length, day: date, sign: int) -> Stretch:
    if length.unit == "year" and length.low == int(length.low):
        near, far = day.year + sign * int(length.low), day.year + sign * int(length.high)
        if near != far:
            low, high = sorted((near, far))
            return of_years(low, high)
        return calendar.of_year(near)
    if length.unit in {"year", "month", "quarter"}:
        months = {"year": 12, "month": 1, "quarter": 3}[length.unit] * length.low
        return of_month(*shift_month(day.year, day.month, sign * int(months)))
    if length.unit == "week":
        return week_of(day, sign * int(length.low))
    if length.unit == "workday":
        return of_day(
            calendar.workdays_after(day, int(length.low)) if sign > 0 else day - timedelta(days=int(length.low))
        )
    return of_day(day + timedelta(days=sign * length.days) if length.unit == "day" else day)


def _from(length: Length, day: date, match: re.Match[str]) -> Stretch:
    """过十周: from then on."""
    found = _away(length, day, 1)
    return Stretch(found.first, None, found.grain, f"{found.first}/..", "open")


_MAKERS = (
    ("span_past", _past),
    ("span_future", _ahead),
    ("span_since", _past),
    ("span_ago", _ago),
    ("span_later", _later),
    ("span_within", _future),
    ("span_whole_past", lambda length, day, _: _whole(length, day, -1)),
    ("span_whole_future", lambda length, day, _: _whole(length, day, 1)),
    ("span_from", _from),
)
