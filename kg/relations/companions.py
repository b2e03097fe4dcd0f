"""Who met a guest by taking part: 张三会见乙国总统李四。… 王五、赵六参加会见。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon
from kg.text.alternatives import either


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("clause", root)["guests"]
    talks = either(data["talks"])
    meant = f"{talks}|{either(data['those_talks'])}"
    return re.compile(talks), re.compile(f"(?:{either(data['taking_part'])})(?:{meant})[。，；]?$")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield that those who take part in a talk met its one guest, named in a sentence of the same item before."""
    talks, taking_part = _patterns(context.ontology.path)
    guest: Mention | None = None
    item: int | None = None
    for reading in readings:
        if reading.sentence.item != item:
            guest, item = None, reading.sentence.item
        named = [m for m in reading.mentions if m.entities and context.is_a(m.entities[0], ("Person",))]
        match = taking_part.search(reading.text)
        if match and guest is not None:
            yield from _claims(context, reading, [m for m in named if m.end <= match.start()], match.end(), guest)
        elif (held := talks.search(reading.text)) is not None and not reading.speeches:
            found = _guest(context, reading, named, held.start())
            if found is not None or len({m.entities[0] for m in named}) > 1:
                # 会谈后，两国总理见证签署文件: the guest is who he was.
                guest = found


def _guest(context: Context, reading: Reading, named: Sequence[Mention], at: int) -> Mention | None:
    """Return the one person beside the host: 张三|会见乙国总统|李四, 张三同乙国总统|李四|举行会谈."""
    clause = reading.clause_at(at)
    if clause is None:
        return None
    here = [m for m in named if clause.start <= m.start < clause.end]
    people = {m.entities[0] for m in here}
    return here[-1] if len(people) == 2 and here[0].end <= at else None


def _claims(
    context: Context, reading: Reading, named: Sequence[Mention], end: int, guest: Mention
) -> Iterator[Claim]:
    for one in named:
        if one.entities[0] != guest.entities[0]:
            yield Claim(
                reading.sentence, named[0].start, end, "rule:companions", one.entities[0], "met", guest.entities[0]
            )
