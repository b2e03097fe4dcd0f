"""The number of a figure: its unit with its rate, its sign, what it is compared with."""

from __future__ import annotations

import re
from typing import Any

from kg.relations.base import Context, Figure
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.kinds import once_built
from kg.relations.figures.measure.wording import going_on, running
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# 1天，|…; 1个月，|…; not 一季度，…
_ONE = re.compile(r"(?:平均)?每?(?:[1一](分钟|小时|天|周|年)|[1一]个(小时|星期|月|季度))(?:里|内|间)?[，,]?")
# 年均|下降, 两年|平均|增长, |实际|增长: another growth than the bare one.
_YEARLY = re.compile("年均|月均|日均|(?:平均|实际|名义)(?=[增下降上减提]|回落)")
# 年均增幅分别达到|94.6%和|55.1%: what stands before the first holds for the second.
_BESIDE = re.compile("[\\d.]+[^，。；\\d]{1,4}[和、]$")

_LONG_AGO = re.compile(r"([比较](?:[^，。；]{1,4}年前|20\d\d年(?:同期)?))同比[^，。；]{0,6}$")


def figure_of(context: Context, reading: Reading, clause: Clause, found: Found) -> tuple[Figure, str | None]:
    """Return the number of a figure with unit, comparison and sign; and how often it recurs (每年)."""
    detail: Any = found.mention.detail
    unit = getattr(detail, "unit", None)
    ahead = reading.text[_rated_from(reading, clause) : found.mention.start]
    per = _recurs(context, reading, clause, found, ahead)
    if unit in {"公里", "千米"} and found.measure.endswith("时速"):
        unit, per = f"{unit}/小时", None
    if per and unit and found.tie.change is None and unit != "%":
        unit = f"{unit}/{per}"
    each = figure_words(context.ontology.path)["each"].match(reading.text, found.mention.end)
    if each and unit and not per:
        unit = f"{unit}/{each[1]}"
    # 达产后|年产值
    measure = figure_words(context.ontology.path)["stages"].sub("", found.measure, count=1) or found.measure
    measure = running(reading, found, going_on(context, reading, measure, found.start))
    if unit == "个" and reading.text.startswith("基点", found.mention.end):
        unit, measure = "基点", measure.removesuffix("基点")
    comparison = _compared(found, ahead)
    # A fall is a negative change.
    value, low, high = (getattr(detail, name, None) for name in ("value", "low", "high"))
    if found.tie.change in figure_words(context.ontology.path)["falling"]:
        value, low, high = (_negative(value), _negative(high), _negative(low))
    for said, name, factor in figure_words(context.ontology.path)["shares"]:
        if unit == said:
            unit, value, low, high = name, *(_times(v, factor) for v in (value, low, high))
    if unit is None and _part(context, found, measure):
        unit, measure, value = "%", measure + "占比", _times(value, 100)
    if unit is None and found.tie.change is None:
        ends = (found.behind or measure, measure)
        counted = figure_words(context.ontology.path)["counted"]
        unit = next((u for e, u in counted if any(end.endswith(e) for end in ends)), None)
        unit = unit or next((u for e, u in counted if found.behind.startswith(e)), None)
    if (
        unit is None
        and found.mention.text.rstrip("多余").endswith("亿")
        and measure.endswith(tuple(figure_words(context.ontology.path)["monies"]))
    ):
        unit = "元"
    share = "占" in measure or measure.endswith("比例") or found.tie.change is not None
    if unit is None and value is not None and 0 < abs(value) < 1 and share and "." not in found.mention.text:
        # 占全国的四分之一, 压缩1/3以上
        unit, value = "%", round(value * 100, 4)
    pieces = figure_words(context.ontology.path)["pieces"]
    if found.mention.text.endswith(tuple(m + pieces for m in "万亿")):
        unit = pieces
    figure = Figure(value, unit, low, high, getattr(detail, "modifier", None), measure, found.group, comparison)
    return figure, per


def _part(context: Context, found: Found, measure: str) -> bool:
    """Whether a fraction is a share of those named and no number of them: 其中，老年居民|超过三分之一."""
    counted = figure_words(context.ontology.path)["counted"]
    return found.tie.change is None and "分之" in found.mention.text and any(measure.endswith(e) for e, _ in counted)


def _compared(found: Found, ahead: str) -> str | None:
    """Return what tells a change from a level: its comparison, else the movement (年均下降 where it is yearly)."""
    yearly = _YEARLY.search(_BESIDE.sub("", ahead)[-12:]) if found.tie.change and not found.tie.comparison else None
    comparison = found.tie.comparison or found.tie.change
    if comparison == "同比" and (long := _LONG_AGO.search(ahead)) is not None:
        # 比十年前同比增长68.8%
        return long[1]
    # 五年来能耗年均下降2.9%: not in all these years.
    return yearly[0] + comparison if yearly and comparison else comparison


def _recurs(context: Context, reading: Reading, clause: Clause, found: Found, ahead: str) -> str | None:
    """Return how often a figure recurs: 每年, 日均; 1天，…; 项目投运后，可实现全年发电量70亿度."""
    for word, period in sorted(figure_words(context.ontology.path)["rates"], key=lambda r: -len(r[0])):
        if word in ahead:
            return str(period)
    if (each := _each(reading, clause)) is not None:
        return each
    yearly = "全年" in ahead and found.tie.change is None
    return "年" if yearly and once_built(context, reading, clause, found, 1) else None


def _each(reading: Reading, clause: Clause) -> str | None:
    """Return how long the clause before says, alone: 1天，|某国新增装机100万千瓦."""
    before = reading.clauses[clause.index - 1] if clause.index else None
    match = _ONE.fullmatch(reading.text[before.start : before.end]) if before is not None else None
    return match[1] or match[2] if match is not None else None


def _rated_from(reading: Reading, clause: Clause) -> int:
    """Return where the words begin that may say how often: 每年春灌期间，某水库|补水8亿立方米."""
    before = reading.clauses[clause.index - 1] if clause.index else None
    opens = before is not None and before.main is None and reading.text.startswith("每", before.start)
    return before.start if before is not None and opens else clause.start


def _times(number: float | int | None, factor: int) -> float | int | None:
    product = round(number * factor, 6) if number is not None else None
    return int(product) if product is not None and product == int(product) else product


def _negative(number: float | int | None) -> float | int | None:
    return -number if number is not None else None
