"""How far each line of a page reaches: in characters or in their widths, whichever its columns were cut by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor

from kg.layout.base import INDENT, TERMINAL, WHITE, Line, width

# What hangs over the end of a column rather than begin a line.
_HANGS = frozenset("，。、；：？！”’）》〉】」』%％")
# By how much a line set by widths falls short of its column (half-width figures, a sign kept from its beginning), and
# what such a line is worth beside a full one.
_SHORT = ((0.0, 1.0), (0.5, 0.8), (1.0, 0.3))
_HUNG, _HUNG_MOST = 0.8, 2
# A measure is a column's that this share of all lines have.
_COMMON = 0.02
# No column of a page is narrower, in characters.
_NARROWEST = 8


class Measure:
    """The reach of the lines of a page; `by_width` says that its columns were cut by width, not by count."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.text = ["".join(c for c in x.text if c not in WHITE) for x in lines]
        self.ended = [bool(TERMINAL.search(t[-6:])) for t in self.text]
        lead = [x.lead + (x.indent if x.indent >= INDENT or x.lead else 0.0) for x in lines]
        least = [float(floor(n) + len(t)) for n, t in zip(lead, self.text, strict=True)]
        most = [float(ceil(n) + x.count + (0 < x.indent < INDENT)) for n, x in zip(lead, lines, strict=True)]
        reach = [n + width(t) for n, t in zip(lead, self.text, strict=True)]
        hung = [w - _hanging(t) for w, t in zip(reach, self.text, strict=True)]
        self.by_width = self._alike(hung, reach) > max(self._alike(least, least), self._alike(most, most))
        self.least, self.most = (hung, reach) if self.by_width else (least, most)

    def _alike(self, least: Sequence[float], most: Sequence[float]) -> int:
        """How often two lines that end no sentence may be as wide as each other."""
        found = 0
        for i in range(len(most) - 1):
            same = most[i] in (least[i + 1], most[i + 1]) or least[i] in (least[i + 1], most[i + 1])
            whole = not (self.ended[i] or self.ended[i + 1])
            found += same and whole and len(self.text[i]) >= _NARROWEST
        return found

    def fit(self, i: int, wide: float) -> float | None:
        """How well line i fills a column: 1 for just so, 0 for one that ends short of it, None for one too wide."""
        if self.least[i] > wide:
            return None
        if not self.by_width:
            return 1.0 if self.most[i] >= wide else 0.0
        if self.most[i] > wide:
            return _HUNG
        return next((worth for short, worth in _SHORT if wide - self.most[i] <= short), 0.0)

    def full(self, i: int, wide: float) -> bool:
        """Whether line i reaches the end of a column."""
        return self.most[i] >= wide - (_SHORT[-1][0] if self.by_width else 0.0)

    def columns(self) -> list[float]:
        """The measures of the columns of this page: those that many lines share which end no sentence."""
        counts: Counter[float] = Counter()
        for i, text in enumerate(self.text):
            exact = text[-1] not in _HANGS if self.by_width else self.least[i] == self.most[i]
            if exact and not self.ended[i]:
                counts[self.most[i]] += 1
        enough = max(3, _COMMON * len(self.text))
        common = [w for w, n in counts.most_common(12) if n >= enough and n >= self._shaded(counts, w)]
        return sorted(common) or [max(self.most)]

    def _shaded(self, counts: Counter[float], wide: float) -> int:
        """How many lines fill a column half a character wider, of which these may be those with an odd figure."""
        return counts[wide + 0.5] if self.by_width else 0


def _hanging(text: str) -> int:
    """How many signs at the end of a line may hang over the end of its column."""
    return next((n for n in range(_HUNG_MOST) if text[-1 - n : -n or None] not in _HANGS), _HUNG_MOST)
