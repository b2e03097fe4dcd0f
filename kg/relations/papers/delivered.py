"""What report somebody made that others hear: 会议听取了张三作的关于草案审议情况的汇报 → action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import SILENT, Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon
from kg.text.alternatives import either

_TITLES = ("Occupation", "Organization", "AdministrativeArea")
# Between one who made a report and the next: the mark, and what of the title is no name.
_JOINED = re.compile("[^，。；：“”、]{0,6}(?:、|和|及|以及)?[^，。；：“”、]{0,6}")


@lru_cache(maxsize=4)
def _shape(root: Path) -> re.Pattern[str]:
    talks = either(lexicon("attribution", root)["delivered"]["talks"])
    return re.compile(
        rf"(?:受[^，。；：！？、]{{2,12}}委托)?(?P<each>分别)?(?:所)?作的(?P<what>[^，。；：！？]{{2,80}}?(?:{talks}))(?=[，。；、和]|有关|$)"
    )


def find(context: Context, readings: Sequence[Reading], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the reports that named people made, each in the words that name it, where no claim of `told` names it."""
    shape = _shape(context.ontology.path)
    known = {(c.sentence.id, c.subject) for c in told if c.predicate == "presentedReport"}
    for reading in readings:
        if reading.sentence.role not in SILENT and reading.clauses and "作的" in reading.text:
            claims = _claims(context, reading, shape)
            yield from (c for c in claims if (c.sentence.id, c.subject) not in known)


def _claims(context: Context, reading: Reading, shape: re.Pattern[str]) -> Iterator[Claim]:
    names = settle(reading.mentions)
    for match in shape.finditer(reading.text):
        for who in _makers(context, names, reading.text, match):
            yield Claim(
                reading.sentence, who.start, match.end(), "rule:delivered", who.entities[0], "action",
                value="作" + match["what"],
            )  # fmt: skip


def _makers(context: Context, names: Sequence[Mention], text: str, match: re.Match[str]) -> list[Mention]:
    """Return the people named right before, each behind its body and post: 甲委主任张三、乙部部长李四|分别作的."""
    edge = match.start()
    found: list[Mention] = []
    for name in reversed([m for m in names if m.end <= match.start() and m.entities]):
        between = text[name.end : edge]
        if between not in {"", "同志"} and not (found and _JOINED.fullmatch(between) and match["each"]):
            break
        if context.is_a(name.entities[0], ("Person",)) and len(name.entities) == 1:
            found.append(name)
        elif not context.is_a(name.entities[0], _TITLES):
            break
        edge = name.start
    return found[:1] if not match["each"] else found
