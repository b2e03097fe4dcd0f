"""What stands around a time: 从…到…, 以来, 之前, 起, 左右, 期间, 截至."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kg.text.times.base import Context, Hit, Stretch, unresolved
from kg.text.times.calendar import of_day, of_month, of_year
from kg.text.times.lunar import lunar_day
from kg.text.times.points import read_point
from kg.text.times.words import Words, number

_OR_LATER = ("或之后", "及之后", "或以后", "及以后", "起", "开始", "起始")


def extend(words: Words, text: str, hit: Hit, context: Context) -> Hit:
    """Return the hit with a second end (至8日), or what qualifies it behind (以来, 之前, 左右), taken in."""
    ranged = _range(words, text, hit, context)
    return _behind(words, text, ranged or hit, context, ranged is not None)


def _range(words: Words, text: str, hit: Hit, context: Context) -> Hit | None:
    if hit.stretch.kind in {"set", "open", "fuzzy"}:
        return None
    now = words.match("until_now", text, hit.end)
    if now and hit.stretch.first and hit.stretch.edtf:
        grain, first, today = hit.stretch.grain, hit.stretch.first, context.anchor
        if today is None or today < first:
            return Hit(now.end(), _open(hit.stretch, "", context))
        edtf = f"{_begin(hit.stretch)}/{today.isoformat()}"
        return Hit(now.end(), Stretch(first, today, grain, edtf, "period", explicit=True))
    join = words.match("join", text, hit.end)
    other = None
    if join:
        other = read_point(words, text, join.end(), _inside(hit.stretch, context))
        other = other or _new_year_day(words, text, join.end(), hit.stretch)
    else:
        both = words.match("and", text, hit.end)
        other = read_point(words, text, both.end(), _inside(hit.stretch, context)) if both else None
        closing = words.match("between", text, other.end) if other else None
        other = Hit(closing.end(), other.stretch) if other and closing else None
    if other is None:
        return None
    made = _join(hit.stretch, other.stretch, context)
    return Hit(other.end, made) if made else None


def _new_year_day(words: Words, text: str, at: int, first: Stretch) -> Hit | None:
    """Return the day of the first lunar month that ends a range in winter: 除夕至初五."""
    match = words.match("lunar_day", text, at)
    if match is None or not match["c"] or first.grain != "day" or first.first is None or first.first.month > 2:
        return None
    day = lunar_day(first.first.year, 1, number(match["c"]) or 1, words.root)
    return Hit(match.end(), of_day(day)) if day is not None and day > first.first else None


def _begin(stretch: Stretch) -> str:
    """Return the EDTF of where a stretch begins; an interval takes no 199X."""
    edtf = (stretch.edtf or "").split("/")[0]
    return f"{stretch.first.year:04}" if "X" in edtf and stretch.first else edtf


def _end(stretch: Stretch) -> str:
    """Return the EDTF of where a stretch ends."""
    edtf = (stretch.edtf or "").split("/")[-1]
    return f"{stretch.last.year:04}" if "X" in edtf and stretch.last else edtf


def _inside(first: Stretch, context: Context) -> Context:
    """The second end of a range leans on the first: 3月5日至8日."""
    if first.first is None:
        return context
    return replace(context, before=first, inside=True)


def _join(first: Stretch, last: Stretch, context: Context) -> Stretch | None:
    if first.edtf is None or last.edtf is None:
        return unresolved(last.grain) if "unresolved" in (first.kind, last.kind) else None
    if first.first is None or last.last is None:
        return None
    if last.last < first.first:
        first, last = _turn_of_year(first, last, context)
        if first.first is None or last.last is None or last.last < first.first:
            return None
    first, last = _not_ahead(first, last, context)
    if first.first is None or last.last is None or last.last < first.first:
        return None
    if first.first == last.last:
        return first
    grain = first.grain if first.grain == last.grain else "day" if "day" in (first.grain, last.grain) else last.grain
    edtf = f"{_begin(first)}/{_end(last)}"
    explicit = first.explicit or last.explicit
    return Stretch(first.first, last.last, grain, edtf, "period", explicit=explicit)


def _turn_of_year(first: Stretch, last: Stretch, context: Context) -> tuple[Stretch, Stretch]:
    """10月至次年5月 without 次年: the second end lies in the next year, or the first in the one before."""
    if not last.explicit:
        later = _moved(last, 1)
        if first.explicit or context.anchor is None or (later.first and later.first <= context.anchor):
            return first, later
    return (first if first.explicit else _moved(first, -1)), last


def _not_ahead(first: Stretch, last: Stretch, context: Context) -> tuple[Stretch, Stretch]:
    """1—9月 in March is that of last year: what is added up lies behind the issue date."""
    months = first.grain == last.grain == "month" and not first.explicit and not last.explicit
    months = months and first.kind == last.kind == "point" and first.first is not None and first.first.month == 1
    if months and context.prefer == "past" and context.anchor and last.first and last.first > context.anchor:
        return _moved(first, -1), _moved(last, -1)
    return first, last


def _moved(stretch: Stretch, years: int) -> Stretch:
    """Return the same months or days `years` later."""
    if stretch.first is None or stretch.last is None or stretch.edtf is None:
        return stretch
    if stretch.grain == "month" and stretch.kind == "point":
        return of_month(stretch.first.year + years, stretch.first.month)
    if stretch.grain == "day" and stretch.first == stretch.last:
        day = min(stretch.first.day, 28) if stretch.first.month == 2 else stretch.first.day
        return of_day(stretch.first.replace(year=stretch.first.year + years, day=day))
    return stretch


def _behind(words: Words, text: str, hit: Hit, context: Context, ranged: bool) -> Hit:
    stretch = hit.stretch
    if stretch.kind in {"set", "open", "fuzzy"}:
        return hit
    for name, make in _BEHIND:
        match = words.match(name, text, hit.end)
        if match:
            if name == "before" and ranged:
                return Hit(match.end(), stretch)
            return Hit(match.end(), make(stretch, match.group(0), context))
    return hit


def _about(stretch: Stretch, word: str, context: Context) -> Stretch:
    if stretch.edtf is None or "/" in stretch.edtf or stretch.edtf.endswith(("X", "~")):
        return replace(stretch, kind="fuzzy" if stretch.edtf else stretch.kind)
    return replace(stretch, edtf=f"{stretch.edtf}~", kind="fuzzy")


def _open(stretch: Stretch, word: str, context: Context) -> Stretch:
    if stretch.edtf is None:
        return stretch
    return replace(stretch, last=None, edtf=f"{_begin(stretch)}/..", kind="open")


def _from(stretch: Stretch, word: str, context: Context) -> Stretch:
    if stretch.edtf is None or stretch.first is None:
        return stretch
    # 2007年以后 begins with 2008; 9月9日之后 and 2015年起 begin there.
    if stretch.grain == "year" and stretch.kind == "point" and not word.startswith(_OR_LATER):
        stretch = of_year(stretch.first.year + 1, stretch.explicit)
    return _open(stretch, word, context)


def _before(stretch: Stretch, word: str, context: Context) -> Stretch:
    if stretch.edtf is None:
        return stretch
    if word.endswith("前夕") and stretch.first is not None:
        # “五一”前夕: not any time before, about the day before.
        day = stretch.first - timedelta(days=1)
        return Stretch(day, day, "day", f"{day.isoformat()}~", "fuzzy", explicit=stretch.explicit)
    return until(stretch, context, inclusive=word.startswith(("或", "及")))


def until(stretch: Stretch, context: Context, inclusive: bool = False) -> Stretch:
    """Return a limit: any time up to the end of the stretch. A limit that lies ahead begins at the issue date,
    for nothing planned comes before its announcement.
    """
    last, edtf = stretch.last, _end(stretch) if stretch.edtf else None
    if stretch.edge and stretch.last_day is not None:
        last, edtf = stretch.last_day, stretch.last_day.isoformat()
    if last is None or edtf is None:
        return stretch
    ahead = context.anchor is not None and context.anchor < last and not inclusive
    first = context.anchor if ahead else None
    return replace(stretch, first=first, last=last, edtf=f"../{edtf}", kind="limit")


def _during(stretch: Stretch, word: str, context: Context) -> Stretch:
    return stretch


def limited(stretch: Stretch) -> Stretch:
    """Return the stretch as the end of something: 截至2021年 keeps the year, 截至2023年底 is its last day."""
    if stretch.kind not in {"point", "period"} or stretch.edtf is None:
        return stretch
    day = stretch.last_day if stretch.edge else stretch.last if stretch.grain in {"quarter", "half"} else None
    if day is not None:
        return Stretch(day, day, "day", day.isoformat(), "limit", explicit=stretch.explicit)
    return replace(stretch, kind="limit")


_BEHIND = (("about", _about), ("since", _open), ("from", _from), ("before", _before), ("during", _during))
