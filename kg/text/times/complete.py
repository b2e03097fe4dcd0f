"""What an incomplete date means: 11月3日 of which year, 19日 of which month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kg.text.times.base import Context, Stretch
from kg.text.times.calendar import of_day, shift_month, valid

_SOON = timedelta(days=31)
MakeYear = Callable[[int], Stretch | None]


def in_year(make: MakeYear, context: Context, same_year: bool = False) -> Stretch | None:
    """Return what `make` gives for the year meant; None where there is no issue date.

    A year said just before counts. Else prefer="past" takes the latest that has begun by the issue date, or begins
    within a month: on 20 February 3月1日 is the one to come, that of last year would be 去年3月1日. prefer="future"
    takes the next that has not ended. `same_year`: said of the issue date's own year (中秋节, 8月的
    第一个周二, 下半年), whichever way one looks.
    """
    if context.year_before is not None:
        made = make(context.year_before)
        before = context.before.first if context.before is not None else None
        if made is not None and made.first and before and made.last and made.last < before and not context.inside:
            # A story goes on: behind 2023年12月 a 1月 is that of 2024, if it has been.
            later = make(context.year_before + 1)
            past = later is not None and later.first is not None and later.first <= (context.anchor or later.first)
            made = later if past else made
        if made is not None:
            return replace(made, explicit=context.before is not None and context.before.explicit)
    if context.anchor is None:
        return None
    anchor, year = context.anchor, context.anchor.year
    if same_year:
        return make(year) or make(year - 1)
    future = context.prefer == "future"
    for candidate in range(year, year + 9) if future else range(year + 1, year - 9, -1):
        made = make(candidate)
        if made is None or made.first is None or made.last is None:
            continue
        if (made.last >= anchor) if future else (made.first <= anchor + _SOON):
            return made
    return None


def in_month(day: int, context: Context) -> Stretch | None:
    """Return the `day` of the month meant: that of the day said before, else the latest not after the issue date
    (prefer="past") or the next (prefer="future").
    """
    before = context.before
    leans = context.inside or context.listed or (before is not None and before.explicit)
    if before is not None and before.first is not None and before.grain in {"day", "month"} and leans:
        if valid(before.first.year, before.first.month, day):
            return of_day(before.first.replace(day=day), before.explicit)
        return None
    if context.anchor is None:
        return None
    anchor = context.anchor
    future = context.prefer == "future"
    for by in range(12):
        year, month = shift_month(anchor.year, anchor.month, by if future else -by)
        if valid(year, month, day):
            found = anchor.replace(year=year, month=month, day=day)
            if (found >= anchor) if future else (found <= anchor):
                return of_day(found)
    return None
