"""What a judge of a statement looks at: the statement, the sentence that it was read from, the ones before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model import Mention, Statement
from kg.ontology import FIGURES
from kg.relations.base import Claim, Context
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.resources import lexicon

_CONTENT = frozenset({"n", "v", "a", "M"})
_MODAL = ("planned", "forecast", "required", "forbidden", "permitted", "possible", "reported", "hypothetical")


@dataclass(frozen=True, slots=True)
class Others:
    """The statements of a document: figures by subject and measure and by measure, statements by what they say."""

    figures: Mapping[tuple[str, str | None], Sequence[Statement]]
    measured: Mapping[str | None, Sequence[Statement]]
    said: Mapping[tuple[str, object], Sequence[Statement]]
    of_sentence: Mapping[str, Sequence[Statement]]
    of_subject: Mapping[str, Sequence[Statement]]


def sort_out(statements: Sequence[Statement]) -> Others:
    """Return the statements of a document sorted out."""
    figures: dict[tuple[str, str | None], list[Statement]] = {}
    measured: dict[str | None, list[Statement]] = {}
    said: dict[tuple[str, object], list[Statement]] = {}
    of_sentence: dict[str, list[Statement]] = {}
    of_subject: dict[str, list[Statement]] = {}
    for one in statements:
        of_sentence.setdefault(one.evidence[0].sentence, []).append(one)
        of_subject.setdefault(one.subject, []).append(one)
        if one.predicate in FIGURES:
            figures.setdefault((one.subject, one.measure), []).append(one)
            measured.setdefault(one.measure, []).append(one)
        else:
            said.setdefault((one.predicate, one.object or one.value), []).append(one)
    return Others(figures, measured, said, of_sentence, of_subject)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it was made; `before` are the sentences before its own, the nearest last.

    `others` are all statements of its document, sorted out.
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
    return next((str(b) for b in bounds if value <= b), f"{bounds[-1]}+")


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
