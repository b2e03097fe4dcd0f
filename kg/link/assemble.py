"""Linked mentions become entities: labels, other names, documents, and a reason for each merged name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.link.base import OWN, Target, label_of
from kg.link.knowledge import Knowledge
from kg.model import Entity, NameLink


@dataclass(slots=True)
class Gathered:
    """What is known of one entity while the documents are read; `votes` counts the classes of its mentions."""

    label: str
    fixed: str | None
    votes: dict[str, int] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    links: dict[str, NameLink] = field(default_factory=dict)
    near: set[NameLink] = field(default_factory=set)


def gather(
    entities: dict[str, Gathered], target: Target, surface: str | None, document: str, know: Knowledge
) -> None:
    """Add one linked mention to what is known of its entity; `surface` is None for 该省, 双方 and the like."""
    entry = know.entries.get(target.id)
    found = entities.get(target.id)
    if found is None:
        found = Gathered(entry.label if entry else target.label, entry.cls if entry else None)
        entities[target.id] = found
    found.documents.add(document)
    found.votes[target.cls] = found.votes.get(target.cls, 0) + (0 if surface is None else 1)
    if surface is None:
        return
    found.near.update(target.near)
    root = know.ontology.root(found.fixed or target.cls)
    name = label_of(surface, root)
    # Persons of one name in several texts are one for a reason too.
    if name != found.label or (root == "Person" and target.reason != OWN):
        link = NameLink(name, target.reason, target.by, target.confidence)
        known = found.links.get(name)
        if known is None or (-link.confidence, link.by, link.reason) < (-known.confidence, known.by, known.reason):
            found.links[name] = link


def finish(entities: Mapping[str, Gathered], know: Knowledge) -> tuple[Entity, ...]:
    """Return the entities sorted by id."""
    return tuple(_entity(id, entities[id], know) for id in sorted(entities))


def _entity(id: str, found: Gathered, know: Knowledge) -> Entity:
    entry = know.entries.get(id)
    cls = found.fixed or _vote(found.votes.items())
    names = (set(found.links) | set(entry.aliases if entry else ())) - {found.label}
    links = tuple(found.links[name] for name in sorted(found.links))
    near = tuple(sorted(found.near, key=lambda k: (k.name, k.by, k.reason)))
    return Entity(id, cls, found.label, tuple(sorted(names)), tuple(sorted(found.documents)), links, near)


def _vote(votes: Iterable[tuple[str, int]]) -> str:
    return min(votes, key=lambda v: (-v[1], v[0]))[0]
