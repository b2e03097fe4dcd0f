"""What a document's other statements say beside one: how many tell the same, and whether they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Statement
from kg.ontology import FIGURES

# Subject, measure, unit, whether it is compared with something.
Sort = tuple[str, str | None, str | None, bool]


@dataclass(frozen=True, slots=True)
class Others:
    """Counts over the statements of a document, made once.

    Of figures: `figures` by subject and measure, `values` by sort and by sort with time (`largest` the
    largest of these), `holders` the subjects of a
    measure, `within` the measures that begin or end with a measure and `ending` those that end with it, `numbered` by
    subject. Of all: `there` by sentence, `of_subject`. Of the rest: `tellers` the subjects of the same words or
    object, `different` what one subject does by one predicate in a sentence.
    """

    figures: Mapping[tuple[str, str | None], int]
    values: Mapping[Sort | tuple[Sort, str | None], set[float]]
    largest: Mapping[tuple[Sort, str | None], float]
    holders: Mapping[str | None, set[str]]
    within: Mapping[str, int]
    ending: Mapping[str, int]
    numbered: Mapping[str, int]
    there: Mapping[str, int]
    of_subject: Mapping[str, int]
    tellers: Mapping[tuple[str, object], set[str]]
    different: Mapping[tuple[str, str, str], set[str]]


def sort_of(one: Statement) -> Sort:
    """Return what a figure shares with those that may contradict it."""
    return (one.subject, one.measure, one.unit, one.comparison is not None)


def number_of(one: Statement) -> float:
    """Return the number of a figure, that of a range its lower end."""
    known = [v for v in (one.value, one.low, one.high) if isinstance(v, (int, float))]
    return float(known[0]) if known else 0.0


def others_of(statements: Sequence[Statement]) -> Others:
    """Return the counts over the statements of a document."""
    figures = [s for s in statements if s.predicate in FIGURES]
    values: dict[Sort | tuple[Sort, str | None], set[float]] = {}
    largest: dict[tuple[Sort, str | None], float] = {}
    holders: dict[str | None, set[str]] = {}
    for one in figures:
        sort, number = sort_of(one), number_of(one)
        values.setdefault(sort, set()).add(number)
        values.setdefault((sort, one.time), set()).add(number)
        largest[sort, one.time] = max(abs(number), largest.get((sort, one.time), 0.0))
        holders.setdefault(one.measure, set()).add(one.subject)
    measures = sorted({m for m in holders if m})
    ending = Counter(m[k:] for m in measures for k in range(1, len(m)))
    within = Counter(p for m in measures for p in {q for k in range(1, len(m)) for q in (m[k:], m[:k])})
    tellers: dict[tuple[str, object], set[str]] = {}
    different: dict[tuple[str, str, str], set[str]] = {}
    for one in statements:
        what = one.object or one.value
        tellers.setdefault((one.predicate, what), set()).add(one.subject)
        different.setdefault((one.evidence[0].sentence, one.predicate, one.subject), set()).add(str(what))
    return Others(
        Counter((s.subject, s.measure) for s in figures), values, largest, holders, within, ending,
        Counter(s.subject for s in figures), Counter(s.evidence[0].sentence for s in statements),
        Counter(s.subject for s in statements), tellers, different,
    )  # fmt: skip
