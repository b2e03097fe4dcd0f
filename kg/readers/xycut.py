"""Boxes of text on a page → blocks in reading order: a recursive cut along white bands, columns before rows.

A gutter parts columns where it runs the whole height of what it parts; rows of the page that share a gutter stay
together, and a headline that lies across it ends them. Cells of a table are read row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

Box = tuple[float, float, float, float]
_FAR = 1e9
# In widths of a character: the least gutter between columns of many rows, and between those of two or three.
_GUTTER, _WIDE = 0.55, 1.5
_ROWS = 4
_HEADLINE = 1.4
# No page has more; such a one is read from top to bottom.
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand in one line without a gap: box in points, top down, and size of its type.

    `sure` is the confidence of OCR; `spaced` says that the file has white space before it; `place` is the box on the
    page where the run was turned to be read.
    """

    text: str
    box: Box
    size: float
    sure: float | None = None
    spaced: bool = False
    place: Box | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, top to bottom, each its runs from left to right; `column` counts from 1."""

    lines: tuple[tuple[Run, ...], ...]
    table: bool = False
    column: int = 1

    @property
    def box(self) -> Box:
        return hull([r for line in self.lines for r in line])

    @property
    def size(self) -> float:
        return em_of([r for line in self.lines for r in line])


def hull(runs: Sequence[Run]) -> Box:
    """Return the box around all of them."""
    boxes = [r.box for r in runs]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def em_of(runs: Sequence[Run]) -> float:
    """Return the size that most characters have."""
    sizes = sorted((r.size, len(r.text)) for r in runs)
    half, seen = sum(n for _, n in sizes) / 2, 0
    for size, count in sizes:
        seen += count
        if seen >= half:
            return size
    return 1.0


def read_page(runs: Sequence[Run]) -> list[Block]:
    """Return the blocks of a page in the order in which a person reads them; every run is in exactly one."""
    found: list[Block] = []
    if len(runs) > _MOST:
        return [Block(tuple(lines_of(runs)))]
    if runs:
        _cut(list(runs), found, 0)
    return _numbered(found)


def _cut(runs: list[Run], found: list[Block], depth: int) -> None:
    em = em_of(runs)
    if len(runs) > 1 and depth < 40:
        columns = _columns(runs, em)
        if len(columns) > 1:
            if _is_table(columns):
                found.append(Block(tuple(lines_of(runs)), table=True))
                return
            for column in columns:
                _cut(column, found, depth + 1)
            return
        groups = _groups(_bands(runs), em)
        if len(groups) > 1:
            for group, mixed in groups:
                if mixed:
                    _cut(group, found, depth + 1)
                else:
                    found.append(Block(tuple(lines_of(group))))
            return
        zones = _zones(runs)
        if len(zones) > 1:
            for zone in zones:
                _cut(zone, found, depth + 1)
            return
    found.append(Block(tuple(lines_of(runs))))


def lines_of(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Return runs as lines, top to bottom: those of one line overlap by half their height."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.box[1] + r.box[3], r.box[0])):
        for line in reversed(lines[-3:]):
            top, low = max(run.box[1], line[0].box[1]), min(run.box[3], line[0].box[3])
            height = min(run.box[3] - run.box[1], line[0].box[3] - line[0].box[1])
            if low - top >= 0.5 * height:
                line.append(run)
                break
        else:
            lines.append([run])
    return [tuple(sorted(line, key=lambda r: (r.box[0], r.box[1]))) for line in lines]


def _covered(runs: Sequence[Run], axis: int) -> list[tuple[float, float]]:
    """The stretches of one axis that text stands on, merged."""
    merged: list[tuple[float, float]] = []
    for low, high in sorted((r.box[axis], r.box[axis + 2]) for r in runs):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _columns(runs: list[Run], em: float) -> list[list[Run]]:
    """The runs parted at every gutter that runs through all of them; one list where there is none."""
    stretches = _covered(runs, 0)
    parts: list[list[Run]] = []
    gaps: list[float] = []
    last = -_FAR
    for low, high in stretches:
        own = [r for r in runs if low <= r.box[0] <= high]
        if parts and low - last < _GUTTER * em:
            parts[-1] += own
        else:
            gaps.append(low - last)
            parts.append(own)
        last = high
    found = [parts[0]]
    for gap, part in zip(gaps[1:], parts[1:], strict=True):
        rows = max(len(lines_of(found[-1])), len(lines_of(part)))
        beside = min(hull(found[-1])[3], hull(part)[3]) > max(hull(found[-1])[1], hull(part)[1])
        if beside and (rows >= _ROWS or (rows > 1 and gap >= _WIDE * em)):
            found.append(part)
        else:
            found[-1] = found[-1] + part
    return found


def _is_table(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether columns are cells: their lines stand side by side, and fill their columns no more than by chance."""
    rows = [lines_of(column) for column in columns]
    tops = [sorted(hull(line)[1] for line in lines) for lines in rows]
    size = em_of([r for c in columns for r in c])
    paired = sum(any(abs(a - b) < 0.5 * size for other in tops[1:] for b in other) for a in tops[0])
    if len(rows[0]) < 2 or paired < 0.8 * max(map(len, tops)):
        return False
    return sum(not _is_prose(lines) for lines in rows) * 2 > len(rows)


def _is_prose(lines: Sequence[tuple[Run, ...]]) -> bool:
    """Running text: most lines fill the column, or many hold the signs of a sentence."""
    wide = [b[2] - b[0] for b in map(hull, lines)]
    size = em_of([r for line in lines for r in line])
    if max(wide) < 6 * size:
        return False
    full = sum(w >= 0.85 * max(wide) for w in wide)
    signs = sum(any(c in "，。；,;" for r in line for c in r.text) for line in lines)
    return full * 2 >= len(wide) or (max(wide) >= 9 * size and signs * 3 >= len(wide))


