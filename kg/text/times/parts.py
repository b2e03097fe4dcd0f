"""Parts of a year: 前三季度, 上半年, 年底, 前5个月, 第二周, 中秋节, and the decades and centuries above it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import (
    century,
    decade,
    edtf_year,
    nth_weekday,
    of_day,
    of_days,
    of_months,
    shift_month,
    week_of,
)
from kg.text.times.complete import in_year
from kg.text.times.lunar import days_off, holiday
from kg.text.times.words import Words, holiday_days, number, whole

Said = tuple[int, int | None, bool] | None
Made = tuple[int, Callable[[int], Stretch | None], bool]


def read_part(words: Words, text: str, at: int, said: Said, context: Context) -> Hit | None:
    """Return the part of a year at `at`; `said` is the year said before it (end, year, outright) or None."""
    for read in (_quarter, _half_or_season, _first_months, _holiday, _weeks, _edge):
        made = read(words, text, at, said, context)
        if made is None:
            continue
        end, make, same_year = made
        if said is not None:
            stretch = make(said[1]) if said[1] is not None else unresolved("month")
        else:
            stretch = in_year(make, context, same_year) or unresolved("month")
        return Hit(end, stretch) if stretch else None
    if said is None:
        return _relative_quarter(words, text, at, context) or _long(words, text, at, context)
    return None


def _quarter(words: Words, text: str, at: int, said: Said, context: Context) -> Made | None:
    match = words.match("quarter", text, at)
    if match is None:
        return None
    if match["n"]:
        many = number(match["n"]) or 1
        limit = context.anchor + timedelta(days=31) if said is None and context.anchor else date.max

        def make(year: int) -> Stretch | None:
            made = of_months(year, 1, 3 * many, "quarter", said is not None)
            return made if made.last is not None and made.last <= limit else None

        return match.end(), make, False
    which = number(match["q"]) if match["q"] else 1
    if which is None:
        return None
    end, whole_quarter, same_year = _edge_of_quarter(words, text, match.end(), which, said is not None)

    def begun(year: int) -> Stretch | None:
        # 一季度 in December is not the one to come; 四季度 in September is, that of the year before is named so.
        found = whole_quarter(year)
        soon = context.anchor and context.anchor + timedelta(days=31 if context.anchor.year == year else 0)
        ahead = found is not None and found.first is not None and soon and found.first > soon
        return None if ahead and said is None and context.prefer == "past" else found

    return end, begun, same_year


def _edge_of_quarter(words: Words, text: str, at: int, which: int, explicit: bool) -> Made:
    first = 3 * which - 2
    edge = words.match("edge_quarter", text, at)
    if edge is None:
        return at, lambda y: of_months(y, first, first + 2, "quarter", explicit), False
    low, high = words.data["edge"]["quarter"][edge["e"]]
    return edge.end(), lambda y: _sharp(of_months(y, first + low - 1, first + high - 1, "month", explicit)), False


def _sharp(stretch: Stretch) -> Stretch:
    return Stretch(
        stretch.first, stretch.last, stretch.grain, stretch.edtf, stretch.kind, True, stretch.explicit, stretch.last
    )


def _relative_quarter(words: Words, text: str, at: int, context: Context) -> Hit | None:
    match = words.match("rel_quarter", text, at)
    if match is None:
        return None
    if context.anchor is None:
        return Hit(match.end(), unresolved("quarter"))
    by = words.data["quarter"][match.group(0)]
    year, month = shift_month(context.anchor.year, context.anchor.month, 3 * by)
    end, make, _ = _edge_of_quarter(words, text, match.end(), (month + 2) // 3, False)
    stretch = make(year)
    return Hit(end, stretch) if stretch else None


def _half_or_season(words: Words, text: str, at: int, said: Said, context: Context) -> Made | None:
    for name in ("half", "season"):
        match = words.match(name, text, at)
        if match:
            first, last = words.data[name][match.group(0).removeprefix("的")]
            # 下半年 in June is the one to come; in January that of last year is spoken of.
            recent = context.anchor is None or first == 1 or context.anchor.month > 2
            return match.end(), _months(first, last, name, said is not None), name == "half" and recent
    match = words.match("full", text, at) if said is None else None
    return (match.end(), lambda y: of_months(y, 1, 12, "year"), True) if match else None


def _months(first: int, last: int, grain: str, explicit: bool) -> Callable[[int], Stretch | None]:
    return lambda year: of_months(year, first, last, grain, explicit)


def _first_months(words: Words, text: str, at: int, said: Said, context: Context) -> Made | None:
    match = words.match("first_months", text, at)
    if match is None:
        return None
    many = 1 if match["one"] else number(match["n"])
    if many is None or not 1 <= many <= 12:
        return None
    anchor = context.anchor
    if said is None and anchor is not None and not match["one"] and context.before is None:
        # 前5个月: the first of this year once they are over; of last year in January; else the ones just past.
        if many > anchor.month or (many == anchor.month and anchor.day < 25):
            if many < 6:
                year, month = shift_month(anchor.year, anchor.month, -many)
                return match.end(), lambda _: of_months(year, month, month + many - 1, "month"), True
            return match.end(), lambda y: of_months(y - 1, 1, many, "month"), True
        return match.end(), lambda y: of_months(y, 1, many, "month"), True
    if match["one"] and said is None and text.endswith(tuple(words.data["around"]["starting"]), 0, at):
        # 政策实施首月: not January.
        return None
    last = anchor + timedelta(days=6) if said is None and anchor and context.prefer == "past" else date.max

    def made(year: int) -> Stretch | None:
        # 今年以来，…，前10个月, told in December: what is added up is over.
        sum_of = of_months(year, 1, many, "month", said is not None)
        return sum_of if sum_of.last is not None and sum_of.last <= last else None

    return match.end(), made, False


def _holiday(words: Words, text: str, at: int, said: Said, context: Context) -> Made | None:
    match = words.match("holiday", text, at)
    if match is None:
        return None
    name, root, tail = match["h"], words.root, match["tail"]
    span = holiday_days(name, root) if tail or whole(name, root) else None
    begins = words.match("holiday_first", text, match.end()) if span else None
    first = (1 if begins["one"] else number(begins["n"]) or 1) if begins is not None and not begins["nth"] else 0
    nth = number(begins["nth"]) if begins is not None and begins["nth"] else None

    def make(year: int) -> Stretch | None:
        day = holiday(name, year, root)
        if day is None or span is None:
            return of_day(day, said is not None) if day else None
        off = days_off(name, year, root)
        if nth is not None:
            start = off[0] if off is not None else day - timedelta(days=span[0])
            return of_day(start + timedelta(days=nth - 1), said is not None)
        if off is not None:
            return of_days(off[0], off[0] + timedelta(days=first - 1) if first else off[1], "day", said is not None)
        start = day - timedelta(days=span[0])
        many = first or span[0] + span[1] + 1
        return of_days(start, start + timedelta(days=many - 1), "day", said is not None)

    end = match.end() if span or not tail else match.end("h")
    end = begins.end() if begins is not None else end
    return end, make, True


def _weeks(words: Words, text: str, at: int, said: Said, context: Context) -> Made | None:
    if said is None:
        return None
    match = words.match("nth_week", text, at)
    if match:
        count = number(match["n"]) or 1
        return match.end(), lambda y: week_of(nth_weekday(date(y, 1, 1), 1, count)), False
    match = words.match("first_units", text, at)
    if match is None:
        return None
    many = number(match["n"]) or 1
    if match["u"] in "天日":
        ahead = timedelta(days=many - 1)
        return match.end(), lambda y: of_days(date(y, 1, 1), date(y, 1, 1) + ahead, "day", True), False

    def make(year: int) -> Stretch:
        monday = nth_weekday(date(year, 1, 1), 1, 1)
        return of_days(monday, monday + timedelta(days=7 * many - 1), "week", True)

    return match.end(), make, False


def _edge(words: Words, text: str, at: int, said: Said, context: Context) -> Made | None:
    """2023年底, 明年初; alone only as 年底, 年初 … where no word swallows 年."""
    match = words.match("edge_year", text, at)
    if match is None or (said is None and (len(match["e"]) == 1 or not _free(text, at))):
        return None
    low, high = words.data["edge"]["year"][match["e"]]
    return match.end(), lambda y: _sharp(of_months(y, low, high, "month", said is not None)), True


def _free(text: str, at: int) -> bool:
    """Return whether 年 at `at` begins a word: not in 青年, 五年, 每年."""
    return text[at] != "年" or at == 0 or not text[at - 1].isalnum() or text[at - 1] in "到至于在自从截的今较比"


def _long(words: Words, text: str, at: int, context: Context) -> Hit | None:
    match = words.match("decade", text, at)
    if match:
        start = _century_of(match.groupdict(), context)
        years = number(match["y"])
        if years is None or (start is None and (match["last"] or match["this"])):
            return Hit(match.end(), unresolved("decade"))
        first = years if years >= 1000 else (1900 if start is None else start) + years
        return _part_of(words, text, match.end(), decade(first), "decade", first)
    match = words.match("century", text, at)
    if match is None:
        return None
    start = _century_of(match.groupdict(), context)
    if start is None:
        return Hit(match.end(), unresolved("century"))
    return _part_of(words, text, match.end(), century(start), "century", start) if 0 < start < 9900 else None


def _century_of(groups: dict[str, str | None], context: Context) -> int | None:
    if groups.get("c"):
        count = number(groups["c"] or "")
        return (count - 1) * 100 if count else None
    if groups.get("last") or groups.get("this"):
        return context.anchor.year // 100 * 100 - (100 if groups["last"] else 0) if context.anchor else None
    return None


def _part_of(words: Words, text: str, at: int, whole: Stretch, grain: str, start: int) -> Hit:
    edge = words.match(f"edge_{grain}", text, at)
    if edge is None:
        return Hit(at, whole)
    low, high = words.data["edge"][grain][edge["e"]]
    edtf = f"{edtf_year(start + low)}/{edtf_year(start + high)}"
    return Hit(
        edge.end(),
        Stretch(date(start + low, 1, 1), date(start + high, 12, 31), grain, edtf, "period", explicit=True),
    )
