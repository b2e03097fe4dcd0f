"""The line in brackets under a paper's title: who adopted it, when, from when it holds.

（2019年9月27日东海省第十三届人民代表大会常务委员会第十四次会议通过，自2020年1月1日起施行）
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle

_BODIES = ("Organization",)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OPEN = ("（", "(")


@dataclass(frozen=True, slots=True)
class Adoption:
    """The bodies that adopted or made a paper public, in order, and the day; both with their line."""

    bodies: tuple[tuple[Reading, Mention], ...] = ()
    dated: tuple[Reading, Mention] | None = None


def is_adoption(reading: Reading) -> bool:
    """Whether a line is one in brackets under the title of a paper."""
    return reading.sentence.role == "subtitle" and reading.text.startswith(_OPEN)


def adoption(context: Context, readings: Sequence[Reading], patterns: dict[str, re.Pattern[str]]) -> Adoption:
    """Return what the line under the title says: the last day that it was made public, else adopted or revised."""
    bodies: list[tuple[Reading, Mention]] = []
    days: dict[str, tuple[Reading, Mention]] = {}
    for reading in readings:
        if not is_adoption(reading):
            continue
        names = settle(reading.mentions)
        bodies += [(reading, m) for m in names if m.entities and context.is_a(m.entities[0], _BODIES)]
        for at, time in enumerate(names):
            ends = next((m.start for m in names[at + 1 :] if m.cls == "Time"), len(reading.text))
            for kind in ("published", "adopted"):
                if _DAY.fullmatch(str(time.value)) and patterns[kind].search(reading.text, time.end, ends):
                    days[kind] = (reading, time)
    first = {b[1].entities[0]: b for b in reversed(bodies)}
    known = tuple(b for b in bodies if first[b[1].entities[0]] is b)
    return Adoption(known, days.get("published") or days.get("adopted"))


def opening_body(
    context: Context, readings: Sequence[Reading], title: tuple[Reading, Mention]
) -> tuple[tuple[Reading, Mention], ...]:
    """Return the body that opens the paper's own name, in the title: 某省市场监督管理局专家库管理办法.

    The title is one name; the body is known where the text names it elsewhere too.
    """
    reading, own = title
    named = {
        m.text: m
        for r in readings
        for m in r.mentions
        if 2 < len(m.text) < len(own.text) - 3 and own.text.startswith(m.text) and m.entities
    }
    bodies = [m for m in named.values() if context.is_a(m.entities[0], _BODIES)]
    if not bodies:
        return ()
    longest = max(bodies, key=lambda m: len(m.text))
    return ((reading, replace(longest, sentence=own.sentence, start=own.start, end=own.start + len(longest.text))),)