def _bands(runs: list[Run]) -> list[list[Run]]:
    """The runs parted at every white row that lies across all of them, top to bottom."""
    bands: list[list[Run]] = []
    low = -_FAR
    for run in sorted(runs, key=lambda r: (r.box[1], r.box[0])):
        if run.box[1] >= low:
            bands.append([])
        bands[-1].append(run)
        low = max(low, run.box[3])
    return bands


Gaps = list[tuple[float, float]]


def _white(runs: Sequence[Run]) -> Gaps:
    """The stretches beside and between the text, the outer ones without end."""
    edges = [(-_FAR, -_FAR), *_covered(runs, 0), (_FAR, _FAR)]
    return [(a[1], b[0]) for a, b in pairwise(edges)]


def _shared(one: Gaps, other: Gaps, least: float) -> Gaps:
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other]
    return [gap for gap in both if gap[1] - gap[0] >= least]


def _inner(gaps: Gaps) -> bool:
    return any(low > -_FAR and high < _FAR for low, high in gaps)


def _groups(bands: Sequence[list[Run]], em: float) -> list[tuple[list[Run], bool]]:
    """Bands put together: those that share a gutter, and those between that have none (plain text)."""
    found: list[tuple[list[Run], Gaps, bool]] = []
    least = _GUTTER * em
    for number, band in enumerate(bands):
        if found and found[-1][2]:
            above, band = _before_headline(band, *found[-1][:2])
            if above:
                found[-1] = (found[-1][0] + above, found[-1][1], True)
        white = _shared(_white(band), [(-_FAR, _FAR)], least)
        below = _shared(_white(bands[number + 1]), white, least) if number + 1 < len(bands) else []
        wide = len(lines_of(band)) > 1 or _inner(_shared(white, white, _WIDE * em))
        own = _inner(white) and (wide or _inner(below))
        if own and number and found and not found[-1][2] and _staggered(bands[number - 1], band, white, em):
            found[-1] = ([r for r in found[-1][0] if r not in bands[number - 1]], found[-1][1], False)
            band = bands[number - 1] + band
            white = _shared(_white(band), [(-_FAR, _FAR)], least)
        if found:
            runs, gaps, mixed = found[-1]
            common = _shared(gaps, white, least)
            headline = bool(_headlines(band, runs, gaps)) or em_of(band) > _HEADLINE * em_of(runs)
            if (mixed and _inner(common) and not headline) or (not mixed and not own):
                found[-1] = (runs + band, common, mixed)
                continue
        found.append((list(band), white, own))
    return [(runs, mixed) for runs, _, mixed in found if runs]


def _staggered(above: Sequence[Run], band: Sequence[Run], white: Gaps, em: float) -> bool:
    """Whether a line is the first of a column that begins a little higher than the one beside it."""
    if len(lines_of(above)) > 1 or abs(em_of(above) - em_of(band)) > 0.1 * em:
        return False
    low, top = hull(above)[3], hull(band)[1]
    left, _, right, _ = hull(above)
    inner = [gap for gap in white if gap[0] > -_FAR and gap[1] < _FAR]
    return top - low < 0.8 * em and all(right <= a + 1 or left >= b - 1 for a, b in inner)


def _headlines(band: Sequence[Run], runs: Sequence[Run], gaps: Gaps) -> list[Run]:
    """What lies in larger type across a gutter of the columns above."""
    inner = [(low + high) / 2 for low, high in gaps if low > -_FAR and high < _FAR]
    large = [r for r in band if r.size > _HEADLINE * em_of(runs)]
    return [r for r in large if any(r.box[0] < middle < r.box[2] for middle in inner)]


def _before_headline(band: list[Run], runs: Sequence[Run], gaps: Gaps) -> tuple[list[Run], list[Run]]:
    """A band parted where a headline begins: the last lines of the columns above may reach down beside it."""
    found = _headlines(band, runs, gaps)
    if not found:
        return [], band
    top = min(r.box[1] for r in found)
    above = [r for r in band if (r.box[1] + r.box[3]) / 2 < top]
    return above, [r for r in band if r not in above]


def _zones(runs: list[Run]) -> list[list[Run]]:
    """Where no white band parts what stands side by side: above, across and below each headline."""
    lines = lines_of(runs)
    gaps = sum(any(b.box[0] - a.box[2] >= _GUTTER * a.size for a, b in pairwise(line)) for line in lines)
    usual = median(r.box[2] - r.box[0] for r in runs)
    across = [r for r in runs if r.box[2] - r.box[0] > 1.6 * usual and r.size >= 1.2 * em_of(runs)]
    if gaps < _ROWS or not across or len(across) > 0.2 * len(runs):
        return [runs]
    edges = sorted((r.box[1] + r.box[3]) / 2 for r in across)
    zones: list[list[Run]] = [[] for _ in range(2 * len(edges) + 1)]
    for run in runs:
        middle = (run.box[1] + run.box[3]) / 2
        above = sum(e < middle for e in edges)
        zones[2 * above + (1 if run in across else 0)].append(run)
    return [zone for zone in zones if zone]


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their column: one more than the most that stand side by side to their left."""
    boxes = [b.box for b in blocks]
    columns: dict[int, int] = {}
    for i in sorted(range(len(blocks)), key=lambda i: boxes[i][0]):
        me = boxes[i]
        left = [
            columns[j]
            for j in columns
            if boxes[j][2] <= me[0] + 1 and min(boxes[j][3], me[3]) - max(boxes[j][1], me[1]) > 0
        ]
        columns[i] = max(left, default=0) + 1
    return [replace(b, column=columns[i]) for i, b in enumerate(blocks)]
