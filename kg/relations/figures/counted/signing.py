"""Who signs with somebody named: |20家|企业、|11家|机构分别与丙科技园签署入驻协议, counted as figures of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure, is_thing, named, row_of

_SIGNS = re.compile(
    r"(?:分别|共同|现场|正式|集中|成功)*(?:与|同)(?P<who>[^，。；、\d“”]{2,24}?)(?:现场|正式|分别|成功)?"
    r"(?P<deed>签署|签订|签约|达成|合作签约)了?(?P<what>[^，。；、\d]{0,12})[，。；]"
)
_CLASSES = ("Organization", "Place", "Program", "Event")
_BACK = 2


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of those who sign, of whom they sign with."""
    row = row_of(left)
    noun = row.noun(left.number)
    signs = _SIGNS.match(left.text, row.end)
    if signs is None or row.owns(left.number) or not is_thing(left, noun) or left.number.unit in left.words["parts"]:
        return
    own = _named(left, signs)
    found = figure(left, f"{signs['deed']}{signs['what']}的{noun}", own, noun) if own else None
    if found is not None:
        yield found


def _named(left: Left, signs: re.Match[str]) -> str | None:
    """Return with whom they sign: a name there, else the one that the noun there ends, named just before."""
    low, high = signs.span("who")
    here = [m for m in left.reading.mentions if m.start == low and m.end <= high]
    if here:
        return named(left.context, here[0], _CLASSES) if here[0].end == high else None
    at = left.reading.sentence
    near = [r for r in left.around if r.sentence.item == at.item and 0 <= at.index - r.sentence.index <= _BACK]
    meant = {
        own
        for r in near
        for m in r.mentions
        if m.text.endswith(signs["who"]) and (own := named(left.context, m, _CLASSES))
    }
    return meant.pop() if len(meant) == 1 else None
