"""Lines of blocks → paragraphs, by where the lines begin and end on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.readers.xycut import Block, Run, hull

_ENDED = re.compile(r"[。！？!?…：:；;][”’」』）)】》\]]*$")
# In sizes of the type: the least indent, the most of one by two, the most of any (more is centred), and how far short
# of its column a line is full.
_INDENT, _TWO, _CENTRED, _FULL = 1.4, 2.8, 5.0, 1.5
_MANY, _FEW = 4, 3
# How far two sizes of one type may differ (those of OCR are measured).
_LIKE = 0.15


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its runs, page and column, its indent in characters, how far it is from the line above."""

    runs: tuple[Run, ...]
    page: int
    column: int
    indent: int
    table: bool

    @property
    def size(self) -> float:
        return self.runs[0].size


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a block, and how far it reaches; `alike`: for each size of type how many lines, and how far."""

    lines: tuple[Line, ...]
    left: float
    right: float
    size: float
    alike: Mapping[float, tuple[int, float, float]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that make one; `apart` says that white space stands above it."""

    lines: tuple[Line, ...]
    apart: bool


def part_of(block: Block, lines: Sequence[Line]) -> Part:
    """Return the lines of a block that stay."""
    left, _, right, _ = block.box
    places = [(line.size, line.runs[0].box[0], line.runs[-1].box[2]) for line in lines]
    alike: dict[float, tuple[int, float, float]] = {}
    for size in {size for size, _, _ in places}:
        same = [(low, high) for other, low, high in places if abs(other - size) <= _LIKE * size]
        alike[size] = len(same), min(low for low, _ in same), max(high for _, high in same)
    return Part(tuple(lines), left, right, block.size, alike)


def lines_of_block(block: Block, page: int) -> list[Line]:
    """Return its lines with their indents; a stack of single characters is one line set upright."""
    stacked = len(block.lines) > 2 and all(len(line) == 1 and len(line[0].text) == 1 for line in block.lines)
    if stacked:
        return [Line(tuple(line[0] for line in block.lines), page, block.column, 0, False)]
    lefts = [line[0].box[0] for line in block.lines]
    size = block.size
    body = [x for x, line in zip(lefts, block.lines, strict=True) if abs(line[0].size - size) <= _LIKE * size]
    flush = min(body or lefts)
    steps = [(x - flush) / size for x in lefts]
    even, set_in = sum(x < _INDENT for x in steps), sum(_INDENT <= x < _TWO for x in steps)
    indented = not block.table and len(lefts) > 1 and (even * 2 >= len(lefts) or (set_in and even * 5 >= len(lefts)))
    indented = indented and (even + set_in) * 10 >= 6 * len(lefts)
    found: list[Line] = []
    for line, left, step in zip(block.lines, lefts, steps, strict=True):
        first = not found or len(lefts) > _FEW
        indent = round(step) if indented and first and _INDENT <= step <= _CENTRED and left in body else 0
        found.append(Line(line, page, block.column, indent, block.table))
    return found


def paragraphs(parts: Sequence[Part]) -> list[Paragraph]:
    """Return the paragraphs of blocks in reading order; one runs on into the next block where the page says so."""
    indented, edges = _indented(parts), _edges(parts)
    found: list[tuple[list[Line], bool]] = []
    last: Part | None = None
    for part in parts:
        apart = _apart(part)
        for i, line in enumerate(part.lines):
            if i:
                joins = not apart[i] and _joins(part, part.lines[i - 1], part, line, indented, edges)
            else:
                joins = last is not None and _runs_over(last, part, indented, edges)
            if joins:
                found[-1][0].append(line)
            else:
                found.append(([line], apart[i]))
        last = part
    return [Paragraph(tuple(lines), apart) for lines, apart in found]


def _apart(part: Part) -> list[bool]:
    """For each line whether more white than usual, or a change of type, parts it from the one above."""
    sizes = [line.size for line in part.lines]
    tops = [hull(line.runs)[1] for line in part.lines]
    steps = [(b - a) / max(size, 0.1) for (a, b), size in zip(pairwise(tops), sizes[1:], strict=True)]
    usual = median([s for s in steps if s > 0] or [0.0])
    found = [True]
    for (a, b), step in zip(pairwise(sizes), steps, strict=True):
        found.append(step > 1.35 * usual + 0.1 or abs(a - b) > _LIKE * min(a, b))
    return found


def _indented(parts: Sequence[Part]) -> bool:
    """Whether paragraphs of these pages start with an indent."""
    inner = [line for part in parts if len(part.lines) >= _FEW for line in part.lines]
    return sum(line.indent > 0 for line in inner) >= max(2, 0.03 * len(inner))


def _edges(parts: Sequence[Part]) -> Counter[int]:
    """How many lines end at each place across the page (in steps of 2 points)."""
    return Counter(round(line.runs[-1].box[2] / 2) for part in parts for line in part.lines)


def _full(part: Part, line: Line, edges: Counter[int]) -> bool:
    """Whether a line reaches the end of its column: that of its block, or of many lines of the page."""
    end = line.runs[-1].box[2]
    count, _, right = part.alike[line.size]
    if count >= _MANY:
        return end >= right - _FULL * line.size
    reach = max(1, round(0.8 * line.size / 2))
    return sum(edges[round(end / 2) + k] for k in range(-reach, reach + 1)) > _FEW


def _joins(upper: Part, last: Line, lower: Part, first: Line, indented: bool, edges: Counter[int]) -> bool:
    """Whether a line goes on with the paragraph of the one above (in the same block or the one before)."""
    if last.table or first.table or first.indent or abs(last.size - first.size) > _LIKE * last.size:
        return False
    if upper is lower:
        _, flush, _ = upper.alike[last.size]
        if first.runs[0].box[0] - flush > 0.9 * last.size:
            return False
        if not last.indent and last.runs[0].box[0] - flush > 0.9 * last.size:
            return False
    if indented and last.indent and upper is lower and not _ENDED.search(last.runs[-1].text):
        return True
    if _full(upper, last, edges):
        return upper is lower or indented or not _ENDED.search(last.runs[-1].text)
    if len(upper.lines) < _MANY:
        return False
    short = (upper.right - last.runs[-1].box[2]) / max(upper.right - upper.left, 1.0)
    if indented and upper is lower:
        return short < (0.25 if _ENDED.search(last.runs[-1].text) else 0.5)
    return short < 0.2 and not _ENDED.search(last.runs[-1].text)


def _runs_over(upper: Part, lower: Part, indented: bool, edges: Counter[int]) -> bool:
    """Whether a paragraph runs over from the foot of one block to the head of the next: of running text only."""
    if len(upper.lines) < 2 or (len(upper.lines) + len(lower.lines) < _MANY):
        return False
    if lower.lines[0].runs[0].box[0] - lower.left > 0.9 * lower.size:
        return False
    return _joins(upper, upper.lines[-1], lower, lower.lines[0], indented, edges)
