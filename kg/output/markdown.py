"""A document as Markdown, for a look at what a file becomes before it is built."""

from __future__ import annotations

from kg.model import Document, Source
from kg.output.base import template, words, writable

HEAD = frozenset({"title", "kicker", "subtitle", "byline", "affiliation"})


def document_markdown(document: Document, source: Source) -> str:
    """Return one article with its head, its paragraphs, and what was set apart, as Markdown."""
    apart = [(a.role, source.text[a.start : a.end]) for a in document.apart]
    blocks = [b for b in document.blocks if b.role not in HEAD]
    text = template("document.md.j2").render(document=document, blocks=blocks, apart=apart, roles=words()["roles"])
    return writable(text.rstrip("\n"))
