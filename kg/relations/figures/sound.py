"""Numbers that only look like figures: 相当于3.6亿户家庭一年的用电量, 《条例》共13章85条, 交由204家单位办理."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.relations.figures.base import Draft
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 11地市|项目, 3天假期|消费: a number opens the measure; 5G基站, 60岁以上人口 are none.
_OPENED = re.compile(r"[\d三四五六七八九十]+(?:多|余)?(?:天|秒|个|家|地市|省|市|县|区|名|位|条|届|场|次|年(?!级|龄))")
# 下降0.7%|至|46.5%: a movement and the level it leads to, no range.
_LEADS = re.compile(r"[\d.]+[%％](?:至|到)[\d.]+[%％]")


def unsound(draft: Draft, reading: Reading, number: Token, words: Mapping[str, Any]) -> bool:
    """Whether the words before a number make it no figure of its measure: a likeness, a need, a part of a text."""
    unit = getattr(number.mention.detail, "unit", "") if number.mention else ""
    ahead = reading.text[: number.start]
    for near in words["near_sorted"]:
        ahead = ahead.removesuffix(near)
    if ahead.endswith(tuple(words["likening"])) or any(w in draft.measure for w in words["likened"]):
        return True
    parts = tuple(words["articles"])
    if unit in parts and (ahead.endswith(parts) or any(w in draft.measure for w in words["texts"])):
        return True
    if draft.measure in words["hollow"]:
        return True
    if draft.tie.change and _LEADS.fullmatch(number.text):
        return True
    return _OPENED.match(draft.measure) is not None
