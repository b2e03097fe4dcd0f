"""Further things that one number counts: 建成700个数字化车间|、智能工厂, 9300个家装|、家电等商家."""

from __future__ import annotations

from dataclasses import replace

from kg.relations.figures.base import LISTED, Draft
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# How much longer a measure may get.
_LONGEST = 24
_NOUNS = frozenset({"n", "a", "M", "m", '"'})


def with_members(draft: Draft, reading: Reading, clause: Clause, number: Token) -> Draft:
    """Return a draft whose measure names all members of the list that its number counts.

    Parameters
    ----------
    draft: the measure, which ends with the first member.
    reading: the sentence.
    clause: the clause of the number.
    number: the number.
    """
    if not draft.behind or not draft.measure.endswith(draft.behind) or number.unit in {"%", "成"}:
        return draft
    at = reading.text.find(draft.behind, number.end)
    end = at + len(draft.behind)
    if at < 0 or at > number.end + 2 or not reading.text.startswith(tuple(LISTED), end):
        return draft
    stop = _end(reading, end)
    added = reading.text[end:stop]
    if not added or len(added) > _LONGEST or added.count("“") != added.count("”"):
        return draft
    return replace(draft, measure=draft.measure + added, behind=draft.behind + added)


def _end(reading: Reading, start: int) -> int:
    """Return where the list that goes on at `start` ends, `start` itself where its members are told apart."""
    row = [t for t in reading.tokens if t.start >= start]
    k, stop = 0, start
    while k + 1 < len(row) and row[k].text in LISTED and row[k + 1].kind in _NOUNS:
        k += 1
        while k < len(row) and (row[k].kind in _NOUNS or _inside(row, k)):
            k += 1
        stop = row[k - 1].end
    after = row[k] if k < len(row) else None
    if after is not None and after.text.startswith("等"):
        tail = k + 1
        while tail < len(row) and row[tail].kind in _NOUNS:
            tail += 1
        return row[tail - 1].end
    closed = after is None or after.kind in {",", ";"}
    return stop if closed else start


def _inside(row: list[Token], k: int) -> bool:
    """Whether a verb stands between nouns of one name: 技术|转移|机构."""
    return row[k].kind == "v" and k + 1 < len(row) and row[k + 1].kind == "n" and row[k - 1].kind in {"n", "a"}
