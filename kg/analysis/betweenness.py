"""Betweenness: an entity matters when the short ways between others lead through it."""

from __future__ import annotations

import networkx as nx

from kg.analysis.base import Table, projection, ranked, score_table

EXACT = 1500
PIVOTS = 100


def betweenness(graph: nx.MultiDiGraph, *, directed: bool = False) -> dict[str, float]:
    """Return the share of shortest paths between others that pass through each entity (Brandes).

    Exact up to 1,500 entities; above that estimated from 100 pivots drawn with a fixed seed.

    Caveat: it finds bridges between topics, and a place that everything is located in is such a bridge too.

    >>> scores = betweenness(nx.MultiDiGraph([("a", "b"), ("b", "c")]))
    >>> scores["b"], scores["a"]
    (1.0, 0.0)
    """
    simple = projection(graph, directed=directed)
    pivots = None if len(simple) <= EXACT else PIVOTS
    scores: dict[str, float] = nx.betweenness_centrality(simple, k=pivots, seed=0)
    return scores


def betweenness_table(graph: nx.MultiDiGraph, top: int = 15) -> Table:
    """Return the entities of the highest betweenness above zero; ties in the order of their ids."""
    scores = betweenness(graph)
    order = [n for n in ranked(scores)[:top] if scores[n] > 0]
    return score_table("betweenness", "betweenness", graph, scores, order)
