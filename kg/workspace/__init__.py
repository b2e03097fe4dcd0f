"""An OUT folder: write a build there, open it, check it, look at it.

with prepare_out(out):                  # refuses early what could not be written at the end
    write_build(build, out, ontology)
graph = open_graph(out)
"""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import WorkspaceError
from kg.graph.base import BASE
from kg.graph.loading import load_build
from kg.graph.store import open_store
from kg.graph.validate import Validation
from kg.model import Build
from kg.ontology import Ontology, load_ontology
from kg.workspace.base import read_manifest
from kg.workspace.checking import Check, check_folder
from kg.workspace.folder import Reservation, prepare_out, recover
from kg.workspace.opened import OpenGraph, to_networkx
from kg.workspace.writing import Progress, write_files

__all__ = [
    "Check", "OpenGraph", "Reservation", "base_of", "check", "load", "open_graph", "page_of", "prepare_out",
    "to_networkx", "write_build",
]  # fmt: skip


def _quiet(stage: str, done: int, total: int) -> None:
    del stage, done, total


def write_build(
    build: Build,
    out: Path,
    ontology: Ontology | None = None,
    *,
    base: str = BASE,
    decisions: Path | None = None,
    progress: Progress = _quiet,
) -> Validation:
    """Write a build to `out`, which is replaced whole at the end or not at all; return the result of SHACL.

    `decisions` is the file whose digest the manifest keeps. Raises WorkspaceError as `prepare_out` does.
    """
    with prepare_out(Path(out)) as place:
        try:
            validation = write_files(build, place.staging, ontology or load_ontology(), base, decisions, progress)
            place.swap()
        except OSError as error:
            raise WorkspaceError(
                f"{out}: cannot be written ({error}); free space or choose another -o OUT"
            ) from error
    return validation


def _found(out: Path) -> Path:
    out = Path(os.path.realpath(out))
    if not os.path.lexists(out):
        try:
            recover(out)
        except OSError as error:
            raise WorkspaceError(f"{out}: cannot be read ({error.strerror}); check its permissions") from None
    return out


def open_graph(out: Path | str, ontology: Path | None = None) -> OpenGraph:
    """Return the graph in `out`, to be asked; WorkspaceError where there is no finished build."""
    folder = _found(Path(out))
    manifest = read_manifest(folder)
    store = open_store(folder, manifest["files"]["graph.nt"])
    return OpenGraph(store, load_ontology(ontology), manifest["base"], folder)


def load(out: Path | str) -> Build:
    """Return the build in `out`, for analysis and export; WorkspaceError where there is none or it is damaged."""
    folder = _found(Path(out))
    read_manifest(folder)
    return load_build(folder)


def check(out: Path | str, ontology: Path | None = None) -> Check:
    """Return what is wrong in `out`, looking at nothing else; WorkspaceError where there is no finished build."""
    return check_folder(_found(Path(out)), load_ontology(ontology))


def page_of(out: Path | str) -> Path:
    """Return the page of a build."""
    folder = _found(Path(out))
    read_manifest(folder)
    return folder / "graph.html"


def base_of(out: Path | str) -> str:
    """Return the head of the IRIs that a build was written with."""
    return str(read_manifest(_found(Path(out)))["base"])
