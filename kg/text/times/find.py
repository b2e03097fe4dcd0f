"""Finding the times of a text and reading a time whose place is known."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from kg.replacing import replace
from kg.text.squeeze import squeeze
from kg.text.times.around import extend, limited
from kg.text.times.base import Context, Hit, Stretch, TimeExpression
from kg.text.times.eras import read_era
from kg.text.times.lunar import holidays
from kg.text.times.points import read_point
from kg.text.times.spans import read_span
from kg.text.times.words import Words, words

_SHORT = 16
_NUMBER = "0123456789〇零○一二三四五六七八九十百两廿半几数幾"
_ALONE = frozenset(_NUMBER + '每历“"星礼周')
# What no list begins with: 第一季度, 上世纪, 首季度, 公元, 农历, 正月, 党的…大.
_STARTS = ("第", "上世", "上个", "本世", "首季", "首个", "首月", "公元", "农历", "阴历", "正月", "腊月",
           "冬月", "党的", "中共", "中国", "过", "全年", "前", "头", "初",
           "假期", "假日", "节日", "这个")  # fmt: skip

# Patterns that every number fits, read only behind a month.
_BEHIND_A_MONTH = frozenset({"bare_day", "lunar_day"})


def find_times(
    text: str, anchor: date | None, prefer: str = "past", root: Path | None = None
) -> list[TimeExpression]:
    """Return the times in `text`, in order, none overlapping another.

    `anchor` is the issue date: without it relative times are `unresolved`. `prefer` completes a date without its
    year or month: "past" takes the latest not after the issue date, "future" the next. Offsets are code points
    into `text`, end exclusive; words like 截至 and 到 stay outside, 以来 期间 左右 and 自…起 inside. A bare length
    (三年, 30天) is a quantity, not a time. `root` is the ontology folder.
    """
    known = words(root)
    if 0 < len(text) <= _SHORT:
        # A heading or a cell that is nothing but a time is read as one.
        whole = _find(text, Context(anchor, prefer, lenient=True), known)
        if len(whole) == 1 and whole[0].text == text.strip():
            return whole
    return _find(text, Context(anchor, prefer), known)


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
    plain, offsets = squeeze(text)
    found: list[TimeExpression] = []
    at = at_end = 0
    starter = _starter(known.root)
    while True:
        match = starter.search(plain, at)
        if match is None:
            return found
        start = match.start()
        try:
            read = _read(known, plain, start, _leaning(context, plain, at_end, start))
        except (ValueError, OverflowError):
            # Python's calendar has the years 1 to 9999; what leads out of it is left alone.
            read = None
        if read is None:
            at = start + 1
            continue
        low, hit = read
        a, b = offsets[low], offsets[hit.end - 1] + 1
        found.append(_expression(a, b, text[a:b], hit.stretch))
        if not _compared(known, plain, low, hit.end):
            context = context.after(hit.stretch)
        at = at_end = hit.end


def _compared(known: Words, text: str, at: int, end: int) -> bool:
    """Return whether the time from `at` to `end` is only compared with: the story is not set there.

    较2023年; 上年同期对比基数较高.
    """
    same = known.match("same_period", text, end - 2) is not None
    return same or text[max(0, at - 1) : at] in known.data["around"]["compare"]


def _read(known: Words, text: str, start: int, context: Context) -> tuple[int, Hit] | None:
    """Return where the time at `start` begins and what it says, with all that belongs to it; None if none does."""
    head = known.match("heads", text, start)
    at = head.end() if head else start
    bare = _longest(known, text, at, context)
    if bare is None:
        return None
    hit = extend(known, text, bare, context)
    if hit.stretch.kind == "limit" and not hit.stretch.explicit and context.prefer == "past" and context.anchor:
        # 8月初前 is a deadline: it lies ahead.
        ahead = replace(context, prefer="future")
        again = _longest(known, text, at, ahead)
        hit = extend(known, text, again, ahead) if again else hit
    if head:
        if head.group(0) == "自从" and hit == bare and hit.stretch.edtf:
            hit = Hit(hit.end, _opened(hit.stretch))
        return (start if hit != bare or head.group(0) == "自从" else at), hit
    if _limit_before(known, text, start):
        hit = Hit(hit.end, limited(hit.stretch))
    return start, hit


def _leaning(context: Context, text: str, end: int, start: int) -> Context:
    """Return the context with what stands between the time before, which ended at `end`, and this one."""
    if context.before is None:
        return context
    between = text[end:start]
    near = len(between) <= 12 and not any(c in "。；！？" for c in between)
    return replace(context, near=near, listed=between in {"、", "和", "及", "与", "，", "以及"})


def _longest(known: Words, text: str, at: int, context: Context) -> Hit | None:
    era, point, span = (read(known, text, at, context) for read in (read_era, read_point, read_span))
    best = era
    if point is not None and (best is None or point.end > best.end):
        best = point
    # A length wins only where it says more than the date and what stands behind the date: 2025年前 is a limit.
    if span is not None and (best is None or span.end > extend(known, text, best, context).end):
        best = span
    return best


def _opened(stretch: Stretch) -> Stretch:
    return Stretch(stretch.first, None, stretch.grain, f"{stretch.edtf}/..", "open", explicit=stretch.explicit)


def _limit_before(known: Words, text: str, start: int) -> bool:
    """Return whether 截至, 到 or the like stands right before."""
    return any(
        (match := known.match("limits", text, start - length)) and match.end() == start
        for length in (3, 2, 1)
        if start >= length
    )


def _expression(start: int, end: int, text: str, stretch: Stretch) -> TimeExpression:
    return TimeExpression(
        start, end, text, stretch.edtf,
        stretch.first.isoformat() if stretch.first else None,
        stretch.last.isoformat() if stretch.last else None,
        stretch.kind, stretch.grain,
    )  # fmt: skip


@cache
def _starter(root: Path | None) -> re.Pattern[str]:
    """A time can only begin with a number, a sign, or the first two characters of a word of the lexicon, and only
    where one of the patterns fits.
    """
    known = words(root)
    lists = [known.data[name] for name in known.data if name not in {"around", "edge", "weekday", "set"}]
    names = [*known.data["edge"]["year"], *holidays(root), *_STARTS]
    names += ["月" + edge for edge in known.data["edge"]["month"]]
    for table in lists:
        for key, value in table.items():
            names += [key, *(w for w in value if isinstance(w, str))] if isinstance(value, list) else [key]
    names += [name for table in ("since", "period", "reign", "plenum") for name in known.eras[table]]
    pairs: dict[str, set[str]] = {}
    for name in names:
        # 至今 would swallow the 今 of 截至今年.
        if name[0] not in "至到":
            pairs.setdefault(name[0], set()).update(name[1:2] or _NUMBER)
    single = "".join(sorted(_ALONE))
    words_begin = "|".join(f"{c}[{''.join(sorted(pairs[c]))}]" for c in sorted(pairs) if c not in _ALONE)
    heads = "".join(sorted({h[0] for h in known.data["around"]["heads"]}))
    # Nearly no character begins a time: one look at a set is quicker than at each of the pairs.
    first = f"[{single}{heads}{''.join(sorted(pairs))}]"
    firsts = "".join(sorted(c for c in {*pairs, *_ALONE} if c not in heads))
    begins = f"[{single}]|[{heads}][{firsts}从]|{words_begin}"
    return re.compile(f"(?={first})(?={begins})(?:{known.patterns['heads'].pattern})?(?:{_any_pattern(known)})")


def _any_pattern(known: Words) -> str:
    """All patterns as one, each with group names of its own."""
    return "|".join(
        re.sub(r"\(\?P([<=])", rf"(?P\1{name}_", pattern.pattern)
        for name, pattern in known.patterns.items()
        if name not in _BEHIND_A_MONTH
    )
