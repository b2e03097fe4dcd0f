"""Two rows of names in one fact.

甲、乙共同会见丙、丁: each with each · 甲、乙分别任主任、副主任: each with its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.reading.words import Words


def pairs(shown: str, firsts: Sequence[str], seconds: Sequence[str], words: Words) -> list[tuple[str, str]]:
    """Return who goes with what, of two rows of a fact that the words `shown` tell; where each has its own and the
    rows are not of one length nobody knows.
    """
    if min(len(firsts), len(seconds)) > 1 and any(w in shown for w in words.roles["each"]):
        return list(zip(firsts, seconds, strict=True)) if len(firsts) == len(seconds) else []
    return [(one, other) for one in firsts for other in seconds]
