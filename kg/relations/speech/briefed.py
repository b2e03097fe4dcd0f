"""What the report of a press conference tells without a speaker: 发布会上，甲部负责人介绍…。全国已建成…。 → said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading import narrating
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon
from kg.text.alternatives import either

# In which sentences of an item the press conference is named.
_LEAD = 2
_ROLES = frozenset({"lead", "body"})
_PEOPLE = frozenset({"Person"})
_SHORTEST = 8
# What stands before tells of what: 其中，民营企业增长3%.
_OF_THESE = ("其中",)
# By this deeds know what is told anyway.
BY = "rule:briefed"


@lru_cache(maxsize=4)
def _patterns(root: Path) -> dict[str, re.Pattern[str]]:
    data = lexicon("attribution", root)["briefed"]
    return {
        "held": re.compile(
            f"(?:{either(data['held'])})[^。]*(?:{either(lexicon('clause', root)['meeting']['briefings'])})"
        ),
        "informs": re.compile(f"(?:{either(data['voices'])})[^，。、]{{0,4}}介绍"),
        "opening": re.compile(f"(?:{either(data['opening'])})"),
        "stops": re.compile(either(data["stops"])),
    }


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield what a press conference tells, sentence by sentence, as said by the body whose spokesman spoke last,
    or as told of the place for which somebody did.

    What it tells stays told: deeds and figures are read as in any sentence.
    """
    root = context.ontology.path
    patterns = _patterns(root)
    item: int | None = None
    count, held = 0, False
    last: Mention | None = None
    for at, reading in enumerate(readings):
        if at == 0 or reading.sentence.item != item:
            item, count, held, last = reading.sentence.item, 0, False, None
        if reading.sentence.role not in _ROLES:
            continue
        count += 1
        if not held:
            held = count <= _LEAD and patterns["held"].search(reading.text) is not None
            last = _last(reading, _informing(reading, patterns["informs"])) if held else None
        elif reading.speeches:
            last = _last(reading, last)
        elif last is not None and _his(reading, patterns["stops"], root):
            opened = patterns["opening"].match(reading.text)
            start, end = opened.end() if opened else 0, len(reading.text.rstrip("。；"))
            # 甲省有关负责人介绍: the province does not speak itself, it is told of.
            predicate = "situation" if context.is_a(last.entities[0], ("Place",)) else "said"
            if not reading.text.startswith(_OF_THESE):
                yield Claim(
                    reading.sentence, start, end, BY, last.entities[0], predicate, value=reading.text[start:end]
                )
        else:
            last = None


def _last(reading: Reading, otherwise: Mention | None) -> Mention | None:
    """Return the body that spoke last in a sentence; data that show leave who spoke before."""
    if not reading.speeches or reading.speeches[-1].verb == "显示":
        return otherwise
    who, described = reading.speeches[-1].speaker, reading.speeches[-1].described
    return None if who is None or not who.entities or who.cls in _PEOPLE or described else who


def _informing(reading: Reading, informs: re.Pattern[str]) -> Mention | None:
    """Return the one body whose spokesman informs at the conference: 甲部相关负责人|介绍了情况."""
    named = [m for m in reading.mentions if m.entities and informs.match(reading.text, m.end)]
    alone = len(named) == 1 and not reading.text.endswith(("、", "和", "与", "及"), 0, named[0].start)
    return named[0] if alone else None


def _his(reading: Reading, stops: re.Pattern[str], root: Path) -> bool:
    """Whether a sentence goes on with what is told at the conference."""
    text = reading.text
    if len(text) < _SHORTEST or text.endswith(("？", "！", "：")) or stops.search(text):
        return False
    return not narrating.others_say(text, narrating.signs(root), root)
