"""How likely a statement is right, learnt from readers' verdicts; what is likely wrong is refused.

ontology/soundness.toml holds weights of features: what is true of how a statement was made and of the sentence that
it stands in. Their sum, through the logistic function, is the chance that a strict reader signs the statement.
tests/benchmarks/soundness.py trains them. A chance never decides what a statement is, only whether it is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, fsum
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.model import Rejected, Statement
from kg.ontology import FIGURES
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.soundness import deeds, edges, facts, figures, standing
from kg.relations.soundness.crossed import JOINED, crossed
from kg.relations.soundness.others import Others
from kg.relations.soundness.told import Told, told_of
from kg.replacing import replace
from kg.resources import read_toml

FILE = "soundness.toml"
# A longer sentence is a table or a list that lost its marks; nothing was learnt of such.
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Scale:
    """What one kind of statements is weighed with: `refuse_below` this chance a statement is refused.

    `weights` are those of single features, `together` of those that count by others: others → feature → weight.
    """

    bias: float
    refuse_below: float
    weights: Mapping[str, float]
    together: Mapping[tuple[str, ...], Mapping[str, float]]


def scale_of(bias: float, refuse_below: float, weights: Mapping[str, float]) -> Scale:
    """Return a scale of weights by name: "one:value", or "one:value & another:value" where both have to hold."""
    single: dict[str, float] = {}
    together: dict[tuple[str, ...], dict[str, float]] = {}
    for name, weight in weights.items():
        *ways, last = name.split(JOINED)
        if ways:
            together.setdefault(tuple(ways), {})[last] = weight
        else:
            single[name] = weight
    return Scale(bias, refuse_below, single, together)


def weigh(
    statement: Statement,
    claim: Claim,
    reading: Reading,
    before: Sequence[Reading],
    context: Context,
    others: Others,
) -> Statement | Rejected:
    """Return a statement with the chance that it is right as its confidence, or its refusal where that is too low.

    `claim` is what it was made of, `reading` the sentence of the claim, `before` those that stand before it, `others`
    counts the statements of the document.
    """
    scale = scales(context.ontology.path).get(kind_of(statement.predicate))
    if scale is None or len(reading.text) > _LONGEST:
        return statement
    told = told_of(claim, statement, reading, before, context, others)
    chance = _chance(scale, told)
    evidence = tuple(replace(e, confidence=round(chance, 2)) for e in statement.evidence)
    weighed = replace(statement, evidence=evidence)
    return Rejected(weighed, "unsound: likely misread") if chance < scale.refuse_below else weighed


def features(told: Told) -> set[str]:
    """Return the names of all that holds of a statement, alone and together."""
    held = set(_single(told))
    pairs = crossed(kind_of(told.statement.predicate), held)
    return held | {JOINED.join((*ways, name)) for ways, names in pairs for name in names}


def _single(told: Told) -> Iterator[str]:
    if told.statement.predicate in FIGURES:
        yield from figures.features(told)
    else:
        yield from facts.features(told)
        yield from deeds.features(told)
        yield from edges.letters(told)
    yield from edges.joined(told)
    yield from standing.features(told)


def kind_of(predicate: str) -> str:
    """Return the table of soundness.toml that weighs the statements of a property."""
    return "figures" if predicate in FIGURES else "situations" if predicate == "situation" else "facts"


def _chance(scale: Scale, told: Told) -> float:
    known, held = scale.weights, set(_single(told))
    counted = [known[name] for name in held if name in known]
    for ways, names in crossed(kind_of(told.statement.predicate), held):
        if (table := scale.together.get(ways)) is not None:
            counted += [table[name] for name in names if name in table]
    # fsum rounds once, so that the order of the set does not matter.
    return 1 / (1 + exp(-round(scale.bias + fsum(counted), 6)))


@lru_cache(maxsize=4)
def scales(root: Path) -> Mapping[str, Scale]:
    """Return kind of statement → what it is weighed with; empty where the ontology folder has no soundness.toml.

    Raises OntologyError, naming the table and the key, where something is missing or no number.
    """
    path = root / FILE
    data = read_toml(path) if path.is_file() else {}
    return {kind: _scale(f"{path}: [{kind}]", table) for kind, table in data.items()}


def _scale(where: str, table: Mapping[str, Any]) -> Scale:
    weights = table.get("weights")
    if not isinstance(weights, dict):
        raise OntologyError(f"{where} has no weights; train it anew with tests/benchmarks/soundness.py")
    for key, number in {"bias": table.get("bias"), "refuse_below": table.get("refuse_below"), **weights}.items():
        if not isinstance(number, int | float) or isinstance(number, bool):
            raise OntologyError(f"{where} {key}: no number; give one, or train the table anew")
    return scale_of(table["bias"], table["refuse_below"], weights)
