"""Lines → paragraphs: hard wraps undone by column width, rhythm of blank lines, indents and full stops."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from kg.layout.base import CLOSE, INDENT, OPEN, Line, is_terminal

# How far below its column's measure a line still counts as full, and how far a first line may be, whose indent of
# two was lost, with and without a comma or stop inside (a sub-head has none).
_SLACK = 1.3
_OVER = 1.7
_FIRST = 3.1
_FIRST_COMMA = 4.2
_WIDEST = 52.0
_NARROWEST = 8.0
_REACH = 6
# So many lines nearby must be cut by the column before a blank line may stand inside a paragraph.
_EVIDENCE = 3
_SQUEEZED = re.compile("[，。、；：！？“”‘’《》〈〉（）【】—…·]")
# Signs that begin no line unless they are pushed there.
_NO_START = frozenset("，。、；：？！”’）》】")
_INNER = re.compile("[，。；：、]")
_ROW = re.compile(r"\S(?:[^\S\n]{2,}|\u3000+)\S")
ENUMERATED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|"
    r"第[一二三四五六七八九十百\d]{1,4}[章条节](?=\s|[\u3000])|附件|附[：:]"
)


def paragraphs(
    lines: Sequence[Line],
    alone: Callable[[Line], bool],
    starts: Callable[[Line], bool],
    perhaps: Callable[[Line], bool] = lambda _: False,
) -> list[list[Line]]:
    """Return the lines grouped into paragraphs, in order.

    `alone` tells lines that never join others (by-lines, column heads, furniture), `starts` those that always
    begin a paragraph, `perhaps` those that are alone unless they plainly go on (lone names, that may be the last
    word of a headline). Two lines join where the upper
    one fills its column and the lower one does not start anew: by an indent, by a break wider than the rhythm of
    the place, or by a full stop above and a first line's width below.
    """
    columns = Columns(lines)
    found: list[list[Line]] = []
    alone_before = True
    for index, line in enumerate(lines):
        by_itself = alone(line) or (perhaps(line) and not (index and columns.goes_on(index - 1)))
        joins = (
            bool(found) and not (by_itself or alone_before or starts(line)) and columns.joins(index - 1, found[-1])
        )
        if joins:
            found[-1].append(line)
        else:
            found.append([line])
        alone_before = by_itself
    return found


class Columns:
    """Column width, rhythm of blank lines and indent habit around every line of a page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.ended = [is_terminal(x.text) for x in lines]
        self.measure = _best_measure(lines, self.ended)
        self.behind = [self._column(i - _REACH + 1, i + 1) for i in range(len(lines))]
        self.ahead = [self._column(i, i + _REACH) for i in range(len(lines))]
        self.cut = [0] * len(lines)
        self.wrapped = self._wrapped()
        self.rhythm = self._rhythms()
        self.indents = self._indents()

    def _column(self, low: int, high: int) -> float:
        """The widest measure that two of these lines share, one of which ends no sentence; 0 where none do."""
        near = range(max(low, 0), min(high, len(self.lines)))
        reach = [(self.measure[i] + self._first(i), self.ended[i]) for i in near if self.measure[i] <= _WIDEST]
        widths = sorted(reach, reverse=True)
        for (upper, ended), (lower, ends) in pairwise(widths):
            if upper - lower <= 0.6 and upper >= _NARROWEST and not (ended and ends):
                return upper
        return 0.0

    def _first(self, i: int) -> float:
        """How far the indent of a paragraph's first line, below which the paragraph goes on, moves line i."""
        indent = self.lines[i].indent
        if not INDENT <= indent <= _FIRST_COMMA or self.ended[i] or i + 1 == len(self.lines):
            return 0.0
        below = self.lines[i + 1]
        return 0.0 if below.gap or below.indent >= INDENT else indent

    def _wrapped(self) -> list[bool]:
        """Whether the text around each line is hard-wrapped: lines that fill the column and end no sentence stand
        near, and no more lines that run beyond any column.
        """
        size = len(self.lines)
        cut = [int(self.fills(i) and not self.ended[i]) for i in range(size)]
        over = [
            int(self.measure[i] > 8 and self.measure[i] > max(self.behind[i], self.ahead[i]) + _OVER)
            for i in range(size)
        ]
        found = []
        for i in range(size):
            low, high = max(0, i - _REACH), i + _REACH + 1
            wide = any(x.width > _WIDEST for x in self.lines[low:high])
            self.cut[i] = sum(cut[low:high])
            found.append(not wide and 0 < self.cut[i] >= sum(over[low:high]))
        return found

    def _rhythms(self) -> list[int]:
        """How many blank lines stand between the lines of one paragraph, around each line."""
        gaps = [lower.gap if self.fills(i) and not self.ended[i] else -1 for i, lower in enumerate(self.lines[1:])]
        found = []
        for i in range(len(self.lines)):
            near = [g for g in gaps[max(0, i - _REACH) : i + _REACH] if g >= 0]
            found.append(min(sorted(set(near)), key=lambda g: (-near.count(g), g)) if near else 0)
        return found

    def _indents(self) -> bool:
        """Whether paragraphs of this page start with an indent: most lines do that stand below a paragraph's end."""
        after = [lower.indent >= 1.5 for i, lower in enumerate(self.lines[1:]) if self.ended[i] and not self.fills(i)]
        plain = sum(1 for x in self.lines if x.indent < 0.6)
        return plain > 0 and len(after) > 1 and sum(after) >= 0.6 * len(after)

    def fills(self, i: int) -> bool:
        """Whether line i reaches the end of its column, and not far beyond (its indent counts)."""
        line = self.lines[i]
        reach = self.measure[i] + line.lead + (line.indent if line.indent >= 1.5 or line.lead else 0.0)
        return any(w - _SLACK <= reach <= w + _OVER for w in (self.behind[i], self.ahead[i]) if w)

    def _opens(self, i: int) -> bool:
        """Whether line i has the measure of a first line whose indent was lost: two short of its column."""
        wide = self.measure[i]
        column = self.ahead[i] if self.ahead[i] >= wide else self.behind[i]
        if not column or self.ended[i] or wide > column - _SLACK:
            return False
        return wide >= column - (_FIRST_COMMA if _INNER.search(self.lines[i].text) else _FIRST)

    def goes_on(self, i: int) -> bool:
        """Whether line i is full and the next one lacks the indent that every paragraph here has."""
        lower = self.lines[i + 1]
        return self.indents and self.fills(i) and not self.ended[i] and lower.indent < 1.5 and not lower.gap

    def joins(self, i: int, paragraph: Sequence[Line]) -> bool:
        """Whether line i + 1 goes on with the paragraph that line i ends so far."""
        upper, lower = self.lines[i], self.lines[i + 1]
        if lower.text[0] in _NO_START and not lower.gap and not self.ended[i]:
            return True
        if (self.indents and lower.indent >= 1.5) or _bracketed(paragraph) or upper.text == lower.text:
            return False
        if self.indents and self.wrapped[i] and lower.gap <= self.rhythm[i]:
            return self.fills(i) or upper.text[-1] in "，、"
        if _unclosed(upper.text) and lower.gap <= self.rhythm[i] + 1 and _closes(lower.text):
            return True
        if len(paragraph) == 1 and lower.text[0] in "—－" and not _INNER.search(upper.text):
            return False
        if self._pair(i) and len(paragraph) == 1:
            return True
        if not self.wrapped[i] or _tabular(upper.text, lower.text) or (lower.gap and self.cut[i] < _EVIDENCE):
            return False
        if lower.gap > self.rhythm[i]:
            both = self.fills(i) and not self.ended[i] and (self.fills(i + 1) or self.ended[i + 1])
            runs = any(_INNER.search(x.text) for x in (*paragraph, lower))
            return both and runs and lower.text[-1] not in "：:" and not ENUMERATED.match(lower.text)
        if len(paragraph) == 1 and (self._heads(i) or (ENUMERATED.match(upper.text) and self._stops(i))):
            return False
        if len(paragraph) == 1 and not self.indents and upper.text[-1] in "：:" and "。" not in upper.text:
            return False
        if self.fills(i):
            return self._full(i, upper, lower)
        return not self.ended[i] and self._short(i, upper, len(paragraph) == 1)

    def _heads(self, i: int) -> bool:
        """Whether line i, the first of its paragraph, is a sub-head: no sign in it, and a first line below."""
        return (
            not self.ended[i]
            and not _INNER.search(self.lines[i].text)
            and self._opens(i + 1)
            and self.measure[i] <= self.ahead[i + 1] - _SLACK
        )

    def _pair(self, i: int) -> bool:
        """Whether two lines are one paragraph: a comma in the upper, which ends nothing, a stop in the lower."""
        upper, lower = self.lines[i], self.lines[i + 1]
        if self.ended[i] or not self.ended[i + 1] or lower.gap > max(self.rhythm[i], upper.gap, 0):
            return False
        alike = lower.width <= upper.width + _OVER and upper.width <= 26
        return alike and bool(_INNER.search(upper.text)) and not ENUMERATED.match(lower.text)

    def _stops(self, i: int) -> bool:
        """Whether a numbered line is a head of its own: short, with no comma (一、总体要求)."""
        rest = ENUMERATED.sub("", self.lines[i].text)
        return not _INNER.search(rest) and self.measure[i] < max(self.ahead[i], self.behind[i]) - _FIRST

    def _full(self, i: int, upper: Line, lower: Line) -> bool:
        if not self.ended[i]:
            listed = upper.text[-1] in "：:；;" or ENUMERATED.match(upper.text)
            return not (listed and ENUMERATED.match(lower.text))
        if ENUMERATED.match(lower.text) or self._opens(i + 1):
            return False
        if self.behind[i] and self.measure[i + 1] > self.behind[i] + _SLACK:
            return False
        return self.ended[i + 1] or self.fills(i + 1)

    def _short(self, i: int, upper: Line, first: bool) -> bool:
        """A short line without a full stop: the first of a paragraph, a squeezed one, or a sub-head."""
        if upper.text[-1] in "，、":
            return True
        if first:
            return self._opens(i) and not self._opens(i + 1)
        return self.measure[i] >= 0.7 * max(self.ahead[i], self.behind[i]) > 0


