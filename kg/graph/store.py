"""The Oxigraph store of an OUT folder: made from graph.nt, disposable, only ever read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph as ox

from kg.errors import WorkspaceError


def build_store(triples: Path, folder: Path) -> None:
    """Make a store of an N-Triples file in `folder`, which appears whole or not at all.

    Raises OSError where the folder cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = folder.parent / f".{folder.name}.{os.getpid()}"
    shutil.rmtree(half, ignore_errors=True)
    try:
        store = ox.Store(str(half))
        store.bulk_load(path=str(triples), format=ox.RdfFormat.N_TRIPLES)
        store.flush()
        del store
        half.rename(folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        if not folder.is_dir():
            raise


def store_folder(out: Path, digest: str) -> Path:
    """Return where the store of a graph.nt with this SHA-256 lies: another graph has another folder."""
    return out / "store" / digest[:16]


def open_store(out: Path, digest: str) -> ox.Store:
    """Return the store of `out`, read-only; it is made anew where it is missing, damaged or of another graph.

    Where the folder cannot be written the triples are loaded into memory. Raises WorkspaceError where graph.nt,
    too, is missing or damaged.
    """
    folder, triples = store_folder(out, digest), out / "graph.nt"
    if folder.is_dir():
        try:
            return ox.Store.read_only(str(folder))
        except (OSError, RuntimeError):
            shutil.rmtree(folder, ignore_errors=True)
    if not triples.is_file():
        raise WorkspaceError(f"{triples}: missing; build again")
    try:
        if folder.parent.is_dir():
            shutil.rmtree(folder.parent, ignore_errors=True)
        build_store(triples, folder)
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError):
        return memory_store(triples)
    except (SyntaxError, ValueError) as error:
        raise WorkspaceError(f"{triples}: damaged ({error}); build again") from None


def memory_store(triples: Path) -> ox.Store:
    """Return the triples of a file as a store in memory; WorkspaceError where it is missing or damaged."""
    store = ox.Store()
    try:
        store.bulk_load(path=str(triples), format=ox.RdfFormat.N_TRIPLES)
    except (OSError, SyntaxError, ValueError) as error:
        raise WorkspaceError(f"{triples}: cannot be read ({error}); build again") from None
    return store
