"""The days of a holiday that figures are summed over: 今年春节, 中秋档票房, 档期总票房."""

from __future__ import annotations

import re
from datetime import date

from kg.model import Mention
from kg.relations.base import When
from kg.relations.figures.base import Found
from kg.relations.reading.sentence import Reading
from kg.text.times import parse_time

# 春节|当天, 春节|前, 国庆节|那天
_ONE_DAY = re.compile("当天|当日|那天|前|后|临近|将至|将近|来临|到来|联欢|晚会|红包|这天|这一天")
# 除夕|春节: the names of single days are none of these.
_LONG = ("春节", "农历新年", "国庆节")
_SO_FAR = re.compile("(?:截至|截止)(?:到)?(?:目前|今天|今日|当前|发稿)")
_TRAVEL = re.compile("暑运|春运")
_SLOT = re.compile("(元旦|春节|清明|“?五一”?|端午|中秋|国庆)档")


def all_days(text: str, mention: Mention, anchor: date | None) -> When | None:
    """Return the days off of a holiday that a figure is told of by its bare name: 今年|春节|，滑雪人数达395万."""
    if (travel := _TRAVEL.match(text, mention.end)) is not None and mention.text.endswith("年"):
        # 今年|暑运，…
        days = parse_time(f"{mention.text}{travel[0]}期间", anchor)
        return When(days.edtf, mention.text + travel[0], days.earliest, days.latest) if days is not None else None
    if not mention.text.endswith(_LONG) or _ONE_DAY.match(text, mention.end):
        return None
    if text.startswith(("”", "档"), mention.end):
        return None
    days = parse_time(mention.text + "假期", anchor)
    if days is None or not days.edtf or "/" not in days.edtf:
        return None
    return When(days.edtf, mention.text, days.earliest, days.latest)


def of_slot(reading: Reading, found: Found, when: When | None, anchor: date | None) -> When | None:
    """Return the days of the holiday that a film season is named after: 2024年|中秋档|票房3.89亿元."""
    if when is not None and not re.fullmatch(r"\d{4}(?:/\.\.)?", when.edtf or ""):
        return when
    slots = _SLOT.findall(reading.text, 0, found.mention.start)
    if not slots or ("票房" not in reading.text and "观影" not in reading.text):
        return when
    year = f"{(when.edtf or '')[:4]}年" if when is not None else ""
    days = parse_time(f"{year}{slots[-1]}假期", anchor)
    if days is None or not days.edtf or not days.earliest:
        return when
    text = when.text if when is not None else f"{slots[-1]}档"
    now = anchor.isoformat() if anchor is not None else ""
    if _SO_FAR.match(reading.text) and days.latest and days.earliest <= now < days.latest:
        # 截至今天下午，国庆档总票房…: not yet of all its days.
        return When(f"{days.earliest}/{now}", text, days.earliest, now)
    return When(days.edtf, text, days.earliest, days.latest)
