"""织络: Chinese newspaper and policy text in, a knowledge graph with evidence out.

    >>> import kg
    >>> graph = kg.open_graph("graph")                     # doctest: +SKIP
    >>> graph.ask("who-issued-what")                       # doctest: +SKIP

Importing does no work; each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KGError, UserError
    from kg.graph.query import Graph
    from kg.model import Build, Document, Entity, Evidence, Mention, Sentence, Source, Statement
    from kg.ontology import Ontology, load_ontology
    from kg.pipeline import build, read_documents
    from kg.workspace import open_graph, to_networkx, write_build

__version__ = "0.1.0"

_HOMES = {
    "kg.errors": ("KGError", "UserError"),
    "kg.graph.query": ("Graph",),
    "kg.model": ("Build", "Document", "Entity", "Evidence", "Mention", "Sentence", "Source", "Statement"),
    "kg.ontology": ("Ontology", "load_ontology"),
    "kg.pipeline": ("build", "read_documents"),
    "kg.workspace": ("open_graph", "to_networkx", "write_build"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Build", "Document", "Entity", "Evidence", "Graph", "KGError", "Mention", "Ontology", "Sentence", "Source",
    "Statement", "UserError", "build", "load_ontology", "open_graph", "read_documents", "to_networkx", "write_build",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
