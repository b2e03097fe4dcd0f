"""From paths to an OUT folder, and documents out of it again: refuse early, build, write, sum up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import WorkspaceError
from kg.graph.base import BASE, checked_base
from kg.graph.validate import Validation
from kg.link import read_decisions
from kg.model import Build, Document, Failure
from kg.ontology import load_ontology
from kg.pipeline import DECISIONS, Progress, build, build_documents
from kg.workspace.base import file_digest, read_manifest
from kg.workspace.folder import prepare_out


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, in numbers; `conforms` is the verdict of SHACL."""

    documents: int
    sentences: int
    mentions: int
    entities: int
    statements: int
    rejected: int
    conforms: bool
    failures: tuple[Failure, ...]

    def line(self, out: Path) -> str:
        """Return the summary for a person."""
        shacl = "SHACL conforms" if self.conforms else "SHACL does not conform: see report.md"
        return (
            f"{out}: {self.documents} documents, {self.sentences} sentences, {self.mentions} mentions, "
            f"{self.entities} entities, {self.statements} statements, {self.rejected} refused; {shacl}"
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the summary for JSON."""
        counts = {name: getattr(self, name) for name in self.__slots__ if name != "failures"}
        return counts | {"failures": [{"path": f.path, "reason": f.reason} for f in self.failures]}


def _summary(found: Build, validation: Validation) -> Summary:
    return Summary(
        len(found.documents), len(found.sentences), len(found.mentions), len(found.entities),
        len(found.statements), len(found.rejected), validation.conforms, found.failures,
    )  # fmt: skip


def build_workspace(
    paths: Sequence[Path],
    out: Path,
    *,
    ontology: Path | None = None,
    date: str | None = None,
    decisions: Path | None = None,
    base: str | None = None,
    progress: Progress,
) -> Summary:
    """Build `paths` into `out` and return what was done; an earlier build in `out` stays until the end.

    Raises UserError for a mistake in paths, date, base or ontology, or an `out` that is not ours to replace.
    """
    from kg.workspace import write_build

    loaded, base = load_ontology(ontology), checked_base(base or BASE)
    with prepare_out(out):
        found = build(paths, ontology=ontology, date=date, decisions=decisions, out=out, progress=progress)
        kept = decisions or next((p / DECISIONS for p in paths if (p / DECISIONS).is_file()), None)
        validation = write_build(found, out, loaded, base=base, decisions=kept, progress=progress)
    return _summary(found, validation)


def remove_documents(
    out: Path,
    names: Sequence[str],
    *,
    ontology: Path | None = None,
    decisions: Path | None = None,
    progress: Progress,
) -> Summary:
    """Take documents (ids, or paths of sources for all their documents) out of the build in `out`.

    What remains is linked and read anew from the documents that OUT keeps, so the result has the same bytes as
    a build that never had them. `decisions` is needed where the build was made with a file of them.
    Raises WorkspaceError where a name is not in OUT, nothing would remain, or `decisions` is not the build's.
    """
    from kg.workspace import load, write_build

    with prepare_out(out):
        manifest = read_manifest(out)
        before = load(out)
        _check_decisions(out, manifest["digests"]["decisions"], decisions)
        gone = {d.id for name in names for d in _meant(out, before, name)}
        documents = [d for d in before.documents if d.id not in gone]
        if not documents:
            raise WorkspaceError(f"{out}: nothing would remain; delete the folder instead")
        kept = {d.sha256 for d in documents}
        found = build_documents(
            [s for s in before.sources if s.sha256 in kept], documents, load_ontology(ontology),
            decisions=read_decisions(decisions) if decisions else (), failures=before.failures,
            notes=before.notes, progress=progress,
        )  # fmt: skip
        base = manifest["base"]
        validation = write_build(
            found, out, load_ontology(ontology), base=base, decisions=decisions, progress=progress
        )
    return _summary(found, validation)


def _meant(out: Path, build: Build, name: str) -> list[Document]:
    found = [d for d in build.documents if name in (d.id, d.source)]
    if not found:
        raise WorkspaceError(f"{out}: no document {name}; give an id or path of {out}/documents.jsonl")
    return found


def _check_decisions(out: Path, digest: str | None, decisions: Path | None) -> None:
    given = file_digest(decisions) if decisions and decisions.is_file() else None
    if given != digest:
        raise WorkspaceError(f"{out}: was built with other decisions; pass that file by --decisions")
