"""What report somebody made that others hear: 会议听取了张三作的关于草案审议情况的汇报 → action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.relations.base import SILENT, Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon
from kg.text.alternatives import either


@lru_cache(maxsize=4)
def _shape(root: Path) -> re.Pattern[str]:
    talks = either(lexicon("attribution", root)["delivered"]["talks"])
    return re.compile(
        rf"(?:受[^，。；：！？、]{{2,12}}委托)?(?:所)?作的(?P<what>[^，。；：！？]{{2,80}}?(?:{talks}))(?=[，。；、和]|有关|$)"
    )


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the reports that named people made, each in the words that name it."""
    shape = _shape(context.ontology.path)
    for reading in readings:
        if reading.sentence.role not in SILENT and reading.clauses and "作的" in reading.text:
            yield from _claims(context, reading, shape)


def _claims(context: Context, reading: Reading, shape: re.Pattern[str]) -> Iterator[Claim]:
    names = settle(reading.mentions)
    for match in shape.finditer(reading.text):
        edge = match.start()
        post = next(
            (m for m in names if m.end == edge and context.is_a((m.entities or ("",))[0], ("Occupation",))), None
        )
        edge = edge if post is None else post.start
        who = next((m for m in names if m.end == edge and len(m.entities) == 1), None)
        if who is not None and context.is_a(who.entities[0], ("Person",)):
            yield Claim(
                reading.sentence, who.start, match.end(), "rule:delivered", who.entities[0], "action",
                value="作" + match["what"],
            )  # fmt: skip
