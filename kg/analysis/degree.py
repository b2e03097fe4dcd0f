"""Degree: how many statements an entity stands in."""

from __future__ import annotations

from typing import NamedTuple

import networkx as nx

from kg.analysis.base import Table


class Degree(NamedTuple):
    """Statements as subject (`out`) and as object (`into`), both together, and how many others it meets."""

    total: int
    out: int
    into: int
    neighbours: int


def degree(graph: nx.MultiDiGraph) -> dict[str, Degree]:
    """Return the degrees of all entities; parallel relations count each.

    Caveat: a degree counts what our texts say, not what is so: a body that one long article is about leads it.

    >>> g = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("c", "a")])
    >>> degree(g)["a"]
    Degree(total=3, out=2, into=1, neighbours=2)
    """
    found: dict[str, Degree] = {}
    for node in sorted(graph):
        out, into = graph.out_degree(node), graph.in_degree(node)
        others = (set(graph.successors(node)) | set(graph.predecessors(node))) - {node}
        found[node] = Degree(out + into, out, into, len(others))
    return found


def degree_table(graph: nx.MultiDiGraph, top: int = 15) -> Table:
    """Return the entities with the most statements; ties in the order of their ids."""
    degrees = degree(graph)
    order = sorted(degrees, key=lambda n: (-degrees[n].total, n))[:top]
    rows = tuple((graph.nodes[n]["label"], graph.nodes[n]["zh"], *degrees[n], n) for n in order)
    return Table("degree", ("entity", "class", "relations", "out", "in", "neighbours", "id"), rows)
