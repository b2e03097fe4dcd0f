"""What a guest came for, as the words before the name say: 会见来华出席甲论坛并访华的乙国总统张三、丙国总理李四."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon
from kg.text.alternatives import either

_BY = "rule:guests"
_HOME = "place/中国"
_MARKS = "，。；：！？"
_JOINED = re.compile("[、和与及]|以及")
# Words of a title that nobody took for one, between names: 第一副, 兼.
_TITLE = re.compile("[\u4e00-\u9fff]{0,8}")


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("clause", root)["guests"]
    coming = either(data["coming"])
    return re.compile(f"(?:{coming})[^{_MARKS}]{{0,60}}?的"), re.compile(f"(?:{either(data['joining'])})$")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield what the guests attended and that they visited the country, each from the words that describe them."""
    coming, joining = _patterns(context.ontology.path)
    for reading in readings:
        end = 0
        for match in coming.finditer(reading.text):
            if match.start() < end:
                continue
            named = settle(reading.mentions)
            close = _close(reading.text, match, named)
            guests = _guests(context, reading.text, close, named)
            if not guests:
                continue
            end = guests[-1].end
            yield from _claims(context, reading, match.start(), guests, [m for m in named if m.end <= close], joining)


def _close(text: str, match: re.Match[str], named: Sequence[Mention]) -> int:
    """Return where the words end that describe the guests: behind the first 的 that is no part of a name."""
    at = match.end()
    while at > 0 and any(m.start < at <= m.end for m in named):
        at = text.find("的", at) + 1
    return at if at and not any(c in _MARKS for c in text[match.start() : at]) else 0


def _guests(context: Context, text: str, close: int, named: Sequence[Mention]) -> list[Mention]:
    """Return the people right behind `close`, with titles and bodies between them."""
    found: list[Mention] = []
    at = close
    for mention in named if close else ():
        if mention.start < close:
            continue
        gap = text[at : mention.start]
        joined = _JOINED.match(gap) if found and found[-1].end == at else None
        if found and found[-1].end == at and joined is None:
            break
        if not _TITLE.fullmatch(gap[joined.end() :] if joined else gap):
            break
        at = mention.end
        if mention.entities and context.is_a(mention.entities[0], ("Person",)):
            found.append(mention)
    return found


def _claims(
    context: Context, reading: Reading, start: int, guests: Sequence[Mention], before: Sequence[Mention],
    joining: re.Pattern[str],
) -> Iterator[Claim]:  # fmt: skip
    text = reading.text
    events = [
        m
        for m in before
        if m.start > start
        and m.entities
        and context.is_a(m.entities[0], ("Event",))
        and joining.search(text, start, m.start)
    ]
    home = _HOME in context.entities and "华" in text[start : guests[0].start]
    for guest in guests:
        for event in events[:1]:
            yield Claim(
                reading.sentence,
                start,
                guest.end,
                f"{_BY}#attended",
                guest.entities[0],
                "attended",
                event.entities[0],
            )
        if home:
            yield Claim(reading.sentence, start, guest.end, f"{_BY}#visited", guest.entities[0], "visited", _HOME)
