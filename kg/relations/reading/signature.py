"""Who signs a paper and when: short lines that are nothing but bodies, over a line that is nothing but a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle

_BODIES = ("Organization", "AdministrativeArea")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Signature:
    """The bodies that sign, in order, and the day below them; both with the sentence they stand in."""

    bodies: tuple[tuple[Reading, Mention], ...] = ()
    dated: tuple[Reading, Mention] | None = None


def signature(context: Context, readings: Sequence[Reading]) -> Signature:
    """Return the first signature of the document; an empty one where nobody signs."""
    for at, reading in enumerate(readings):
        day = _day(reading)
        if day is None:
            continue
        signed: list[tuple[Reading, Mention]] = []
        for line in reversed(readings[:at]):
            bodies = bodies_of(context, line)
            if not bodies:
                break
            signed[:0] = [(line, m) for m in bodies]
        if signed:
            return Signature(tuple(signed), (reading, day))
    return Signature()


def bodies_of(context: Context, reading: Reading) -> list[Mention]:
    """Return the bodies of a line that holds nothing else: 自然资源部 国家林业和草原局."""
    names = [m for m in settle(reading.mentions) if m.cls not in {"Time", "Quantity"}]
    left = reading.text
    day = next((m for m in reading.mentions if m.cls == "Time" and m.end == len(left)), None)
    left = left[: day.start] if day else left
    for mention in reversed(names):
        if not mention.entities or not context.is_a(mention.entities[0], _BODIES):
            return []
        left = left[: mention.start] + left[mention.end :]
    return names if not left.strip("、 　，") else []


def _day(reading: Reading) -> Mention | None:
    days = [m for m in reading.mentions if m.cls == "Time" and _DAY.fullmatch(str(m.value))]
    if len(days) != 1 or reading.text.strip() != days[0].text:
        return None
    return days[0]
