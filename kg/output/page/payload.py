"""What the page is given to know: a build as compact lists that name one another by index.

    classes     [name, label, colour, index of the root, definition]
    predicates  [name, label, kind]
    documents   [id, title, date, source, section, page, authors]
    sentences   [document, number, text, [[start, end, node], …]]       names in it, clean offsets
    nodes       [id, label, class, aliases, x, y, weight, community, documents, sentences, related]
    statements  [id, subject, predicate, object|-1, modality, negative, time, earliest, latest, place|-1,
                 value, details, evidence]
    evidence    [sentence, [[start, end], …], rule, confidence, attribution: node, text or null]
    communities [name, central node, nodes]
    refused     [reason, count, example]
    doubtful    [node, name, reason, confidence]
    failures    [path, reason]
    shacl       [conforms, triples, problems] or null

Offsets count code points; the page's script turns them into its own units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import networkx as nx

from kg.analysis import Community, communities, pagerank, projection, to_networkx
from kg.graph.validate import Validation
from kg.model import Build, Evidence, Sentence, Span, Statement
from kg.ontology import Ontology
from kg.output.page.layout import layout, shelf
from kg.output.review import doubtful, refused

SHOWN = 8  # sentences kept for a name beside its statements


class Index:
    """Numbers things in the order in which they are first asked for."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self.at: dict[str, int] = {}
        for key in keys:
            self(key)

    def __call__(self, key: str) -> int:
        return self.at.setdefault(key, len(self.at))


def clean_ranges(pieces: Sequence[Span], spans: Sequence[Span]) -> list[list[int]]:
    """Return where source `spans` stand in the clean text that `pieces` make, neighbours joined."""
    found: list[list[int]] = []
    at = 0
    for piece in pieces:
        for span in spans:
            low, high = max(span.start, piece.start), min(span.end, piece.end)
            if low < high:
                start, end = at + low - piece.start, at + high - piece.start
                if found and found[-1][1] >= start:
                    found[-1][1] = max(end, found[-1][1])
                else:
                    found.append([start, end])
        at += piece.end - piece.start
    return found


def payload(build: Build, ontology: Ontology, validation: Validation | None = None) -> dict[str, Any]:
    """Return all that the page shows, as plain lists and dictionaries, the same for the same build."""
    graph = to_networkx(build, ontology)
    scores = pagerank(graph)
    groups = communities(graph, scores)
    node = Index(graph)
    sentence = Index()
    rule = Index()
    classes = Index(c for c in ontology.classes if ontology.classes[c].parent is None)
    predicates = Index()
    document = Index(d.id for d in build.documents)
    by_id = {s.id: s for s in build.sentences}
    said = [s for s in build.statements if s.subject in node.at and (s.object is None or s.object in node.at)]
    statements = [_statement(s, node, predicates, lambda e: _evidence(e, by_id, sentence, rule, node)) for s in said]
    nodes = _nodes(build, graph, scores, groups, (classes, document, sentence))
    return {
        "classes": [_class(ontology, name, classes) for name in classes.at],
        "predicates": [_predicate(ontology, name) for name in predicates.at],
        "documents": [
            [d.id, d.title, d.date, d.source, d.section, d.page, "、".join(d.authors)] for d in build.documents
        ],
        "sentences": _sentences(build, sentence, document, node),
        "nodes": nodes,
        "statements": statements,
        "communities": [[g.name, node(g.central), [node(m) for m in g.members]] for g in groups],
        "rules": list(rule.at),
        "refused": [[r["reason"], r["count"], r["example"]] for r in refused(build, ontology)],
        "doubtful": [[node(d["id"]), d["name"], d["reason"], d["confidence"]] for d in doubtful(build)],
        "failures": [[f.path, f.reason] for f in build.failures],
        "shacl": validation
        and [validation.conforms, validation.triples, [p.line() for p in validation.problems[:50]]],
    }


def _class(ontology: Ontology, name: str, classes: Index) -> list[Any]:
    known = ontology.classes[name]
    return [name, known.zh, known.color, classes(known.root), known.definition]


