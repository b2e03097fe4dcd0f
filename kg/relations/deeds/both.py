"""Who 两国元首, 两国总理 and 双方 are: the two whose talks the item has told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.relations.base import Claim, Context
from kg.relations.deeds.owners import Bearer
from kg.relations.deeds.wording import sets
from kg.relations.reading.clauses import Clause
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading


@dataclass(frozen=True, slots=True)
class Both:
    """The two who met, and where the words that point at them stand in a sentence: start and end of each."""

    entities: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def met_before(context: Context, reading: Reading, claims: Mapping[str, Sequence[Claim]], root: Path) -> Both | None:
    """Return the two whom a sentence calls 两国元首 or 双方; None where it does not, or where nobody has met."""
    text, lists = reading.text, sets(root)
    if not any(w in text for w in lists["both"]):
        return None
    places: list[tuple[int, int]] = []
    for clause in reading.clauses:
        at = next((p.start for p in clause.phrases if p.kind not in {"time", "adv", "join"}), clause.end)
        word = max((w for w in lists["both"] if text.startswith(w, at)), key=len, default="")
        behind = [p for p in clause.phrases if p.start >= at + len(word) and p.kind == "verb"]
        bound = word in lists["both_sides"] and not (behind and behind[0].word in lists["agreeing"])
        if word and not bound:
            places.append((at, at + len(word)))
    pair = pair_of(context, reading, claims) if places else ()
    return Both(pair, tuple(places)) if pair else None


def pair_of(context: Context, reading: Reading, claims: Mapping[str, Sequence[Claim]]) -> tuple[str, ...]:
    """Return the last two people of an item who met, up to a sentence of it."""
    for sentence in reversed(context.sentences[: reading.sentence.index + 1]):
        if sentence.item != reading.sentence.item:
            break
        met = [c for c in claims.get(sentence.id, ()) if c.predicate == "met" and c.object is not None]
        people = list(dict.fromkeys(e for c in met for e in (c.subject, c.object or "")))
        if people:
            return tuple(people) if len(people) == 2 and all(context.is_a(e, ("Person",)) for e in people) else ()
    return ()


def paired(reading: Reading, clause: Clause, both: Both | None) -> Bearer | None:
    """Return the two of whom a clause tells, named in it or in the clause that it goes on with."""
    if both is None:
        return None
    own = next((p for p in both.places if clause.start <= p[0] < clause.end), None)
    if own is not None:
        return Bearer(Slot(both.entities, *own), own[1])
    source = None if clause.own or clause.source is None else reading.clauses[clause.source]
    at = None if source is None else next((p for p in both.places if source.start <= p[0] < source.end), None)
    agreed = at is not None and reading.text[at[0] : at[1]] in {"双方"}
    if at is None or agreed or clause.main is None or any(p.kind == "np" for p in clause.phrases[: clause.main]):
        return None
    return Bearer(Slot(both.entities, *at, carried=True), clause.start)
