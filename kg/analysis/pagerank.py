"""PageRank: an entity matters when entities that matter are joined to it."""

from __future__ import annotations

import networkx as nx
import numpy as np

from kg.analysis.base import Table, projection, ranked, score_table


def pagerank(graph: nx.MultiDiGraph, *, alpha: float = 0.85, directed: bool = False) -> dict[str, float]:
    """Return the PageRank of all entities (sum 1), weighted by the number of statements that join a pair.

    By power iteration to 1e-10 in numpy: networkx' own needs scipy, which kg does not ask for; the values agree.
    By default both ways of an arrow are walked, because the arrow of a statement is grammar and no vote: in
    人社部 印发 《通知》 importance should not flow to the notice only. `directed=True` follows the arrows.

    Caveat: the scores of a graph of many small islands say how large the islands are.

    >>> scores = pagerank(nx.MultiDiGraph([("a", "b"), ("c", "b"), ("d", "b")]))
    >>> max(scores, key=scores.get), round(sum(scores.values()), 6)
    ('b', 1.0)
    """
    simple = projection(graph, directed=directed)
    nodes = list(simple)
    if not nodes:
        return {}
    at = {node: i for i, node in enumerate(nodes)}
    arcs = [(at[a], at[b], float(d["weight"])) for a, b, d in simple.edges(data=True)]
    if not directed:
        arcs += [(b, a, w) for a, b, w in arcs]
    source = np.array([a for a, _, _ in arcs], dtype=np.intp)
    target = np.array([b for _, b, _ in arcs], dtype=np.intp)
    weight = np.array([w for _, _, w in arcs])
    n = len(nodes)
    leaving = np.bincount(source, weight, n) if arcs else np.zeros(n)
    share = weight / leaving[source] if arcs else weight
    rank = np.full(n, 1.0 / n)
    for _ in range(500):
        flow = np.bincount(target, rank[source] * share, n) if arcs else np.zeros(n)
        new = alpha * (flow + rank[leaving == 0].sum() / n) + (1.0 - alpha) / n
        if np.abs(new - rank).sum() < 1e-10:
            rank = new
            break
        rank = new
    return {node: float(score) for node, score in zip(nodes, rank, strict=True)}


def pagerank_table(graph: nx.MultiDiGraph, top: int = 15) -> Table:
    """Return the entities of the highest PageRank; ties in the order of their ids."""
    scores = pagerank(graph)
    return score_table("pagerank", "pagerank", graph, scores, ranked(scores)[:top])
