"""Where a name cannot run: over the adverb, the time, the preposition or the verb of the clause that it stands in.

海州今年计划全市高速公路 is no road, 江州打造龙山港口装备产业园 no park, 江州以征求意见座谈会 no meeting.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Line, Word, inside
from kg.mentions.event import grammar_of as events_of
from kg.mentions.program import grammar_of as programs_of
from kg.resources import lexicon

_OPEN = frozenset({"c", "vd"})
_STILL = frozenset({"Site", "Place", "NaturalFeature", "Region", "Policy", "Organization"})


@lru_cache(maxsize=4)
def _words(root: Path) -> tuple[tuple[str, ...], frozenset[str], frozenset[str], frozenset[str]]:
    """Return what never opens a name, the prepositions and times that stand in none, and verbs of clauses."""
    data = lexicon("shapes", root)["broken"]
    verbs = events_of(root).stops | programs_of(root).launch
    return tuple(data["opening"]), frozenset(data["prepositions"]), frozenset(data["times"]), verbs


def is_broken(line: Line, start: int, end: int, cls: str, root: Path) -> bool:
    """Return whether `[start, end)` begins with words that open no name or runs over a part of its clause.

    What stands in 《》 or “” inside the name is its own affair. Places, policies and bodies hold no verb that takes
    them for its object behind their first word; meetings and campaigns may: 全国推进旅游业发展会议.
    """
    opening, prepositions, times, clausal = _words(root)
    if line.text.startswith(opening, start) and not any(c.start == start for c in line.known):
        return True
    first = line.at.get(start)
    if first is None:
        return False
    if line.words[first].tag in _OPEN and line.words[first].text != "以":
        return True
    verbs = clausal if cls in _STILL else frozenset[str]()
    for word in line.words[first + 1 :]:
        if word.end > end:
            return False
        if _parts(word, prepositions, times, verbs) and not _held(line, word, start):
            return True
    return False


def _parts(word: Word, prepositions: frozenset[str], times: frozenset[str], verbs: frozenset[str]) -> bool:
    if word.tag == "p":
        return word.text in prepositions
    if word.tag == "TIME":
        return word.text in times
    return word.tag == "v" and len(word.text) > 1 and word.text in verbs


def _held(line: Line, word: Word, start: int) -> bool:
    """Return whether a word lies in a title, a quotation or a listed name: 以 of 消费品以旧换新."""
    known = any(c.start <= word.start and word.end <= c.end and c.start >= start for c in line.known)
    return known or inside(word.start, word.end, line.titles) or inside(word.start, word.end, line.quotes)
