"""The graph as GEXF, for Gephi."""

from __future__ import annotations

import re
from pathlib import Path

from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import flat_graph, write_text

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def write_gexf(build: Build, ontology: Ontology, path: Path) -> None:
    """Write the graph as GEXF 1.2: directed, parallel relations kept, no date of today in it."""
    import networkx as nx

    graph = flat_graph(build, ontology)
    graph.graph["mode"] = "static"
    write_text(path, _TODAY.sub("", "\n".join(nx.generate_gexf(graph))) + "\n")
