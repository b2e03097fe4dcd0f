"""Days said from the issue date or from the day before: 昨天, 下周三, 19日, 上午9时."""

from __future__ import annotations

from datetime import date, timedelta

from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import of_day, of_days, of_month, shift_month, week_of
from kg.text.times.complete import in_month
from kg.text.times.words import Words, number


def weekday_of(words: Words, character: str) -> int:
    """Return 1 (Monday) to 7."""
    return int(words.data["weekday"][character])


def read_relative_day(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """Return the day or week at `at` that is said from the issue date: 昨天, 次日, 上周, 周五, 月底."""
    for read in (_day_word, _same_day, _week, _bare_weekday, _half_week, _third_of_month):
        hit = read(words, text, at, context)
        if hit is not None:
            return hit
    return None


def _day_word(words: Words, text: str, at: int, context: Context) -> Hit | None:
    match = words.match("rel_day", text, at)
    if match is None:
        return None
    if context.anchor is None:
        return Hit(match.end(), unresolved("day"))
    return Hit(match.end(), of_day(context.anchor + timedelta(days=words.data["day"][match.group(0)])))


def _same_day(words: Words, text: str, at: int, context: Context) -> Hit | None:
    match = words.match("rel_same_day", text, at)
    if match is None:
        return None
    # 当天 of a sentence that names no day is that of another sentence.
    start = day_before(context) or (context.anchor if context.lenient or context.inside else None)
    if start is None:
        return Hit(match.end(), unresolved("day"))
    explicit = context.before is not None and context.before.explicit
    return Hit(match.end(), of_day(start + timedelta(days=words.data["same_day"][match.group(0)]), explicit))


def day_before(context: Context) -> date | None:
    """Return the day said before, if it was one."""
    return context.before.last if context.before is not None and context.before.grain == "day" else None


def _week(words: Words, text: str, at: int, context: Context) -> Hit | None:
    match = words.match("rel_week", text, at)
    if match is None:
        return None
    if context.anchor is None:
        return Hit(match.end(), unresolved("day" if match["d"] else "week"))
    week = week_of(context.anchor, words.data["week"][match["w"]])
    assert week.first is not None
    if match["end"]:
        return Hit(match.end(), of_days(week.first + timedelta(days=5), week.first + timedelta(days=6), "week"))
    if match["d"]:
        return Hit(match.end(), of_day(week.first + timedelta(days=weekday_of(words, match["d"]) - 1)))
    return Hit(match.end(), week)


def _bare_weekday(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """A bare 周五 is that of the issue date's own week; looking ahead, the next one behind the issue date."""
    match = words.match("weekday", text, at)
    if match is None:
        return None
    if context.anchor is None:
        return Hit(match.end(), unresolved("day"))
    day = context.anchor + timedelta(days=weekday_of(words, match["d"]) - 1 - context.anchor.weekday())
    if context.prefer == "future" and day <= context.anchor:
        day += timedelta(weeks=1)
    return Hit(match.end(), of_day(day))


def _half_week(words: Words, text: str, at: int, context: Context) -> Hit | None:
    match = words.match("half_week", text, at)
    if match is None:
        return None
    if context.anchor is None:
        return Hit(match.end(), unresolved("week"))
    low, high = words.data["half_week"][match.group(0)]
    monday = context.anchor - timedelta(days=context.anchor.weekday())
    early = context.prefer == "past" and context.anchor.weekday() < 2 and match.group(0).endswith("末")
    just_gone = early and at > 0 and text[at - 1] not in "本这"
    if (just_gone or text.endswith("过去的", 0, at)) and monday + timedelta(days=low - 1) > context.anchor:
        # 刚刚过去的周末, or 周末 alone, said on a Tuesday
        monday -= timedelta(weeks=1)
    return Hit(match.end(), of_days(monday + timedelta(days=low - 1), monday + timedelta(days=high - 1), "week"))


def _third_of_month(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """上旬, 下半月, 月底: of the month said before, else of the issue date's."""
    match = words.match("half_month", text, at) or words.match("edge_of_month", text, at)
    if match is None or (at and text[at - 1].isalnum() and text[at - 1] not in "到至于在自从截的今每前"):
        return None
    before = context.before if context.before and context.before.grain == "month" and context.near else None
    day = before.first if before else context.anchor
    if day is None:
        return Hit(match.end(), unresolved("day"))
    return Hit(match.end(), third(words, match.group(0), day.year, day.month, before is not None and before.explicit))


def third(words: Words, word: str, year: int, month: int, explicit: bool) -> Stretch:
    """Return the days of a month that 上旬, 下半月, 初, 月底 stand for."""
    name = word.removeprefix("的")
    edge = name.removeprefix("月") if name.startswith("月") else name
    table = words.data["half_month"] if edge in words.data["half_month"] else words.data["edge"]["month"]
    low, high = table[edge]
    last = of_month(year, month).last
    assert last is not None
    end = date(year, month, high) if high else last
    found = of_days(date(year, month, low), end, "day", explicit)
    if edge not in words.data["edge"]["month"]:
        return found
    return Stretch(found.first, found.last, "day", found.edtf, found.kind, True, explicit, end if high else last)


def read_day_alone(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """19日: of which month, the context says. 30日内 and 30日后 are lengths, 九日 may be anything."""
    match = words.match("day", text, at) or words.match("days", text, at)
    loose = context.lenient or context.inside or context.listed
    if match is None or not (match["d"].isdigit() or loose):
        return None
    if not loose and (match.group(0)[-1] in "号號" or words.match("not_a_day", text, match.end())):
        return None
    day = number(match["d"])
    if day is None or not 1 <= day <= 31:
        return None
    return Hit(match.end(), in_month(day, context) or unresolved("day"))


def read_clock(words: Words, text: str, at: int, context: Context) -> Hit | None:
    """上午9时30分, 13:20 — of the day said before, else of the issue date."""
    part = words.match("daypart", text, at)
    clock = words.match("clock", text, part.end() if part else at)
    if part is None and not (clock and (context.lenient or context.inside or clock["min"])):
        clock = None
    if clock is None and not (words.match("daypart_alone", text, at) and (context.lenient or context.inside)):
        return None
    end = clock.end() if clock else part.end() if part else at
    day = day_before(context) or context.anchor
    if day is None:
        return Hit(end, unresolved("day"))
    hour = (clock["h"] or clock["hn"]) if clock else None
    return Hit(end, of_day(day + timedelta(days=_midnight(part.group(0) if part else None, hour))))


def _midnight(part: str | None, hour: str | None) -> int:
    """晚上十二点 and 24时 are the first moment of the next day."""
    count = number(hour) if hour else None
    return int(count == 24 or (count == 12 and part in {"晚上", "夜里", "深夜", "午夜", "晚"}))


def with_tail(words: Words, text: str, hit: Hit) -> Hit:
    """Take in what stands behind a day and names the same one: 星期一, 上午, 10时30分, 当天."""
    if hit.stretch.grain == "month":
        match = words.match("same_month", text, hit.end)
        return Hit(match.end(), hit.stretch) if match else hit
    if hit.stretch.grain != "day" or hit.stretch.first != hit.stretch.last:
        return hit
    end = hit.end
    match = words.match("weekday_behind", text, end)
    end = match.end() if match else end
    match = words.match("same", text, end)
    end = match.end() if match else end
    part = words.match("daypart", text, end)
    end = part.end() if part else end
    clock = words.match("clock", text, end) or words.match("clocks", text, end)
    return Hit(clock.end() if clock else end, hit.stretch)


def month_from(start: date | None, by: int) -> tuple[int, int] | None:
    """Return year and month `by` months after `start`."""
    return shift_month(start.year, start.month, by) if start else None
