"""Two levels side by side without 分别: 职工和居民住院费用报销比例稳定在80%和70%左右."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import Found
from kg.relations.figures.bearer.ground import subject_of
from kg.relations.figures.bearer.leading import LEADING, lead
from kg.relations.figures.measure.wording import measure_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token


def paired(
    context: Context, reading: Reading, clause: Clause, numbers: Sequence[Token], last: Found | None
) -> list[Found] | None:
    """Return the figures of two shares that stand side by side, none where their measures are not found.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the numbers.
    clause: their clause.
    numbers: the numbers of the clause.
    last: the figure before.

    None is returned where the clause has no such pair.
    """
    if len(numbers) != 2 or reading.text[numbers[0].end : numbers[1].start] != "和" or numbers[1].unit != "%":
        return None
    tied = tie(reading.text[clause.start : numbers[0].start], context.ontology.path)
    if tied.change is not None or not tied.tied or numbers[0].unit != "%":
        return None
    if "分别" in reading.text[clause.start : numbers[0].start]:
        return None
    high = clause.start + len(tied.rest)
    tokens = [t for t in reading.tokens if clause.start <= t.start and t.end <= high]
    subject, body = lead(context, tokens)
    at = next((k for k, t in enumerate(body) if k and t.text in {"和", "与", "及", "、"}), None)
    if at is None or at + 2 >= len(body):
        return []
    one, other = body[:at], body[at + 1 :]
    if any(t.kind in LEADING and t.kind != "f" for t in (*one, *other)):
        return []
    if len(one) != 1 or len(one[0].text) != len(other[0].text):
        return []
    second, start = measure_of(context, reading, other, high)
    first = one[0].text + second.removeprefix(other[0].text)
    subject = subject or subject_of(context, reading, clause, last, ())
    found = [
        Found(n.mention, measure, start, replace(tied, rest=""), subject)
        for n, measure in zip(numbers, (first, second), strict=True)
        if n.mention is not None
    ]
    return [replace(f, start=one[0].start) for f in found]
