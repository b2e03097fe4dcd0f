"""`kg export`: a build in another format, by the format's name."""

from __future__ import annotations

from pathlib import Path

from kg.errors import UserError
from kg.graph.base import BASE
from kg.model import Build
from kg.ontology import Ontology
from kg.output import EXPORTS, RDF


def export(build: Build, ontology: Ontology, kind: str, file: Path | None = None, *, base: str = BASE) -> Path:
    """Write a build as `kind` (a name in EXPORTS) to `file`, or to graph.<suffix> here; return where it is.

    `base` is the head of the data's IRIs in the formats that have IRIs.
    Raises UserError for an unknown kind and for a place that cannot be written.
    """
    for name, suffix, writer in EXPORTS:
        if name == kind:
            path = file or Path(f"graph.{suffix}")
            try:
                writer(build, ontology, path, **({"base": base} if kind in RDF else {}))
            except OSError as error:
                raise UserError(f"{path}: cannot be written ({error.strerror}); choose another --file") from None
            return path
    raise UserError(f"--to {kind}: no such format; choose one of {', '.join(name for name, _, _ in EXPORTS)}")
