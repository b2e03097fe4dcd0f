"""A part of a year told without its year: 2024年，…，|年末|城镇化率达67%, told in January."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.relations.base import Context
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.text.times import parse_time

_BARE = re.compile("(?:年末|年底|岁末)|(?:第?[一二三四]季度|前[二三]季度|前三季度|[上下]半年)")
_AT_END = ("年末", "年底", "岁末")
_YEAR = re.compile(r"(20\d\d)年(?!来|间|以来)")
# What lies ahead: 到年底, 预计年底, 今年年底.
_AHEAD = re.compile("将|预计|力争|计划|有望|今年|明年|预期|目标|争取|确保|拟|到$|至$")
# A release gives the year before up to then.
_LAST_MONTH = 3
_REACH = 8


def of_told_year(
    context: Context, reading: Reading, readings: Sequence[Reading], dated: Phrase | None, until: int
) -> Phrase | None:
    """Return a time with the year that the text has told, where by itself it would not be over yet.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    readings: the sentences that it may go by.
    dated: the time that the sentence gives the figure.
    until: where its number stands.
    """
    anchor, mention = context.anchor, dated.mention if dated is not None else None
    if dated is None or mention is None or anchor is None or _BARE.fullmatch(mention.text) is None:
        return dated
    latest = getattr(mention.detail, "latest", None)
    ending = mention.text in _AT_END
    if not latest or latest <= anchor.isoformat() or (ending and anchor.month > _LAST_MONTH):
        return dated
    if _AHEAD.search(reading.text[:until].removeprefix("到").replace("达到", "")):
        return dated
    year = _told(reading, readings, mention.start, anchor)
    detail = parse_time(f"{year}年{mention.text}", anchor) if year else None
    if detail is None or not detail.latest or detail.latest > anchor.isoformat():
        return dated
    return replace(dated, mention=replace(mention, detail=detail, value=detail.edtf))


def _told(reading: Reading, readings: Sequence[Reading], until: int, anchor: date) -> str:
    """Return the year before that of the issue which the text has named last, '' where it has named another since."""
    here = reading.sentence
    near = [r for r in readings if r.sentence.item == here.item and 0 < here.index - r.sentence.index <= _REACH]
    for text in (reading.text[:until], *(r.text for r in reversed(near))):
        if years := _YEAR.findall(text):
            return years[-1] if int(years[-1]) == anchor.year - 1 else ""
    return ""
