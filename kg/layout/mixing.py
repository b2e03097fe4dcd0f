"""Whether a page dump has articles cut into each other: signs between neighbouring lines, counted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.layout.base import INDENT, TERMINAL, WHITE, Line
from kg.layout.roles import line_role
from kg.layout.words import Words

_LINES = 3000
# A page with lines wider than this is not set in columns.
_WIDEST = 45.0


def is_mixed(lines: Sequence[Line], words: Words) -> bool:
    """Return whether articles are cut into each other: paragraphs break off, lines continue nothing above them."""
    if len(lines) > _LINES or sum(x.width > _WIDEST for x in lines) > 0.05 * len(lines):
        return False
    indented = sum(1 for x in lines if x.indent >= INDENT)
    if indented < 3 or indented > 0.8 * len(lines):
        return False
    wide = sorted(x.count + x.indent for x in lines)[int(len(lines) * 0.75)]
    broken = orphans = 0
    for upper, lower in pairwise(lines):
        ended = bool(TERMINAL.search(upper.text[-6:]))
        short = upper.count + upper.indent < 0.7 * wide
        broken += not ended and not short and lower.indent >= INDENT
        orphans += ended and short and lower.indent < INDENT
    found = broken + orphans + _steps(lines)
    return found >= 2 or (found == 1 and sum(_opens(lines, i, words) for i in range(len(lines))) > 1)


def _opens(lines: Sequence[Line], i: int, words: Words) -> bool:
    """Whether line i is the last of a headline: an indented by-line or dateline stands below."""
    if i + 1 == len(lines) or lines[i + 1].indent < INDENT or any(c in "，。；" for c in lines[i].text):
        return False
    below = lines[i + 1].text
    return line_role(below, words) in ("byline", "names") or bool(words.dateline.match(below))


def _steps(lines: Sequence[Line]) -> int:
    """How often the measure changes in mid-sentence: two lines of one width, then two of another, no indent."""
    wide = [round(x.indent) + sum(c not in WHITE for c in x.text) for x in lines]
    return sum(
        wide[i - 1] == wide[i] != wide[i + 1] == wide[i + 2]
        and abs(wide[i] - wide[i + 1]) > 1
        and lines[i + 1].indent < INDENT
        and not TERMINAL.search(lines[i].text[-6:])
        for i in range(1, len(lines) - 2)
    )
