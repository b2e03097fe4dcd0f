"""The period that runs through a paragraph: 前7个月，…增长。其中…; 这个“五一”假期，…。某区营地接待量增长三成.

What is summed up or grows needs a period; where its own sentence gives none, it is that of the paragraph. What there
is (a stock) has only the day that a sentence counts up to (截至6月末), never a period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.base import Context, When
from kg.relations.figures.base import COUNTRY, Found, figure_words
from kg.relations.figures.time.timing import lasts
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import time_of
from kg.relations.reading.words import words

_AGAINST = re.compile(r"(?:比|较|由|从|超过|相当于)$")
# 2025年秋季专场活动|结束
_OVER = re.compile(
    r"(20\d\d)年[^，。；\d]{2,30}(?:活动|专场|行动|招聘|普查|赛季|节)"
    r"(?:圆满|顺利|全部|正式)?(?:结束|落幕|闭幕|收官)[，。]"
)
# 2025中国网球公开赛昨晚收官。|赛事期间|，…
_DURING = re.compile(r"(?:赛事|比赛|大赛|活动|大会|展会|会展|节会|展览)期间，")
_HELD = re.compile(r"(?<!\d)(20\d\d)年?[^，。；\d“”]{2,30}?(?:赛|会|节|展|活动|演)")
_REPORT = re.compile(
    r"《[^》]{0,30}(20\d\d)年?(?:度|年度)?[^》]{0,16}(?:年度报告|年报|统计公报|统计快报|发展公报)》"
    r"|《[^》（]{2,40}(?:年度报告|年报|公报|快报|白皮书|蓝皮书)（(20\d\d)(?:年度?)?）》"
)
# “十五五”|重大工程: which works they are, whenever they are told of.
_WORKS = re.compile("”?(?:国家)?(?:重大|重点|标志性|规划)[^，。；、的年]{0,6}?(?:工程|项目)(?!建设)")
_ENDED = re.compile("闭幕|落幕|收官|落下帷幕|结束")
_EVENT_REACH = 6
_SPANS = frozenset({"month", "quarter", "half", "year"})
# Up to a day: 截至6月末, 到2024年底.
_LIMIT = ("截至", "截止", "到", "至")
_AT_END = ("末", "底")
_OPENS = ("", "这个", "这", "整个", "在", "截至", "刚刚过去的")


def flows(context: Context, found: Found) -> bool:
    """Whether a figure is summed up over a period: 营业收入, 接待游客…人次, 抓获…名; not what there is (用户总数)."""
    known = figure_words(context.ontology.path)
    if stands(context, found):
        return False
    if found.measure.endswith(known["flow_ends"]) or found.unit in known["moving"]:
        return True
    return found.measure.startswith(known["flow_deeds"])


def sums(context: Context, reading: Reading, found: Found) -> bool:
    """Whether a figure is a sum over a time or the growth of one: 销售额|增长5%|, |累计|减税; not 保有量|增长5%|."""
    known = figure_words(context.ontology.path)
    there = found.measure.endswith((*known["stocks"], *known["there_now"]))
    added = "累计" in reading.text[max(0, found.start - 3) : found.mention.start]
    return not there and (added or found.tie.change is not None or flows(context, found))


def stands(context: Context, found: Found) -> bool:
    """Whether a figure tells what there is at some moment: 余额, 装机容量, 参保人数, 通车里程."""
    known = figure_words(context.ontology.path)
    return found.tie.change is None and found.measure.endswith((*known["stocks"], *known["there_now"]))


def of_paragraph(
    context: Context, reading: Reading, readings: Sequence[Reading], found: Found
) -> tuple[str, Phrase] | None:
    """Return the text and the period of the sentence before in the paragraph that has one, for what it may reach.

    “五一”假期，各地客流大增。假期前两天，某景区接待50万人次。另一景区接待3万人次: what has a name of its own has
    the wider one.
    """
    sentence = reading.sentence
    near: tuple[str, Phrase] | None = None
    for other in reversed(readings):
        said = other.sentence
        if (said.block, said.item) != (sentence.block, sentence.item) or said.index >= sentence.index:
            continue
        if near is None and sentence.index - said.index > _reach(context, found):
            return None
        told = [(c, d) for c, d in _told(context, other) if d.mention is not None and d.mention.text != "全年"]
        if told:
            # 某会今天公布，2022年物流总额…: the day is that of the telling.
            fit = (d for c, d in told if lasts(d) and _may_reach(context, other, c, d, found))
            dated = next(fit, None)
            if near is None and dated is None:
                return None
            if dated is not None and (near is None or _holds(dated, near[1])):
                near = (other.text, dated)
            if not found.own or found.subject == COUNTRY:
                break
    return near


def _holds(wide: Phrase, narrow: Phrase) -> bool:
    """Whether a period holds another one."""
    outer, inner = (getattr(p.mention, "detail", None) for p in (wide, narrow))
    opens, begins = getattr(outer, "earliest", None), getattr(inner, "earliest", None)
    ends, stops = getattr(inner, "latest", None), getattr(outer, "latest", None)
    return bool(opens and begins and ends and stops and opens <= begins and ends <= stops)


def _reach(context: Context, found: Found) -> int:
    """Return how many sentences back a period may stand: further for what is summed up."""
    return 4 if flows(context, found) else 2


def _told(context: Context, other: Reading) -> Iterator[tuple[Clause | None, Phrase]]:
    """Yield the times of the clauses of a sentence; of one that nothing is told of, the time it opens with."""
    known = words(context.ontology.path)
    for k, clause in enumerate(other.clauses):
        dated = time_of(other.clauses, k, len(clause.phrases), known)
        if dated is not None:
            yield clause, dated
    first = next((m for m in other.mentions if m.cls == "Time"), None) if not other.clauses else None
    if first is not None and first.value and other.text[: first.start] in _OPENS:
        yield None, Phrase("time", first.start, first.end, first.text, mention=first)


def _may_reach(context: Context, other: Reading, clause: Clause | None, dated: Phrase, found: Found) -> bool:
    """Whether a period is one that runs on: not the end of what is planned (预计8月底蓄满), nor a season's name."""
    if dated.mention is None or attributive(other, dated):
        return False
    text = dated.mention.text
    ends = text.endswith(_AT_END) or text.startswith(_LIMIT)
    if ends and clause is not None:
        root = context.ontology.path
        scope = scope_of(other.clauses, clause.index, len(clause.phrases), root, other.text)
        if scope.modality in {"planned", "forecast", "required"} and not scope.settled:
            return False
    return ends or not stands(context, found)


