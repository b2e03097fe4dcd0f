"""Communities: groups of entities joined more among themselves than to the rest (Louvain)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import networkx as nx

from kg.analysis.base import Table, projection, ranked

# A place or a person seldom names a topic, and a post never does: they give a community its name only where
# nothing better is in it.
NAMELESS = ({"Place", "Person", "Occupation"}, {"Occupation"})


class Community(NamedTuple):
    """A group: `members` by falling centrality, `central` the one that `name` is the label of."""

    name: str
    central: str
    members: tuple[str, ...]


def communities(
    graph: nx.MultiDiGraph, scores: Mapping[str, float] | None = None, *, resolution: float = 1.0
) -> list[Community]:
    """Return the communities of the entities that have relations, the largest first.

    Louvain on the undirected projection, weighted by the number of statements, with a fixed seed on nodes
    numbered in sorted order: no hash seed and no order of input changes the result. `scores` (a PageRank)
    orders the members; without it the degree does.

    Caveat: Louvain maximises modularity, which cannot see groups much smaller than the whole, and another seed
    may cut elsewhere at the edges. Islands are communities of their own.

    >>> g = nx.MultiDiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x"), ("a", "x")])
    >>> [sorted(c.members) for c in communities(g)]
    [['a', 'b', 'c'], ['x', 'y', 'z']]
    """
    simple = projection(graph)
    names = [n for n in simple if simple.degree(n)]
    numbers = {n: i for i, n in enumerate(names)}
    numbered = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    numbered.add_edges_from((numbers[a], numbers[b], {"weight": d["weight"]}) for a, b, d in simple.edges(data=True))
    if not names:
        return []
    parts = nx.community.louvain_communities(numbered, seed=1, resolution=resolution)
    order = scores if scores is not None else {n: float(d) for n, d in simple.degree(weight="weight")}
    found = []
    for part in parts:
        members = ranked(order, [names[i] for i in part])
        central = _central(graph, members)
        found.append(Community(graph.nodes[central].get("label", central), central, tuple(members)))
    return sorted(found, key=lambda c: (-len(c.members), min(c.members)))


def _central(graph: nx.MultiDiGraph, members: list[str]) -> str:
    for nameless in NAMELESS:
        for member in members:
            if graph.nodes[member].get("root") not in nameless:
                return member
    return members[0]


def community_table(graph: nx.MultiDiGraph, top: int = 15) -> Table:
    """Return the largest communities with their most central members."""
    groups = communities(graph)[:top]
    rows = tuple(
        (c.name, len(c.members), "、".join(graph.nodes[m]["label"] for m in c.members[:6]), c.central) for c in groups
    )
    return Table("communities", ("community", "entities", "most central", "id"), rows)
