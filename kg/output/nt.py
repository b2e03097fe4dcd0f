"""The graph as N-Triples: one triple a line, sorted, easy to compare and to load."""

from __future__ import annotations

from pathlib import Path

from kg.graph.base import BASE
from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import write_text


def write_nt(build: Build, ontology: Ontology, path: Path, *, base: str = BASE) -> None:
    """Write the RDF of a build as sorted N-Triples."""
    from kg.graph.rdf import ntriples, triples

    write_text(path, ntriples(triples(build, ontology, base)))