def attributive(reading: Reading, dated: Phrase) -> bool:
    """Whether a season is only of what sort a thing is: 冰雪游等|冬季|出行主题, 席卷某国的|冬季|风暴.

    So is a plan of years: |“十五五”|重大工程.
    """
    if dated.mention is None:
        return False
    return _of_sort(reading, dated.mention) or _WORKS.match(reading.text, dated.mention.end) is not None


def _of_sort(reading: Reading, mention: Mention) -> bool:
    if getattr(mention.detail, "granularity", "") != "season" or len(mention.text) != 2:
        return False
    # |秋季|专场招聘活动: what it brought in is of that autumn.
    campaign = reading.text.startswith(("专场", "招聘"), mention.end)
    return not campaign and reading.text[mention.end : mention.end + 1] not in "，、。；（以的期里"


def of_season(context: Context, reading: Reading, readings: Sequence[Reading], found: Found) -> When | None:
    """Return the year of what the sentence before says is over: |2025年|某招聘专场活动结束。共举办招聘会2万场.

    Or of what a clause says it was during (2025某公开赛收官。|赛事期间|，入园人数36万), of a fair that has closed
    (本届博览会成交额80亿元), of the paper that tells (《某行业2023年年度报告》显示，发放贷款300亿元).
    """
    sentence = reading.sentence
    during = _DURING.match(reading.text) is not None
    undated = during or _undated_event(context, found)
    for other in reversed(readings):
        said, text = other.sentence, other.text
        if said.item != sentence.item or not 0 <= sentence.index - said.index <= _EVENT_REACH:
            continue
        near, here = sentence.index - said.index <= 1, text[: found.mention.start] if other is reading else text
        year = _OVER.search(here) if near and other is not reading else None
        year = year or (_HELD.search(here) if during and other is not reading else None)
        year = year or (_REPORT.search(here) if near else None)
        if year is not None:
            return _year(next(y for y in year.groups() if y))
        if undated and (closed := _day_of_end(other)) is not None:
            return _year(closed[:4])
    return None


def _undated_event(context: Context, found: Found) -> bool:
    """Whether a figure is of a fair or a meeting whose name tells neither its year nor its number."""
    if found.subject is None or not context.is_a(found.subject, ("Event",)):
        return False
    return re.search(r"\d|第", context.entities[found.subject].label) is None


def _day_of_end(other: Reading) -> str | None:
    """Return the day on which a sentence says that something ends: 今天（11月16日）|闭幕."""
    days = [m for m in other.mentions if m.cls == "Time" and getattr(m.detail, "granularity", "") == "day"]
    known = [str(m.value) for m in days if re.fullmatch(r"\d{4}-\d\d-\d\d", str(m.value))]
    return known[0] if known and _ENDED.search(other.text) else None


def _year(year: str) -> When:
    return When(year, year + "年", f"{year}-01-01", f"{year}-12-31")


def only_period(context: Context, reading: Reading, readings: Sequence[Reading], opens: bool = False) -> When | None:
    """Return the one period that all sentences so far speak of, headline too: 前两个月…; None where they differ.

    `opens`: only one that a sentence opens with, not 去年12月某乐园开园以来 in its middle.
    """
    sentence = reading.sentence
    found: dict[str, When] = {}
    topical = False
    for other in readings:
        if other.sentence.item != sentence.item or other.sentence.index > sentence.index:
            continue
        for mention in other.mentions:
            edtf = getattr(mention.detail, "edtf", None) or ""
            if mention.cls != "Time" or not _is_span(other, mention, edtf):
                continue
            topical = topical or other.text[: mention.start] in _OPENS
            earliest, latest = (getattr(mention.detail, k, None) for k in ("earliest", "latest"))
            found[edtf] = When(edtf, mention.text, earliest, latest)
    only = next(iter(found.values())) if len(found) == 1 and (topical or not opens) else None
    ahead = only is not None and context.anchor is not None and (only.earliest or "") > context.anchor.isoformat()
    return None if ahead else only


def _is_span(other: Reading, mention: Mention, edtf: str) -> bool:
    """Whether a time is a period that something may be summed up over: not 较去年, not 今年是…的第五年."""
    if _AGAINST.search(other.text[: mention.start]) or _of_sort(other, mention):
        return False
    if not edtf or "~" in edtf or ".." in edtf or other.text.startswith("是", mention.end):
        return False
    return "/" in edtf or getattr(mention.detail, "granularity", "") in _SPANS
