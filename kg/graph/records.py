"""The JSON records of a build (design §4): what stands on each line of the `.jsonl` files, in the order they have.

Records name classes and predicates by their local names, entities by id and label. Offsets are code points into
`sources/<sha256>.txt`, `start`/`end` the hull of `spans`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.model import Build, Document, Entity, Evidence, Mention, NameLink, Sentence, Source, Span, Statement
from kg.ontology import Ontology

Record = dict[str, Any]
# What UTF-8 cannot carry, and what some programs take for the end of a line: written as JSON escapes.
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")
_VALUES = ("value", "low", "high", "unit", "modifier", "measure", "group", "comparison")
_TIMES = ("time", "time_text", "earliest", "latest", "place", "modality", "polarity", "confidence")


def line(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON with its newline; Chinese stays readable.

    A lone surrogate becomes its JSON escape and comes back as it was (only a high one next to a low one would
    come back as the character they make).
    """
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"


def records(build: Build, ontology: Ontology) -> Iterator[tuple[str, list[Record]]]:
    """Yield each JSONL file's name and its records, sorted so that the same build gives the same bytes."""
    names = {e.id: e for e in build.entities}
    order = {s.id: (s.document, s.index) for s in build.sentences}
    home = {s.id: s.document for s in build.sentences}
    yield "sources", [source_record(s) for s in sorted(build.sources, key=lambda s: s.sha256)]
    yield "documents", [document_record(d) for d in build.documents]
    yield "sentences", [sentence_record(s) for s in sorted(build.sentences, key=lambda s: order[s.id])]
    mentions = sorted(build.mentions, key=lambda m: (*order[m.sentence], m.start, m.end, m.cls, m.by, m.entities))
    yield "mentions", [mention_record(m, home[m.sentence], ontology) for m in mentions]
    yield "entities", [entity_record(e, ontology) for e in sorted(build.entities, key=lambda e: e.id)]
    statements = sorted(build.statements, key=lambda s: s.id)
    yield "statements", [statement_record(s, names) for s in statements]
    refused = [statement_record(r.statement, names) | {"reason": r.reason} for r in build.rejected]
    yield "rejected", sorted(refused, key=lambda r: (r["id"], r["reason"], line(r)))


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[int(s.start), int(s.end)] for s in spans]


def _place(spans: Sequence[Span]) -> Record:
    hull = {"start": min(s.start for s in spans), "end": max(s.end for s in spans)} if spans else {}
    return {"spans": _spans(spans), "start": None, "end": None} | hull


def source_record(source: Source) -> Record:
    """Return all of a source but its text, which is `sources/<sha256>.txt`."""
    return {
        "sha256": source.sha256,
        "paths": list(source.paths),
        "media_type": source.media_type,
        "reader": source.reader,
        "characters": len(source.text),
        "metadata": [[k, v] for k, v in source.metadata],
        "regions": [[r.start, r.end, r.page, list(r.box), r.column, r.confidence] for r in source.regions],
        "records": [[p.start, p.end, [[k, v] for k, v in p.metadata]] for p in source.records],
    }


def document_record(document: Document) -> Record:
    """Return a document; `pieces` are the hulls of its blocks, `blocks` the blocks themselves."""
    return {
        "id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "title": document.title,
        "kicker": document.kicker,
        "subtitle": document.subtitle,
        "authors": list(document.authors),
        "affiliations": list(document.affiliations),
        "date": document.date,
        "section": document.section,
        "page": document.page,
        "pieces": _spans(document.pieces),
        "apart": [{"role": a.role, "start": a.start, "end": a.end} for a in document.apart],
        "items": [{"start": i.start, "end": i.end, "title": i.title} for i in document.items],
        "text": document.text,
        "blocks": [
            {"role": b.role, "text": b.text, "pieces": _spans(b.pieces), "item": b.item} for b in document.blocks
        ],
    }


def sentence_record(sentence: Sentence) -> Record:
    """Return a sentence; `role` and `item` are those of its block, `block` the block's index."""
    return {
        "id": sentence.id,
        "document": sentence.document,
        "index": sentence.index,
        "pieces": _spans(sentence.pieces),
        "text": sentence.text,
        "role": sentence.role,
        "item": sentence.item,
        "block": sentence.block,
    }


def mention_record(mention: Mention, document: str, ontology: Ontology) -> Record:
    """Return a mention; `entity` is the one it means (None for none or several), `entities` all of them.

    `at` is its clean range in the sentence's text; `because` says why it was chosen.
    """
    return {
        "document": document,
        "sentence": mention.sentence,
        **_place(mention.spans),
        "quote": mention.quote,
        "text": mention.text,
        "class": mention.cls,
        "root": ontology.root(mention.cls),
        "entity": mention.entities[0] if len(mention.entities) == 1 else None,
        "entities": list(mention.entities),
        "value": mention.value,
        "generic": mention.generic,
        "by": mention.by,
        "confidence": mention.confidence,
        "at": [mention.start, mention.end],
        "because": mention.because,
    }


def entity_record(entity: Entity, ontology: Ontology) -> Record:
    """Return an entity with the names merged into it, each with its reason."""
    return {
        "id": entity.id,
        "class": entity.cls,
        "root": ontology.root(entity.cls),
        "label": entity.label,
        "aliases": list(entity.aliases),
        "documents": list(entity.documents),
        "links": [_name_link(k) for k in entity.links],
        "near": [_name_link(k) for k in entity.near],
    }


def _name_link(link: NameLink) -> Record:
    return {"name": link.name, "reason": link.reason, "by": link.by, "confidence": link.confidence}


def statement_record(statement: Statement, entities: Mapping[str, Entity]) -> Record:
    """Return a statement with labels and classes of its ends; those of an unknown id are None."""
    subject, thing = entities.get(statement.subject), entities.get(statement.object or "")
    return {
        "id": statement.id,
        "subject": statement.subject,
        "subject_label": subject.label if subject else None,
        "subject_class": subject.cls if subject else None,
        "predicate": statement.predicate,
        "object": statement.object,
        "object_label": thing.label if thing else None,
        "object_class": thing.cls if thing else None,
        **{name: getattr(statement, name) for name in (*_VALUES, *_TIMES)},
        "evidence": [evidence_record(e) for e in statement.evidence],
    }


def evidence_record(evidence: Evidence) -> Record:
    """Return one place that says a statement."""
    return {
        "document": evidence.document,
        "sentence": evidence.sentence,
        **_place(evidence.spans),
        "quote": evidence.quote,
        "text": evidence.text,
        "by": evidence.by,
        "confidence": evidence.confidence,
        "attribution": evidence.attribution,
        **_printed(evidence),
    }


def _printed(evidence: Evidence) -> Record:
    """Where on a page it stands, for sources that have pages; no key for others."""
    if evidence.page is None:
        return {}
    return {"page": evidence.page, "column": evidence.column, "box": list(evidence.box) if evidence.box else None}


def jsonl(found: Iterable[Record]) -> str:
    """Return records as the text of a JSONL file."""
    return "".join(map(line, found))
