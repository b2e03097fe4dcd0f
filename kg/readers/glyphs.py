"""Characters of a PDF page with their places, and how they make runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import median
from typing import NamedTuple

from kg.readers.xycut import Run


class Glyph(NamedTuple):
    """A character, where it begins and ends, its base line and the size of its type (points, top down)."""

    character: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool


def joined(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Yield the runs of glyphs: those that follow one another in a line without a gap."""
    held: list[Glyph] = []
    for glyph in glyphs:
        if held and not _follows(held[-1], glyph):
            yield _run(held)
            held = []
        held.append(glyph)
    if held:
        yield _run(held)


def _follows(one: Glyph, other: Glyph) -> bool:
    size = one.size
    if abs(one.base - other.base) > 0.2 * size or not 0.85 < other.size / size < 1.18:
        return False
    return -0.4 * size <= other.left - one.right < (0.05 if other.spaced else 0.15) * size


def _run(glyphs: list[Glyph]) -> Run:
    """A run whose box is as high as its type, so that the lines of tight settings do not touch."""
    base, size = median(g.base for g in glyphs), glyphs[0].size
    box = (glyphs[0].left, base - 0.83 * size, glyphs[-1].right, base + 0.09 * size)
    return Run("".join(g.character for g in glyphs), box, size, None, glyphs[0].spaced)
