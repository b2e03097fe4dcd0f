"""Build → networkx: entities are nodes, statements about two entities are edges."""

from __future__ import annotations

import networkx as nx

from kg.model import Build, Statement
from kg.ontology import Ontology


def to_networkx(build: Build, ontology: Ontology) -> nx.MultiDiGraph:
    """Return the build as a MultiDiGraph: direction and parallel relations are kept, nothing is summed up.

    A node is an entity id with `label`, `class`, `root`, `zh` (the class in Chinese), `aliases`, `documents` and
    `facts`: its statements that have a value and no object (dates, document numbers, figures). An edge goes from
    subject to object; its key is the statement's id; it has `predicate`, `label` (the predicate in Chinese),
    `modality`, `polarity`, `time`, `time_text`, `earliest`, `latest`, `place`, `confidence` and `evidence`.
    `graph.graph["predicates"]` gives the Chinese of every predicate.

    Caveat: plans, rules, views and denials are edges too, told apart by `modality` and `polarity`; filter before
    you count facts, e.g. `[e for e in g.edges(data=True) if e[2]["modality"] == "asserted"]`.
    """
    graph = nx.MultiDiGraph(predicates={name: p.zh for name, p in ontology.properties.items()})
    facts: dict[str, list[Statement]] = {}
    for statement in build.statements:
        if statement.object is None:
            facts.setdefault(statement.subject, []).append(statement)
    for entity in sorted(build.entities, key=lambda e: e.id):
        graph.add_node(
            entity.id,
            label=entity.label,
            **{"class": entity.cls},
            root=ontology.root(entity.cls),
            zh=ontology.classes[entity.cls].zh,
            aliases=entity.aliases,
            documents=entity.documents,
            facts=tuple(sorted(facts.get(entity.id, ()), key=lambda s: s.id)),
        )
    for statement in sorted(build.statements, key=lambda s: s.id):
        if statement.object is not None and statement.subject in graph and statement.object in graph:
            graph.add_edge(statement.subject, statement.object, key=statement.id, **_attributes(statement, ontology))
    return graph


def _attributes(statement: Statement, ontology: Ontology) -> dict[str, object]:
    known = ontology.properties.get(statement.predicate)
    return {
        "predicate": statement.predicate,
        "label": known.zh if known else statement.predicate,
        "modality": statement.modality,
        "polarity": statement.polarity,
        "time": statement.time,
        "time_text": statement.time_text,
        "earliest": statement.earliest,
        "latest": statement.latest,
        "place": statement.place,
        "confidence": statement.confidence,
        "evidence": statement.evidence,
    }
