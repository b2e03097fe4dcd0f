"""`kg check`: is an OUT folder whole, and does every word of it stand where it says?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import WorkspaceError
from kg.graph.loading import load_build
from kg.graph.rdf import ntriples, triples
from kg.graph.validate import Validation, validate
from kg.model import Build
from kg.ontology import Ontology
from kg.text.clean import fold, quote
from kg.workspace.base import MANIFEST, file_digest, files_in, in_store, read_manifest


@dataclass(frozen=True, slots=True)
class Check:
    """The result: `faults` are one line each; `slices` is how many quotes were compared with their source."""

    faults: tuple[str, ...]
    slices: int
    validation: Validation | None

    @property
    def ok(self) -> bool:
        """Whether everything is as it should be."""
        return not self.faults and self.validation is not None and self.validation.conforms

    def lines(self) -> list[str]:
        """Return the result for people."""
        found = [f"fault: {f}" for f in self.faults] or [f"evidence: {self.slices} quotes are what their sources say"]
        return found + (self.validation.lines() if self.validation else [])

    def as_dict(self) -> dict[str, Any]:
        """Return the result for JSON."""
        return {
            "ok": self.ok,
            "faults": list(self.faults),
            "slices": self.slices,
            "shacl": asdict(self.validation) if self.validation else None,
        }


def check_folder(out: Path, ontology: Ontology) -> Check:
    """Return what is wrong in `out`: digests, foreign files, slices, references, the graph, SHACL.

    Raises WorkspaceError where there is no finished build at all.
    """
    manifest = read_manifest(out)
    faults = list(_files(out, manifest["files"]))
    try:
        build = load_build(out)
    except WorkspaceError as error:
        return Check((*faults, str(error)), 0, None)
    slices, wrong = _slices(build)
    found = triples(build, ontology, manifest["base"])
    if (out / "graph.nt").is_file() and ntriples(found).encode() != (out / "graph.nt").read_bytes():
        wrong.append("graph.nt is not what the JSONL files and this ontology make; build again")
    return Check(
        (*faults, *_references(build, ontology), *wrong), slices, validate(found, ontology, manifest["base"])
    )


def _files(out: Path, known: dict[str, str]) -> Iterator[str]:
    there = {n for n in files_in(out) if n != MANIFEST and not in_store(n)}
    for name in sorted(known.keys() | there):
        if name not in there:
            yield f"{name} is missing"
        elif name not in known:
            yield f"{name} is not in the manifest"
        elif file_digest(out / name) != known[name]:
            yield f"{name} was changed after the build"


def _slices(build: Build) -> tuple[int, list[str]]:
    texts = {s.sha256: s.text for s in build.sources}
    home = {d.id: texts.get(d.sha256, "") for d in build.documents}
    where = {s.id: home.get(s.document, "") for s in build.sentences}
    quotes = [(m.sentence, where.get(m.sentence, ""), m.spans, m.quote) for m in build.mentions]
    for statement in (*build.statements, *(r.statement for r in build.rejected)):
        quotes += [(e.sentence, home.get(e.document, ""), e.spans, e.quote) for e in statement.evidence]
    wrong = [
        f"{place}: {said!r} is not what its source says at {list(map(list, spans))}"
        for place, text, spans, said in quotes
        if not said or quote(spans, text) != said
    ]
    pieces = [(s.id, where[s.id], s.pieces, s.text) for s in build.sentences]
    pieces += [(d.id, home[d.id], b.pieces, b.text) for d in build.documents for b in d.blocks]
    wrong += [
        f"{n}: its clean text is not its source" for n, text, p, clean in pieces if fold(quote(p, text)) != clean
    ]
    return len(quotes), wrong


def _references(build: Build, ontology: Ontology) -> Iterator[str]:
    things = {e.id: e.cls for e in build.entities}
    documents, sentences = {d.id for d in build.documents}, {s.id for s in build.sentences}
    for mention in build.mentions:
        for thing in sorted(set(mention.entities) - things.keys()):
            yield f"{mention.sentence}: mention {mention.text!r} names {thing}, which is no entity"
    for statement in build.statements:
        for end in (statement.subject, statement.object, statement.place):
            if end is not None and end not in things:
                yield f"statement {statement.id} names {end}, which is no entity"
        subject, other = things.get(statement.subject, ""), things.get(statement.object or "")
        refusal = ontology.refusal(statement.predicate, subject, other)
        if subject and refusal:
            yield f"statement {statement.id}: {refusal}"
        for evidence in statement.evidence:
            if evidence.document not in documents or evidence.sentence not in sentences:
                yield f"statement {statement.id} stands in {evidence.sentence}, which is no sentence"
