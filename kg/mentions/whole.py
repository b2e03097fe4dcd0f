"""Names that begin before the bracket in the middle of them, and kinds of thing that a count behind them gives away.

国际物流园 of 上合组织（江州）国际物流园 is a piece, 全国氢能备案项目 of 全国氢能备案项目82个 a kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line
from kg.mentions.cuts import before_bracket
from kg.replacing import replace
from kg.resources import lexicon

_WORD = 3  # 加氢站 is a measure's word, and nobody takes it for a name
_PARTED = frozenset({"Place", "Program", "Work"})
_COUNTED = frozenset(
    {"Region", "Site", "Place", "Project", "Campaign", "Meeting", "Fair", "Competition", "Mechanism"}
)


def widened(candidate: Candidate, line: Line, of: str, root: Path) -> Candidate:
    """Return a candidate of the root class `of` with what stands before the bracket that its name runs over."""
    if of not in _PARTED or candidate.by.startswith("gazetteer:") or line.text[candidate.start - 1] != "）":
        return candidate
    start = before_bracket(line, candidate.start, root)
    return replace(candidate, start=start, because=candidate.because + "，连括号前的词")


def is_kind(candidate: Candidate, line: Line, root: Path) -> bool:
    """Return whether a candidate is a kind of place (国际物流园), or what stands behind it counts it."""
    return line.text[candidate.start : candidate.end] in _kinds(root) or is_counted(candidate, line, root)


@lru_cache(maxsize=4)
def _kinds(root: Path) -> frozenset[str]:
    return frozenset(lexicon("place", root)["never"]["alone"])


def is_counted(candidate: Candidate, line: Line, root: Path) -> bool:
    """Return whether what stands behind a candidate says how many there are of it: 项目|82个, 产业园|已达233家."""
    if candidate.cls not in _COUNTED or candidate.by.startswith("gazetteer:") or candidate.by.endswith("#quoted"):
        return False
    long = candidate.end - candidate.start > _WORD
    return long and _count(root).match(line.text, candidate.end) is not None


@lru_cache(maxsize=4)
def _count(root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("organization", root)["plural"]["behind"])
