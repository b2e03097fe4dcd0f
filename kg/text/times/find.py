"""Finding the times of a text and reading a time whose place is known."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from kg.text.clean import fold
from kg.text.squeeze import squeeze
from kg.text.times.around import extend, limited, read_any
from kg.text.times.base import Context, Hit, Stretch, TimeExpression
from kg.text.times.eras import read_era
from kg.text.times.words import Words, words


def find_times(text: str, anchor: date | None, prefer: str = "past", root: Path | None = None) -> list[TimeExpression]:
    """Return the times in `text`, in order, none overlapping another.

    `anchor` is the issue date: without it relative times are `unresolved`. `prefer` completes a date without its
    year or month: "past" takes the latest not after the issue date, "future" the next. Offsets are code points
    into `text`, end exclusive; words like 截至 and 到 stay outside, 以来 期间 左右 and 自…起 inside. A bare length
    (三年, 30天) is a quantity, not a time. `root` is the ontology folder.
    """
    return _find(text, Context(anchor, prefer), words(root))


def parse_time(
    expression: str, anchor: date | None, prefer: str = "past", root: Path | None = None
) -> TimeExpression | None:
    """Return what `expression`, known to be a time, says; None where it cannot be read.

    Forms too doubtful to look for in running text (1月3, 第七年, 八月十五) are read here. Parameters as in
    `find_times`.
    """
    found = _find(expression, Context(anchor, prefer, lenient=True), words(root))
    return max(found, key=lambda t: t.end - t.start) if found else None


def _find(text: str, context: Context, known: Words) -> list[TimeExpression]:
    plain, offsets = squeeze(fold(text))
    found: list[TimeExpression] = []
    at, starter = 0, _starter(known.root)
    while True:
        match = starter.search(plain, at)
        if match is None:
            return found
        start = match.start()
        read = _read(known, plain, start, at, context)
        if read is None:
            at = start + 1
            continue
        low, hit = read
        a, b = offsets[low], offsets[hit.end - 1] + 1
        found.append(_expression(a, b, text[a:b], hit.stretch))
        context = context.after(hit.stretch)
        at = hit.end


def _read(known: Words, text: str, start: int, floor: int, context: Context) -> tuple[int, Hit] | None:
    head = known.match("heads", text, start)
    at = head.end() if head else start
    hit = read_era(known, text, at, context)
    other = read_any(known, text, at, context)
    if other is not None and (hit is None or other.end > hit.end):
        hit = other
    if hit is None:
        return None
    bare = hit
    hit = extend(known, text, hit, context)
    if head:
        if head.group(0) == "自从" and hit == bare and hit.stretch.edtf:
            hit = Hit(hit.end, _opened(hit.stretch))
        return (start if hit != bare or head.group(0) == "自从" else at), hit
    if _limit_before(known, text, start, floor):
        hit = Hit(hit.end, limited(hit.stretch))
    return start, hit


def _opened(stretch: Stretch) -> Stretch:
    return Stretch(stretch.first, None, stretch.grain, f"{stretch.edtf}/..", "open", explicit=stretch.explicit)


def _limit_before(known: Words, text: str, start: int, floor: int) -> bool:
    for length in (3, 2, 1):
        low = start - length
        if low >= floor:
            match = known.match("limits", text, low)
            if match and match.end() == start:
                return True
    return False


def _expression(start: int, end: int, text: str, stretch: Stretch) -> TimeExpression:
    return TimeExpression(
        start, end, text, stretch.edtf,
        stretch.first.isoformat() if stretch.first else None,
        stretch.last.isoformat() if stretch.last else None,
        stretch.kind, stretch.grain,
    )  # fmt: skip


@lru_cache(maxsize=None)
def _starter(root: Path | None) -> re.Pattern[str]:
    """A time can only begin with one of these characters."""
    known = words(root)
    data, eras = known.data, known.eras
    firsts: set[str] = set("0123456789〇零○一二三四五六七八九十百两廿首第半初公农阴全每历逐各周星礼前头过几数“\"")
    for value in data.values():
        for key, item in value.items() if isinstance(value, dict) else ():
            firsts.add(key[0])
            if isinstance(item, list) and item and isinstance(item[0], str):
                firsts.update(word[0] for word in item)
    for name in ("since", "period", "reign", "plenum"):
        firsts.update(key[0] for key in eras[name])
    firsts.update("党中自从由")
    firsts.update(name[0] for name in _holiday_names(root))
    return re.compile(f"[{''.join(sorted(firsts - set('和与及、间在后的到至—–-－―~～力')))}]")


def _holiday_names(root: Path | None) -> list[str]:
    from kg.text.times.lunar import holidays

    return list(holidays(root))
