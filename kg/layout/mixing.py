"""Whether a page dump has articles cut into each other: signs between neighbouring lines, counted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.layout.base import INDENT, TERMINAL, Line
from kg.layout.measure import Measure
from kg.layout.roles import line_role
from kg.layout.words import Words

_LINES = 3000
# A page with lines wider than this is not set in columns.
_WIDEST = 45.0
_LOOK = 4


def is_mixed(lines: Sequence[Line], words: Words) -> bool:
    """Return whether articles are cut into each other: paragraphs break off, lines continue nothing above them."""
    if len(lines) > _LINES or sum(x.width > _WIDEST for x in lines) > 0.05 * len(lines):
        return False
    indented = sum(1 for x in lines if x.indent >= INDENT)
    if indented < 3 or indented > 0.8 * len(lines):
        return False
    wide = sorted(map(_reach, lines))[int(len(lines) * 0.75)]
    broken = orphans = 0
    for i, (upper, lower) in enumerate(pairwise(lines)):
        ended = bool(TERMINAL.search(upper.text[-6:]))
        above = _paragraph(lines, i)
        short = _reach(upper) < 0.7 * min(wide, max(map(_reach, above)))
        text = any(c in "，。；" for x in above for c in x.text)
        broken += text and not ended and not short and lower.indent >= INDENT
        orphans += ended and short and lower.indent < INDENT
    found = broken + orphans + _steps(lines)
    return found >= 2 or (found == 1 and sum(_opens(lines, i, words) for i in range(len(lines))) > 1)


def _reach(line: Line) -> float:
    return line.count + line.indent


def _paragraph(lines: Sequence[Line], i: int) -> Sequence[Line]:
    """The lines that line i ends, back to the last indent (four at most)."""
    low = i
    while low > max(0, i - _LOOK) and lines[low].indent < INDENT:
        low -= 1
    return lines[low : i + 1]


def _opens(lines: Sequence[Line], i: int, words: Words) -> bool:
    """Whether line i is the last of a headline: an indented by-line or dateline stands below."""
    if i + 1 == len(lines) or lines[i + 1].indent < INDENT or any(c in "，。；" for c in lines[i].text):
        return False
    below = lines[i + 1].text
    return line_role(below, words) in ("byline", "names") or bool(words.dateline.match(below))


def _steps(lines: Sequence[Line]) -> int:
    """How often the measure changes in mid-sentence: two lines of one width, then two of another, no indent."""
    measure = Measure(lines)
    wide, ended = measure.most, measure.ended
    near, far = (0.5, 2.0) if measure.by_width else (0.0, 1.0)
    return sum(
        abs(wide[i - 1] - wide[i]) <= near
        and abs(wide[i + 1] - wide[i + 2]) <= near
        and abs(wide[i] - wide[i + 1]) > far
        and lines[i + 1].indent < INDENT
        and not ended[i]
        for i in range(1, len(lines) - 2)
    )
