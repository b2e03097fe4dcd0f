"""A graph of the small build, in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.base import BASE
from kg.graph.query import Graph
from kg.graph.rdf import ntriples, triples
from kg.graph.store import memory_store
from kg.model import Build
from kg.ontology import load_ontology


@pytest.fixture(scope="session")
def small_triples(small_build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "graph.nt"
    path.write_text(ntriples(triples(small_build, load_ontology())), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small_graph(small_triples: Path) -> Graph:
    return Graph(memory_store(small_triples), load_ontology(), BASE)
