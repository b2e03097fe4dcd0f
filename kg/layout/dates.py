"""Issue dates: what a page prints, what a file name says, what a dateline lets one infer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Day

_DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d|[〇○ОOo0零一二三四五六七八九]{4})\s*年\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日|(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})(?!\d)"
)
_NAME = re.compile(
    r"(?<![0-9A-Za-z])(\d{4})-(\d{2})-(\d{2})(?![0-9A-Za-z])|(?<![0-9A-Za-z])(\d{4})(\d{2})(\d{2})(?![0-9A-Za-z])"
)
_MONTH_DAY = re.compile(r"(?<!\d)(?:(?P<y>\d{4})年)?\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○ОOo0零", 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A calendar day and where it stands in the text that was asked."""

    start: int
    end: int
    day: str


def full_day(text: str) -> Found | None:
    """Return the first full date of `text`: 2024年3月5日, 二〇〇六年九月七日, 2024-03-05."""
    for match in _DAY.finditer(text):
        year, month, day = (match[a] or match[b] for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2")))
        iso = _iso(_year(year), _small(month), _small(day))
        if iso:
            return Found(match.start(), match.end(), iso)
    return None


def name_day(path: str) -> str | None:
    """Return the calendar date in a file name: YYYY-MM-DD or YYYYMMDD not touching another letter or digit."""
    for match in _NAME.finditer(path.rsplit("/", 1)[-1]):
        parts = [g for g in match.groups() if g]
        iso = _iso(*map(int, parts))
        if iso:
            return iso
    return None


def dateline_day(text: str, near: str | None) -> str | None:
    """Return the day of a dateline; 新华社北京5月7日电 takes its year from `near`, the latest 5月7日 not after it."""
    match = _MONTH_DAY.search(text)
    if not match:
        return None
    month, day = int(match["m"]), int(match["d"])
    if match["y"]:
        return _iso(int(match["y"]), month, day)
    if not near:
        return None
    year = int(near[:4])
    return next((d for y in range(year, year - 5, -1) if (d := _iso(y, month, day)) and d <= near), None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return Day(year, month, day).isoformat()
    except ValueError:
        return None


def _year(text: str) -> int:
    return int("".join(str(_DIGITS.get(c, c)) for c in text))


def _small(text: str) -> int:
    """十二 → 12, 二十九 → 29, 7 → 7."""
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.rpartition("十")
    high = (_DIGITS.get(tens, 1) if "十" in text else 0) * 10
    return high + (_DIGITS.get(ones, 0) if ones else 0)
