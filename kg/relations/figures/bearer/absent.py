"""Things that have a figure in a sentence that names no place: 丙市…。中心|设床位500张, 市场里，|八成商户…."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found, figure_words
from kg.relations.reading.sentence import Reading

# 计划到2030年…: a doing here.
_DOINGS = frozenset({"计划", "规划", "行动", "意见", "通知"})
# 全省, 当地: the place is there all the same.
_THERE = re.compile("[全我本][国省市县区州盟旗镇乡村境]|当地|各地|各[市县区州]|自治区")


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], ...]:
    """Return what tells that a sentence is of a thing: its noun at the head, 在…里, its first day."""
    known: Mapping[str, Any] = figure_words(root)
    nouns = "|".join(sorted(w for w in known["bare"] if w[0] != "全" and w not in _DOINGS))
    things = "|".join(sorted(known["things"], key=lambda w: (-len(w), w)))
    begun = "|".join(sorted({*known["opening_up"], "启动", "启用", "开幕", "开张", "首发", "上市"}))
    return (
        re.compile(f"(?:{nouns})(?=[一-龥])"),
        re.compile(f"(?:如今|目前|现在|，)*[^，。；]{{0,10}}?(?:{things}|市场|园区|车间|仓库|实验室|社区)[里内中]，"),
        re.compile(f"[^，。；]{{0,4}}(?:{begun})(?:当[天日]|首[日月周]|第一天|仅)"),
    )


def of_absent(context: Context, reading: Reading, found: Found) -> bool:
    """Whether a figure was given to a place that its sentence does not name, though something else is spoken of."""
    if found.own or not context.is_a(found.subject or "", ("AdministrativeArea", "Region")):
        return False
    if any(found.subject in m.entities for m in reading.mentions) or _THERE.search(reading.text):
        return False
    text = reading.text
    if text.endswith(("其", "该公司", "该行"), 0, found.start) and not text.startswith("中", found.start):
        # 甲行披露，|其|子公司贷款…
        return True
    opens, inside, first = _patterns(context.ontology.path)
    if found.subject == COUNTRY:
        return inside.match(text) is not None
    return any(p.match(text) for p in (opens, inside, first))
