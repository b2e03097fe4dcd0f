"""report.md: what was read, found and refused, for a person; its words are in templates/report.md.j2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from kg.analysis import betweenness, communities, degree, pagerank, timeline, to_networkx
from kg.graph.validate import Validation
from kg.model import Build, Statement
from kg.ontology import FIGURES, Ontology
from kg.output.base import template, time_text, value_text, words, write_text
from kg.output.review import doubtful, refused, sentence_of

LONG = 15  # rows of a ranking
ALL = 200  # rows of a list
START = 40  # characters of a text
MAIN = ("Organization", "Policy", "Program", "Event", "Person", "Place")


def write_report(build: Build, ontology: Ontology, path: Path, validation: Validation | None = None) -> None:
    """Write the report of a build, the same bytes for the same build; `validation` is the result of SHACL."""
    write_text(path, render_report(build, ontology, validation))


def render_report(build: Build, ontology: Ontology, validation: Validation | None = None) -> str:
    """Return the report as Markdown; nothing from a source becomes markup."""
    graph = to_networkx(build, ontology)
    labels = {e.id: e.label for e in build.entities}
    figures = [s for s in build.statements if s.predicate in FIGURES]
    relations = sum(s.object is not None for s in build.statements)
    text = template("report.md.j2").render(
        heading=None, build=build, validation=validation,
        relations=relations, values=len(build.statements) - relations - len(figures),
        coverage=_coverage(build), documents=_documents(build),
        unassigned=_unassigned(build),
        repeated=[s.paths for s in build.sources if s.paths[1:]],
        roots=_roots(graph, ontology), timeline=_timeline(build, graph, ontology, labels),
        figures=[_figure(s, ontology, labels) for s in figures[:ALL]], conflicts=_conflicts(figures, labels),
        central=_central(graph), communities=_communities(graph), tones=_tones(build),
        refused=refused(build, ontology), doubtful=doubtful(build),
    )  # fmt: skip
    return re.sub("\n{3,}", "\n\n", text)


def _coverage(build: Build) -> Mapping[str, int]:
    body = {s.id for s in build.sentences if s.role in {"body", "lead", "attachment"}}
    said = {e.sentence for s in build.statements for e in s.evidence} & body
    return {"sentences": len(body), "said": len(said), "percent": round(100 * len(said) / len(body)) if body else 0}


def _documents(build: Build) -> list[Mapping[str, Any]]:
    sentences = Counter(s.document for s in build.sentences)
    said = Counter(d for s in build.statements for d in {e.document for e in s.evidence})
    roles = words()["roles"]
    return [
        {
            "title": d.title or d.id, "date": d.date, "authors": d.authors, "source": d.source,
            "sentences": sentences[d.id], "statements": said[d.id],
            "apart": "、".join(f"{roles.get(r, r)} {n}" for r, n in sorted(Counter(a.role for a in d.apart).items())),
        }
        for d in build.documents
    ]  # fmt: skip


def _unassigned(build: Build) -> list[Mapping[str, Any]]:
    """Return the texts that the layout could give to no article, each by its beginning."""
    found: list[Mapping[str, Any]] = [
        {"source": d.source, "count": len(b.text), "start": b.text if len(b.text) <= START else b.text[:START] + "…"}
        for d in build.documents
        for b in d.blocks
        if b.role == "unassigned"
    ]
    return found[:ALL]


def _roots(graph: nx.MultiDiGraph, ontology: Ontology) -> list[Mapping[str, Any]]:
    degrees = degree(graph)
    found: list[Mapping[str, Any]] = []
    for root in MAIN:
        nodes = [n for n, d in graph.nodes(data=True) if d["root"] == root]
        order = sorted(nodes, key=lambda n: (-degrees[n].total, -len(graph.nodes[n]["facts"]), n))
        rows = [_row(graph, n, degrees[n].total) for n in order[:LONG]]
        if rows:
            more = len(nodes) - len(rows)
            found.append({"title": ontology.classes[root].zh, "rows": rows, "more": more})
    return found


def _row(graph: nx.MultiDiGraph, node: str, total: int) -> Mapping[str, Any]:
    d = graph.nodes[node]
    aliases = [a for a in d["aliases"] if a != d["label"]][:4]
    counts = {"degree": total, "facts": len(d["facts"]), "documents": len(d["documents"])}
    return {"label": d["label"], "aliases": aliases, "zh": d["zh"], **counts}


def _tone(modality: str, polarity: str = "positive") -> str:
    tones: Mapping[str, str] = words()["tones"]
    name = tones.get(modality, modality)
    return f"{tones['denied']}·{name}" if polarity == "negative" else name


def _timeline(
    build: Build, graph: nx.MultiDiGraph, ontology: Ontology, labels: Mapping[str, str]
) -> list[Mapping[str, str]]:
    by_id = {s.id: s for s in build.statements}
    dated = [(e.time, by_id[e.statement]) for e in timeline(graph)[:ALL]]
    return [
        {"time": time_text(time), "text": sentence_of(s, ontology, labels), "tone": _tone(s.modality, s.polarity)}
        for time, s in dated
    ]


def _figure(s: Statement, ontology: Ontology, labels: Mapping[str, str]) -> Mapping[str, str]:
    by = sorted({labels.get(e.attribution, e.attribution) for e in s.evidence if e.attribution})
    known = ontology.properties[s.predicate].zh
    what = "·".join(p for p in (s.group, s.measure, s.comparison) if p)
    bare = value_text(s).rsplit(" ", 1)[-1]
    time = time_text(s.time) or s.time_text or ""
    return {"subject": labels.get(s.subject, s.subject), "what": what, "value": bare, "time": time, "kind": known,
            "by": "、".join(by)}  # fmt: skip


def _conflicts(figures: list[Statement], labels: Mapping[str, str]) -> list[Mapping[str, Any]]:
    """Return figures of one measure, group and time whose values differ."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for s in figures:
        if s.measure and s.predicate == "observation":
            what = (s.group, s.measure, s.comparison, s.time, s.unit)
            key = (labels.get(s.subject, s.subject), *(w or "" for w in what))
            groups.setdefault(key, set()).add(value_text(s).rsplit(" ", 1)[-1])
    return [
        {"what": " ".join(p for p in key[:5] if p), "said": sorted(values)}
        for key, values in sorted(groups.items())
        if len(values) > 1
    ]


def _central(graph: nx.MultiDiGraph) -> list[Mapping[str, Any]]:
    ranks, between, degrees = pagerank(graph), betweenness(graph), degree(graph)
    joined = [n for n in graph if degrees[n].total and graph.nodes[n]["root"] != "Occupation"]
    order = sorted(joined, key=lambda n: (-round(ranks[n], 12), n))[:LONG]
    label = {n: graph.nodes[n]["label"] for n in order}
    return [
        {"label": label[n], "pagerank": ranks[n], "betweenness": between[n], "degree": degrees[n].total}
        for n in order
    ]


def _communities(graph: nx.MultiDiGraph) -> list[Mapping[str, Any]]:
    found = [c for c in communities(graph, pagerank(graph)) if len(c.members) > 2][:LONG]
    return [
        {"name": c.name, "size": len(c.members), "members": [graph.nodes[m]["label"] for m in c.members[:8]]}
        for c in found
    ]


def _tones(build: Build) -> list[tuple[str, int]]:
    return Counter(_tone(s.modality, s.polarity) for s in build.statements).most_common()
