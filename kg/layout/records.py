"""Tables of texts: each record is laid out by itself and is one document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kg.model import Apart, Document, Item, Source, Span

LayOut = Callable[[Source, Mapping[str, str]], Document]


def lay_out_records(source: Source, row: Mapping[str, str], lay_out: LayOut) -> tuple[Document, ...]:
    """Return a document for each record of a source, in order, offsets counted in the whole source.

    `lay_out` makes one document of a source that holds one text. What the columns of a record say wins over
    `row`, the catalogue's row of the whole file, whose title is that of the file and of no record.
    """
    found: list[Document] = []
    shared = {k: v for k, v in row.items() if k != "title"}
    for number, part in enumerate(source.records, 1):
        own = replace(source, text=source.text[part.start : part.end], metadata=part.metadata, records=())
        document = lay_out(own, shared | dict(part.metadata))
        found.append(_moved(replace(document, id=f"{source.sha256[:12]}-{number}"), part.start))
    return tuple(found)


def _moved(document: Document, by: int) -> Document:
    blocks = tuple(
        replace(b, pieces=tuple(Span(p.start + by, p.end + by) for p in b.pieces)) for b in document.blocks
    )
    apart = tuple(Apart(a.role, a.start + by, a.end + by) for a in document.apart)
    items = tuple(Item(i.start + by, i.end + by, i.title) for i in document.items)
    return replace(document, blocks=blocks, apart=apart, items=items)
