"""The day on which a figure was given out is none of its own: 某部近日发布2024年《公报》，用水量下降4%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.relations.base import When
from kg.relations.figures.base import Found
from kg.relations.reading.sentence import Reading
from kg.text.times import parse_time

_OUT = "(?:发布|公布|披露|出炉|通报|出台|发表|公开)"
# 近日发布|2024年|《公报》
_YEAR = re.compile(
    _OUT
    + "了?的?(?:[^，。；《]{0,6})(?P<year>(?:19|20)\\d\\d)年(?:度|全国)?[^，。；《]{0,6}《[^》]*(?:公报|年报|年鉴)》"
)
_OF_OUT = re.compile("[^。；]{0,24}" + _OUT + "[^。；]{0,30}(?:显示|表明|称|说|指出)")
_THAT_DAY = re.compile("(?<=[，、。一-龥])(?:当天|当日)(?!的)")
# 目前 is a time of a level, 近日 is that of the news.
_NEAR = frozenset({"近日", "日前", "近期", "最近", "前不久", "不久前", "近来", "连日来"})
# “甲”政策实施以来，|截至今年2月|，
_SINCE = re.compile("(?:实施|施行|启动|开展|开通|运营|上线|生效|成立|印发|投运|出台|建成|落地)[^，。；]{0,6}以来，?$")


# |8月以来|，…。截至目前，…
_OPENED = re.compile("自?((?:20\\d\\d年|今年|去年)?(?:\\d{1,2}月(?:\\d{1,2}日|份)?)?以来)，")
# 截至目前，全国公安机关|共|立案6000起; not 共有, 已建成.
_SO_FAR = re.compile("(?:共|累计|已)(?!同|有|建|达|超|形成|覆盖|拥有|布局|成为)[^，。；]{0,14}$")
_UP_TO = ("截至", "截止", "截至到", "截止到")


def given_out(
    readings: Sequence[Reading], found: Found, when: When | None, series: bool, summed: bool, anchor: date | None
) -> When | None:
    """Return the time of a figure without the day of the telling, and a sum as one up to its day.

    Parameters
    ----------
    readings: the sentences that the figure may go by, its own last.
    found: the figure.
    when: the time that it has so far.
    series: whether it is a change or a rate, which nothing has only 近日.
    summed: whether it is summed up over a time, or is the growth of such a sum.
    anchor: the issue date.
    """
    text = readings[-1].text
    year = _YEAR.search(text, 0, found.mention.start)
    vague = when is None or (when.edtf or "").endswith("~")
    if year is not None and vague:
        said = year["year"]
        return When(said, said + "年", f"{said}-01-01", f"{said}-12-31")
    if when is None or when.edtf is None:
        return when or _that_day(readings[-1], found)
    if vague:
        if when.text not in _NEAR:
            return begun(readings, found, when, anchor)
        at = text.rfind(when.text, 0, found.mention.start)
        out = at >= 0 and _OF_OUT.match(text[at + len(when.text) : found.mention.start])
        return None if series or out else when
    sums = found.tie.change is not None and any(_sums(r, when) for r in readings[-2:])
    if "/" in when.edtf or not (sums or (summed and any(_up_to_month(r.text, when) for r in readings[-3:]))):
        return when
    return When("../" + when.edtf, when.text, None, when.latest)


def _up_to_month(text: str, when: When) -> bool:
    """Whether a time is the month up to which something is counted: |截至今年7月|，销售额增长5%."""
    at = text.find(when.text)
    opens = when.text.startswith(("截至", "截止")) or (at > 0 and text.endswith(_UP_TO, 0, at))
    return opens and len(when.edtf or "") == len("2030-07")


def begun(readings: Sequence[Reading], found: Found, when: When, anchor: date | None) -> When:
    """Return a sum so far from where the sentence before begins it: |8月以来|，开展行动。截至目前，共|立案6000起."""
    here = readings[-1]
    before = next((r for r in readings if r.sentence.index == here.sentence.index - 1), None)
    same = before is not None and before.sentence.block == here.sentence.block and "目前" in when.text
    done = _SO_FAR.search(here.text[: found.mention.start]) if same else None
    opened = _OPENED.match(before.text) if done is not None and before is not None else None
    first = parse_time(opened[1], anchor) if opened is not None and anchor is not None else None
    begins = (first.edtf or "").split("/")[0] if first is not None else ""
    if first is None or anchor is None or not first.earliest or not begins or "~" in begins:
        return when
    return When(f"{begins}/{anchor.isoformat()}", when.text, first.earliest, anchor.isoformat())


def _that_day(reading: Reading, found: Found) -> When | None:
    """Return the day that 当天 means: 某部门|10月31日|表示，敌军|当天|发动袭击，造成3人死亡."""
    said = _THAT_DAY.search(reading.text, 0, found.mention.start)
    if said is None or "；" in reading.text[said.end() : found.mention.start]:
        return None
    days = [m for m in reading.mentions if m.cls == "Time" and m.end <= said.start() and m.value]
    only = days[0] if len(days) == 1 else None
    if only is None or getattr(only.detail, "granularity", "") != "day" or len(str(only.value)) != len("2030-10-31"):
        return None
    day = str(only.value)
    return When(day, only.text, day, day)


def _sums(reading: Reading, when: When) -> bool:
    """Whether a time ends a span that began with something: “甲”政策实施以来，|截至今年2月|，销售额增长6%."""
    at = reading.text.find(when.text)
    ahead = re.sub("(?:截至|截止到?)$", "", reading.text[: max(at, 0)])
    return at > 0 and len(ahead) < at and _SINCE.search(ahead) is not None
