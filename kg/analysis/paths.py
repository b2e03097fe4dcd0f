"""Paths: how two entities hang together, and the statements along the way."""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx

from kg.analysis.base import Table, projection


class Step(NamedTuple):
    """One step of a path; `statements` are the keys of all edges between the two, whichever way they point."""

    source: str
    target: str
    statements: tuple[str, ...]


def shortest_path(graph: nx.MultiDiGraph, source: str, target: str, *, directed: bool = False) -> list[Step] | None:
    """Return the shortest path from `source` to `target`, or None where there is none ([] from a node to itself).

    Of several shortest ways the one whose next step rests on more statements is taken, then the smaller id.
    Raises KeyError for a node that is not in the graph.

    Caveat: short is not strong: a way through a country or a ministry joins almost everything to everything.

    >>> g = nx.MultiDiGraph([("a", "b"), ("c", "b")])
    >>> [(s.source, s.target) for s in shortest_path(g, "a", "c")]
    [('a', 'b'), ('b', 'c')]
    """
    for node in (source, target):
        if node not in graph:
            raise KeyError(node)
    simple = projection(graph, directed=directed)
    back = simple.reverse(copy=False) if directed else simple
    distance: dict[str, int] = nx.single_source_shortest_path_length(back, target)
    if source not in distance:
        return None
    steps: list[Step] = []
    here = source
    while here != target:
        nearer = [n for n in simple[here] if distance.get(n, -1) == distance[here] - 1]
        there = min(nearer, key=lambda n: (-simple[here][n]["weight"], n))
        steps.append(Step(here, there, tuple(sorted(_between(graph, here, there, directed)))))
        here = there
    return steps


def _between(graph: nx.MultiDiGraph, a: str, b: str, directed: bool) -> list[str]:
    pairs = [(a, b)] if directed else [(a, b), (b, a)]
    return [
        str(key)
        for x, y in pairs
        for key, data in graph.get_edge_data(x, y, default={}).items()
        if data.get("polarity") != "negative"
    ]


def path_table(graph: nx.MultiDiGraph, source: str, target: str) -> Table:
    """Return the shortest path as a table, one statement a row; no rows where the two are not joined."""
    rows = []
    for number, step in enumerate(shortest_path(graph, source, target) or (), 1):
        for a, b in ((step.source, step.target), (step.target, step.source)):
            for key, data in sorted(graph.get_edge_data(a, b, default={}).items()):
                if key in step.statements:
                    text = data["evidence"][0].text if data["evidence"] else ""
                    rows.append((number, graph.nodes[a]["label"], data["label"], graph.nodes[b]["label"], text))
    return Table("path", ("step", "subject", "relation", "object", "evidence"), tuple(rows))
