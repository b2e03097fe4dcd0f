"""With whom a measure opens that is carried through a sentence: 五个城市|商品额增长6%，餐饮额增长8%."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import Found
from kg.relations.figures.bearer.placing import part_of_it
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# 五个城市|商品消费额, 重点平台|销售额
_SOME = re.compile(
    "(?:[一二三四五六七八九十百两\\d]+(?:个|大|家|座)(?:[一-龥]{0,4}?)|重点)(?:城市|省份|平台|商圈|景区|步行街)"
)

# |商品消费额同比增长5.9%，
_GROWS = re.compile("[^，。；]{2,14}?(?:增长|下降|上涨|提升|提高|减少|增加|上升|回落)[^，。；]{1,10}，")


def with_doer(context: Context, reading: Reading, clause: Clause, found: Found, last: Found | None) -> Found:
    """Return a figure with those whom the clause or the figure before counts: 五个城市|餐饮额增长8%."""
    found = part_of_it(context, reading, found, last)
    whose = found.subject or ""
    local = context.is_a(whose, ("AdministrativeArea",)) and not context.is_a(whose, ("Country",))
    if local and last is not None and _of_those_counted(reading, clause, found, last):
        return replace(found, measure=last.behind + found.measure)
    if group := _group(reading, found):
        return replace(found, measure=group + found.measure)
    return found


def _group(reading: Reading, found: Found) -> str:
    """Return the group that the clause before opens with: 五个城市|商品额增长6%，餐饮额增长8%."""
    if found.own or not found.tie.change or _SOME.match(found.measure):
        return ""
    opens = next((m for m in _SOME.finditer(reading.text, 0, found.start)), None)
    if opens is None or reading.text[max(0, opens.start() - 1) : opens.start()] not in {"", "，", "；"}:
        return ""
    return opens[0] if _GROWS.fullmatch(reading.text, opens.end(), found.start) else ""


def _of_those_counted(reading: Reading, clause: Clause, found: Found, last: Found) -> bool:
    """Whether those just counted do it, not the whole place: 丙省66个|重点景区|接待游客1700万人次."""
    together = (last.index, last.clause, last.subject) == (reading.sentence.index, clause.index, found.subject)
    longer = bool(last.behind) and last.measure == f"{found.measure}的{last.behind}"
    return together and longer and last.mention.end < found.start
