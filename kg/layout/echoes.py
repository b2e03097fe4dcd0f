"""Pull quotes between the lines of a mixed page: a few narrow lines whose words stand elsewhere on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from kg.layout.base import CLOSE, INDENT, TERMINAL, WHITE, Line
from kg.layout.measure import Measure
from kg.layout.paragraphs import ENUMERATED

_FEWEST, _MOST = 2, 12
_SHORTEST = 14
_SIZE = 3
# Lines of one measure differ by a squeezed sign or a stray digit.
_SLACK = 1
# Share of its runs of three characters that stand elsewhere; a text repeats few of its own by chance.
_ECHO = 0.6
# A column around a pull quote is so much wider than it; so many lines are looked at on either side.
_WIDER, _NEAR = 1.18, 6
# No pull quote is set wider, no column of a page either; lines of a column differ by less.
_WIDEST, _COLUMN, _ALIKE = 24.0, 40.0, 1.1
# A measure that this share of all other lines have is a column's.
_COMMON = 0.04


def echoes(lines: Sequence[Line], indent: float, slack: int = 0) -> list[range]:
    """Return the ranges of lines that are pull quotes: lines of one narrow measure without indent, the last shorter
    or ended, that begin where no sentence goes on, and whose words the rest of the page says again.
    `slack` says by how much its lines may differ; with any, a first line set wide is taken in as well.
    """
    shape = _Shape(lines, indent, slack)
    text = shape.text
    ranges = [[r for r in shape.candidates(at) if not shape.common(r)] for at in range(len(lines))]
    if not any(ranges):
        return []
    grams = [_grams(t) for t in text]
    seams = [_grams(a[-_SIZE + 1 :] + b[: _SIZE - 1]) for a, b in pairwise(text)]
    seen = Counter(g for own in grams + seams for g in own)
    found: list[range] = []
    at = 0
    while at < len(lines):
        best = next((r for r in ranges[at] if _echoes(r, text, grams, seams, seen)), None)
        if best is None:
            at += 1
            continue
        low = best.start
        while (
            slack
            and low > (found[-1].stop if found else 0)
            and _leads(lines[low - 1], lines[low], text[low - 1], grams[low - 1], seen)
        ):
            low -= 1
        found.append(range(low, best.stop))
        at = best.stop
    return found


def _leads(upper: Line, lower: Line, text: str, grams: set[str], seen: Counter[str]) -> bool:
    """Whether a line set wide, of fewer characters, belongs to the pull quote below: 借 助 数 字 平 台 的 数 字."""
    spaced = any(c in WHITE for c in upper.text) and len(text) < lower.count
    return spaced and not TERMINAL.search(text[-6:]) and sum(seen[g] > 1 for g in grams) >= _ECHO * len(grams) > 0


def asides(lines: Sequence[Line]) -> list[range]:
    """Return those ranges of a page that is not mixed which are set clearly narrower than the columns around them."""
    if sum(map(_in_column, lines)) <= _FEWEST:
        # A pull quote opens with such a line, and a column has two.
        return []
    return [r for r in echoes(lines, inf, _SLACK) if _narrow(lines, r)]


def _narrow(lines: Sequence[Line], own: range) -> bool:
    """Whether a column stands above or below: two lines of one measure, clearly wider than the pull quote."""
    wide = max(lines[i].width for i in own)
    if any(ENUMERATED.match(lines[i].text) for i in own):
        return False
    if wide > _WIDEST or any(TERMINAL.search(lines[i].text[-6:]) for i in own[:-1]):
        return False
    above, below = lines[max(own.start - _NEAR, 0) : own.start], lines[own.stop : own.stop + _NEAR]
    return any(_column(side) >= _WIDER * wide for side in (above, below))


def _column(lines: Sequence[Line]) -> float:
    """The measure of a column: the widest that two of its lines share which end no sentence; 0 for none."""
    widths = sorted((x.width for x in lines if _in_column(x)), reverse=True)
    return next((upper for upper, lower in pairwise(widths) if upper - lower <= _ALIKE), 0.0)


def _in_column(line: Line) -> bool:
    """Whether a line can be one of a column that goes on below it."""
    return not TERMINAL.search(line.text[-6:]) and line.width <= _COLUMN


def _grams(text: str) -> set[str]:
    return {text[i : i + _SIZE] for i in range(len(text) - _SIZE + 1)}


class _Shape:
    """How wide the lines of a page are, and which of them have the shape of a pull quote."""

    def __init__(self, lines: Sequence[Line], indent: float, slack: int) -> None:
        measure = Measure(lines)
        self.lines, self.indent, self.text, self.ended = lines, indent, measure.text, measure.ended
        self.least = self.most = [float(len(t)) for t in self.text]
        self.short = float(slack)
        self.near = 0.0
        if measure.by_width and not slack:
            self.least = [
                low - (x.indent if x.indent >= INDENT else 0.0) for low, x in zip(measure.least, lines, strict=True)
            ]
            self.most = [
                high - (x.indent if x.indent >= INDENT else 0.0) for high, x in zip(measure.most, lines, strict=True)
            ]
            self.short, self.near = 1.0, 0.5
        reach = [w + round(x.indent) for w, x in zip(self.least, lines, strict=True)]
        self.reach = Counter(w for w, ended in zip(reach, self.ended, strict=True) if not ended)

    def common(self, own: range) -> bool:
        """Whether many other lines of the page are as wide: those of a column."""
        wide = max(self.least[i] for i in own[:-1])
        alike = {wide - self.near, wide, wide + self.near}
        return sum(self.reach[w] for w in sorted(alike)) - len(own) >= _COMMON * len(self.lines)

    def candidates(self, start: int) -> list[range]:
        """The ranges from `start` on that have the shape of a pull quote, longest first; no column goes on there."""
        found: list[range] = []
        if self.text[start][0] in CLOSE or self.text[start][0] in "，。、；：！？%":
            return found
        wide = self.least[start]
        if start and not self.ended[start - 1]:
            above = self.lines[start - 1]
            far = abs(self.least[start - 1] + above.indent - wide)
            if far <= (1.0 if above.indent >= self.indent else self.near):
                return found
        most = self.most[start] + self.short
        for stop in range(start + 1, min(start + _MOST, len(self.lines)) + 1):
            last = stop - 1
            if self.lines[last].indent >= self.indent or self.least[last] > most:
                break
            wide = max(wide, self.least[last]) if self.near else wide
            short = self.most[last] < wide - (self.short if self.near else 0.0)
            if stop - start >= _FEWEST and (self.ended[last] or short):
                found.append(range(start, stop))
            if self.most[last] < wide - self.short:
                break
        return found[::-1]


def _echoes(
    lines: range, text: Sequence[str], grams: Sequence[set[str]], seams: Sequence[set[str]], seen: Counter[str]
) -> bool:
    joined = "".join(text[i] for i in lines)
    if len(joined) < _SHORTEST:
        return False
    own = Counter(g for i in lines for g in grams[i])
    own.update(g for i in range(max(lines.start - 1, 0), min(lines.stop, len(seams))) for g in seams[i])
    asked = _grams(joined)
    return sum(seen[g] > own[g] for g in asked) >= _ECHO * len(asked)
