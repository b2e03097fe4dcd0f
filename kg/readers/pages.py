"""Pages of blocks → one text with its regions: a line for each line, an empty one between blocks, running heads once.

Paragraphs run on from column to column and page to page: what stands at the head or foot of every page is kept
where it stands first, at the head or foot of the whole text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.model import Region
from kg.readers.base import CELLS
from kg.readers.xycut import Block, Run, hull

_MARGIN = 0.12
_DIGITS = re.compile(r"[\d〇零一二三四五六七八九十]+")
_NUMBER = re.compile(
    r"[-—–·\s]*(?:第|Page)?\s*\d{1,4}\s*(?:页|/\s*\d{1,4}|of\s*\d{1,4}|(?:页)?\s*[,，/]?\s*共\s*\d+\s*页)?[-—–·\s]*",
    re.I,
)
_ENDED = re.compile(r"[。！？!?…：:；;][”’」』）)】》\]]*$")
_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")
_INDENT = 1.4


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its height in points, its blocks in reading order."""

    number: int
    height: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    runs: tuple[Run, ...]
    page: int
    column: int
    indent: int
    table: bool

    @property
    def text(self) -> str:
        return "".join(t for t, _ in _spaced(self))


@dataclass(frozen=True, slots=True)
class _Part:
    """A block's lines that stay, and how far it reaches."""

    lines: tuple[_Line, ...]
    left: float
    right: float
    size: float


def written(pages: Sequence[Page]) -> tuple[str, tuple[Region, ...]]:
    """Return the text of pages and the region (page, box, column) of each line; spaces between have none."""
    heads, feet = _running(pages)
    parts: list[_Part] = []
    kept: dict[bool, list[_Part]] = {True: [], False: []}
    for page in pages:
        for block in page.blocks:
            lines = _lines(block, page.number)
            stay = [line for line in lines if (line.page, line.runs) not in heads | feet.keys()]
            if stay:
                parts.append(_part(block, stay))
            for line in lines:
                where = (line.page, line.runs)
                if heads.get(where) or feet.get(where):
                    kept[where in heads].append(_part(block, [line]))
    indented = _indents(parts)
    writer = _Writer()
    for part in kept[True]:
        writer.write(part, False)
    for i, part in enumerate(parts):
        goes_on = i > 0 and _goes_on(parts[i - 1], part, indented)
        writer.write(part, goes_on)
    for part in kept[False]:
        writer.write(part, False)
    return "".join(writer.text) + "\n", tuple(writer.regions)


def _part(block: Block, lines: Sequence[_Line]) -> _Part:
    left, _, right, _ = block.box
    return _Part(tuple(lines), left, right, block.size)


def _lines(block: Block, page: int) -> list[_Line]:
    """Its lines, the first of a paragraph indented; a stack of single characters is one line set upright."""
    stacked = len(block.lines) > 2 and all(len(line) == 1 and len(line[0].text) == 1 for line in block.lines)
    if stacked:
        return [_Line(tuple(line[0] for line in block.lines), page, block.column, 0, False)]
    lefts = [line[0].box[0] for line in block.lines]
    flush = min(lefts)
    body = sum(x - flush < _INDENT * block.size for x in lefts) * 2 > len(lefts) > 1 and not block.table
    found = []
    for line, left in zip(block.lines, lefts, strict=True):
        steps = (left - flush) / block.size
        found.append(_Line(line, page, block.column, round(steps) if body and steps >= _INDENT else 0, block.table))
    return found


def _spaced(line: _Line) -> list[tuple[str, Run | None]]:
    """The runs of a line with the white space that reads as the gap between them."""
    found: list[tuple[str, Run | None]] = [("\u3000" * line.indent, None)] if line.indent else []
    last: Run | None = None
    for run in line.runs:
        if last is not None:
            found.append((_space(last, run, line.table), None))
        found.append((run.text, run))
        last = run
    return [(text, run) for text, run in found if text]


