"""Names without documents around them: which of them are one body."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.link.base import Name, label_of
from kg.link.knowledge import know
from kg.link.names import fold
from kg.link.shortening import limits
from kg.ontology import load_ontology


def resolve_names(names: Sequence[str], root: str = "Organization", ontology: Path | None = None) -> list[str]:
    """Return an entity id for each name; names of one thing share the id.

    `root` is the root class of them all. A short form is linked to a full form that the gazetteers know or that
    stands among the names; the order of the names does not matter.
    """
    loaded = load_ontology(ontology)
    knowledge = know(loaded)
    labels = [label_of(name, root) for name in names]
    found = fold((Name(root, label, root, "name") for label in labels), knowledge, limits(loaded, text=False))
    return [found[root, label].id for label in labels]
