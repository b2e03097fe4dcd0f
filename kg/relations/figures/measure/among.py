"""Among what a measure counts some: 毕业生9000名，其中2000人|就业; |退税商品中|，国货占比40%.

|在移动电话用户总数中|占比超六成: what it is a share of.
"""

from __future__ import annotations

import re

from kg.relations.figures.base import Found
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

_SHARES = ("占比", "份额", "比重")
# 在移动电话用户总数中占比, 在经济总量中的比重
_WHOLE = re.compile("(在[^，。；在]{2,14}中)的?(占比|份额|比重)")


def of_those(reading: Reading, here: Found, found: Found) -> str:
    """Return those just counted, where some of them do something: 毕业生9000名，其中2000人|实现了就业."""
    noun = here.behind
    if "其中" not in reading.text[here.mention.end : found.mention.start]:
        return ""
    if found.measure.endswith(_SHARES) and here.tie.change is None and "占" not in found.measure[:-2]:
        # 专利申请总数5万件，其中，|发明专利占比
        return "" if here.measure in found.measure or "占" in here.measure else here.measure + "中"
    units = {here.unit, found.unit}
    same = len(units) == 1 or units <= {"人", "名", "位"}
    counted = len(noun) > 1 and noun not in found.measure and found.start >= found.mention.start
    return noun + "中" if same and counted else ""


def in_what(reading: Reading, clause: Clause, found: Found) -> str:
    """5G用户接近11亿户，|在移动电话用户总数中占比|超六成: return the measure with what it is a share of."""
    if not found.measure.endswith(_SHARES):
        return ""
    whole = _WHOLE.search(reading.text, clause.start, found.mention.start)
    whose = found.measure[: -len(whole[2])] if whole and found.measure.endswith(whole[2]) else ""
    if whole is None or not whose or whole[1][1:-1] in whose:
        return ""
    return f"{'' if whose in whole[1] else whose}{whole[1]}{whole[2]}"


def among(reading: Reading, clause: Clause, found: Found) -> str:
    """退税商品中，|国货品牌占比|达40%: return among which things, where the clause before says nothing else."""
    before = reading.clauses[clause.index - 1] if clause.index else None
    if before is None or not reading.text.endswith("中", before.start, before.end):
        return ""
    row = [t for t in reading.tokens if before.start <= t.start and t.end <= before.end]
    things = [t for t in row[:-1] if t.kind in {"n", "a", "v"}]
    plain = len(things) == len(row) - 1 > 0 and row[-1].kind == "f" and row[-2].kind == "n"
    text = reading.text[before.start : before.end]
    return text if plain and len(text) > 3 and text[:-1] not in found.measure else ""