def _space(left: Run, right: Run, table: bool) -> str:
    size = min(left.size, right.size)
    gap = (right.box[0] - left.box[2]) / size
    if left.box[3] <= right.box[1] + 0.5 * size:
        return ""
    if table:
        return CELLS
    if gap >= 0.75:
        return "\u3000" * min(round(gap), 8)
    latin = _LATIN.match(left.text[-1]) and _LATIN.match(right.text[0])
    return " " if gap >= (0.1 if latin or right.spaced else 0.5) else ""


Place = tuple[int, tuple[Run, ...]]


def _running(pages: Sequence[Page]) -> tuple[dict[Place, bool], dict[Place, bool]]:
    """The running heads and feet of pages by their place, each with whether it is the first of its kind."""
    heads: dict[Place, bool] = {}
    feet: dict[Place, bool] = {}
    if len(pages) < 2:
        return heads, feet
    edges: list[tuple[Place, str, bool]] = []
    for page in pages:
        for block in page.blocks:
            for line in _lines(block, page.number):
                _, top, _, low = hull(line.runs)
                if low < _MARGIN * page.height or top > (1 - _MARGIN) * page.height:
                    alike = "#" if _NUMBER.fullmatch(line.text) else _DIGITS.sub("#", line.text.strip())
                    edges.append(((page.number, line.runs), alike, top < page.height / 2))
    times = Counter(key for key in {(alike, where[0], top) for where, alike, top in edges})
    pages_of = Counter((alike, top) for alike, _, top in times)
    seen: set[tuple[str, bool]] = set()
    for where, alike, top in edges:
        if pages_of[alike, top] >= max(2, 0.3 * len(pages)):
            (heads if top else feet)[where] = (alike, top) not in seen
            seen.add((alike, top))
    return heads, feet


def _indents(parts: Sequence[_Part]) -> bool:
    """Whether paragraphs of these pages start with an indent."""
    inner = [line for part in parts if len(part.lines) > 2 for line in part.lines]
    return sum(line.indent > 0 for line in inner) >= max(2, 0.03 * len(inner))


def _goes_on(upper: _Part, lower: _Part, indented: bool) -> bool:
    """Whether a paragraph runs over from the foot of one block to the head of the next."""
    last, first = upper.lines[-1], lower.lines[0]
    if last.table or first.table or first.indent or len(upper.lines) < 2:
        return False
    if abs(upper.size - lower.size) > 0.1 * upper.size:
        return False
    full = last.runs[-1].box[2] >= upper.right - 1.5 * upper.size
    return full and (indented or not _ENDED.search(last.text))


class _Writer:
    """Text and regions as they grow."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.regions: list[Region] = []
        self.at = 0

    def put(self, text: str) -> None:
        self.text.append(text)
        self.at += len(text)

    def write(self, part: _Part, goes_on: bool) -> None:
        """Append a block: an empty line before it, and where its lines stand apart or change their size."""
        steps = [_step(a, b) for a, b in pairwise(part.lines)]
        usual = median([s for s in steps if s > 0] or [0.0])
        for i, line in enumerate(part.lines):
            if i:
                a, b = part.lines[i - 1].runs[0].size, line.runs[0].size
                apart = steps[i - 1] > 1.4 * usual + 0.1 * part.size or abs(a - b) > 0.15 * min(a, b)
                self.put("\n\n" if apart else "\n")
            elif self.at:
                self.put("\n" if goes_on else "\n\n")
            self._line(line)

    def _line(self, line: _Line) -> None:
        """Append one line; its region runs from its first run to its last."""
        start: int | None = None
        for text, run in _spaced(line):
            if run is not None and start is None:
                start = self.at
            self.put(text)
        sure = [r.sure for r in line.runs if r.sure is not None]
        a, b, c, d = (round(x, 1) for x in hull(line.runs))
        low = self.at if start is None else start
        self.regions.append(
            Region(low, self.at, line.page, (a, b, c, d), line.column, round(min(sure), 3) if sure else None)
        )


def _step(upper: _Line, lower: _Line) -> float:
    return hull(lower.runs)[1] - hull(upper.runs)[1]
