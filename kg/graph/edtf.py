"""The days that an EDTF value can mean at the earliest and at the latest, for sorting and comparing."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

_EARLIER = re.compile(r"\[\.\.([^\[\],]+)\]")


def bounds(value: str) -> tuple[str | None, str | None]:
    """Return the earliest and latest ISO day of an EDTF date or interval; None for an open or unreadable end.

    Qualifiers (`~ ? %`), unspecified digits (`192X`) and a day among those up to one (`[..2024-05-01]`) are
    understood; other sets and seasons are not.
    """
    if early := _EARLIER.fullmatch(value):
        return None, _day(early[1], 1)
    first, slash, last = value.partition("/")
    if not slash:
        last = first
    return _day(first, 0), _day(last, 1)


def _day(text: str, end: int) -> str | None:
    text = re.sub(r"[~?%]", "", text).replace("X", "09"[end])
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year = int(found[1])
    month = min(max(int(found[2] or (12 if end else 1)), 1), 12)
    last = calendar.monthrange(year, month)[1] if year else 31
    day = min(max(int(found[3] or (last if end else 1)), 1), last)
    return f"{year:04d}-{month:02d}-{day:02d}"
