"""The way of the data: sources become documents, sentences, mentions, entities, statements — in memory."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date as Day
from pathlib import Path
from typing import TypeVar

from kg.errors import InputError
from kg.layout import lay_out, sentences_of
from kg.link import Decision, link, read_decisions
from kg.mentions import Script, find_in_documents, prepare
from kg.model import Build, Document, Entity, Evidence, Failure, Mention, Rejected, Sentence, Source, Statement
from kg.ontology import Ontology, load_ontology
from kg.places import Places
from kg.readers.discover import discover
from kg.relations import find_statements
from kg.replacing import replace
from kg.text.clean import quote

DECISIONS = "decisions.csv"
T = TypeVar("T")
Progress = Callable[[str, int, int], None]


def _quiet(stage: str, done: int, total: int) -> None:
    del stage, done, total


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Let Python look for no garbage in cycles: we make none, and looking takes a tenth of the time of a build."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@_no_search_for_cycles()
def build_graph(
    sources: Sequence[Source],
    ontology: Ontology | None = None,
    *,
    metadata: Mapping[str, Mapping[str, str]] | None = None,
    decisions: Sequence[Decision] = (),
    date: str | None = None,
    failures: Sequence[Failure] = (),
    notes: Sequence[str] = (),
    progress: Progress = _quiet,
) -> Build:
    """Return everything that the sources say.

    `metadata` gives a catalogue row (date, title, …) by path; `date` is the issue date (ISO day) of documents
    that name none. The order of `sources` does not change the result. Raises AssertionError where a quote is
    not the slice of its source: a fault of ours that must never be written.
    """
    ontology = ontology or load_ontology()
    sources = sorted(sources, key=lambda s: s.sha256)
    documents: list[Document] = []
    for number, source in enumerate(sources):
        progress("layout", number, len(sources))
        row = next((metadata[p] for p in source.paths if metadata and p in metadata), None)
        documents += lay_out(source, row, date, root=ontology.path)
    return build_documents(
        sources, documents, ontology, decisions=decisions, failures=failures, notes=notes, progress=progress
    )


@_no_search_for_cycles()
def build_documents(
    sources: Sequence[Source],
    documents: Sequence[Document],
    ontology: Ontology,
    *,
    decisions: Sequence[Decision] = (),
    failures: Sequence[Failure] = (),
    notes: Sequence[str] = (),
    progress: Progress = _quiet,
) -> Build:
    """Return everything that documents already laid out say; sources and documents in the order of their ids."""
    texts = {s.sha256: s.text for s in sources}
    scripts = [Script(sentences_of(d), texts[d.sha256], _day(d.date)) for d in documents]
    sentences = [s for script in scripts for s in script.sentences]
    mentions: list[Mention] = []
    found = find_in_documents(scripts, prepare(ontology))
    for number in range(len(documents)):
        progress("mentions", number, len(documents))
        mentions += next(found)
    linked = link(documents, sentences, mentions, texts, ontology, decisions)
    statements, rejected = _state(documents, sentences, linked.mentions, linked.entities, texts, ontology, progress)
    places = Places(sources, documents)
    statements = [places.placed(s) for s in statements]
    rejected = [replace(r, statement=places.placed(r.statement)) for r in rejected]
    build = Build(
        tuple(sources),
        tuple(documents),
        tuple(sentences),
        tuple(linked.mentions),
        tuple(sorted(linked.entities, key=lambda e: e.id)),
        tuple(statements),
        tuple(rejected),
        tuple(failures),
        tuple(notes),
    )
    verify_quotes(build)
    progress("done", 1, 1)
    return build


def build(
    paths: Sequence[str | Path],
    *,
    ontology: str | Path | None = None,
    date: str | None = None,
    decisions: str | Path | None = None,
    out: Path | None = None,
    progress: Progress = _quiet,
) -> Build:
    """Return everything that the files and folders in `paths` say; what lies in `out` is not read.

    `ontology` is a folder (None: kg's own), `date` the issue date (ISO day) of texts that name none, `decisions`
    a CSV of same/different decisions (None: decisions.csv beside the texts). Raises InputError where a path is
    missing or nothing could be read, OntologyError for a fault in the ontology.
    """
    if date is not None:
        check_day(date)
    loaded = load_ontology(Path(ontology) if ontology else None)
    progress("reading", 0, 0)
    folders = [Path(p) for p in paths]
    found = discover(folders, out)
    decided = read_decisions(Path(decisions)) if decisions else _decisions_beside(folders)
    return build_graph(
        found.sources, loaded, metadata=found.metadata, decisions=decided, date=date,
        failures=found.failures, notes=found.notes, progress=progress,
    )  # fmt: skip


def check_day(day: str) -> Day:
    """Return the calendar day that a user wrote; InputError where it is none."""
    try:
        return Day.fromisoformat(day)
    except ValueError:
        raise InputError(f"--date {day}: not a calendar day; write it as YYYY-MM-DD") from None


def _decisions_beside(folders: Sequence[Path]) -> tuple[Decision, ...]:
    files = sorted({(f if f.is_dir() else f.parent) / DECISIONS for f in folders})
    return tuple(d for f in files if f.is_file() for d in read_decisions(f))


def read_documents(
    path: str | Path, *, date: str | None = None, ontology: str | Path | None = None
) -> tuple[Source, tuple[Document, ...]]:
    """Return what one file becomes: its source and its documents (articles), nothing extracted yet."""
    if date is not None:
        check_day(date)
    root = load_ontology(Path(ontology) if ontology else None).path
    found = discover([Path(path)])
    source = found.sources[0]
    return source, lay_out(source, found.metadata.get(source.paths[0]), date, root=root)


def _day(day: str | None) -> Day | None:
    return Day.fromisoformat(day) if day else None


def _state(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    texts: Mapping[str, str],
    ontology: Ontology,
    progress: Progress,
) -> tuple[list[Statement], list[Rejected]]:
    by_document = _group(sentences, lambda s: s.document)
    by_id = {e.id: e for e in entities}
    by_sentence = _group(mentions, lambda m: m.sentence)
    statements: list[Statement] = []
    rejected: list[Rejected] = []
    for number, document in enumerate(documents):
        progress("statements", number, len(documents))
        own = by_document.get(document.id, [])
        found = [m for s in own for m in by_sentence.get(s.id, [])]
        said, refused = find_statements(document, own, found, by_id, texts[document.sha256], ontology)
        statements += said
        rejected += refused
    return merge(statements), sorted(rejected, key=lambda r: (r.statement.id, r.reason, _place(r.statement)))


def _group(things: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups


def _place(statement: Statement) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    return [(e.document, e.spans) for e in statement.evidence]


def merge(statements: Iterable[Statement]) -> list[Statement]:
    """Return one statement for each id, with all its evidence, sorted; the same thing said twice meets here."""
    merged: dict[str, Statement] = {}
    for statement in statements:
        known = merged.get(statement.id)
        if known is None and len(statement.evidence) == 1:
            merged[statement.id] = statement
            continue
        evidence = {_key(e): e for e in (*(known.evidence if known else ()), *statement.evidence)}
        merged[statement.id] = replace(statement, evidence=tuple(evidence[k] for k in sorted(evidence)))
    return [merged[k] for k in sorted(merged)]


def _key(evidence: Evidence) -> tuple[str, tuple[tuple[int, int], ...], str, str]:
    return (evidence.document, evidence.spans, evidence.by, evidence.attribution or "")


def verify_quotes(build: Build) -> int:
    """Return how many quotes were compared with their sources; raise AssertionError at the first that differs."""
    texts = {s.sha256: s.text for s in build.sources}
    home = {d.id: texts[d.sha256] for d in build.documents}
    where = {s.id: home[s.document] for s in build.sentences}
    checked = 0
    for mention in build.mentions:
        if quote(mention.spans, where[mention.sentence]) != mention.quote:
            raise AssertionError(f"mention {mention.quote!r} in {mention.sentence} is not the source's")
        checked += 1
    for statement in (*build.statements, *(r.statement for r in build.rejected)):
        for evidence in statement.evidence:
            if quote(evidence.spans, home[evidence.document]) != evidence.quote:
                raise AssertionError(
                    f"evidence {evidence.quote!r} in {evidence.sentence} is not what the source says"
                )
            checked += 1
    return checked