def _best_measure(lines: Sequence[Line], ended: Sequence[bool]) -> list[float]:
    """Lines by width, by width with squeezed signs, or by count: what makes neighbours most alike."""
    wide = [x.width for x in lines]
    squeezed = [x.width - 0.5 * len(_SQUEEZED.findall(x.text)) for x in lines]
    count = [float(x.count) for x in lines]
    best, most = wide, -1
    for measure in (wide, squeezed, count):
        alike = sum(
            abs(measure[i] - measure[i + 1]) <= 0.5
            for i in range(len(lines) - 1)
            if not ended[i] and not ended[i + 1] and wide[i] <= _WIDEST
        )
        if alike > most:
            best, most = measure, alike
    return best


def _unclosed(text: str) -> bool:
    return sum(map(text.count, OPEN)) > sum(map(text.count, CLOSE))


def _closes(text: str) -> bool:
    return sum(map(text.count, CLOSE)) > sum(map(text.count, OPEN))


def _bracketed(paragraph: Sequence[Line]) -> bool:
    """（作者单位：…） is whole when its bracket closes."""
    return paragraph[0].text[0] in "（(" and paragraph[-1].text[-1] in "）)" and len(paragraph) < 5


def _tabular(upper: str, lower: str) -> bool:
    """Rows of a table: cells parted by wide spaces, or the same number of separators line after line."""
    if _ROW.search(upper) or _ROW.search(lower):
        return True
    return any(upper.count(s) >= 2 and upper.count(s) == lower.count(s) for s in ("\t", "|", ",", ";"))
