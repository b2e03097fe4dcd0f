"""What a judge of a statement looks at: the statement, the sentence that it was read from, the ones before."""

from __future__ import annotations

from collections.abc import Sequence
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

    `others` counts the statements of its document.
    """

    claim: Claim
    statement: Statement
    reading: Reading
    before: Sequence[Reading]
    context: Context
    others: Others

    def names_of(self, entity: str | None, until: int) -> list[Mention]:
        """Return where the sentence names an entity, up to an offset."""
        return [m for m in self.reading.mentions if entity in m.entities and m.start < until]

    def clause_of(self, offset: int) -> Clause | None:
        """Return the clause that an offset stands in, else the last one before it."""
        at = None
        for clause in self.reading.clauses:
            if clause.start <= offset:
                at = clause
        return at


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
