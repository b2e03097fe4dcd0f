"""A part of what was just measured, said without the measure: 其中，|国际航线|完成…, 汽车制造业|增长9.8%."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from kg.relations.figures.base import Draft, Found
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 高技术制造业|增加值
_BRANCH = re.compile("[^占对]*(?:业|企业)([^占业对]{2,10})$")
# 机械工业|出口金额
_TRADE = re.compile("([^对与向同占]{2,})((?:进出口|出口|进口)(?:总额|金额|总值|额|值)?)$")
# What a part may be: a noun, a list of nouns.
_NOUNS = frozenset({"n", "a", "M", "c", "j", "v", "m", "f"})
# 国家|再|投入
_WHO = re.compile("^(?:国家|中央财政|省级财政|省财政|市财政)(?:再|将|先后|累计|还|已)*")
_FOR = re.compile(r"(?:资金|专项资金)?，?((?:专项)?用于|支持)([^，。；、\d]{2,16})(?=[，。；])")
# What reaches people, at the end of a clause without a number.
_GOODS = ("补贴", "津贴", "政策", "保险", "救助", "补助", "服务", "制度")
_RELIEFS = ("新增减税", "减税", "减免税", "新增退税")
_POLICY = re.compile("(?:[^仅]{0,8}仅)?(.{4,30}?)(?:这一项|这一|这项|一项)政策")
_LONGEST = 12
# 口岸出入境|人员64万人次，其中外国游客17万人次
_CROSSING = re.compile("(?:日均)?(.*(?:出入境|入境|出境|进出境))(?:中外)?(?:人员|旅客|人次|人数)")
_CROSSERS = ("游客", "旅客", "人员", "外国人", "居民")
# 综合保税区|数量增至11个，实现|外贸进出口
_ZONES = re.compile("(.{2,})(?:数量|总数)")
_DEALT = ("销售", "交易", "成交", "出口", "进口", "采购")


def resumed(
    draft: Draft, reading: Reading, clause: Clause, number: Token, last: Found | None, words: Mapping[str, Any]
) -> Draft | None:
    """Return a draft whose measure says of what it is a part, or None where money is given for nothing told."""
    measure = draft.measure
    if (
        (who := _WHO.match(measure))
        and measure[who.end() :] in words["giving"]
        and (number.unit or "").endswith("元")
    ):
        # 中央财政安排70亿元|支持夏粮生产
        told = _FOR.match(reading.text, number.end)
        return replace(draft, measure=f"{measure}资金{told[1]}{told[2]}") if told else None
    if clause.index and (what := _of_deed(draft, reading, clause)):
        return replace(draft, measure=what + measure, doing=draft.doing or measure, body=())
    if measure.startswith("相关") and (field := _field(draft, reading)):
        return replace(draft, measure=field + measure, doing=draft.doing or measure)
    if last is None or not last.near(reading) or draft.subject not in {None, last.subject}:
        return draft
    here = last.index == reading.sentence.index
    again = here or last.ends in {"；", ";"}
    if here and (whole := _alike(measure, last.measure, words)):
        return replace(draft, measure=whole, doing=draft.doing or whole)
    if again and (whose := _toward(measure, last.measure, words)):
        return replace(draft, measure=whose + measure, doing=draft.doing or measure)
    if here and measure.startswith("减少") and measure.endswith("垫付"):
        # 跨省直接结算6亿人次，|减少群众垫付
        return replace(draft, measure=last.measure.removesuffix("服务").removesuffix("惠及") + measure)
    zone = _ZONES.fullmatch(last.measure) if here and measure in (*words["trade"], "外贸进出口") else None
    if zone and reading.text.endswith("实现", clause.start, draft.start):
        return replace(draft, measure=zone[1] + measure)
    if not here and again and measure.startswith("对") and measure.endswith("贡献率"):
        # 制造业投资增长9.5%；|对全部投资增长的贡献率
        whole = last.measure.removesuffix("增速").removesuffix("增量").partition("占")[0]
        return replace(draft, measure=whole + measure, doing="占")
    since = reading.text[last.mention.end : number.start] if here else reading.text[: len("其中")]
    of_them = "其中" in since
    where = _CROSSING.fullmatch(last.measure) if of_them and measure.endswith(_CROSSERS) else None
    if where and not _CROSSING.match(measure):
        return replace(draft, measure=where[1] + measure, doing=draft.doing or measure)
    part = reading.text.startswith("其中") or again
    if part and (whole := _whole(draft, last, number, words)):
        return replace(draft, measure=measure + whole, doing=draft.doing or measure)
    return draft


def _of_deed(draft: Draft, reading: Reading, clause: Clause) -> str:
    """Return what the clause before does or names without a number: 发放育儿补贴，|覆盖9万名婴幼儿."""
    before = reading.clauses[clause.index - 1]
    text = reading.text[before.start : clause.start].rstrip("，")
    tokens = [t for t in reading.tokens if before.start <= t.start and t.end <= before.start + len(text)]
    if draft.measure.startswith(_RELIEFS):
        # 仅小规模纳税人免征增值税这一项政策，|新增减税
        policy = _POLICY.fullmatch(text)
        return policy[1] + "政策" if policy else ""
    if not draft.measure.startswith(("覆盖", "惠及")) or any(t.kind == "Q" and "岁" not in t.text for t in tokens):
        return ""
    if draft.subject is not None or not text.endswith(_GOODS):
        return ""
    row = list(takewhile(lambda t: t.kind in {"n", "a"} or t is tokens[-1], reversed(tokens)))
    noun = "".join(t.text for t in reversed(row))
    return noun if 2 < len(noun) <= _LONGEST and len(row) < len(tokens) else ""


def _field(draft: Draft, reading: Reading) -> str:
    """机器人领域企业不断壮大，|相关“小巨人”企业累计超400家: the field last named before in the sentence."""
    row = [t for t in reading.tokens if t.end <= draft.start]
    at = next((k for k in range(len(row) - 1, 0, -1) if row[k].text in {"领域", "行业", "产业"}), 0)
    noun = "".join(t.text for t in reversed(list(takewhile(_names_field, reversed(row[:at])))))
    return noun + row[at].text if at and 1 < len(noun) <= _LONGEST else ""


def _names_field(token: Token) -> bool:
    return token.kind == "n" or (token.mention is not None and token.mention.cls == "Concept")


def _alike(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """免税|购物金额…，购物人数…，|件数: what stands before the noun of the measure before."""
    heads = words["heads_alike"]
    if measure not in heads:
        return ""
    if measure == "金额" and before.endswith(_DEALT):
        # 文具等品类|销售|7000件，金额1300万元
        return before + measure
    end = next((w for w in sorted(heads, key=len, reverse=True) if before.endswith(w) and w != measure), "")
    whose = before.removesuffix(end) if end else ""
    return whose + measure if len(whose) > 1 else ""


def _toward(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """机械工业|出口金额增长18%，|对东盟出口增长27%: whose trade it is."""
    if not measure.startswith(("对", "向", "与")) or not measure.endswith(words["trade"]):
        return ""
    trade = _TRADE.fullmatch(before)
    return trade[1] if trade and measure.endswith(trade[2][:2]) and not trade[1].endswith("外贸") else ""


def _whole(draft: Draft, last: Found, number: Token, words: Mapping[str, Any]) -> str:
    """Return what was measured of the whole, for a bare noun that is a part of it; '' where it says that itself."""
    measure = draft.measure
    ends = (*words["rates_end"], *words["nounlike"], *words["wholes"], *words["trade"], *words["rising"])
    bare = bool(measure) and not draft.behind and not draft.doing and not measure.endswith(ends)
    # 高技术制造业投资增长11.3%，|新设立外商投资企业|增长32.1%: their number.
    bare = bare and not (measure.startswith("新") and draft.body and draft.body[0].kind == "v")
    if not bare or not draft.tie.tied or not draft.body or not all(t.kind in _NOUNS for t in draft.body):
        return ""
    before = last.measure.removesuffix("增速").partition("占")[0]
    unit = getattr(last.mention.detail, "unit", "") or ""
    if draft.tie.change is None:
        whole = next((w for w in sorted(words["wholes"], key=len, reverse=True) if before.endswith(w)), "")
        fits = number.unit == unit or (last.tie.change is not None and number.unit not in {"%", "百分点"})
        return whole if whole and fits and measure.endswith(tuple(words["of_whole"])) else ""
    branch = _BRANCH.match(before)
    if branch is None or last.tie.change is None or number.unit != "%" or not measure.endswith(("业", "企业")):
        return ""
    return branch[1] if branch[1].endswith(tuple(words["series"])) else ""
