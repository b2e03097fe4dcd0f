"""Who is at an event, as the text says it: 约|1100名|各界代表出席, 共有|40多个|国家和地区参展."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure, named
from kg.relations.figures.counted.setting import doer, nearest

_AT = re.compile(
    r"(?P<who>[^，。；：“”\d]{0,24}?)(?:将|共同|现场|一同|分别)?(?P<deed>出席|参加|列席|参会|与会|参展|参赛|参演|到场|观看|观礼|参与|(?:围绕|就)[^，。；、\d]{2,20}?(?:进行|展开|开展)了?(?:研讨|交流|讨论|探讨))"
    r"(?:了)?(?P<what>[^，。；：、\d]{0,16})[，。；、]?"
)
_HELD = re.compile(r"(?:举行|举办|召开|的|了)([一-龥]{1,8}(?:会|仪式|典礼|大典|论坛|展|赛|节|活动))")
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
    ahead = [t for t in left.before(left.number.start) if t.kind != "d" and t.text not in left.words["opening"]]
    if ahead and ahead[-1].kind == "v":
        return  # 吸引|100多万人次参会
    at = next((t for t in left.behind(left.number.end) if t.kind == "M" and named(left.context, t.mention)), None)
    event = named(left.context, at.mention, ("Event",)) if at is not None else None
    own = event or left.reading.scene or nearest(left, ("Event",)) or doer(left)
    if not own and not what:
        what = _occasion(left)
        own = nearest(left) if what else None
    # 代表|围绕司法合作进行研讨|
    deed = "参加" + match["deed"][-2:] if match["deed"].startswith(("围绕", "就")) else match["deed"]
    measure = deed + what + ("的" + who if who else "人数")
    found = figure(left, measure, own, who) if own else None
    if found is not None:
        yield found


def _occasion(left: Left) -> str:
    """Return what is held there without a name, told in the sentence before or the clause before: 招待会."""
    here = left.reading.sentence
    near = [r for r in left.around if r.sentence.block == here.block and 0 <= here.index - r.sentence.index <= 1]
    for reading in reversed(near):
        until = left.number.start if reading is left.reading else len(reading.text)
        found = list(_HELD.finditer(reading.text, 0, until))
        if found:
            return found[-1][1]
    return ""
