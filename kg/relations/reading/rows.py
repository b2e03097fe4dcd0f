"""Rows of names: to which of them the noun behind belongs, and who goes with whom of two of them.

甲、乙共同会见丙、丁: each with each · 甲、乙分别任主任、副主任: each with its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.relations.reading.phrases import Member
from kg.relations.reading.words import Words

_COUNT = re.compile(r"[\d一二三四五六七八九十两几多]+[大家座所名位个]")


def pairs(shown: str, firsts: Sequence[str], seconds: Sequence[str], words: Words) -> list[tuple[str, str]]:
    """Return who goes with what, of two rows of a fact that the words `shown` tell; where each has its own and the
    rows are not of one length nobody knows.
    """
    if min(len(firsts), len(seconds)) > 1 and any(w in shown for w in words.roles["each"]):
        return list(zip(firsts, seconds, strict=True)) if len(firsts) == len(seconds) else []
    return [(one, other) for one in firsts for other in seconds]


def closes(last: Member, members: Sequence[Member]) -> bool:
    """Whether the noun of a member closes a row of names of one kind and so belongs to each: 甲省、乙省|企业."""
    if last is not members[-1] or len(members) < 2 or len(last.before) != 1 or last.owned:
        return False
    heads = [m.head for m in members[:-1]]
    return last.before[0].start == last.start and all(h is not None and h.cls == last.before[0].cls for h in heads)


def counts(last: Member) -> bool:
    """Whether the noun behind a row only counts it, so that its names are what is meant: 甲、乙|三大运营商."""
    return _COUNT.match(last.noun) is not None
