"""What a paper just issued asks of others: 某部印发通知，|要求各地编制规划，引导服务设施合理配置 → stipulates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.relations.base import Claim, Context
from kg.relations.deeds.deed import Deed
from kg.relations.deeds.doers import pick
from kg.relations.deeds.wording import MARKS, sets, spoken
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.replacing import replace

_BY = "rule:deeds#demands"
_LONGEST = 160
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Demand:
    """Who or what demands, the clauses that say it, where its words stand, whether others must follow it."""

    holders: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    bound: bool


def demand_of(context: Context, reading: Reading) -> Demand | None:
    """Return what a sentence tells that the paper in its clause before asks; None where it issues none."""
    lists = sets(context.ontology.path)
    if not any(w in reading.text for w in lists["asking"]):
        return None
    for clause in reading.clauses[1:]:
        asked = next((w for w in sorted(lists["asking"]) if reading.text.startswith(w, clause.start)), None)
        before = reading.clauses[clause.index - 1]
        if asked is None or clause.own or not _issues(reading.text, before, lists):
            continue
        if spoken(reading, clause, clause.start, clause.end - 1):
            return None
        holders = _paper(context, before) or _body(context, clause)
        last = _last(reading, clause)
        bound = asked in lists["binding"]
        start = clause.start + (len(asked) if bound else 0)
        fits = _SHORTEST <= last.end - start <= _LONGEST
        return Demand(holders, clause.index, last.index, start, last.end, bound) if holders and fits else None
    return None


def claims_of(reading: Reading, demand: Demand) -> Iterator[Claim]:
    """Yield what a paper asks as claims."""
    value = reading.text[demand.start : demand.end].strip(MARKS)
    for one in demand.holders:
        yield Claim(
            reading.sentence, demand.start, demand.end, _BY, one, "stipulates", value=value,
            modality="required" if demand.bound else "asserted",
        )  # fmt: skip


def with_demand(deed: Deed, last: int, demand: Demand | None) -> tuple[Deed, int]:
    """Return a deed that took part of what its paper asks with all of it: 某省发布计划，支持建设平台，|构建新生态."""
    if demand is None or not demand.first <= last < demand.last or demand.end - deed.start > _LONGEST:
        return deed, last
    return replace(deed, end=demand.end, whole=True), demand.last


def _issues(text: str, clause: Clause, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause tells that a paper was issued."""
    if clause.main is None or not any(p.kind == "verb" and p.word in lists["starting"] for p in clause.phrases):
        return False
    return text[clause.start : clause.end].rstrip("》”）").endswith(tuple(lists["papers"]))


def _paper(context: Context, clause: Clause) -> tuple[str, ...]:
    """Return the paper that the last words of a clause name."""
    last = clause.phrases[-1]
    head = last.members[-1].head if last.kind == "np" and last.members else None
    return pick(context, ("Policy",), head) if head is not None else ()


def _body(context: Context, clause: Clause) -> tuple[str, ...]:
    heads = [m.head for m in clause.subject if m.head is not None]
    kinds = ("Organization", "AdministrativeArea")
    return tuple(dict.fromkeys(e for h in heads for e in pick(context, kinds, h)))


def _last(reading: Reading, clause: Clause) -> Clause:
    """Return the last clause of the demand: nobody else begins in between, and no ； parts them."""
    last = clause
    for after in reading.clauses[clause.index + 1 :]:
        if (after.own and any(m.head is not None for m in after.subject)) or "；" in reading.text[
            last.end : after.start
        ]:
            break
        last = after
    return last
