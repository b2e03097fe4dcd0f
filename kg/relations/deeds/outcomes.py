"""What the two who met agree, declare and sign, told whole: 双方同意，将级别提升; 两国元首宣布，建立关系 → action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from kg.relations.base import Claim, Context
from kg.relations.deeds.both import pair_of
from kg.relations.deeds.wording import MARKS, hollow
from kg.relations.reading.sentence import Reading

_LONGEST = 160
_SHORTEST = 6


def outcomes_of(
    context: Context,
    reading: Reading,
    paragraph: Sequence[Reading],
    claims: Mapping[str, Sequence[Claim]],
    lists: Mapping[str, frozenset[str]],
) -> Iterator[Claim]:
    """Yield what a sentence of the paper's own tells of the two whom it opens with, in its words to its end.

    In a paragraph of somebody's words 双方 is what he speaks of: 张三指出，…。双方要扩大合作.
    """
    found = _opening(reading, lists)
    if found is None or reading.speeches or any(_opinion(r) for r in paragraph):
        return
    start, end = found
    words = reading.text[end:].strip(MARKS).removeprefix("还")
    later = lists["agreeing"] | lists["concluding"]
    if len(words) < _SHORTEST or len(words) > _LONGEST or hollow(words, lists):
        return
    told = words.startswith(tuple(later)) or any(w in words for w in lists["concluded"])
    if not told or words.startswith(tuple(lists["demanding"])):
        return
    close = len(reading.text.rstrip(MARKS))
    for one in pair_of(context, reading, claims):
        yield Claim(reading.sentence, start, close, "rule:deeds", one, "action", value=words)


def _opening(reading: Reading, lists: Mapping[str, frozenset[str]]) -> tuple[int, int] | None:
    """Return where the word for the two stands that opens a sentence, behind no more than the occasion: 会谈后，."""
    before = takewhile(lambda c: not c.own, reading.clauses)
    starts = [c.start for c in before if reading.text[c.start : c.end].startswith(tuple(lists["occasions"]))]
    first = next((c.start for c in reading.clauses if c.own), 0)
    if len(starts) != sum(c.start < first for c in reading.clauses):
        return None
    word = max((w for w in lists["both"] if reading.text.startswith(w, first)), key=len, default="")
    behind = next((t for t in reading.tokens if t.start >= first + len(word)), None)
    if not word or behind is None or behind.start != first + len(word) or behind.kind not in {"v", "d", "p"}:
        return None
    return first, first + len(word)


def _opinion(reading: Reading) -> bool:
    return any(s.mode != "factual" for s in reading.speeches)
