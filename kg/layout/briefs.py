"""Many-item briefs: one document whose items never mix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from kg.layout.words import Words
from kg.model import Block, Document, Item

_ENUMERATED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]+[章节条编部])"
)
_MAIN = frozenset({"body", "subhead"})


def with_items(document: Document, words: Words) -> Document:
    """Return the document with its items where it is a brief; others unchanged.

    A brief is a run of headlines, each with a paragraph or two: three at least, or two under a title such as
    国内联播快讯. An article with sub-heads has longer sections; numbered sections are never items.
    """
    heads = _heads(document.blocks)
    if not _is_brief(document, heads, words):
        return document
    blocks = list(document.blocks)
    items: list[Item] = []
    for number, (low, high) in enumerate(zip(heads, [*heads[1:], len(blocks)], strict=True)):
        for i in range(low, high):
            if blocks[i].role in _MAIN:
                blocks[i] = replace(blocks[i], item=number)
        own = [b for b in blocks[low:high] if b.role in _MAIN]
        title = "".join(b.text for b in _over(blocks[low:high]))
        items.append(Item(own[0].pieces[0].start, own[-1].pieces[-1].end, words.mark.sub("", title, count=1)))
    return replace(document, blocks=tuple(blocks), items=tuple(items))


def _over(blocks: Sequence[Block]) -> list[Block]:
    """The headline of an item: the sub-heads that it begins with (a headline may take two lines)."""
    return list(takewhile(lambda b: b.role == "subhead", blocks))


def _heads(blocks: Sequence[Block]) -> list[int]:
    """Where items begin: at a sub-head that another does not follow up, with text below."""
    last = max((i for i, b in enumerate(blocks) if b.role == "body"), default=0)
    return [
        i for i, b in enumerate(blocks[:last]) if b.role == "subhead" and (not i or blocks[i - 1].role != "subhead")
    ]


def _is_brief(document: Document, heads: Sequence[int], words: Words) -> bool:
    blocks = document.blocks
    if len(heads) < 2 or any(_ENUMERATED.match(blocks[i].text) for i in heads):
        return False
    if any(b.role in ("number", "addressee", "signature", "affiliation") for b in blocks):
        return False
    sizes = [
        sum(1 for b in blocks[low + 1 : high] if b.role == "body")
        for low, high in zip(heads, [*heads[1:], len(blocks)], strict=True)
    ]
    if min(sizes) < 1:
        return False
    before = sum(1 for b in blocks[: heads[0]] if b.role == "body")
    if words.brief.search(document.title):
        return before <= 1
    titles = _lengths(blocks, heads)
    byline = any(b.role == "byline" for b in blocks)
    return not byline and before == 0 and len(heads) >= 3 and sum(sizes) <= 1.4 * len(heads) and titles >= 10


def _lengths(blocks: Sequence[Block], heads: Sequence[int]) -> float:
    return sum(len(blocks[i].text) for i in heads) / len(heads)
