"""Text set from top to bottom, its lines from right to left (竖排): found by geometry, read as if turned upright.

An area is known by characters that stand one below the other in one size and no further apart than in a line. Turned
by a quarter its lines run from left to right like any others, so one reading order serves both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.readers.glyphs import Glyph
from kg.readers.xycut import Block, Box, Run, em_of, read_page

# In sizes of the type: how far characters of one line stand apart, how far beside one another (signs stand aside).
_NEAREST, _FURTHEST, _BESIDE = 0.7, 1.35, 0.6
# So many characters one below the other are a line; the lines of one area stand no further apart than this.
_LONG, _APART = 4, 3.0
# A gap inside a line that is white space.
_GAP = 0.6


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page that is set from top to bottom: its lines as if turned, and where it stands."""

    runs: tuple[Run, ...]
    box: Box


def areas(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Area]]:
    """Return the characters that are set from left to right, and the areas that are set from top to bottom."""
    chains = _chains(glyphs)
    if not chains:
        return list(glyphs), []
    boxes = _merged([_around([glyphs[i] for i in chain]) for chain in chains])
    boxes = [_with_last_line(box, glyphs) for box in boxes]
    held: list[list[Glyph]] = [[] for _ in boxes]
    level: list[Glyph] = []
    for glyph in glyphs:
        at = next((n for n, box in enumerate(boxes) if _inside(glyph, box)), None)
        (level if at is None else held[at]).append(glyph)
    return level, [Area(tuple(_turned(own, box)), box) for own, box in zip(held, boxes, strict=True) if own]


def read_with(runs: Sequence[Run], upright: Sequence[Area]) -> list[Block]:
    """Return the blocks of a page in reading order, each area where a person comes to it."""
    if not upright:
        return read_page(runs)
    stand_ins: dict[Run, int] = {}
    for number, area in enumerate(upright):
        stand_ins.update(dict.fromkeys(_stand_ins(area, number), number))
    found: list[Block] = []
    placed: set[int] = set()
    for block in read_page([*runs, *stand_ins]):
        lines: list[tuple[Run, ...]] = []
        for line in block.lines:
            here = sorted({stand_ins[r] for r in line if r in stand_ins} - placed)
            if here and lines:
                found.append(replace(block, lines=tuple(lines)))
                lines = []
            placed.update(here)
            found += [own for number in here for own in read_page(upright[number].runs)]
            kept = tuple(r for r in line if r not in stand_ins)
            lines += [kept] if kept else []
        found += [replace(block, lines=tuple(lines))] if lines else []
    return found


def _stand_ins(area: Area, number: int) -> list[Run]:
    """Lines as wide as an area, for the reading order of its page: it counts there as a column of text."""
    left, top, right, low = area.box
    size = em_of(area.runs)
    count = max(1, round((low - top) / size))
    step = (low - top) / count
    text = chr(0xFFFC) * max(1, round((right - left) / size))
    return [
        Run(text, (left, top + step * n, right, top + step * n + 0.9 * step), size, float(number))
        for n in range(count)
    ]


def _chains(glyphs: Sequence[Glyph]) -> list[list[int]]:
    """Characters that follow one another downwards in the file, four at least."""
    found: list[list[int]] = []
    chain: list[int] = []
    for i, glyph in enumerate(glyphs):
        if chain and not _below(glyphs[chain[-1]], glyph):
            found.append(chain)
            chain = []
        chain.append(i)
    return [c for c in [*found, chain] if len(c) >= _LONG]


def _below(one: Glyph, other: Glyph) -> bool:
    if not 0.85 < other.size / one.size < 1.18:
        return False
    beside = abs(one.left + one.right - other.left - other.right) / 2
    return beside < _BESIDE * one.size and _NEAREST * one.size <= other.base - one.base <= _FURTHEST * one.size


def _around(glyphs: Sequence[Glyph]) -> Box:
    """The box of a line from top to bottom: as wide as its type."""
    size = max(g.size for g in glyphs)
    middles = sorted((g.left + g.right) / 2 for g in glyphs)
    middle = middles[len(middles) // 2]
    low = max(g.base for g in glyphs) + 0.12 * size
    return middle - size / 2, min(g.base for g in glyphs) - 0.88 * size, middle + size / 2, low


def _with_last_line(box: Box, glyphs: Sequence[Glyph]) -> Box:
    """An area with its last line where that is too short to be known by itself: it begins at the top, on the left."""
    beside = [g for g in glyphs if g.right <= box[0] + 0.1 * g.size and _beside(g, box)]
    first = max(beside, key=lambda g: (g.left, -g.base), default=None)
    if first is None or abs(first.base - 0.88 * first.size - box[1]) > first.size:
        return box
    line = [g for g in beside if abs(g.left + g.right - first.left - first.right) < _BESIDE * first.size]
    left = _around(line)[0]
    alone = all(g in line or g.right < left - first.size for g in beside)
    return (left, box[1], box[2], box[3]) if alone and len(line) < _LONG else box


def _beside(glyph: Glyph, box: Box) -> bool:
    return box[0] - glyph.right < _APART * glyph.size and box[1] < glyph.base - 0.4 * glyph.size < box[3]


def _inside(glyph: Glyph, box: Box) -> bool:
    """Whether a character stands in an area; Latin letters lie on their side and may stick out a little."""
    x, y, loose = (glyph.left + glyph.right) / 2, glyph.base - 0.4 * glyph.size, 0.5 * glyph.size
    return box[0] <= x <= box[2] and box[1] - loose <= y <= box[3] + loose


def _merged(boxes: list[Box]) -> list[Box]:
    """Boxes of lines that stand side by side put together."""
    found: list[Box] = []
    for box in sorted(boxes):
        near = [b for b in found if _near(b, box)]
        found = [b for b in found if b not in near]
        every = [*near, box]
        found.append(
            (min(b[0] for b in every), min(b[1] for b in every), max(b[2] for b in every), max(b[3] for b in every))
        )
    return found


def _near(one: Box, other: Box) -> bool:
    size = other[2] - other[0]
    beside = max(one[0], other[0]) - min(one[2], other[2])
    return beside < _APART * size and min(one[3], other[3]) > max(one[1], other[1])


def _turned(glyphs: Sequence[Glyph], box: Box) -> list[Run]:
    """The lines of an area as runs from left to right, the rightmost on top; `place` is where each stands."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-(g.left + g.right), g.base)):
        middle = (glyph.left + glyph.right) / 2
        if lines and _middle(lines[-1]) - middle < _BESIDE * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    found: list[Run] = []
    for line in lines:
        held: list[Glyph] = []
        for glyph in sorted(line, key=lambda g: g.base):
            if held and glyph.base - held[-1].base > (1 + _GAP) * max(glyph.size, held[-1].size):
                found.append(_run(held, line, box))
                held = []
            held.append(glyph)
        found.append(_run(held, line, box))
    return found


def _middle(line: Sequence[Glyph]) -> float:
    middles = sorted((g.left + g.right) / 2 for g in line)
    return middles[len(middles) // 2]


def _run(held: Sequence[Glyph], line: Sequence[Glyph], box: Box) -> Run:
    size, middle = held[0].size, _middle(line)
    top, low = held[0].base - 0.88 * size, held[-1].base + 0.12 * size
    turned = (top, box[2] - middle - 0.45 * size, low, box[2] - middle + 0.45 * size)
    place = (middle - size / 2, top, middle + size / 2, low)
    return Run("".join(g.character for g in held), turned, size, None, False, place)
