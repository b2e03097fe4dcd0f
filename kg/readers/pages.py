"""Pages of blocks → one text with its regions: a paragraph a line, an empty line between blocks, running heads once.

Paragraphs are told by the geometry of the page (kg.readers.paragraphs), so they run on from line to line, column to
column and page to page. What stands at the head or foot of every page is kept where it stands first, at the head or
foot of the whole text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from kg.model import Region
from kg.readers.base import CELLS
from kg.readers.paragraphs import Line, Paragraph, Part, lines_of_block, paragraphs, part_of
from kg.readers.xycut import Block, Box, Run, hull

_MARGIN = 0.12
_DIGITS = re.compile(r"[\d〇零一二三四五六七八九十]+")
_NUMBER = re.compile(
    r"[-—–·\s]*(?:第|Page)?\s*\d{1,4}\s*(?:页|/\s*\d{1,4}|of\s*\d{1,4}|(?:页)?\s*[,，/]?\s*共\s*\d+\s*页)?[-—–·\s]*",
    re.I,
)
_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its height in points, its blocks in reading order."""

    number: int
    height: float
    blocks: tuple[Block, ...]


def written(pages: Sequence[Page]) -> tuple[str, tuple[Region, ...]]:
    """Return the text of pages and the region (page, box, column) of each printed line; spaces between have none."""
    heads, feet = _running(pages)
    parts: list[Part] = []
    kept: dict[bool, list[Part]] = {True: [], False: []}
    for page in pages:
        for block in page.blocks:
            lines = lines_of_block(block, page.number)
            stay = [line for line in lines if (line.page, line.runs) not in heads | feet.keys()]
            parts += [part_of(block, stay)] if stay else []
            for line in lines:
                where = (line.page, line.runs)
                if heads.get(where) or feet.get(where):
                    kept[where in heads].append(part_of(block, [line]))
    writer = _Writer()
    for group in (kept[True], parts, kept[False]):
        for paragraph in paragraphs(group):
            writer.write(paragraph)
    return "".join(writer.text) + "\n", tuple(writer.regions)


def _spaced(line: Line, joined: bool) -> Iterator[str]:
    """The runs of a line with the white space that reads as the gap between them."""
    gaps = [(b.box[0] - a.box[2]) / min(a.size, b.size) for a, b in pairwise(line.runs)]
    # A line set wide to fill its column: every gap in it is one between letters.
    wide = median(gaps) if len(gaps) > 3 and len(gaps) * 1.5 > sum(len(r.text) for r in line.runs) else 0.0
    last: Run | None = None
    for run in line.runs:
        if last is not None:
            yield _space(last, run, wide, line.table, joined)
        yield run.text
        last = run


def _space(left: Run, right: Run, wide: float, table: bool, joined: bool) -> str:
    size = min(left.size, right.size)
    gap = (right.box[0] - left.box[2]) / size - max(wide, 0.0)
    if left.box[3] <= right.box[1] + 0.5 * size:
        return ""
    if table:
        return CELLS
    if gap >= 0.75 and not joined:
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
            for line in lines_of_block(block, page.number):
                _, top, _, low = _place(line)
                if low < _MARGIN * page.height or top > (1 - _MARGIN) * page.height:
                    alike = "#" if _NUMBER.fullmatch(_plain(line)) else _DIGITS.sub("#", _plain(line).strip())
                    edges.append(((page.number, line.runs), alike, top < page.height / 2))
    times = Counter(key for key in {(alike, where[0], top) for where, alike, top in edges})
    pages_of = Counter((alike, top) for alike, _, top in times)
    seen: set[tuple[str, bool]] = set()
    for where, alike, top in edges:
        if pages_of[alike, top] >= max(2, 0.3 * len(pages)):
            (heads if top else feet)[where] = (alike, top) not in seen
            seen.add((alike, top))
    return heads, feet


def _place(line: Line) -> Box:
    """The box of a line on its page."""
    return hull([replace(r, box=r.place or r.box) for r in line.runs])


def _plain(line: Line) -> str:
    return "".join(_spaced(line, False)).strip()


class _Writer:
    """Text and regions as they grow."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.regions: list[Region] = []
        self.at = 0

    def put(self, text: str) -> None:
        """Append text that stands nowhere on the page."""
        if text:
            self.text.append(text)
            self.at += len(text)

    def write(self, paragraph: Paragraph) -> None:
        """Append a paragraph as one line, an empty line before it where it stands apart."""
        if self.at:
            self.put("\n\n" if paragraph.apart else "\n")
        self.put("\u3000" * paragraph.lines[0].indent)
        joined = len(paragraph.lines) > 1
        for i, line in enumerate(paragraph.lines):
            if i and _word_ends(self.text[-1][-1], line.runs[0].text[0]):
                self.put(" ")
            self._line(line, joined)

    def _line(self, line: Line, joined: bool) -> None:
        start = self.at
        for text in _spaced(line, joined):
            self.put(text)
        sure = [r.sure for r in line.runs if r.sure is not None]
        a, b, c, d = (round(x, 1) for x in _place(line))
        confidence = round(min(sure), 3) if sure else None
        self.regions.append(Region(start, self.at, line.page, (a, b, c, d), line.column, confidence))


def _word_ends(left: str, right: str) -> bool:
    """Whether a space is lost between two lines: Latin words, not a word cut by a hyphen, not a number."""
    return left.isalpha() and left < "\u02b0" and right.isalnum() and right < "\u02b0"
