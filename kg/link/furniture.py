"""Which paper a page belongs to: the media that its edges name, such as 工人日报 2023年5月8日 第3版."""

from __future__ import annotations

from kg.gazetteer import Entry
from kg.link.base import normal
from kg.link.knowledge import Knowledge
from kg.model import Document

# The names of papers are no shorter and no longer.
_SHORTEST, _LONGEST = 3, 12


def papers(document: Document, source: str, know: Knowledge) -> tuple[Entry, ...]:
    """Return the media that the furniture around a document names, by label; `source` is Source.text."""
    found: dict[str, Entry] = {}
    for apart in document.apart:
        if apart.role == "furniture":
            for entry in _media(normal(source[apart.start : apart.end]), know):
                found[entry.key] = entry
    return tuple(sorted(found.values(), key=lambda e: e.label))


def _media(text: str, know: Knowledge) -> list[Entry]:
    found: list[Entry] = []
    at = 0
    while at < len(text):
        for end in range(min(len(text), at + _LONGEST), at + _SHORTEST - 1, -1):
            named = [e for e in know.find(text[at:end], "Organization") if know.ontology.is_a(e.cls, "Media")]
            if named:
                found += named
                at = end
                break
        else:
            at += 1
    return found
