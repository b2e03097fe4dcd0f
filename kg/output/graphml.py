"""The graph as GraphML, for Cytoscape, yEd, Gephi and networkx itself."""

from __future__ import annotations

from pathlib import Path

from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import flat_graph, write_text


def write_graphml(build: Build, ontology: Ontology, path: Path) -> None:
    """Write the graph as GraphML: directed, parallel relations kept, Chinese as it is."""
    import networkx as nx

    write_text(path, "\n".join(nx.generate_graphml(flat_graph(build, ontology), named_key_ids=True)) + "\n")
