"""Builds a document out of plain text for the tests of kg.link."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from kg.layout import sentences_of
from kg.link import Decision, Linked, link
from kg.mentions import find_mentions, prepare
from kg.model import Block, Document, Mention, Sentence, Span
from kg.ontology import load_ontology


def document(text: str, day: str | None = None, **fields: object) -> Document:
    """Return a document whose body is `text`, a paragraph a line."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            role = "affiliation" if line.startswith("（作者单位") else "body"
            blocks.append(Block(role, line, (Span(at, at + len(line)),)))
        at += len(line) + 1
    return Document(f"{sha[:12]}-1", "a.txt", sha, "", tuple(blocks), date=day, **fields)  # type: ignore[arg-type]


def linked(
    texts: Sequence[str] | str, decisions: Sequence[Decision] = (), documents: Sequence[Document] = ()
) -> tuple[Linked, list[Sentence]]:
    """Return what linking makes of whole texts, mentions found by kg.mentions, and the sentences."""
    bodies = [texts] if isinstance(texts, str) else list(texts)
    made = list(documents) or [document(t) for t in bodies]
    ontology = load_ontology()
    resources = prepare(ontology)
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    for one, text in zip(made, bodies, strict=True):
        own = list(sentences_of(one))
        sentences += own
        mentions += find_mentions(own, text, date.fromisoformat(one.date) if one.date else None, resources)
    sources = {d.sha256: t for d, t in zip(made, bodies, strict=True)}
    return link(made, sentences, mentions, sources, ontology, decisions), sentences
