"""Numbers that no other reader of figures takes: things counted that do something, lengths of time, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.relations.base import Claim, Context
from kg.relations.figures.base import Found
from kg.relations.figures.counted import (
    acting,
    attending,
    changed,
    doing,
    former,
    fulfilling,
    granting,
    harmed,
    lasting,
    listing,
    plain,
    ratios,
    serving,
    signing,
    spending,
    stated,
    unitwise,
    within,
)
from kg.relations.figures.counted.base import Left
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# The first that reads a number has it.
READERS = (
    granting.read, former.read, signing.read, listing.read, fulfilling.read, lasting.read, changed.read,
    spending.read, ratios.read, doing.read, unitwise.read, serving.read, harmed.read, acting.read, attending.read,
    within.read, plain.read, stated.read,
)  # fmt: skip


def timed(claim: Claim) -> Claim:
    """Return a claim without its time where that is a period and the figure a length: 连续9个月 of 2018 to 2022.

    What is told with 了 is done: 将种类扩大到15类，还|争取了|1亿元资金.
    """
    claim = granting.ruled(former.dated(claim))
    said = claim.sentence.text[claim.start : claim.end]
    if claim.predicate == "target" and "了" in said and "将" not in said:
        claim = replace(claim, predicate="observation", modality="asserted", by="rule:figures#observation")
    lasting = claim.figure is not None and (claim.figure.unit or "").endswith(("年", "月", "天", "季度", "周"))
    spans = claim.when is not None and "/" in (claim.when.edtf or "")
    return replace(claim, when=None) if lasting and spans else claim


def missed(
    context: Context, reading: Reading, around: Sequence[Reading], clause: Clause, told: Sequence[Found]
) -> Iterator[Found]:
    """Yield the figures of the numbers of a clause that are not among those `told` in its sentence.

    `around` are the sentences that they may go by.
    """
    taken = {f.mention.start for f in told}
    tokens = [t for t in reading.tokens if clause.start <= t.start < clause.end]
    for number in tokens:
        if number.kind != "Q" or number.start in taken:
            continue
        left = Left(context, reading, around, clause, tokens, number, told)
        yield from next((found for read in READERS if (found := list(read(left)))), ())
