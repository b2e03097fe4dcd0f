"""A measure whose noun goes on behind the words taken for it: 指定3处地区|为灾区, 2架米格|-29战斗机."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.relations.figures.base import Draft, Found
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# How much longer a measure may get.
_LONGEST = 16
# 指定3处地区|为“重点地区”
_NAMING = re.compile("指定|认定|命名|评[为选定]|确定|确认|列|宣布")
_AS = re.compile("(?:作为|列为|成为|为)([^，。；、]+)")
# 2架米格|-29战斗机
_TYPE = re.compile("[-－—][A-Za-z0-9]+[\u4e00-\u9fff]{0,6}?(?=[、，。；和及与]|$)")
# 6万条|棉被和救助金: money is counted in no pieces.
_WITH_MONEY = re.compile("(.+?)(?:和|及|与|以及).*(?:金|费|券|补贴)$")
_AND = ("以及", "及", "和", "与")
_WHITHER = ("通往", "来自", "发往", "前往", "面向", "销往")
# 城镇老旧小区2.5万个，|新开工数量
_STAGE = re.compile("((?:新)?(?:开工|完工|竣工|建成|投产|签约|交付|改造|完成))(数量|总数)")

# 对天然气需求激增，|进口量
_NEED = re.compile("对([^，。；对]{2,10}?)的?(?:需求|依赖)")
_SINCE = re.compile("([A-Za-z0-9\u4e00-\u9fff]{2,8}[\u4e00-\u9fff])(?:[0-9]+|[一二两三四五六七八九十]+)年来，")
_LEADING = re.compile("(?:直接|间接)?(?:带动|拉动)")
_BOTH = re.compile("(.{2,10}?)(?:直接|间接)(?:带动|拉动)")


def carried_on(
    draft: Draft, reading: Reading, clause: Clause, number: Token, last: Found | None, words: Mapping[str, Any]
) -> Draft | None:
    """Return a draft whose measure holds all that is counted, or None where its end is not found."""
    measure, behind = draft.measure, draft.behind
    here = last if last is not None and last.index == reading.sentence.index else None
    if clause.index and (what := _of_what(measure, reading, clause, here)):
        return replace(draft, measure=what + measure, doing=draft.doing or measure)
    if (stage := _STAGE.fullmatch(measure)) and here is not None and here.behind:
        return replace(draft, measure=stage[1] + here.behind + stage[2])
    toward = next((w for w in _WHITHER if reading.text.endswith(w, 0, draft.start)), "")
    if toward and measure.endswith("占比"):
        return replace(draft, measure=f"{here.behind}中{toward}{measure}") if here and here.behind else None
    if not behind or behind not in measure:
        return draft
    begun = measure.startswith(words["doing"])
    verb = next((w for w in words["doing"] if len(w) > 1 and measure.startswith(w)), "") if begun else ""
    listed = measure.removesuffix(behind)
    if verb and listed.endswith(_AND) and not listed.endswith(("惠及", "涉及", "普及")):
        # 展出工业成果及1200件|职工成果
        return replace(draft, measure=verb + behind)
    mixed = _WITH_MONEY.fullmatch(behind)
    if mixed and number.unit in (*words["goods"], *words["handed_out"]):
        return replace(draft, measure=measure.replace(behind, mixed[1]), behind=mixed[1])
    at = reading.text.find(behind, number.end, clause.end)
    return _longer(draft, reading, clause, number, at + len(behind), verb) if at >= 0 else draft


def _longer(draft: Draft, reading: Reading, clause: Clause, number: Token, end: int, verb: str) -> Draft | None:
    """Return a draft with what stands right behind its noun, up to offset `clause.end`."""
    measure, behind = draft.measure, draft.behind
    tail = reading.text[end : clause.end]
    if (typed := _TYPE.match(tail)) and measure.endswith(behind):
        return replace(draft, measure=measure + typed[0], behind=behind + typed[0])
    if (named := _AS.match(tail)) and measure.endswith(behind) and _NAMING.search(measure):
        whole = named[0].rstrip("的")
        return replace(draft, measure=measure + whole) if len(whole) <= _LONGEST else None
    rest = re.split("[，。；、]", tail)[0]
    share = number.text.endswith(("%", "％", "成")) and reading.text.startswith("的", number.end)
    if (
        share
        and draft.doing
        and rest
        and measure.endswith(behind)
        and measure != behind
        and not rest.startswith(_AND)
    ):
        # 涵盖近30%的陆域国家|重点保护物种
        return replace(draft, measure=measure + rest, behind=behind + rest) if len(rest) <= _LONGEST else None
    told = measure.removeprefix(behind)
    ahead = next((t for t in reading.tokens if t.kind == "Q" and end <= t.start < clause.end), None)
    if told != measure and told and ahead is not None and "、" not in reading.text[end : ahead.start]:
        # 66个重点景区|接待游客1700万人次
        return replace(draft, measure=f"{told}的{behind}")
    return draft


def _of_what(measure: str, reading: Reading, clause: Clause, here: Found | None) -> str:
    """对天然气需求激增，|进口量; 5G商用5年来，|带动总产出: what is traded, what leads to it."""
    before = reading.text[reading.clauses[clause.index - 1].start : clause.start]
    if measure in {"进口量", "出口量", "消费量", "销量", "产量"}:
        need = _NEED.search(before)
        return need[1] if need else ""
    if here is not None and measure.startswith(("直接", "间接")) and (other := _BOTH.match(here.measure)):
        # 5G商用|直接带动…，|间接带动…
        return other[1]
    since = _SINCE.fullmatch(before) if _LEADING.match(measure) else None
    return since[1] if since else ""
