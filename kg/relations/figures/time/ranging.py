"""From when to when a figure is counted: 截至11月30日，今年…; 党的二十大以来，截至11月，…; 今年4月和5月，…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kg.model import Mention
from kg.relations.base import When
from kg.relations.figures.base import Found
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.text.times import parse_time

# 截至目前，|今年…; 截至目前，财政部|今年…
_SO_FAR = re.compile(r"(?:截至|截止)(?:到)?(?:目前|当前|今日|今天|现在)[^，。；\d]{0,6}，[^，。；\d]{0,14}$")
# 截至11月30日，|今年…
_UP_TO_DAY = re.compile(
    r"(?:截至|截止)(?:到)?((?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|末))[^，。；]{0,6}，[^，。；\d]{0,14}$"
)
_FROM = re.compile(r"(?:自|从)([\d年月日]{4,11})[^。；]{0,24}(?:以来|起)，(?:截?至)?$")
_UNTIL = re.compile(r"(?:截?至)$")
# 党的二十大以来，|截至11月; 开通六年来，|截至今天
_SINCE_CLAUSE = re.compile(r"(?:^|[，。；])([^，。；]{2,30}(?:以来|[年月]来))，(?:截至|截止)(?:到)?$")
# 今年|截至6月28日
_YEAR_TO_DAY = re.compile(r"(?:今年|年内)(?:截至|截止)$")
# 今年4月和|5月
_MONTHS = re.compile(r"((?:(?:今|去|\d{4})年)?\d{1,2}月份?)[和、]$")
# 从7月1日到|昨天（
_FROM_TO = re.compile(r"(?:自|从)((?:\d{4}年)?\d{1,2}月\d{1,2}日)[到至]$")
_TODAY = re.compile("(?:今天|昨天|今日|昨日)[（(]$")
# 从2022年4.46万亿元|增长到|6万亿元
_RISEN = re.compile(
    r"[\d一二三四五六七八九十百千万亿%％多余][^，。；\d]{0,6}?(?:增|升|提|降|减|扩|达|涨|跌)[^，。；\d]{0,5}?[到至为]"
)
# 从2020年的31万亿元增长到2024年的40万亿元
_YEARS = re.compile(r"(?:从|由)(\d{4})年[^，。；]{1,24}?[到至为](\d{4})年[^，。；]*，?[^，。；]*$")
# 从4.4万亿美元|增长到|
_ARRIVED = re.compile(
    r"(?:从|由)[^，。；]*\d[^，。；]*(?:增|升|提|降|减|扩|跃|突破)[^，。；\d]{0,3}[到至](?:了|约|近|超)?$"
)
# 过去一天|, 过去24小时|
_LAST_DAY = re.compile("(?:过去|近|最近)(?:一天|1天|24小时|二十四小时|一昼夜|一日)")
# 十年间，…; not 短短几年间, and not where a year said before opens the years.
_BETWEEN = re.compile(r"[三四五六七八九十\d]+多?年间，")
_YEAR = re.compile(r"\d{4}年")
# 十年间, 这十年; with the years behind it.
_SPAN = re.compile(r"(?:这|过去)?([三四五六七八九十\d]+)多?年(?:间|来)?")
_TOLD_SPAN = re.compile(r"([三四五六七八九十\d]+)年(?:间|来)?（(\d{4})年?[—－–\-~至到]{1,2}(\d{4})年?）")
# 俄罗斯国防部10日|称，
_TELLS = re.compile(r"(?<![\d月])(\d{1,2})日(?:[^，。；\d]{0,12})(?:称|表示|通报|发布|报道|宣布|说)")
# 同一天|称，
_SPOKEN = re.compile("(?:称|表示|通报|报道|说|宣布)[，：]")
_MONTH = re.compile(r"\d{1,2}月份?")


def ranged(
    text: str, mention: Mention, edtf: str, bounds: tuple[str | None, str | None], anchor: date | None
) -> When | None:
    """Return the span that a time is one end of, or None where it stands alone.

    `text` is the sentence, `edtf` and `bounds` what the time says by itself.
    """
    before, latest = text[: mention.start], bounds[1]
    running = anchor is not None and edtf == f"{anchor.year:04}"
    if running and _SO_FAR.search(before):
        # 截至目前，今年带动销售额1.1万亿元: not of the whole year.
        assert anchor is not None
        return When(f"{edtf}/{anchor.isoformat()}", mention.text, bounds[0], anchor.isoformat())
    if running and (told := _UP_TO_DAY.search(before)):
        day = parse_time("截至" + told[1], anchor)
        if day is not None and day.latest and day.latest[:4] == edtf:
            return When(f"{edtf}/{day.latest}", mention.text, bounds[0], day.latest)
        return None
    if "/" in edtf:
        return None
    if anchor is not None and latest and latest[:4] == f"{anchor.year:04}" and _YEAR_TO_DAY.search(before):
        return When(f"{latest[:4]}/{edtf}", mention.text, f"{latest[:4]}-01-01", latest)
    opening = _opening(before, mention.text)
    first = parse_time(opening, anchor) if opening is not None else None
    if opening is not None and "年" not in mention.text and _UNTIL.search(before):
        # 自去年5月投入运营以来，截至|12月19日|: the last one, not that of the year told before.
        again = parse_time(mention.text, anchor)
        edtf, latest = (again.edtf or edtf, again.latest) if again is not None else (edtf, latest)
    begins = (first.edtf or "").split("/")[0] if first is not None else ""
    if first is None or not begins or not first.earliest or not latest or first.earliest > latest or "~" in edtf:
        return None
    return When(f"{begins}/{edtf}", mention.text, first.earliest, latest)


def _opening(before: str, text: str) -> str | None:
    """Return the words of the time that opens a span closed by the time `text`, from what stands `before` it."""
    before = _TODAY.sub("", before)
    if _UNTIL.search(before) and (opened := _FROM.search(before)):
        # 自2018年10月开通以来，至今年2月，…
        return opened[1]
    opened = _SINCE_CLAUSE.search(before) or (_MONTHS.search(before) if _MONTH.fullmatch(text) else None)
    # 从7月1日到昨天|（12月2日）
    opened = opened or _FROM_TO.search(before)
    return opened[1] if opened is not None else None


def years_to_now(reading: Reading, readings: Sequence[Reading], dated: Phrase) -> bool:
    """Whether 十年间 opens a clause and no year told so far is one of its ends: the last ten years."""
    opens = dated.start == 0 or reading.text[dated.start - 1] in "，。；："
    if not opens or _BETWEEN.match(reading.text, dated.start) is None:
        return False
    sentence = reading.sentence
    told = [r.text for r in readings if r.sentence.item == sentence.item and r.sentence.index < sentence.index]
    return not any(_YEAR.search(text) for text in (*told, reading.text))


def years_told(reading: Reading, readings: Sequence[Reading], dated: Phrase) -> When | None:
    """Return the years that 十年间, 这十年 are where the text has said so: 十年间（2012年—2021年），…。这十年，…"""
    if (many := _SPAN.match(reading.text, dated.start)) is None or many.end() < dated.end:
        return None
    sentence = reading.sentence
    for other in reversed(readings):
        if other.sentence.item != sentence.item or other.sentence.index > sentence.index:
            continue
        told = next((t for t in _TOLD_SPAN.finditer(other.text) if t[1] == many[1]), None)
        if told is not None:
            first, last = told[2], told[3]
            return When(f"{first}/{last}", reading.text[dated.start : dated.end], f"{first}-01-01", f"{last}-12-31")
    return None


def starts_from(reading: Reading, dated: Phrase, until: int) -> bool:
    """Whether a time is that of the number which a change starts from: 从|2022年|4.46万亿元增长到6万亿元."""
    at = dated.mention.start if dated.mention is not None else dated.start
    opens = reading.text.endswith(("从", "由"), 0, at)
    return opens and _RISEN.search(reading.text, dated.end, until) is not None


def grown(reading: Reading, found: Found, when: When | None) -> When | None:
    """Return all the years of a growth told behind both its ends: 从2020年的537万增长到2024年的2亿，|增长44倍."""
    if when is None or found.tie.change is None or (found.tie.comparison or "")[:1] in {"比", "较", "同"}:
        return when
    told = _YEARS.search(reading.text[: found.mention.start])
    # 某地回归29年来，贸易值从1997年的…增长至2025年的…，年均增长6.7%
    ends = when.edtf == told[2] or when.text.endswith(("年来", "年间")) if told is not None else False
    if told is None or not ends or told[1] >= told[2]:
        return when
    return When(f"{told[1]}/{told[2]}", when.text, f"{told[1]}-01-01", f"{told[2]}-12-31")


def at_its_end(reading: Reading, found: Found, when: When | None) -> When | None:
    """Return the last year of a span for the level reached then: 2012年—2021年，总额从4.4万亿|增长到|6.9万亿."""
    span = re.fullmatch(r"(\d{4})/(\d{4})", when.edtf or "") if when is not None else None
    said = reading.text[max(0, found.mention.start - 40) : found.mention.start]
    if when is None or span is None or found.tie.change is not None or not _ARRIVED.search(said):
        return when
    return When(span[2], when.text, f"{span[2]}-01-01", f"{span[2]}-12-31")


def told_on(reading: Reading, readings: Sequence[Reading], when: When | None, anchor: date | None) -> When | None:
    """Return the last day before the telling, which may not be the issue date: 国防部10日称，过去一天，…战斗174次."""
    at = reading.text.find(when.text) if when is not None and _LAST_DAY.fullmatch(when.text) else -1
    if when is None or anchor is None or at < 0 or not _SPOKEN.search(reading.text, 0, at):
        return when
    here = [r for r in readings if r.sentence.block == reading.sentence.block]
    said = [r.text for r in here if r.sentence.index < reading.sentence.index] + [reading.text[:at]]
    told = _TELLS.findall("".join(said))
    day = parse_time(f"{told[-1]}日", anchor) if told else None
    if day is None or not day.earliest or day.earliest >= anchor.isoformat():
        return when
    before = (date.fromisoformat(day.earliest) - timedelta(days=1)).isoformat()
    return When(f"{before}/{day.earliest}", when.text, before, day.earliest)