def _predicate(ontology: Ontology, name: str) -> list[Any]:
    known = ontology.properties.get(name)
    return [name, known.zh, known.kind] if known else [name, name, "entity"]


def _statement(s: Statement, node: Index, predicates: Index, evidence: Callable[[Evidence], list[Any]]) -> list[Any]:
    details = {
        key: value
        for key in ("low", "high", "unit", "modifier", "measure", "group", "comparison", "time_text")
        if (value := getattr(s, key)) is not None
    }
    return [
        s.id, node(s.subject), predicates(s.predicate), -1 if s.object is None else node(s.object), s.modality,
        int(s.polarity == "negative"), s.time, s.earliest, s.latest, node.at.get(s.place or "", -1), s.value,
        details, [evidence(e) for e in s.evidence],
    ]  # fmt: skip


def _evidence(e: Evidence, by_id: dict[str, Sentence], sentence: Index, rule: Index, node: Index) -> list[Any]:
    home = by_id.get(e.sentence)
    ranges = clean_ranges(home.pieces, e.spans) if home else []
    said_by = node.at.get(e.attribution, e.attribution) if e.attribution is not None else None
    return [sentence(e.sentence), ranges, rule(e.by), round(e.confidence, 2), said_by]


def _nodes(
    build: Build,
    graph: nx.MultiDiGraph,
    scores: dict[str, float],
    groups: list[Community],
    indexes: tuple[Index, Index, Index],
) -> list[list[Any]]:
    classes, document, sentence = indexes
    places = layout(projection(graph), [g.members for g in groups])
    home = {m: i for i, g in enumerate(groups) for m in g.members}
    alone = [n for n in graph if n not in places]
    below = max((y for _, y in places.values()), default=0.0)
    width = max((abs(x) for x, _ in places.values()), default=0.0) * 2
    places |= dict(zip(alone, shelf(len(alone), below, width), strict=True))
    said: dict[str, list[str]] = {}
    for mention in build.mentions:
        for entity in mention.entities:
            kept = said.setdefault(entity, [])
            if len(kept) < SHOWN and mention.sentence not in kept:
                kept.append(mention.sentence)
    weights = _weights(graph, scores)
    return [
        [
            n, d["label"], classes(d["class"]), [a for a in d["aliases"] if a != d["label"]], *places[n],
            weights[n], home.get(n, -1), [document(x) for x in d["documents"]],
            [sentence(s) for s in said.get(n, ())], graph.degree(n),
        ]
        for n, d in graph.nodes(data=True)
    ]  # fmt: skip


def _weights(graph: nx.MultiDiGraph, scores: dict[str, float]) -> dict[str, float]:
    """Return how large a node is drawn, 0 to 1: PageRank and degree together.

    PageRank alone makes the two ends of a lone pair as large as an average node of the mainland. A post (部长,
    记者) joins people who have nothing to do with one another, so it counts a third.
    """
    most = max((d for _, d in graph.degree()), default=0) or 1
    top = max(scores.values(), default=1.0)
    both = {n: math.sqrt(scores[n] / top * graph.degree(n) / most) for n in graph}
    return {n: round(w / 3 if graph.nodes[n]["root"] == "Occupation" else w, 4) for n, w in both.items()}


def _sentences(build: Build, sentence: Index, document: Index, node: Index) -> list[list[Any]]:
    by_id = {s.id: s for s in build.sentences}
    names: dict[str, list[list[int]]] = {}
    for m in build.mentions:
        if len(m.entities) == 1 and m.sentence in sentence.at and m.entities[0] in node.at:
            names.setdefault(m.sentence, []).append([m.start, m.end, node.at[m.entities[0]]])
    found = []
    for key in sentence.at:
        known = by_id.get(key)
        if known is None:
            found.append([-1, 0, "", []])
        else:
            found.append([document(known.document), known.index, known.text, sorted(names.get(key, []))])
    return found
