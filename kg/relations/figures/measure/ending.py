"""A measure whose end the words around its number give: 发动264次|袭击, 销售|实现10%|的增长, 新增22项|…的事项."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 发动了至少264次|袭击: the noun behind is what is counted.
_OPEN = re.compile("(?:发动|发起|实施|遭到|遭受|经历|影响|波及|损毁|烧毁|摧毁|冲毁|击落|击毁|扣押|关闭)$")
# 利用2亿元|超长期特别国债资金|支持更新
_USING = frozenset({"利用", "使用"})
_FUND = re.compile("[一-龥]{0,12}?(?:资金|贷款|债券|基金)")
_NOUNS = frozenset({"n", "a", "v", "m"})
# 实现10%|左右的增长
_GROWTH = re.compile("(?:左右|以上)?的(?:同比|环比)?(增长|增幅|涨幅|下降|降幅|跌幅)")
# 22项|覆盖面广、办理频次高的|跨省通办事项
_SAID_OF = re.compile("([^，。；、\\d]{2,8}[广高强大好多低快优])、([^，。；\\d]{2,14})的([^，。；、的\\d]{2,14})")
# 国家组织|药品集采
_SCHEME = re.compile("组织.*(?:集采|带量采购|集中采购)")
_THIN = frozenset({"规模", "金额", "总额", "规模总额"})
# In what share 占比 is of, the clause before says where: 在长三角等区域|形成集聚，占比60%.
_WHERE = re.compile("(?:集中)?在([^，。；]{2,20}?)(?:等)?(?:区域|地区|省份|城市)")
# 约1.9万家|停业: what befell some of the firms just counted.
_BEFALLS = re.compile("(?:完全|被迫|彻底)?(?:停业|倒闭|停产|破产|关闭|受损|被毁|倒塌|停运|停课|取消|延误)")


def _part_of(noun: str, whole: str) -> bool:
    """Whether a noun names some of the things just counted: 小规模|商户 of 新增|商户."""
    return "占" not in whole and len(noun) > 2 and noun[-2:] == whole[-2:] and noun != whole


def ended(context: Context, reading: Reading, clause: Clause, last: Found | None, found: Found) -> Found:
    """Return a figure whose measure has the end that stands behind its number, or in the clause before.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    clause: its clause.
    last: the figure before.
    found: the figure.
    """
    measure, after = found.measure, reading.text[found.mention.end : clause.end]
    number = next((t for t in reading.tokens if t.start == found.mention.start), None)
    if not measure or number is None:
        return found
    if _SCHEME.match(measure) and f"国家{measure}" in reading.text:
        # 国家|组织某药集采拟中选产品平均降价: the scheme's name
        return replace(found, measure=f"国家{measure}")
    if found.tie.change is None and number.unit == "%" and (grown := _GROWTH.match(after)):
        return replace(found, tie=replace(found.tie, change=grown[1]))
    if (said := _SAID_OF.match(after)) and said[1] in measure and said[3] not in measure:
        return replace(found, measure=measure.replace(said[1], said[3]), behind=said[3])
    if measure in _USING and (fund := _FUND.match(after)) and (number.unit or "").endswith("元"):
        return replace(found, measure=measure + fund[0], behind=fund[0])
    if _OPEN.search(measure) and number.unit not in {"%", None} and (noun := _noun(reading, number, clause)):
        return replace(found, measure=measure + noun, behind=noun)
    here = last if last is not None and last.index == reading.sentence.index else None
    if here is not None and here.behind and _BEFALLS.fullmatch(measure) and here.unit == number.unit:
        return replace(found, measure=measure + here.behind, behind=here.behind)
    if here is not None and number.unit == "%" and measure.endswith("占") and _part_of(measure[:-1], here.measure):
        # 新增商户500家，其中|小规模商户占|八成
        return replace(found, measure=measure + here.measure)
    if measure in _THIN and clause.index and (deed := _deed(context, reading, clause)):
        return replace(found, measure=deed + measure)
    if measure.endswith("占比") and clause.index and here is not None and measure == here.measure + "占比":
        before = reading.clauses[clause.index - 1]
        if where := _WHERE.match(reading.text[before.start : clause.start]):
            return replace(found, measure=f"{here.measure}中{where[0].removeprefix('集中')}的占比")
    return found


def _noun(reading: Reading, number: Token, clause: Clause) -> str:
    """Return the noun right behind a number, up to the end of its clause."""
    row = [t for t in reading.tokens if number.end <= t.start and t.end <= clause.end]
    words = "".join(t.text for t in takewhile(lambda t: t.kind in _NOUNS, row))
    return words if 1 < len(words) <= 8 else ""


def _deed(context: Context, reading: Reading, clause: Clause) -> str:
    """Return what the clause before does, where it has no number: 缓缴各类保证金，|规模约630亿元."""
    before = reading.clauses[clause.index - 1]
    row = [t for t in reading.tokens if before.start <= t.start and t.end <= clause.start]
    while row and row[-1].kind in {",", ";"}:
        row = row[:-1]
    while row and row[0].kind in {"T", ",", "d"}:
        row = row[1:]
    if not row or any(t.kind in {"Q", ","} for t in row) or row[0].kind != "v" or row[-1].kind != "n":
        return ""
    text = reading.text[row[0].start : row[-1].end]
    doing = text.startswith((*figure_words(context.ontology.path)["doing"], "缓缴", "减免", "减征", "退还", "返还"))
    return text if doing and len(text) <= 14 else ""
