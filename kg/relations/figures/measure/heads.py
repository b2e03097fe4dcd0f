"""Heads and modifiers that the members of a list share: 汽车、集成电路|产量, 步行街|客流量、营业额."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.sentence import Reading

_AGAINST = frozenset({"较", "比", "同比", "环比"})
# 商业银行|资本充足率、不良贷款率: whose all of them are; but 企业|数量.
_OWNERS = re.compile(
    "(.{2,12}?(?:银行|企业|公司|机构|医院|高校))(?!数|总数|户数|人数|的数|和|及|、)(?=.{2,}(?:率|额|入|润|量)$)"
)
_OWNED = ("率", "额", "收入", "利润", "成本", "资产", "负债")


def shared_words(
    context: Context, reading: Reading, parts: Sequence[tuple[int, int]], found: list[Found | None]
) -> list[Found | None]:
    """Return the figures of a list, each with the head and the modifier that only one member says.

    `parts` are the ranges of the members in the sentence.
    """
    headed = _with_common_modifier(context, _with_last_head(context, reading, parts, found))
    return _with_owner(_with_first_lead(context, reading, parts, _with_first_modifier(context, headed)))


def _with_owner(found: list[Found | None]) -> list[Found | None]:
    """商业银行|资本充足率、不良贷款率分别为…: whose the first is, all of a list of rates are that name nobody."""
    owner = _OWNERS.match(found[0].measure) if found[0] is not None else None
    if owner is None or not all(f is not None and f.measure.endswith(_OWNED) and f.group is None for f in found[1:]):
        return found
    if any(f is not None and re.search("行业|[企产工]业|银行|公司|机构|居民|[我全]国", f.measure) for f in found[1:]):
        return found
    return [f and (f if f.measure.startswith(owner[1]) else replace(f, measure=owner[1] + f.measure)) for f in found]


def _with_first_modifier(context: Context, found: list[Found | None]) -> list[Found | None]:
    """步行街客流量、营业额分别增长…: what stands before the first holds for the bare ones behind it."""
    ends = tuple(figure_words(context.ontology.path)["bare_ends"])
    first = found[0].measure if found[0] is not None else ""
    end = next((e for e in sorted(ends, key=len, reverse=True) if first.endswith(e)), "")
    whose = first.removesuffix(end) if end else ""
    return [f and replace(f, measure=whose + f.measure) if f and whose and f.measure in ends else f for f in found]


def _with_last_head(
    context: Context, reading: Reading, parts: Sequence[tuple[int, int]], found: list[Found | None]
) -> list[Found | None]:
    """汽车、集成电路、工业机器人产量分别为…: the last member alone carries the head that all share."""
    known = figure_words(context.ontology.path)
    ends = (*known["rates_end"], *known["nounlike"])
    last = [t for t in reading.tokens if parts[-1][0] <= t.start and t.end <= parts[-1][1]]
    # 参保人数|较上年末
    # 销售额|同比去年
    last = last[: next((k for k, t in enumerate(last) if k and t.text in _AGAINST), len(last))]
    head = last[-1].text if len(last) > 1 else ""
    at = len(last) - 2
    while at > 0 and (last[at].kind == "v" or last[at].text in known["head_modifiers"]):
        # 参保|人数, 网络|零售额
        head, at = last[at].text + head, at - 1
    if at > 0 and last[at].text == "所" and head.startswith("占"):
        # 增加值|所占比重
        head, at = last[at - 1].text + "所" + head, at - 2
    first = [f.measure for f in found[:-1] if f is not None]
    ends = (*ends, "人次", "件数")
    if at and last[at].text in known["trade_heads"] and not any("业" in m for m in first):
        # 家具、家电|零售业|销售收入
        head = last[at].text + head
    whose = next((k for k, t in enumerate(last[:-1]) if first and t.kind == "n" and first[0].endswith(t.text)), None)
    if whose is not None:
        # 城镇居民、农村|居民|人均可支配收入
        head = "".join(t.text for t in last[whose + 1 :])
    if not head.endswith(ends) or any(m.endswith((*ends, head)) for m in first):
        return found
    return [replace(f, measure=_joined(f.measure, head)) if f is not None else None for f in found[:-1]] + found[-1:]


def _with_common_modifier(context: Context, found: list[Found | None]) -> list[Found | None]:
    """国外在华|有效发明专利和有效注册商标量: what stands before the word that both open with holds for both."""
    first = found[0].measure if found[0] is not None else ""
    word = next((w for w in figure_words(context.ontology.path)["repeated"] if first.find(w) > 0), "")
    if not word:
        return found
    ahead = first.partition(word)[0]
    return [replace(f, measure=ahead + f.measure) if f and f.measure.startswith(word) else f for f in found]


def _joined(measure: str, head: str) -> str:
    """飞行器|制造 and 制造|增加值 share a word, said once."""
    both = next((n for n in range(min(len(measure), len(head)), 1, -1) if measure.endswith(head[:n])), 0)
    return measure + head[both:]


def _with_first_lead(
    context: Context, reading: Reading, parts: Sequence[tuple[int, int]], found: list[Found | None]
) -> list[Found | None]:
    """免税购物|金额、人数分别为…: what stands before the head of the first member holds for a bare one."""
    first = [t for t in reading.tokens if parts[0][0] <= t.start and t.end <= parts[0][1]]
    lead_in = found[0].measure.removesuffix(first[-1].text) if found[0] is not None and len(first) > 1 else ""
    bare = (*figure_words(context.ontology.path)["thin"], *figure_words(context.ontology.path)["bare_heads"])
    if found[0] is None or not lead_in or lead_in == found[0].measure:
        return found
    return [replace(f, measure=lead_in + f.measure) if f is not None and f.measure in bare else f for f in found]
