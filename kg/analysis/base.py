"""What the algorithms share: a table for people, an order that never wavers, a simple view of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A result to print: `rows` have as many cells as there are `columns`."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def ranked(scores: Mapping[str, float], among: Iterable[str] | None = None) -> list[str]:
    """Return the ids by falling score; equal scores in the order of the ids, so that ties never depend on luck."""
    return sorted(scores if among is None else among, key=lambda n: (-round(scores[n], 12), n))


def projection(graph: nx.MultiDiGraph, *, directed: bool = False) -> nx.Graph | nx.DiGraph:
    """Return the graph with one edge a pair, `weight` = how many different statements join the two.

    Denied statements (polarity negative) join nobody, and loops are dropped; plans, rules and views do count.
    Nodes and edges are inserted in sorted order: everything computed from the result is the same in each run.
    """
    simple: nx.Graph | nx.DiGraph = nx.DiGraph() if directed else nx.Graph()
    simple.add_nodes_from(sorted(graph))
    weights: dict[tuple[str, str], int] = {}
    for a, b, data in graph.edges(data=True):
        if a != b and data.get("polarity") != "negative":
            pair = (a, b) if directed or a < b else (b, a)
            weights[pair] = weights.get(pair, 0) + 1
    for (a, b), weight in sorted(weights.items()):
        simple.add_edge(a, b, weight=weight)
    return simple


def score_table(
    title: str, column: str, graph: nx.MultiDiGraph, scores: Mapping[str, float], order: Sequence[str]
) -> Table:
    """Return a table of entities with one score, in the given order."""
    rows = tuple((graph.nodes[n]["label"], graph.nodes[n]["zh"], round(scores[n], 5), n) for n in order)
    return Table(title, ("entity", "class", column, "id"), rows)
