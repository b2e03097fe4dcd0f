"""Who is at an event, as the text says it: 约|1100名|各界代表出席, 共有|40多个|国家和地区参展."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure, named
from kg.relations.figures.counted.setting import doer, nearest

_AT = re.compile(
    r"(?P<who>[^，。；：“”\d]{0,24}?)(?:将|共同|现场|一同|分别)?(?P<deed>出席|参加|列席|参会|与会|参展|参赛|参演|到场|观看|观礼|参与)"
    r"(?:了)?(?P<what>[^，。；：、\d]{0,16})[，。；、]?"
)
_UNITS = frozenset({"人", "名", "位", "家", "个", "人次", "支"})
_VAGUE = ("其中", "的", "建设", "工作", "治理")


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of those who are at an event, as one of the event last named, else of the place."""
    match = _AT.match(left.text, left.number.end, left.clause.end)
    if match is None or match.end() < left.clause.end or left.number.unit not in _UNITS:
        return
    who, what = match["who"], match["what"]
    if who.startswith(("以上", "以下")) or what.endswith(_VAGUE) or (left.number.unit == "个" and not who):
        return
    at = next((t for t in left.behind(left.number.end) if t.kind == "M" and named(left.context, t.mention)), None)
    event = named(left.context, at.mention, ("Event",)) if at is not None else None
    own = event or left.reading.scene or nearest(left, ("Event",)) or doer(left) or nearest(left)
    measure = f"{match['deed']}{what}的{who}" + ("" if who and left.number.unit in {"家", "个", "支"} else "人数")
    found = figure(left, measure.replace("的人数", "人数") if not who else measure, own, who) if own else None
    if found is not None:
        yield found
