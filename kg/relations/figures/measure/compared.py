"""Numbers that something is only held against: 增长0.2%，较3月的|0.7%|明显放缓; 可满足货运量|30万吨|需要."""

from __future__ import annotations

import re

from kg.relations.figures.base import Found
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

_THAN = "(?:较|(?<![对占同环])比(?![重例率值])|低于|高于|快于|慢于|不及|弱于|好于|优于|逊于)"
# 较3月的|0.7%|
_OF_THEN = re.compile(_THAN + "[^，。；、]{1,10}?(?:月|月份|季度|年|期|周|半年)的(?:约|近|超)?$")
# 低于第四季度|4.4%|的增速, 低于增长|0.5%|的市场预期
_OF_OTHER = re.compile(_THAN + "[^，。；、\\d]{0,3}(?:第?[一二三四\\d][^，。；、]{1,8}?)?(?:增长|下降|上涨)?$")
_IS_OTHER = re.compile("的(?:增速|增幅|涨幅|降幅|跌幅|增长率|[^，。；的]{0,6}(?:预期|预测|前值|初值))")
# 可满足|年货运量30万吨|的需要
_MEETS = re.compile("满足[^，。；]{0,40}$")
_NEEDS = re.compile("[^，。；]{0,24}?(?:需要|需求|要求)(?:[，。；]|$)")
# 汇率接近|1美元|兑155日元: the one that the other is counted in.
_MONEY = ("元", "镑", "法郎", "卢布", "比索", "卢比", "里拉")
_RATE = re.compile("(?:可)?(?:兑换?|折合|合)(?:约|近|超过?)?(?:人民币)?\\d")


def compared(reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether a number is only what another is held against, or how much of a need can be met.

    Parameters
    ----------
    reading: the sentence of the figure.
    clause: its clause.
    found: the figure.
    """
    start, end = found.mention.start, found.mention.end
    ahead = reading.text[clause.start : start]
    if (found.unit or "").endswith(_MONEY) and _RATE.match(reading.text, end):
        return True
    if _OF_THEN.search(ahead):
        return True
    if _OF_OTHER.search(ahead) and _IS_OTHER.match(reading.text, end):
        return True
    return "满足" in ahead and _MEETS.search(ahead) is not None and _NEEDS.match(reading.text, end) is not None
