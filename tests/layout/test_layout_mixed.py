"""Pages whose articles are cut into each other come back article by article."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest
from mixed_pages import Page, pages

from kg.layout import lay_out
from kg.model import Document, Source

PAGES = pages()


def read(page: Page) -> tuple[Document, ...]:
    source = Source(hashlib.sha256(page.text.encode()).hexdigest(), ("page.txt",), "text/plain", page.text, "text/1")
    return lay_out(source, None, None)


def line_owners(page: Page, documents: tuple[Document, ...]) -> list[int | None]:
    """The document whose body holds each line, None for what is set apart."""
    holder = {
        i: number
        for number, document in enumerate(documents)
        for block in document.blocks
        for piece in block.pieces
        for i in range(piece.start, piece.end)
    }
    found: list[int | None] = []
    at = 0
    for line in page.text.split("\n"):
        votes = Counter(holder[i] for i in range(at, at + len(line)) if i in holder)
        found.append(votes.most_common(1)[0][0] if votes else None)
        at += len(line) + 1
    return found


def named(page: Page, documents: tuple[Document, ...]) -> dict[int, int]:
    """Which article each document is, by its headline."""
    titles = {a.title: i for i, a in enumerate(page.articles)}
    return {n: titles[d.title] for n, d in enumerate(documents) if d.title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_nearly_every_line_of_a_mixed_page_goes_to_its_article(page: Page) -> None:
    documents = read(page)
    names = named(page, documents)
    got = line_owners(page, documents)
    asked = [(g, right) for g, right in zip(got, page.owners, strict=True) if right is not None]
    good = sum(g is not None and names.get(g) == right for g, right in asked)
    assert good >= 0.95 * len(asked)


def test_by_lines_affiliations_and_pull_quotes_of_mixed_pages_are_told() -> None:
    quoted = kept = 0
    for page in PAGES:
        documents = read(page)
        assert len(documents) == len(page.articles)
        for number, article in named(page, documents).items():
            assert page.articles[article].author in documents[number].authors
        for line, got, owner in zip(page.text.split("\n"), line_owners(page, documents), page.owners, strict=True):
            quoted += owner is None and bool(line)
            kept += owner is None and bool(line) and got is not None
    assert quoted > 40 and kept <= 0.05 * quoted
