"""Source → Documents: lines, paragraphs, articles; headlines, by-lines, affiliations, pull quotes, furniture."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.layout.articles import articles, settle
from kg.layout.base import UNASSIGNED
from kg.layout.briefs import with_items
from kg.layout.documents import document_of, page_facts, unassigned, with_marks
from kg.layout.glued import unglued
from kg.layout.lines import is_lined, read_lines
from kg.layout.notices import is_notice, settle_notice
from kg.layout.page import page_paragraphs, page_streams, with_asides
from kg.layout.records import lay_out_records
from kg.layout.sentences import sentences_of
from kg.layout.words import words
from kg.model import Document, Source, Span

__all__ = ["lay_out", "sentences_of"]

# Formats that say where a paragraph ends; text pasted into them may be hard-wrapped all the same.
_MARKED_UP = frozenset({"text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})


def lay_out(
    source: Source, row: Mapping[str, str] | None, date: str | None, root: Path | None = None
) -> tuple[Document, ...]:
    """Return the articles of a source in source order; ids are `<first 12 of sha256>-<number from 1>`.

    `row` is its catalogue row (title, date, section … win over what the page says), `date` the issue date (ISO
    day) where nothing else tells one: catalogue, page furniture or what the file declares, dateline or
    signature, file name, `date`. A title is that of the catalogue (one article only), else the headline, else
    what the file declares, else the first clause of the text. `root` is the ontology folder. Every character of
    the source that is not white space is in exactly one block or apart. What no article of a mixed page can claim
    stands in a last document, `unassigned`, and gives no sentences. Each record of a table of texts is one
    document, and its columns say its title and date.
    """
    if source.records:
        return lay_out_records(source, row or {}, lambda part, own: _laid_out(part, own, date, root, True)[0])
    return _laid_out(source, row, date, root, False)


def _laid_out(
    source: Source, row: Mapping[str, str] | None, date: str | None, root: Path | None, whole: bool
) -> tuple[Document, ...]:
    """The articles of a text; one where it is known to be `whole`."""
    known = words(root)
    marks: list[Span] = []
    lines = read_lines(source.text, marks, source.media_type == "text/markdown")
    asides, streams = ([], [lines]) if whole else page_streams(lines, known)
    lined = source.media_type in _MARKED_UP and is_lined(lines)
    pages = [page_paragraphs(source.text, lines, known, len(streams) > 1, lined) for lines in streams]
    pages = with_asides(source.text, pages, asides, known)
    paras = [para for page in pages for para in page]
    notice = len(pages) == 1 and is_notice(paras, known)
    parts = [paras] if notice else [part for page in pages for part in articles(page, known)]
    parts = [[para for part in parts for para in part]] if whole else parts
    settled = [settle_notice(part, known) if notice else settle(unglued(part, known), known) for part in parts]
    facts = page_facts(source, paras, row, date, known)
    alone = len(parts) == 1
    documents = [
        with_items(document_of(f"{source.sha256[:12]}-{number}", source, part, facts, alone, known), known)
        for number, part in enumerate(settled, 1)
    ]
    number = len(documents) + 1
    left = unassigned(
        f"{source.sha256[:12]}-{number}", source, [a.lines for a in asides if a.role == UNASSIGNED], facts
    )
    return tuple(with_marks(documents + left, marks))
