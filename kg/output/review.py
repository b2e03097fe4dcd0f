"""What a build leaves to a person's judgement: refused statements and doubtful names, for the report and the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kg.model import Build, Statement
from kg.ontology import Ontology
from kg.output.base import time_text, value_text

MOST = 30  # rows of a list
SURE = 0.9


def sentence_of(s: Statement, ontology: Ontology, labels: Mapping[str, str]) -> str:
    """Return a statement as subject, relation, object or value."""
    known = ontology.properties.get(s.predicate)
    what = labels.get(s.object, s.object) if s.object else value_text(s)
    if known and known.kind == "date":
        what = time_text(what)
    return f"{labels.get(s.subject, s.subject)} {known.zh if known else s.predicate} {what}"


def refused(build: Build, ontology: Ontology) -> list[Mapping[str, Any]]:
    """Return the reasons for which statements were refused, each with its count and an example, the most first."""
    labels = {e.id: e.label for e in build.entities}
    counts = Counter(r.reason for r in build.rejected)
    example = {r.reason: sentence_of(r.statement, ontology, labels) for r in reversed(build.rejected)}
    order = sorted(counts, key=lambda r: (-counts[r], r))[:MOST]
    return [{"reason": r, "count": counts[r], "example": example[r]} for r in order]


def doubtful(build: Build) -> list[Mapping[str, Any]]:
    """Return the names that were merged with little confidence, the least sure first."""
    found = [(n, e) for e in build.entities for n in e.links if n.confidence < SURE]
    found.sort(key=lambda x: (x[0].confidence, x[1].id, x[0].name))
    return [
        {"name": n.name, "id": e.id, "label": e.label, "reason": n.reason, "confidence": n.confidence}
        for n, e in found[:MOST]
    ]
