"""Under what words a meeting or campaign stands: 论坛以“共建丝路新视界”为主题 · 主题为“…”的博览会 → theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.relations.base import Claim, Context
from kg.relations.reading.meetings import main_event
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon

_HOLDERS = ("Event", "Program")
_BY = "rule:themes#theme"


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in lexicon("clause", root)["theme"]["patterns"])


@lru_cache(maxsize=4)
def _others(root: Path) -> tuple[str, ...]:
    return tuple(
        who + how for who in lexicon("clause", root)["theme"]["others"] for how in ("", "将", "还将", "也将")
    )


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the themes that the document gives: of the event right behind 的, else before it, else the item's own."""
    for at, reading in enumerate(readings):
        for pattern in _patterns(context.ontology.path):
            for match in pattern.finditer(reading.text):
                yield from _claims(context, readings[: at + 1], match)


def _scene(context: Context, readings: Sequence[Reading]) -> str | None:
    """Return the event that the item of the last reading is about, though the sentence itself names nothing."""
    item = readings[-1].sentence.item
    found = main_event(context, [m for r in readings if r.sentence.item == item for m in r.mentions])
    return found[0] if found else None


def _claims(context: Context, readings: Sequence[Reading], match: re.Match[str]) -> Iterator[Claim]:
    reading = readings[-1]
    start, end = match.span()
    names = [
        (m.start, m.end, m.entities[0])
        for m in reading.mentions
        if m.entities and context.is_a(m.entities[0], _HOLDERS) and not match.start(1) <= m.start < match.end(1)
    ]
    behind = next((n for n in sorted(names) if n[0] >= end and "，" not in reading.text[end : n[0]]), None)
    before = next((n for n in sorted(names) if n[1] <= start), None)
    named = (behind or before) if reading.text[end - 1] == "的" else before
    if named is None and any(reading.text.endswith(w, 0, start) for w in _others(context.ontology.path)):
        # 各地将以“…”为主题: their own activities, not the event of the sentence before.
        return
    if named is not None:
        start, end, entity = min(start, named[0]), max(end, named[1]), named[2]
    elif (scene := _scene(context, readings)) is not None:
        entity = scene
    else:
        return
    yield Claim(reading.sentence, start, end, _BY, entity, "theme", value=match[1])
