"""The graph as networkx sees it, and what can be counted in it.

`to_networkx` keeps direction and parallel relations; each algorithm is one file, pure and deterministic.
`TABLES` is what `kg stats` prints: a name and a function from the graph and a length to a `Table`.
"""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx

from kg.analysis.base import Table, projection
from kg.analysis.betweenness import betweenness, betweenness_table
from kg.analysis.communities import Community, communities, community_table
from kg.analysis.degree import Degree, degree, degree_table
from kg.analysis.graph import to_networkx
from kg.analysis.pagerank import pagerank, pagerank_table
from kg.analysis.paths import Step, path_table, shortest_path
from kg.analysis.timeline import Dated, timeline, timeline_table

TABLES: tuple[tuple[str, Callable[[nx.MultiDiGraph, int], Table]], ...] = (
    ("degree", degree_table),
    ("pagerank", pagerank_table),
    ("betweenness", betweenness_table),
    ("communities", community_table),
    ("timeline", timeline_table),
)

__all__ = [
    "TABLES", "Community", "Dated", "Degree", "Step", "Table", "betweenness", "communities", "degree", "pagerank",
    "path_table", "projection", "shortest_path", "timeline", "to_networkx",
]  # fmt: skip
