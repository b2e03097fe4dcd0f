"""Which numbers may be figures: 5万个, 26条|线路, not the 16条 of a list of measures, nor two days."""

from __future__ import annotations

import re
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

_POINTS = re.compile(r"[和、][\d.]+个百分点")


def _sides(reading: Reading, clause: Clause, token: Token) -> tuple[str, str]:
    """Return the clause before a number and the few characters behind it."""
    return reading.text[clause.start : token.start], reading.text[token.end : min(clause.end, token.end + 12)]


def _lasting(context: Context, before: str, last: Found | None) -> bool:
    """Whether a length of time is what is measured: 平均工作时长为9.2小时，较2021年缩短0.6小时."""
    tied = tie(before, context.ontology.path)
    again = last is not None and tied.change is not None and not tied.rest
    rest = last.measure if again and last is not None else tied.rest
    return rest.endswith(tuple(figure_words(context.ontology.path)["lasting"]))


def counts(context: Context, reading: Reading, clause: Clause, token: Token, last: Found | None) -> bool:
    """Whether a number is an amount: with digits or 万, of a unit that counts things in the world."""
    before, after = _sides(reading, clause, token)
    detail = token.mention.detail if token.mention else None
    unit = getattr(detail, "unit", None) or ""
    if unit == "个" and _POINTS.match(reading.text, token.end):
        # 分别提高约8个|和11个百分点
        return False
    if "%" in token.text and not unit.startswith("%"):
        return False
    written = any(c.isdigit() for c in token.text) or any(c in token.text for c in "百千万亿成倍分")
    # 引进了五十多家企业, 十余个项目, but not 十个方面
    written = written or ("十" in token.text and any(c in token.text for c in "多余几"))
    # 占全国一半以上
    written = written or (getattr(detail, "kind", "") == "fraction" and "占" in before)
    return (
        written
        and (
            unit not in figure_words(context.ontology.path)["idle"]
            or _lasting(context, before, last)
            or _many(context, detail, unit, before, after)
        )
        and getattr(detail, "kind", "") != "ordinal"
    )


def _many(context: Context, detail: Any, unit: str, before: str, after: str) -> bool:
    """Whether a unit that counts points of a text counts things here: 开通线路26条, but not 出台16条举措."""
    known = figure_words(context.ontology.path)
    value = getattr(detail, "value", None) or getattr(detail, "low", None) or 0
    added = value > 1 and before.endswith(tuple(known["adding"]))
    return unit in known["small_units"] and (value >= 10 or added) and not any(w in after for w in known["papers"])
