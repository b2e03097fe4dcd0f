"""The table over a government paper on the web: 发文机关：…, 发文字号：…, 标题：…, each value with its own role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.layout.base import Para
from kg.layout.words import Words
from kg.text.clean import cut

_FEW = 2


def has_front(paras: Sequence[Para]) -> bool:
    """Whether the first paragraphs hold such a table: two labelled lines at least."""
    return sum(p.role == "front" for p in paras) >= _FEW


def unfolded(paras: Sequence[Para], words: Words) -> list[Para]:
    """Return the paragraphs with each labelled line parted: label → furniture, value → its role.

    A value without a label's text (公文种类：) leaves the label alone.
    """
    found: list[Para] = []
    for para in paras:
        found += _parted(para, words) if para.role == "front" else [para]
    return found


def _parted(para: Para, words: Words) -> Iterator[Para]:
    labels = list(words.front.finditer(para.text))
    for label, ends in zip(labels, [*(m.start() for m in labels[1:]), len(para.text)], strict=True):
        yield _piece(para, label.start(), label.end(), "furniture")
        start = label.end()
        while ends > start and para.text[ends - 1].isspace():
            ends -= 1
        if start < ends:
            role = next(k for k, v in label.groupdict().items() if v is not None)
            yield _piece(para, start, ends, f"front {role}")


def _piece(para: Para, start: int, end: int, role: str) -> Para:
    return replace(para, text=para.text[start:end], pieces=cut(para.pieces, start, end), role=role)
