"""The graph as Turtle, for people and other stores."""

from __future__ import annotations

from pathlib import Path

from kg.graph.base import BASE
from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import write_text


def write_turtle(build: Build, ontology: Ontology, path: Path, *, base: str = BASE) -> None:
    """Write the RDF of a build as sorted Turtle."""
    from kg.graph.rdf import triples
    from kg.graph.turtle import turtle

    write_text(path, turtle(triples(build, ontology, base), base))
