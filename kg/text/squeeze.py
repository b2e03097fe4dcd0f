"""White space inside numbers, dates and words taken out, with the way back (1931年 11月 → 1931年11月)."""

from __future__ import annotations

import re

# A space counts only between two figures or two Latin letters: 1 4/3, 9 m is one measure.
_INNER = re.compile(r"(?<![0-9A-Za-z.,:%/])\s+|\s+(?![0-9A-Za-z.,:%/\s])")


def squeeze(text: str) -> tuple[str, range | list[int]]:
    """Return `text` without the white space next to Chinese, and for each character left its offset in `text`."""
    if " " not in text:
        return text, range(len(text))
    kept: list[int] = []
    at = 0
    for match in _INNER.finditer(text):
        kept.extend(range(at, match.start()))
        at = match.end()
    kept.extend(range(at, len(text)))
    return "".join(text[i] for i in kept), kept
