"""Linking over documents: names, then coreference, then entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.link.assemble import Gathered, finish, gather
from kg.link.base import PREFIXES, Linked, Target, label_of
from kg.link.decisions import Decision
from kg.link.knowledge import Knowledge, know
from kg.model import Document, Mention, Sentence
from kg.ontology import Ontology


def link(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    texts: Mapping[str, str],
    ontology: Ontology,
    decisions: Sequence[Decision] = (),
) -> Linked:
    """Return the mentions with their entities, coreference mentions added, and the entities.

    `texts` gives Source.text by sha256. The order of the documents does not change any id.
    """
    knowledge = know(ontology)
    home = {s.id: s for s in sentences}
    entities: dict[str, Gathered] = {}
    linked: list[Mention] = []
    for mention in mentions:
        target = _name(mention, home[mention.sentence].document, knowledge)
        if target is None:
            linked.append(mention)
            continue
        gather(entities, target, mention.text, home[mention.sentence].document, knowledge)
        linked.append(replace(mention, entities=(target.id,)))
    order = {s.id: n for n, s in enumerate(sentences)}
    linked.sort(key=lambda m: (order[m.sentence], m.start, m.end))
    return Linked(tuple(linked), finish(entities, knowledge))


def _name(mention: Mention, document: str, knowledge: Knowledge) -> Target | None:
    root = knowledge.ontology.root(mention.cls)
    if root not in PREFIXES:
        return None
    name = label_of(mention.text, root)
    for entry in knowledge.find(name, root):
        reason = "label" if name == entry.label else f"{name} is an alias of {entry.label}"
        return Target(knowledge.id_of(entry), entry.cls, entry.label, reason, entry.by)
    if root == "Person":
        return Target(f"person/{name}({document})", mention.cls, name, "its own name", mention.by)
    return Target(f"{PREFIXES[root]}/{name}", mention.cls, name, "its own name", mention.by)
