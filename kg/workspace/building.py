"""From paths to an OUT folder: refuse early, build, write, sum up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.graph.base import BASE, checked_base
from kg.model import Failure
from kg.ontology import load_ontology
from kg.pipeline import DECISIONS, Progress, build
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
    return Summary(
        len(found.documents), len(found.sentences), len(found.mentions), len(found.entities),
        len(found.statements), len(found.rejected), validation.conforms, found.failures,
    )  # fmt: skip
