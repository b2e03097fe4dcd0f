"""The time that a figure has from before: of the figure beside it, before a semicolon, of the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.relations.base import Context, When
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.bearer.ground import statistical
from kg.relations.figures.time.disasters import of_disaster
from kg.relations.figures.time.elsewhere import of_telling_day
from kg.relations.figures.time.running import flows, of_paragraph, of_season, only_period
from kg.relations.figures.time.timing import when_of
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.reading.when import limits, time_of
from kg.relations.reading.words import words

# 疫情发生以来的三年，…经济年均增长4.5%: it has a time of its own that no date says.
_OWN_SPAN = re.compile(
    r"以来|(?<![近])连续[\d一二三四五六七八九十]+(?:年|个月|个季度)|多年(?:来|间)?|历年|年内|[三四五六七八九十\d]年间"
)
# 开行旅客列车10486列，|同比增长15.5%
_GROWS = re.compile(r"[^，。；]{0,8}[，,]?(?:同比|环比|比上年|较上年|比去年|较去年)")
# ，|而|乙市|已|改造
_TURNED = re.compile("，而[^，。；]{2,}")
_DONE = re.compile("已|了|目前")
# What rises and falls by the day, or is set by a rule.
_QUOTED = ("股价", "指数", "期货", "价格", "汇率", "收盘价", "油价", "金价", "标准")


def before_semicolon(context: Context, reading: Reading, readings: Sequence[Reading]) -> tuple[str, Phrase] | None:
    """Return the text and the time of what stands before a semicolon: 今年上半年，…；…能耗下降0.4%."""
    at = next((k for k, r in enumerate(readings) if r.sentence.index == reading.sentence.index), 0)
    while at > 0 and readings[at - 1].text[-1:] in {"；", ";"}:
        at -= 1
        other = readings[at]
        if other.clauses:
            known = words(context.ontology.path)
            found = (time_of(other.clauses, k, len(c.phrases), known) for k, c in enumerate(other.clauses))
            dated = next((d for d in found if d is not None), None)
            if dated is not None:
                # 在广西，船闸今天封顶；在浙江，…: the day of another place.
                apart = reading.text.startswith("在") and other.text.startswith("在")
                return None if apart else (other.text, dated)
    return None


def before_it(context: Context, reading: Reading, readings: Sequence[Reading], last: Found, kind: str) -> When | None:
    """Return the time of the figure before; over a semicolon that of the whole sentence, if it opens with one.

    “十五五”时期，某省…，力争到“十五五”末，取得成果300项；…，布局50个集群.
    """
    if last.index < reading.sentence.index and last.said > 0:
        spoken = before_semicolon(context, reading, readings)
        if spoken is not None and spoken[1].start == 0:
            return when_of(context, *spoken, kind)
    return last.when


def of_same_day(context: Context, reading: Reading, found: Found, last: Found | None) -> When | None:
    """Return the day that the figure before was counted on: 今天，人员流动量超2亿人次。铁路发送旅客1385万人次."""
    apart = 2 if reading.text.startswith("其中") else 1
    if last is None or last.when is None or not 1 <= reading.sentence.index - last.index <= apart:
        return None
    moving = figure_words(context.ontology.path)["moving"]
    units = {f.unit for f in (found, last)}
    day = last.when.earliest is not None and last.when.earliest == last.when.latest
    return last.when if day and units <= {*moving, "%"} and units != {"%"} else None


def same_time(reading: Reading, readings: Sequence[Reading], found: Found, last: Found, predicate: str) -> bool:
    """Whether a figure without a time has that of the figure before: beside it or of the same thing."""
    if turns(reading, found, last):
        return False
    if last.index != reading.sentence.index and _OWN_SPAN.search(reading.text, 0, found.mention.start):
        return False
    if last.index == reading.sentence.index - 1 and reading.text.startswith("其中") and last.when is not None:
        # 2023年，国内出游48.91亿人次。其中，全国红色旅游接待12.86亿人次
        return predicate == (last.kind or predicate)
    beside = last.index == reading.sentence.index or (
        last.index == reading.sentence.index - 1
        and last.ends in {"；", ";"}
        and not (last.said > 0 and reading.text.startswith("在"))
    )
    alike = found.subject == last.subject and not found.own and predicate == (last.kind or predicate)
    return beside or (alike and _one_time(readings, last))


def turns(reading: Reading, found: Found, last: Found) -> bool:
    """Whether a sentence turns from a plan to what another one has done: 甲省将改造300个片区，|而乙市已|改造80个."""
    apart = found.subject != last.subject and last.kind in {"target", "forecast"}
    if not apart or last.index != reading.sentence.index:
        return False
    after = re.split("[，。；]", reading.text[found.mention.end :])[0]
    return _TURNED.search(reading.text, last.mention.end, found.mention.start) is not None and (
        _DONE.search(reading.text[last.mention.end : found.mention.start] + after) is not None
    )


def _one_time(readings: Sequence[Reading], last: Found) -> bool:
    """Whether the sentence of the figure before tells one time, not 十年来年均增长6%，去年达3万亿元。形成3个集群."""
    other = next((r for r in readings if r.sentence.index == last.index), None)
    tokens = [t for t in other.tokens if t.kind == "T" and t.mention is not None] if other is not None else []
    spoken = {t.mention.value for t in tokens if t.mention is not None and t.mention.value}
    return other is None or len(spoken) < 2 or not _of_years(tokens)


def _of_years(tokens: Sequence[Token]) -> bool:
    """Whether one of the times spans years."""
    spans = (str(t.mention.value) for t in tokens if t.mention is not None)
    years = (s.partition("/") for s in spans if "/" in s)
    return any(a[:4].isdigit() and b != a and b[:4] != a[:4] for a, _, b in years)


def inherited(
    context: Context,
    reading: Reading,
    readings: Sequence[Reading],
    found: Found,
    predicate: str,
    period: Found | None,
) -> When | None:
    """Return the time that a figure has from the sentences before, or None."""
    spoken = before_semicolon(context, reading, readings)
    if spoken is None and predicate == "observation":
        over = of_season(context, reading, readings, found) or of_disaster(context, reading, readings, found)
        if over is not None:
            return over
    if spoken is None and found.measure.endswith(figure_words(context.ontology.path)["stocks"]):
        # 上半年调剂资金已拨付。持卡人数达…: what there is, not what came in.
        return None
    if spoken is None and predicate != "observation":
        # “十四五”期间，经济平稳增长。税费收入预计将超155万亿元; 到2027年新增标准30项。力争参与制定国际标准10项.
        running = of_paragraph(context, reading, readings, found)
        return _running(context, running, predicate) if running is not None else None
    grows = _GROWS.match(reading.text, found.mention.end) is not None
    if spoken is None and _OWN_SPAN.search(reading.text, 0, found.mention.start):
        return None
    summed = flows(context, found)
    if spoken is None and predicate == "observation" and (grows or summed or statistical(context, found)):
        spoken = of_paragraph(context, reading, readings, found)
        ends = (*figure_words(context.ontology.path)["trade"], "增长面")
        # 分税种看，国内增值税增长4.7%
        made = found.tie.change is not None and found.unit == "%"
        made = made and not found.measure.endswith(_QUOTED)
        series = found.tie.comparison or made or found.measure.endswith(ends) or grows
        if spoken is None and (series or summed):
            same = period is not None and period.subject == found.subject
            return period.when if same and period is not None else only_period(context, reading, readings, not series)
    when = when_of(context, spoken[0], spoken[1], predicate) if spoken is not None else None
    # 某电站将于|年底|投产。能耗强度累计下降26.2%: the day of what is still to come.
    return None if predicate == "observation" and _to_come(context, when) else when


def overtaken(reading: Reading, found: Found, dated: Phrase, last: Found) -> bool:
    """Whether the figure before has a time said later than this one's: 今天发布，2024年登记282.7万件，增长13%."""
    if of_telling_day(reading, found, dated, last):
        return True
    return last.index == reading.sentence.index and last.measure == found.measure and dated.start < last.said


def _to_come(context: Context, when: When | None) -> bool:
    """Whether a time begins after the issue date."""
    day = context.document.date
    return bool(day and when and when.earliest and when.earliest > day)


def _running(context: Context, running: tuple[str, Phrase], predicate: str) -> When | None:
    """Return a period that the issue date lies in, for a target also the year it is to be reached in; else None."""
    day = context.document.date
    when = when_of(context, *running, predicate if predicate == "target" else "observation")
    limit = predicate == "target" and limits(running[1], words(context.ontology.path))
    inside = when is not None and day and (limit or (when.earliest or "9") <= day) and day <= (when.latest or "")
    return when if inside else None
