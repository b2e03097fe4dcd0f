"""Times in a text and their value in EDTF (thin first slice; see git log)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kg.text.clean import fold


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time. `text` is the slice `[start, end)` of the text it was found in.

    `edtf` is its value, None for a set (每年) and where the issue date is needed and unknown (`unresolved`).
    `earliest` and `latest` are ISO days, None = open or unknown. `kind`: point period open fuzzy limit set
    duration unresolved. `granularity`: century decade year half quarter month week day.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    kind: str
    granularity: str


_YMD = re.compile(r"(?:(?P<y>[12][0-9]{3})年)?(?:(?P<m>1[0-2]|0?[1-9])月(?:份)?)?(?:(?P<d>[12][0-9]|3[01]|0?[1-9])(?:日|号))?")
_REL = {"去年": -1, "今年": 0, "明年": 1, "前年": -2}
_NEAR = ("近日", "日前", "前不久", "近期")


def find_times(text: str, anchor: date | None, prefer: str = "past") -> list[TimeExpression]:
    """Return the times in `text`, in order, none overlapping another; offsets are code points, end exclusive."""
    folded = fold(text)
    found: list[TimeExpression] = []
    at = 0
    while at < len(text):
        match = _YMD.match(folded, at)
        if match and match.end() > at and not folded[at - 1 : at].isdigit():
            made = _ymd(match, text, anchor)
            if made:
                found.append(made)
                at = match.end()
                continue
        for word in (*_REL, *_NEAR):
            if folded.startswith(word, at):
                found.append(_relative(word, at, text, anchor))
                at += len(word) - 1
                break
        at += 1
    return found


def parse_time(expression: str, anchor: date | None, prefer: str = "past") -> TimeExpression | None:
    """Return what `expression`, known to be a time, says; None where it cannot be read."""
    found = find_times(expression, anchor, prefer)
    return max(found, key=lambda t: t.end - t.start) if found else None


def _relative(word: str, at: int, text: str, anchor: date | None) -> TimeExpression:
    end = at + len(word)
    if anchor is None:
        return TimeExpression(at, end, word, None, None, None, "unresolved", "day")
    if word in _NEAR:
        day = anchor.isoformat()
        return TimeExpression(at, end, text[at:end], day + "~", day, day, "fuzzy", "day")
    year = anchor.year + _REL[word]
    return TimeExpression(at, end, text[at:end], f"{year}", f"{year}-01-01", f"{year}-12-31", "point", "year")


def _ymd(match: re.Match[str], text: str, anchor: date | None) -> TimeExpression | None:
    start, end = match.span()
    y, m, d = (int(match[g]) if match[g] else None for g in "ymd")
    grain = "day" if d else "month" if m else "year"
    if y is None:
        if anchor is None:
            return TimeExpression(start, end, text[start:end], None, None, None, "unresolved", grain)
        y = anchor.year
        if m is None:
            m = anchor.month
            if d and d > anchor.day:
                y, m = (y, m - 1) if m > 1 else (y - 1, 12)
        elif (m, d or 1) > (anchor.month, anchor.day):
            y -= 1
    if d and m and d > monthrange(y, m)[1]:
        return None
    if d and not m:
        return None
    first = date(y, m or 1, d or 1)
    last = first if d else date(y, m, monthrange(y, m)[1]) if m else date(y, 12, 31)
    edtf = f"{y:04}" + (f"-{m:02}" if m else "") + (f"-{d:02}" if d else "")
    return TimeExpression(start, end, text[start:end], edtf, first.isoformat(), last.isoformat(), "point", grain)
