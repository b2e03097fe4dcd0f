"""When a figure holds: its own time, that of the figure or the clause before; what lies ahead of the issue date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.model import Mention
from kg.relations.base import Context, When
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.time.holidays import all_days
from kg.relations.figures.time.ranging import ranged
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.reading.when import limits, resolve
from kg.relations.reading.words import words

_ENDING = re.compile("(?<!周)[末底]$")
_SINCE = re.compile(r"(?:自|自从|从)$")
_LASTING = re.compile(r"[^，。；]{0,30}?(?:以来|[一二两三四五六七八九十\d半]多?个?多?[年月]来)")
_STARTED = re.compile(
    r"[^，。；\d]{0,10}以来"
    r"|(?:实施|施行|启动|开展|开通|运营|上线|生效|成立|发布|印发|投运|开放|执行)的?[^，。；]{0,40}?以来"
)
# 春节|后上班第一周: some days, not all since.
_WEEK_AFTER = re.compile("后(?:上班|开工|复工|首|第一)")
# 十年间: which years, only what stands before tells.
_BETWEEN = re.compile(r"[一二三四五六七八九十两\d]+多?年间")
# 达到|2020年|的6倍: what it is measured by.
_BASE = re.compile(r"的[^，。；]{0,4}?[\d一二两三四五六七八九十.]+(?:多|余)?倍")
# 今年|最大林火, 今年|第10号台风: of what kind a thing is.
_RANKED = re.compile(r"最[大高低长强重多新严]|第[一二三四五六七八九十\d]+(?:号|次|轮|批|场)")
# “六月|荷花市”
_NAMED = re.compile("[^，。；“”]{1,8}”")
# 相较于|3月|的环比增长|1.7%大幅下降: the growth of then.
_GROWTH_THEN = re.compile("的(?:同比|环比)?(?:增长|增速|增幅|下降|降幅|涨幅|上涨)(?:率|约|近|为)?")
# 赛事举办的|周末
_OF_SOMETHING = ("周末", "当天", "当日", "首日")
# 今天（6月20日）|发布的《某报告》显示|，
_GIVEN_OUT = re.compile("）?(?:联合|对外|正式|最新)*(?:发布|公布|披露)的[^，。；]{2,40}(?:显示|表明)")
_UP_TO = ("截至", "截止", "截止到")


def when_of(context: Context, text: str, dated: Phrase, predicate: str, to_now: bool = False) -> When | None:
    """Return the time of a figure; a month foretold is the nearest one: 预计3月… in April is the month just past.

    `to_now`: 十年间 are the last ten years.
    """
    if dated.mention is None or _WEEK_AFTER.match(text, dated.mention.end - 1):
        return None
    if (
        (_BETWEEN.fullmatch(dated.mention.text) and not to_now)
        or _BASE.match(text, dated.mention.end)
        or _is_name(text, dated.mention)
    ):
        return None
    ahead = predicate != "observation"
    if predicate == "forecast" and context.anchor is not None and not limits(dated, words(context.ontology.path)):
        near = [resolve(dated.mention, context.anchor, later) for later in (True, False)]
        away = [_days(context.anchor, *bounds[1:]) for bounds in near]
        # 7月1日起，税率将降至7.3%: an open time holds every day after it begins.
        ahead = away[0] <= away[1] or dated.mention.text.endswith("起")
    if text.startswith(_UP_TO, dated.mention.start) or text.endswith(_UP_TO, 0, dated.mention.start):
        # 截至3月底: what is told up to a day is over, whatever is planned beside it.
        ahead = False
    if (holiday := all_days(text, dated.mention, context.anchor)) is not None:
        return holiday
    edtf, earliest, latest = resolve(dated.mention, context.anchor, ahead)
    start, end = dated.mention.start, dated.mention.end
    if (
        edtf
        and predicate == "observation"
        and (span := ranged(text, dated.mention, edtf, (earliest, latest), context.anchor))
    ):
        return span
    if edtf and not edtf.endswith("..") and _ENDING.search(dated.mention.text) and earliest and latest:
        # 10月末…余额, 到2025年底建成: the last day.
        edtf = earliest = latest
    since = _SINCE.search(text[max(0, start - 4) : start]) and _LASTING.match(text, end)
    if edtf and "/" not in edtf and (since or _STARTED.match(text, end)):
        # 自10月17日开通运营以来, 8月底开通以来: from that day on.
        return When(edtf + "/..", dated.mention.text, earliest, None)
    return When(edtf, dated.mention.text, earliest, latest)


def _is_name(text: str, mention: Mention) -> bool:
    """Whether a time is only part of what a thing is called: 今年最大林火, “六月荷花市”, 赛事举办的周末."""
    quoted = text.endswith("“", 0, mention.start) and _NAMED.match(text, mention.end) is not None
    described = mention.text in _OF_SOMETHING and text.endswith("的", 0, mention.start)
    described = described and not text.endswith(("过去的", "结束的"), 0, mention.start)
    return quoted or described or (mention.text.endswith("年") and _RANKED.match(text, mention.end) is not None)


def of_telling(context: Context, text: str, dated: Phrase | None, until: int) -> bool:
    """Whether a time is the day of the telling: 记者今天（5月14日）从国家管网集团获悉，…"""
    if dated is None or dated.mention is None:
        return False
    between, comma, _ = text[dated.mention.end : until].partition("，")
    known = figure_words(context.ontology.path)
    told = between.endswith(tuple(known["publishing"])) or _GIVEN_OUT.fullmatch(between) is not None
    told = told and "截至当" not in text[dated.mention.end : until]
    if comma and _grain(dated.mention) == "day" and told:
        # 海关总署今天（12月8日）对外公布，外贸连续10个月增长
        return True
    return "记者" in text[: dated.mention.end] + between and between.endswith(tuple(known["telling"]))


def beside(context: Context, reading: Reading, start: int) -> Mention | None:
    """Return the time that stands right before a number and belongs to it alone: 增长至|2023年|的2.8万亿元."""
    near = figure_words(context.ontology.path)["near"]
    for token in reading.tokens:
        if (
            token.kind == "T"
            and token.end <= start
            and reading.text.endswith(("至", "到", "为", "由"), 0, token.start)
        ):
            gap = reading.text[token.end : start].removeprefix("的")
            if gap in ("", *near) and reading.text[token.end] == "的":
                return token.mention
        if token.kind == "T" and token.end <= start and _GROWTH_THEN.fullmatch(reading.text[token.end : start]):
            return token.mention
    return None


def of_measure(reading: Reading, clause: Clause, found: Found) -> Mention | None:
    """Return the time that describes what is measured: 青森市|4日|的积雪厚度达122厘米."""
    for token in reading.tokens:
        close = token.end <= found.start <= token.end + 1
        inside = token.kind == "T" and clause.start <= token.start and close
        if inside and token.mention is not None and token.mention.value and reading.text[token.end] == "的":
            against = reading.text.endswith(("比", "较", "与", "和", "从", "由"), 0, token.start)
            return None if against else token.mention
    return None


def _of_all_year(reading: Reading, start: int, number: int) -> bool:
    """Whether 全年 stands in a clause before a number, with no other time there: 安徽全年进出口增速将在5%左右."""
    times = [t for t in reading.tokens if t.kind == "T" and start <= t.start and t.end <= number]
    if "占全年" in reading.text[start:number]:
        # 占全年额度的80%: the year is only what is compared with.
        return False
    return reading.text.startswith("全年", start) or [t.text for t in times] == ["全年"]


def _at_its_end(reading: Reading, start: int) -> bool:
    """Whether a clause of a release opens with the end of its year: 年末全国就业人员73439万人."""
    return reading.text.startswith(("年末", "年底"), start)


def full_year(
    context: Context, reading: Reading, start: int, number: int, period: When | None, ahead: bool = False
) -> When | None:
    """Return the year that 全年 in a clause speaks of: the one last named; in a release up to March the year before,
    unless it lies `ahead`. 年末 in a release is the end of that year.
    """
    if context.anchor is None or not (
        _of_all_year(reading, start, number) or (period and _at_its_end(reading, start))
    ):
        return None
    named = (period.edtf or "")[:4] if period else ""
    if "全年" not in reading.text[start:number]:
        return When(f"{named}-12-31", reading.text[start : start + 2], f"{named}-12-31", f"{named}-12-31")
    this = f"{context.anchor.year:04}"
    ahead = ahead or any(t.kind == "T" and (t.text == "今年" or t.text.startswith(this)) for t in reading.tokens)
    year = named if named.isdigit() else f"{context.anchor.year - (context.anchor.month <= 3 and not ahead):04}"
    return When(year, "全年", f"{year}-01-01", f"{year}-12-31")


def lasts(dated: Phrase) -> bool:
    """Whether a time is a period that figures are summed over: a month, a half year, a holiday; not a day."""
    detail = dated.mention.detail if dated.mention else None
    edtf = getattr(detail, "edtf", None) or ""
    return getattr(detail, "kind", "") in {"point", "period", "limit"} and (
        "/" in edtf.strip("./") or getattr(detail, "granularity", "") in {"month", "quarter", "half", "year"}
    )


def _days(anchor: date, earliest: str | None, latest: str | None) -> int:
    """Return how many days lie between the issue date and an interval; 0 where it holds the date."""
    low = date.fromisoformat(earliest) if earliest else anchor
    high = date.fromisoformat(latest) if latest else anchor
    return max((low - anchor).days, (anchor - high).days, 0)


def lies_ahead(context: Context, when: When | None) -> bool:
    day = context.document.date
    return bool(when and when.latest and day and when.latest > day)


def until(when: When) -> When:
    """到2030年，每年… is every year until then: the year becomes the end of an open interval."""
    if when.edtf is None or "/" in when.edtf or len(when.edtf) > 4:
        # 5月|日均增产20万桶: in that month.
        return when
    return replace(when, edtf="../" + when.edtf, earliest=None)


def ahead_of(context: Context, dated: Phrase, settled: bool) -> bool:
    """Whether a time lies after the document, or is a limit (到2030年) in a document without a date.

    `settled`: the clause says that it has happened (了, 已), which only a time wholly ahead outweighs.
    """
    detail = dated.mention.detail if dated.mention else None
    earliest, latest = getattr(detail, "earliest", None), getattr(detail, "latest", None)
    if settled:
        return bool(context.document.date and earliest and earliest > context.document.date)
    if context.document.date and earliest and earliest > context.document.date:
        # 自4月12日起税率提高至125%, told on the 11th
        return True
    if context.document.date is None:
        return limits(dated, words(context.ontology.path))
    return (
        latest is not None
        and latest > context.document.date
        and (limits(dated, words(context.ontology.path)) or latest[:4] > context.document.date[:4])
    )


def of_aim(context: Context, reading: Reading, clause: Clause, until: int) -> Phrase | None:
    """Return the time that says of when an aim is: 今年|的|目标|是城镇新增就业88万人."""
    aims = tuple(figure_words(context.ontology.path)["aims"])
    for token in reading.tokens:
        inside = clause.start <= token.start and token.end <= until
        behind = token.end + reading.text.startswith("的", token.end)
        if inside and token.kind == "T" and token.mention is not None and reading.text.startswith(aims, behind):
            return Phrase("time", token.start, token.end, token.text, mention=token.mention)
    return None


def years_ahead(context: Context, when: When | None) -> bool:
    """Whether a time taken over from the sentence before ends in a year after the issue."""
    day = context.document.date
    return bool(day and when and when.latest and when.latest[:4] > day[:4])


def of_sentence(reading: Reading, until: int) -> Phrase | None:
    """Return the time that a sentence opens with, where no other time follows: 2月21日，由省总工会举办的招聘会…"""
    times = [t for t in reading.tokens if t.kind == "T" and t.end <= until]
    first = times[0] if len(times) == 1 and times[0].start == 0 else None
    if (
        first is None
        or first.mention is None
        or not first.mention.value
        or not reading.text.startswith("，", first.end)
    ):
        return None
    return Phrase("time", first.start, first.end, first.text, mention=first.mention)


def of_launch(context: Context, reading: Reading, dated: Phrase, found: Found) -> Phrase:
    """Return the day of a launch for the year that only its name holds: 今天，|2026年度|某行动启动，吸引企业200家."""
    text, start = reading.text, dated.start
    end = text.find("，", dated.end)
    if not 0 < start < end < found.mention.start or _grain(dated.mention) != "year":
        return dated
    first = next((t for t in reading.tokens if t.kind == "T"), None)
    opens = first is not None and first.start == 0 and first.end <= start
    held = tuple(figure_words(context.ontology.path)["held"])
    day = _day_in(reading, start) if opens and text.endswith(held, 0, end) else None
    return Phrase("time", day.start, day.end, day.text, mention=day.mention) if day is not None else dated


def _grain(mention: Mention | None) -> str:
    return getattr(mention.detail, "granularity", "") if mention is not None else ""


def _day_in(reading: Reading, until: int) -> Token | None:
    """Return the day that a sentence opens with: 今天（3月27日），…"""
    days = (t for t in reversed(reading.tokens) if t.kind == "T" and t.end <= until)
    return next((t for t in days if _grain(t.mention) == "day"), None)


def of_campaign(reading: Reading, clause: Clause, dated: Phrase | None, predicate: str) -> Phrase | None:
    """Return the years that a plan is for where the day is only that of its start.

    今天，某工程2025—2026年度|调水工作启动，计划供水16亿立方米.
    """
    if dated is None or predicate != "target" or dated.start >= clause.start or _grain(dated.mention) != "day":
        return dated
    years = [
        t for t in reading.tokens if t.kind == "T" and dated.end <= t.start < clause.start and t.text.endswith("年度")
    ]
    if len(years) != 1 or years[0].mention is None:
        return dated
    return Phrase("time", years[0].start, years[0].end, years[0].text, mention=years[0].mention)


def of_its_year(when: When | None, found: Found, predicate: str) -> When | None:
    """截至2022年底，…|年|客运量达353亿人次: what is counted over a year is no figure of its last day."""
    yearly = found.measure.startswith("年") and predicate == "observation"
    if not yearly or when is None or not re.fullmatch(r"\d{4}-12-31", when.edtf or ""):
        return when
    year = (when.edtf or "")[:4]
    return replace(when, edtf=year, earliest=f"{year}-01-01")
