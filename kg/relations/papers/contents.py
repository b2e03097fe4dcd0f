"""What a list that somebody gives out holds: 甲台发布节目片单。《春天》《夏天》等30余档节目将推出 → includes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon

# Behind the works they count them all: 等30余档节目.
_COUNTED = re.compile(r"[”》]?等[^，。；]{0,16}?(?:\d+|[一两三四五六七八九十百多数])[余多]?[部档个项场台首本套种]")
_WORKS = ("Work",)
_HOLDERS = ("Policy", "Work", "Program", "Event")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the works that follow the list of an item as its content, each once."""
    lists = tuple(lexicon("clause", context.ontology.path)["contents"]["lists"])
    holder: Mention | None = None
    item: int | None = None
    told: set[tuple[str, str]] = set()
    for reading in readings:
        if reading.sentence.item != item:
            holder, item = None, reading.sentence.item
        mentions = settle(reading.mentions)
        holder = next((m for m in mentions if _holds(context, m, lists)), holder)
        if holder is None:
            continue
        for work in _counted(context, reading, mentions):
            key = (holder.entities[0], work.entities[0])
            if key not in told and key[0] != key[1]:
                told.add(key)
                start = holder.start if holder.sentence == reading.sentence.id else work.start
                low, high = min(start, work.start), max(work.end, holder.end if start == holder.start else 0)
                yield Claim(reading.sentence, low, min(high, len(reading.text)), "rule:contents", key[0], "includes",
                            key[1])  # fmt: skip


def _holds(context: Context, mention: Mention, lists: tuple[str, ...]) -> bool:
    named = len(mention.entities) == 1 and mention.text.rstrip("》”").endswith(lists)
    return named and context.is_a(mention.entities[0], _HOLDERS)


def _counted(context: Context, reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the works of the rows that a number closes: 《春天》《夏天》|等30余档节目."""
    found: list[Mention] = []
    row: list[Mention] = []
    for mention in mentions:
        fits = len(mention.entities) == 1 and context.is_a(mention.entities[0], _WORKS)
        touching = bool(row) and reading.text[row[-1].end : mention.start] in {"", "、", "和"}
        row = [*(row if touching else []), mention] if fits else []
        if row and _COUNTED.match(reading.text, mention.end):
            found += row
            row = []
    return found
