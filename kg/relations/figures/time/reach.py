"""Whether a time that stands before reaches a figure: not the day of an opening for the length of what opened."""

from __future__ import annotations

import re

from kg.relations.base import Context, When
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading

# 这十年, 十年来: all the years, not the level at their end.
_YEARS = re.compile(
    r"(?:这|近|过去)[一二三四五六七八九十两\d]+多?年(?:来|间|以来)?"
    r"|[一二三四五六七八九十两\d]+多?年(?:来|间|以来)"
)

_BEGINS = ("启动", "开幕", "开赛", "启幕", "开始", "开机")
_IN_THE_END = ("最终", "届时")


def aside(context: Context, reading: Reading, dated: Phrase, found: Found) -> bool:
    """Whether the time of an earlier clause is not that of a figure: 在一季度|良好开局的基础上，…占比达25%.

    Nor is 自2021年以来 the time of a level reached at its end (自2021年以来已加息14次，利率升至5.25%), or the day of
    a beginning that of the end: 评选今天启动，…，|最终|选出50个作品.
    """
    rest, _, later = reading.text[dated.end : found.mention.start].partition("，")
    if "基础上" in rest or rest.endswith("相比"):
        return True
    if rest.endswith(_BEGINS) and any(w in later for w in _IN_THE_END):
        return True
    since = reading.text[dated.start : dated.end] + rest[:2]
    reached = reading.text[found.start : found.mention.start].endswith(
        tuple(w for w in figure_words(context.ontology.path)["reaching"] if w.endswith("至"))
    )
    return reached and since.endswith("以来") and not since.startswith(("今年", "去年"))


# 较2000年: another year than those of the span.
_BASE_YEAR = re.compile(r"(?:比|较|与|同)(\d{4})年")


def _held_long(context: Context, when: When) -> bool:
    """Whether a time spans years: 十年来, 党的十八大以来; not 今年以来, 11月以来 or 前8个月."""
    first, _, last = (when.edtf or "").partition("/")
    if last == "..":
        last = context.document.date or ""
    return bool(last) and len(first) <= 7 and first[:4].isdigit() and int(last[:4]) - int(first[:4]) > 1


def _of_now(context: Context, reading: Reading, found: Found, when: When) -> bool:
    """Whether a figure is what there is by now, not what came in all the years: 十年来，…，|森林覆盖率增至24.02%."""
    since = when.text.endswith(("以来", "年来")) or _YEARS.fullmatch(when.text) is not None
    if not since or not _held_long(context, when) or found.tie.change is not None:
        return False
    told = reading.text[found.start : found.mention.start]
    known = figure_words(context.ontology.path)
    return found.measure.endswith(tuple(known["held_now"])) and not any(w in told for w in known["summed"])


def _from_elsewhere(context: Context, found: Found, when: When) -> bool:
    """Whether a growth is counted from another year than a span of years begins with: 十年来…。风蚀量较2000年下降."""
    base = _BASE_YEAR.match(found.tie.comparison or "")
    return base is not None and _held_long(context, when)


def _of_quantity(context: Context, reading: Reading, found: Found, when: When) -> bool:
    """Whether a time is only that of the quantity before: 某港建成枢纽，|2024年|吞吐量超2000万箱，开辟航线174条."""
    at = reading.text.rfind(when.text, 0, found.start)
    end = at + len(when.text)
    close = at > 0 and reading.text[at - 1] == "，" and not reading.text.startswith(("，", "末", "底"), end)
    apart = "，" in reading.text[max(end, 0) : found.start]
    return close and apart and found.measure.startswith(tuple(figure_words(context.ontology.path)["standing_by"]))


def _at_the_end(context: Context, reading: Reading, found: Found, when: When) -> bool:
    """Whether a figure is a level at the end of many years: 这十年，参保人数|增加到|10.4亿人，保险覆盖13.6亿人."""
    if _YEARS.fullmatch(when.text) is None or found.tie.change is not None:
        return False
    told = reading.text[found.start : found.mention.start]
    covers = any(w in found.measure for w in figure_words(context.ontology.path)["covering"])
    return covers or (told.endswith(("到", "至")) and not told.endswith("达到"))


def reaches(
    context: Context, reading: Reading, clause: Clause, found: Found, dated: Phrase | None, when: When, kind: str,
    last: Found | None,
) -> bool:  # fmt: skip
    """Whether a time is that of a figure of the kind `kind`: always that of its own clause, else only what is sure.

    Not the day of opening for 全长2322公里, nor that of completion for 将新增岗位9000个.
    """
    day, known = context.document.date, figure_words(context.ontology.path)
    own = dated is not None and dated.start >= clause.start
    a_day = when.earliest is not None and when.earliest == when.latest
    if found.measure.endswith(tuple(known["enduring"])):
        told = dated is not None and reading.text.startswith(("截至", "截止"), dated.start)
        return told or (own and not a_day)
    if _of_quantity(context, reading, found, when) or _at_the_end(context, reading, found, when):
        return False
    if _of_now(context, reading, found, when) or _from_elsewhere(context, found, when):
        return False
    apart = last is None or (last.index != reading.sentence.index and last.ends not in {"；", ";"})
    if dated is None and apart and not _lasts_until_then(context, reading, clause, found, when):
        return False
    over = bool(day and when.latest and when.latest < day)
    over = over or (when.latest == day and "将" in reading.text[clause.start : found.mention.start])
    if (
        kind in {"target", "forecast"}
        and a_day
        and not own
        and dated is not None
        and _happened(context, reading, clause, dated)
    ):
        # 今天，某科考队从上海出发，预计总航程1.5万海里: the day it set out.
        over = over or bool(day and when.latest and when.latest <= day)
    long_over = bool(day and when.latest and when.latest < day and "/" in (when.edtf or "")) or (over and not a_day)
    return own or not (over and (a_day or (dated is None and long_over)) and kind in {"target", "forecast"})


def _happened(context: Context, reading: Reading, clause: Clause, dated: Phrase) -> bool:
    """Whether the clause of a time before `clause` tells what happened then: not 今天，预计…, 今天客运量预计…."""
    at = next((c for c in reading.clauses if c.start <= dated.start < c.end), None)
    if at is not None and at.main is None and at.index + 1 < len(reading.clauses):
        at = reading.clauses[at.index + 1]
    if at is None or at.main is None or at.index >= clause.index:
        return False
    known = figure_words(context.ontology.path)
    return not any(w in reading.text[at.start : at.end] for w in ("将", "拟", *known["purposes"], *known["foretold"]))


def _lasts_until_then(context: Context, reading: Reading, clause: Clause, found: Found, when: When) -> bool:
    """Whether the period of a sentence before may be that of a figure: not 上半年 for 招聘会|已|举办8900场."""
    day = context.document.date
    over = bool(day and when.latest and when.latest < day)
    return not (over and "已" in reading.text[clause.start : found.mention.start])


def of_completion(context: Context, reading: Reading, clause: Clause, found: Found, dated: Phrase) -> bool:
    """Whether a time is when something is to be finished, not of what it is then: 年底完工，|年发电量|10亿度."""
    if dated.start >= clause.start:
        return False
    known = figure_words(context.ontology.path)
    done = reading.text[dated.end : clause.start].rstrip("，；")
    if not done.endswith(tuple(known["completed"])) or "，" in done.partition("，")[2]:
        return False
    return found.measure.startswith(tuple(known["describing"])) or found.measure.endswith(tuple(known["described"]))
