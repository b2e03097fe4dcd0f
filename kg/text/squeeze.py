"""White space inside numbers, dates and words taken out, with the way back (1931年 11月 → 1931年11月)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.text.clean import fold

# A space counts only between two figures or two Latin letters: 1 4/3, 9 m is one measure. A line break parts.
_INNER = re.compile(r"(?<![0-9A-Za-z.,:%/\s])\s+|(?<!\s)\s+(?![0-9A-Za-z.,:%/\s])")


def squeeze(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` width-folded and without the white space next to Chinese, and for each character left its
    offset in `text`. White space that holds a line break stays.
    """
    folded = fold(text)
    if " " not in folded:
        return folded, range(len(text))
    kept: list[int] = []
    at = 0
    for match in _INNER.finditer(folded):
        if "\n" in text[match.start() : match.end()]:
            continue
        kept.extend(range(at, match.start()))
        at = match.end()
    kept.extend(range(at, len(text)))
    return "".join(folded[i] for i in kept), kept
