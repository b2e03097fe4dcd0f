"""Timeline: what is dated, in the order of its days."""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx

from kg.analysis.base import Table
from kg.graph.edtf import bounds


class Dated(NamedTuple):
    """A dated statement; `object` is an entity id or None, `value` what it says instead; days are ISO or None."""

    earliest: str | None
    latest: str | None
    time: str
    statement: str
    subject: str
    predicate: str
    object: str | None
    value: str | float | int | None
    modality: str


def timeline(graph: nx.MultiDiGraph) -> list[Dated]:
    """Return every statement that has a time, relations and values alike, by first day, last day, id.

    A statement with an open beginning stands at its end. Dates that are values (成立时间, 施行日期) count.

    Caveat: a time is the time of what is said; a plan stands at the time it is planned for, so look at `modality`.
    """
    found: list[Dated] = []
    for a, b, key, d in graph.edges(keys=True, data=True):
        if d["time"]:
            low, high = d["earliest"], d["latest"]
            found.append(Dated(low, high, d["time"], key, a, d["predicate"], b, None, d["modality"]))
    for node, data in graph.nodes(data=True):
        for s in data["facts"]:
            dated = s.time or (s.value if isinstance(s.value, str) and any(bounds(s.value)) else None)
            if dated:
                low, high = (s.earliest, s.latest) if s.earliest or s.latest else bounds(dated)
                found.append(Dated(low, high, dated, s.id, node, s.predicate, None, s.value, s.modality))
    return sorted(found, key=lambda e: (e.earliest or e.latest or "9999", e.latest or "9999", e.statement))


def timeline_table(graph: nx.MultiDiGraph, top: int = 15) -> Table:
    """Return the first `top` dated statements."""
    labels = {n: d["label"] for n, d in graph.nodes(data=True)}
    zh = graph.graph.get("predicates", {})
    rows = tuple(
        (
            e.time,
            labels[e.subject],
            zh.get(e.predicate, e.predicate),
            labels[e.object] if e.object else e.value,
            e.modality,
        )
        for e in timeline(graph)[:top]
    )
    return Table("timeline", ("time", "subject", "relation", "object or value", "modality"), rows)
