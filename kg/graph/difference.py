"""What came, went or changed between two builds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kg.model import Build, Entity, Statement


@dataclass(frozen=True, slots=True)
class Change:
    """One entity or statement that differs: `how` is came, went or changed; `what` says it in words."""

    how: str
    kind: str
    id: str
    what: str

    def as_dict(self) -> dict[str, Any]:
        """Return the change for JSON."""
        return asdict(self)


def difference(old: Build, new: Build) -> list[Change]:
    """Return the differences from `old` to `new`: entities, then statements, by id.

    An entity changed where its class, label or names did; a statement where its evidence did, since its id
    holds everything else.
    """
    labels = {e.id: e.label for b in (old, new) for e in b.entities}
    before: dict[str, Entity] = {e.id: e for e in old.entities}
    after: dict[str, Entity] = {e.id: e for e in new.entities}
    said: dict[str, Statement] = {s.id: s for s in old.statements}
    says: dict[str, Statement] = {s.id: s for s in new.statements}
    return [
        *_compare("entity", before, after, _entity_face, lambda e: f"{e.label} ({e.cls})"),
        *_compare("statement", said, says, _statement_face, lambda s: _words(s, labels)),
    ]


def _compare(kind: str, old: Mapping[str, Any], new: Mapping[str, Any], face: Any, words: Any) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield Change("went", kind, name, words(old[name]))
        elif name not in old:
            yield Change("came", kind, name, words(new[name]))
        elif face(old[name]) != face(new[name]):
            yield Change("changed", kind, name, words(new[name]))


def _entity_face(entity: Entity) -> tuple[Any, ...]:
    return (entity.cls, entity.label, entity.aliases)


def _statement_face(statement: Statement) -> tuple[Any, ...]:
    return tuple((e.document, e.spans, e.by, e.attribution) for e in statement.evidence)


def _words(statement: Statement, labels: Mapping[str, str]) -> str:
    end = labels.get(statement.object or "") or " ".join(
        str(p) for p in (statement.measure, statement.value, statement.unit) if p is not None
    )
    notes = [
        n for n in (statement.time, statement.modality, statement.polarity) if n not in (None, "asserted", "positive")
    ]
    tail = f" ({', '.join(str(n) for n in notes)})" if notes else ""
    return f"{labels.get(statement.subject, statement.subject)} {statement.predicate} {end}{tail}"
