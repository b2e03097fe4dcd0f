"""One calendar time, read from the year down: 2021年 · 3月 · 5日 · 周五 · 上午10时."""

from __future__ import annotations

from datetime import date, timedelta

from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import nth_weekday, of_day, of_days, of_month, of_months, of_year, valid, week_of
from kg.text.times.complete import in_year
from kg.text.times.days import month_from, read_clock, read_day_alone, read_relative_day, third, weekday_of, with_tail
from kg.text.times.lunar import lunar_day
from kg.text.times.parts import read_part
from kg.text.times.words import Words, number


def read_point(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """Return the calendar time at `at`, as long as it goes, or None."""
    hit = _iso(words, text, at) or _from_year(words, text, at, context) or _below_year(words, text, at, None, context)
    if hit is None:
        return read_clock(words, text, at, context)
    return with_tail(words, text, hit)


def _iso(words: Words, text: str, at: int) -> Hit | None:
    match = words.match("iso", text, at)
    if match is None:
        return None
    year, month = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
    if not match["d"]:
        return Hit(match.end(), of_month(year, month, explicit=True))
    if not valid(year, month, int(match["d"])):
        return None
    return Hit(match.end(), of_day(date(year, month, int(match["d"])), explicit=True))


def read_year(words: Words, text: str, at: int, context: Context) -> tuple[int, int | None, bool] | None:
    """Return end, year (None: unknown without an issue date) and whether the year was said outright."""
    match = words.match("year", text, at) or words.match("years", text, at) or words.match("bc", text, at)
    if match:
        said = next(v for v in match.groups() if v is not None)
        year = number(said)
        if year is None:
            return None
        if match.re is words.patterns["bc"]:
            return match.end(), 1 - year, True
        if len(said) == 2 and not match.group(0).startswith("公元"):
            year += 2000 if year <= 49 else 1900
        return match.end(), year, True
    match = words.match("reign", text, at)
    if match:
        count = 1 if match["y"] == "元" else number(match["y"])
        return (match.end(), words.eras["reign"][match["r"]] + count, True) if count else None
    match = words.match("rel_year", text, at)
    if match:
        by = words.data["year"][match.group(0)]
        if match.group(0).startswith("新") and context.anchor is not None:
            # 新的一年 is the next one as long as the old one has not ended.
            by = int(context.anchor.month > 10)
        return match.end(), context.anchor.year + by if context.anchor else None, True
    match = words.match("rel_same_year", text, at)
    if match:
        return match.end(), _year_before(words.data["same_year"][match.group(0)], context), True
    return None


def _year_before(by: int, context: Context) -> int | None:
    if context.before and context.before.first:
        return context.before.first.year + by
    return None


def _from_year(words: Words, text: str, at: int, context: Context) -> Hit | None:
    read = read_year(words, text, at, context)
    if read is None:
        return None
    end, year, explicit = read
    below = _below_year(words, text, end, read, context)
    if below is None and text.startswith("的", end):
        below = _below_year(words, text, end + 1, read, context)
    if below is not None:
        return below
    same = words.match("same_period", text, end)
    if same:
        return Hit(same.end(), _same_period(year, context))
    if year is None:
        return Hit(end, unresolved("year"))
    return Hit(end, of_year(year, explicit))


def _same_period(year: int | None, context: Context) -> Stretch:
    """去年同期: what was spoken of before, moved to that year; else the year."""
    if year is None:
        return unresolved("year")
    before = context.before
    if before is None or before.first is None or before.last is None or before.grain in {"year", "day"}:
        return of_year(year, True)
    if before.first.day != 1 or before.first.year != before.last.year:
        return of_year(year, True)
    return of_months(year, before.first.month, before.last.month, before.grain, True)


def _below_year(
    words: Words, text: str, at: int, said: tuple[int, int | None, bool] | None, context: Context
) -> Hit | None:
    """Read what stands below the year; `said` is the year before it, if one was said."""
    if said is not None and said[1] is not None and not 1 <= said[1] <= 9998:
        return None
    for read in (_month_and_below, read_part):
        hit = read(words, text, at, said, context)
        if hit is not None:
            return hit
    if said is None:
        return read_relative_day(words, text, at, context) or read_day_alone(words, text, at, context)
    return None


def _month_and_below(
    words: Words, text: str, at: int, said: tuple[int, int | None, bool] | None, context: Context
) -> Hit | None:
    lunar = words.match("lunar_month", text, at)
    if lunar:
        return _lunar(words, text, lunar.end(), _lunar_month(lunar.groupdict()), said, context)
    match = words.match("month", text, at) or words.match("months", text, at)
    if match:
        month = number(match["m"])
        return _in_month(words, text, match.end(), month, said, context, match.group(0)) if month else None
    for name in ("month", "same_month"):
        match = words.match(f"rel_{name}", text, at) if said is None else None
        if match:
            start = context.anchor if name == "month" else context.before.first if context.before else None
            meant = month_from(start, words.data[name][match.group(0)])
            year, number_of_month = meant or (None, None)
            below = _below_month(words, text, match.end(), year, number_of_month, context)
            return below or Hit(match.end(), of_month(*meant) if meant else unresolved("month"))
    return None


def _lunar_month(groups: dict[str, str | None]) -> int | None:
    names = {"正月": 1, "大年": 1, "冬月": 11, "腊月": 12}
    return names.get(groups.get("name") or "") or number(groups.get("m") or "")


def _lunar(
    words: Words, text: str, at: int, month: int | None, said: tuple[int, int | None, bool] | None, context: Context
) -> Hit | None:
    match = words.match("lunar_day", text, at)
    if month is None:
        return None
    day = number(match["c"] or match["d"]) if match else 1
    end = match.end() if match else at
    year = said[1] if said else context.anchor.year if context.anchor else None
    if year is None or day is None:
        return Hit(end, unresolved("day"))
    first = lunar_day(year, month, day, words.root)
    if first is None:
        return None
    if match:
        return Hit(end, of_day(first, said is not None))
    last = lunar_day(year, month, 30, words.root) or first
    return Hit(end, of_days(first, last, "month"))


def _in_month(
    words: Words,
    text: str,
    at: int,
    month: int,
    said: tuple[int, int | None, bool] | None,
    context: Context,
    surface: str,
) -> Hit | None:
    if said is not None:
        if said[1] is None:
            below = _below_month(words, text, at, None, month, context)
            return Hit(below.end if below else at, unresolved(below.stretch.grain if below else "month"))
        return _below_month(words, text, at, said[1], month, context, True) or Hit(
            at, of_month(said[1], month, explicit=True)
        )
    # A day in characters without 日 behind a month is one of the Chinese calendar (八月十五).
    if context.lenient and not surface.endswith("份"):
        bare = words.match("bare_day", text, at)
        if bare and not bare["d"].isdigit() and not _day_follows(words, text, at):
            return _lunar(words, text, at, month, None, context)
    ends: list[int] = []

    def make(year: int) -> Stretch | None:
        hit = _below_month(words, text, at, year, month, context)
        ends.append(hit.end if hit else at)
        if hit is None:
            # A day that this month has not: 2月29日.
            return None if words.match("day", text, at) else of_month(year, month)
        return hit.stretch

    same = bool(words.match("nth_weekday", text, at))
    made = in_year(make, context, same_year=same)
    if made is None:
        make(2000)
        below = _below_month(words, text, at, 2000, month, context)
        return Hit(max(ends), unresolved(below.stretch.grain if below else "month"))
    return Hit(max(ends), made)


def _day_follows(words: Words, text: str, at: int) -> bool:
    return bool(words.match("day", text, at) or words.match("days", text, at))


def _below_month(
    words: Words, text: str, at: int, year: int | None, month: int | None, context: Context, explicit: bool = False
) -> Hit | None:
    """Read a day, a third, an edge, a week of the month; None where nothing of the kind follows."""
    y, m = year or 2000, month or 1
    hit = _day_of(words, text, at, y, m, context, explicit) or _stretch_of(words, text, at, y, m, explicit)
    if hit is not None and (year is None or month is None):
        return Hit(hit.end, unresolved(hit.stretch.grain))
    return hit


def _day_of(words: Words, text: str, at: int, year: int, month: int, context: Context, explicit: bool) -> Hit | None:
    match = words.match("day", text, at) or words.match("days", text, at)
    if match is None and context.lenient:
        match = words.match("bare_day", text, at)
    if match is None:
        return None
    day = number(match["d"])
    if day is None or not valid(year, month, day):
        return None
    return Hit(match.end(), of_day(date(year, month, day), explicit))


def _stretch_of(words: Words, text: str, at: int, year: int, month: int, explicit: bool) -> Hit | None:
    first = date(year, month, 1)
    for name in ("half_month", "edge_month"):
        match = words.match(name, text, at)
        if match:
            return Hit(match.end(), third(words, match.group(0), year, month, explicit))
    match = words.match("first_units", text, at)
    if match:
        count = number(match["n"]) or 1
        if match["u"] in "天日":
            return Hit(match.end(), of_days(first, first + timedelta(days=count - 1), "day", explicit))
    match = words.match("nth_weekday", text, at)
    if match:
        day = nth_weekday(first, weekday_of(words, match["d"]), number(match["n"]) or 1)
        return Hit(match.end(), of_day(day, explicit)) if day.month == month else None
    match = words.match("nth_week", text, at)
    if match:
        monday = nth_weekday(first, 1, number(match["n"]) or 1)
        return Hit(match.end(), week_of(monday)) if monday.month == month else None
    return None
