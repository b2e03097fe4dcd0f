"""Times that stand before a figure and are none of its: the day of telling, of setting out, of another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.relations.base import Context, When
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading

_ABOUT = ("对", "为", "因", "距", "就", "对于", "由于", "随着", "关于", "迎接")
# 9日|表示，
_TOLD = re.compile("[^，。；：]{0,14}(?:称|表示|通报|报道|说|宣布|证实)[，：]")
# 购物月|今天（3月3日）|收官，|举办活动3.5万场: of the whole month.
_LONG = ("月", "季", "周", "年", "节", "期", "行动", "活动", "专场", "赛季")
_DAY = re.compile("(?:于|在)?(?:今天|今日|昨天|昨日|日前)?（?$")
_CLOSES = re.compile("(?:（[^）]*）|）)?[^，。；]{0,8}?(?:收官|闭幕|落幕|结束|落下帷幕|谢幕)")
# 19日|发表声明说，
_STATED = re.compile("(?:发表|发布)(?:声明|讲话|文章|评论)?(?:中)?(?:说|称|表示|指出|强调)[，：]?")
_NOW = ("当天", "当日", "今天", "已", "目前", "截至", "至今")
_THAT_DAY = ("当天", "当日", "当晚", "次日")


def of_another(
    context: Context, reading: Reading, clause: Clause, found: Found, dated: Phrase | None, kind: str
) -> bool:
    """Whether a time before a figure is that of something else.

    对|11月5日|大选的担忧增加，84%的选民…; 消费季|今天|启动，各地将…，发放补贴5亿元; 未来一年通胀…，|长期|通胀预期
    升至4.6%; |上周|共有7万人入境，其中6万人|已经|被遣返.
    """
    known, text = figure_words(context.ontology.path), reading.text
    if dated is None or dated.mention is None:
        return False
    if text.startswith(tuple(known["called_by_day"]), dated.end) and text.endswith(_ABOUT, 0, dated.mention.start):
        return True
    if dated.start >= clause.start:
        return False
    if kind == "observation" and (_closes(reading, clause, found, dated) or _spoken(context, reading, found, dated)):
        return True
    detail, day = dated.mention.detail, context.document.date
    earliest, latest = getattr(detail, "earliest", None), getattr(detail, "latest", None)
    if text.startswith(tuple(known["horizons"]), clause.start):
        return True
    if day and latest and latest < day and earliest != latest and text.startswith("其中", clause.start):
        return (
            text.startswith(("已", "已经"), found.mention.end + len(found.behind))
            or "已" in text[clause.start : found.mention.start]
        )
    opened = text[dated.end : text.find("，", dated.end) + 1].strip("，）)")
    sets = opened.endswith(tuple(known["set_out"])) and "将" in text[dated.end : found.mention.start]
    return kind == "target" and earliest == latest == day and sets


def _closes(reading: Reading, clause: Clause, found: Found, dated: Phrase) -> bool:
    """Whether a time is only the day on which something long closed: 购物月|今天|收官，举办活动3.5万场."""
    closed = _CLOSES.match(reading.text, dated.end)
    if closed is None or reading.text[closed.end() : closed.end() + 1] != "，":
        return False
    that_day = any(w in reading.text[clause.start : found.mention.start] for w in _THAT_DAY)
    return not that_day and _DAY.sub("", reading.text[: dated.start]).rstrip("”》").endswith(_LONG)


def _spoken(context: Context, reading: Reading, found: Found, dated: Phrase) -> bool:
    """Whether a time is only the day on which a body states its view of a level: 19日|发表声明说，关税提高到50%."""
    said = _STATED.match(reading.text, dated.end)
    if said is None or said.end() > found.mention.start or found.tie.change is None:
        return False
    return not any(w in reading.text[said.end() : found.mention.start] for w in _NOW)


def of_that_day(reading: Reading, clause: Clause, found: Found, when: When | None) -> bool:
    """Whether a figure is of a day that only 当天 points to: 5月1日至5日存款流失9.5%。受此影响，股价|当天|下跌22%."""
    if when is None or when.earliest == when.latest or when.text in _THAT_DAY:
        return False
    said = reading.text[clause.start : found.mention.start]
    return when.text not in said and any(w in said for w in _THAT_DAY) and "的当天" not in said


def of_telling_day(reading: Reading, found: Found, dated: Phrase, last: Found) -> bool:
    """Whether the figure before has a time behind the day of speaking: 9日|表示，4月以来600人死亡，70万人流离."""
    told = _TOLD.match(reading.text, dated.end)
    here = last.index == reading.sentence.index and last.when is not None
    return here and told is not None and told.end() <= last.said < found.mention.start


def so_far(context: Context, reading: Reading, readings: Sequence[Reading], found: Found) -> When | None:
    """Return the day that 至此 means, told in the sentence before: 13日，班列抵达。|至此|，累计运货20万标箱."""
    at = reading.text.rfind("至此", 0, found.mention.start)
    if at < 0 or (at and reading.text[at - 1] not in "，。；"):
        return None
    here = reading.sentence
    days = [
        m
        for r in readings
        if r.sentence.item == here.item and 0 <= here.index - r.sentence.index <= 1
        for m in r.mentions
        if m.cls == "Time" and getattr(m.detail, "granularity", "") == "day" and (r is not reading or m.end <= at)
    ]
    day = getattr(days[-1].detail, "latest", None) if days else None
    issued = context.document.date
    return When(day, days[-1].text, day, day) if day and issued and day <= issued else None
