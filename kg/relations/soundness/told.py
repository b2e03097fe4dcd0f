"""What a judge of a statement looks at: the statement, the sentence that it was read from, the ones before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model import Mention, Statement
from kg.relations.base import Claim, Context
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.soundness.others import Others
from kg.resources import lexicon

_CONTENT = frozenset({"n", "v", "a", "M"})
_MODAL = ("planned", "forecast", "required", "forbidden", "permitted", "possible", "reported", "hypothetical")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it was made; `before` are the sentences before its own, the nearest last.

    `others` counts the statements of its document. `subject_names` and `object_names` are where the sentence names
    both ends, up to the end of the quote; `starting` and `ending` the tokens of the sentence by their offsets.
    """

    claim: Claim
    statement: Statement
    reading: Reading
    before: Sequence[Reading]
    context: Context
    others: Others
    subject_names: Sequence[Mention]
    object_names: Sequence[Mention]
    starting: Mapping[int, Token]
    ending: Mapping[int, Token]

    def clause_of(self, offset: int) -> Clause | None:
        """Return the clause that an offset stands in, else the last one before it."""
        at = None
        for clause in self.reading.clauses:
            if clause.start <= offset:
                at = clause
        return at


def told_of(
    claim: Claim,
    statement: Statement,
    reading: Reading,
    before: Sequence[Reading],
    context: Context,
    others: Others,
) -> Told:
    """Return what is looked at of a statement, with what many questions ask for found once."""
    tokens = reading.tokens
    return Told(
        claim, statement, reading, before, context, others,
        names_of(reading, claim.subject, claim.end), names_of(reading, claim.object, claim.end),
        {t.start: t for t in tokens}, {t.end: t for t in tokens},
    )  # fmt: skip


def names_of(reading: Reading, entity: str | None, until: int) -> list[Mention]:
    """Return where a sentence names an entity, up to an offset."""
    return [m for m in reading.mentions if entity in m.entities and m.start < until] if entity else []


def span(value: int, *bounds: int) -> str:
    """Return a count as a short word: up to which of the rising bounds it goes, + beyond the last."""
    for bound in bounds:
        if value <= bound:
            return str(bound)
    return f"{bounds[-1]}+"


def content(token: Token) -> bool:
    """Whether a token says something by itself: a noun, a verb, an adjective, a name."""
    return token.kind in _CONTENT and (len(token.text) > 1 or token.kind == "M")


@lru_cache(maxsize=4)
def modal_words(root: Path) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return kind of modality → the words that mark it, of the ontology folder `root`."""
    data = lexicon("modality", root)
    return tuple((kind, frozenset(data[kind])) for kind in _MODAL)


@lru_cache(maxsize=4)
def tying_words(root: Path) -> frozenset[str]:
    """Return the words that tie a number to its measure and add nothing to it, of the ontology folder `root`."""
    data = lexicon("figures", root)
    kinds = ("near", "level", "change", "to", "manner", "comparison", "against", "against_end")
    return frozenset(w for k in kinds for w in data[k])
