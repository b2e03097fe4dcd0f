"""A group that a figure is told of stays with the figures behind it that name none.

规模以上轻工业增加值增长5%，|营业收入利润率|6%; 公共机构单位面积能耗、|人均能耗|分别下降4%、5%.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Found, figure_words
from kg.relations.reading.sentence import Reading

_AREAS = ("AdministrativeArea", "Region")
# 重点连锁超市, 监测的市场: whoever watches some of a kind tells figures of these alone.
_WATCHED = re.compile(r"重点|监测|样本|限额以上|规模以上|[一二三四]线|(?:共有|全国)?\d+[余多]?[家个]")
# 地级及以上城市, 监测的示范点: a sample, of which all is that its sentence goes on to tell.
_SAMPLE = re.compile(r"监测|样本|地级|[一二三四]线")
# No group, though they end as one.
_NOT_GROUPS = re.compile("就业|失业|毕业|营业|创业|作业|从业|开业|停业|[^国民外]企业家")
# Measures that the nation has, whatever group was told of before.
_NATION = re.compile("固定资产投资|消费品零售|进出口|用电量|生产总值|货币|财政|预算|居民|人口|全社会")
# 年|旅客吞吐量
_A_YEAR = re.compile("年(?![末底初度轻长龄])[^，。；]{0,8}(?:量|值|能力|收入|产出)$")
_TOTAL = re.compile("(?:吞吐量|发电量|产量|产值|运量|产能|销量|收入|供水量|减排量)$")
# How much of their ends two measures of one list or of one group must share: 粮油|库存, 蔬菜|库存.
_HEAD = 2
# 工业|投资: a shorter one only says which kind.
_GROUP = 4


def stayed(context: Context, reading: Reading, last: Found | None, found: Found) -> Found:
    """Return a figure with the group that the figure before is of, where it would else be of the whole area.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    last: the figure before.
    found: the figure.
    """
    known = figure_words(context.ontology.path)
    found = _yearly(reading, last, found)
    if found.group or not found.measure or not context.is_a(found.subject or "", _AREAS):
        return found
    if last is None or found.subject != last.subject:
        return found
    named = group_of(last.measure, known)
    if not named or _has_group(found.measure, known) or _NATION.search(found.measure):
        return found
    group, rest = named
    here = last.index == reading.sentence.index
    bare = known["bare_compound"].fullmatch(found.measure) is not None
    if here and last.start < found.start <= last.mention.start:
        # 一线城市新房价格、|旧房价格|分别上涨0.2%和0.4%
        gap = reading.text[last.start : found.start]
        alike = gap.endswith(tuple(LISTED)) and gap.rstrip("、和与及以").endswith(rest[-_HEAD:])
        stays = alike and rest[-_HEAD:] == found.measure[-_HEAD:]
        gap = ""
    else:
        gap = reading.text[last.mention.end if here else 0 : found.mention.start]
        watched = here and _WATCHED.match(group) is not None and rest[-_HEAD:] == found.measure[-_HEAD:]
        stays = bare or (watched and last.tie.change is not None) or (here and _SAMPLE.search(group) is not None)
    if not stays or found.measure in rest or _names_other(context, reading, gap, found, known):
        return found
    return replace(found, measure=group + found.measure)


def _yearly(reading: Reading, last: Found | None, found: Found) -> Found:
    """Return the second of two yearly totals as one: |年|旅客吞吐量16万人次、|货邮吞吐量|400吨."""
    if last is None or last.index != reading.sentence.index or found.measure.startswith(("年", "日", "月")):
        return found
    listed = reading.text[last.mention.end : found.start] in LISTED and last.subject == found.subject
    yearly = listed and _A_YEAR.match(last.measure) is not None
    return replace(found, measure="年" + found.measure) if yearly and _TOTAL.search(found.measure) else found


def group_of(measure: str, known: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the group that opens a measure and what is measured of it: 一线城市, 销售价格; None without one."""
    match = known["group_first"].match(measure)
    if (
        match is None
        or len(match[1]) < _GROUP
        or "占" in measure
        or _NOT_GROUPS.search(match[1])
        or match[1].startswith(("对", "与", "向"))
    ):
        return None
    return match[1], match[2]


def _has_group(measure: str, known: Mapping[str, Any]) -> bool:
    return known["group_word"].search(_NOT_GROUPS.sub("", measure)) is not None


def _names_other(context: Context, reading: Reading, gap: str, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether another group or place is named between the two figures."""
    if _has_group(gap, known) or any(w in gap for w in ("全国", "我国", "全省", "全市", "全社会")):
        return True
    low = found.mention.start - len(gap)
    inside = [m for m in reading.mentions if low <= m.start < found.mention.start]
    return any(context.is_a(e, ("Place", "Organization")) for m in inside for e in m.entities)
