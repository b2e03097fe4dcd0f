"""A figure that goes on with the one before: 占…的48%, 同比增长6.1%, 账号2.4万个."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.model import Mention
from kg.relations.figures.base import LISTED, Draft, Found
from kg.relations.figures.measure.counting import as_subject, befalls, served
from kg.relations.figures.measure.listing import with_shared_verb
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 规模以上文化企业|实现营业收入
_GROUP = re.compile(
    "([^占]*(?:企业|产业|行业|制造业|工业|服务业|市场|机构|主体|期货|期权|债券|场所|景区|商户|门店|商圈|街区))[^占]{2,11}$"
)

_RATED = re.compile("(?:日均|月均|年均|周均|平均每[天日月年周])(?:完成|达到?|约|为|超过?|近|实现)*")
_HEADS = re.compile("(?<=.{2})(?:总?人数|人次)$")
_SHARES = ("率", "比重", "占比", "比例", "份额", "水平", "贡献", "景气", "度")
# 占外贸总值的半壁江山，达到
_SHARE = re.compile("占([^，。；占]{2,16})的[^，。；]{2,6}，[^，。；]{0,4}$")
# 对上合组织其他成员国|机械及零件出口
_WHOM = re.compile("(?:对|与|同|向).{0,14}?(?:国家|国|地区|东盟|欧盟|伙伴)")


def go_on(
    draft: Draft,
    reading: Reading,
    clause: Clause,
    low: int,
    number: Token,
    last: Found | None,
    words: Mapping[str, Any],
) -> Draft:
    """Go on with the measure of the figure before (占…的48%, 同比增长6.1%), or take what 有 counts."""
    if last is not None and last.near(reading) and (whose := _whose(draft.measure, last.measure, words)):
        return replace(draft, measure=whose + draft.measure)
    if last is not None and (whom := _with_whom(draft, reading, number, last, words)):
        return replace(draft, measure=whom + draft.measure)
    if last is not None and last.near(reading) and (group := _group_of(draft, last, words)):
        # 规模以上企业营业收入…；|利润总额412亿元
        measure = group + draft.measure.removeprefix("实现").removeprefix("完成")
        return replace(draft, measure=measure, doing=draft.doing or measure, subject=draft.subject or last.subject)
    if last is not None and (shared := _listed(draft, reading, number, last, words)):
        return replace(draft, measure=shared, doing=shared, subject=draft.subject or last.subject)
    if last is not None and draft.measure in words["thin"] and last.ends in {"；", ";"} and last.near(reading):
        draft = _of_last(draft, last, words)
    if last is not None and last.goes_on(reading, clause, words["ranking"]):
        draft, settled = _same_measure(draft, reading, low, number, last, words)
        if settled:
            return replace(draft, subject=draft.subject or last.subject)
    if draft.behind and (done := served(draft, reading, clause, low, number, words)):
        return replace(draft, measure=done, start=number.start, doing=done[:1])
    having = any(w in reading.text[low : number.start][-6:] for w in words["having"])
    if not draft.measure and draft.behind and having:
        told = befalls(reading, clause, number, draft, words, 24)
        return replace(draft, measure=draft.behind + told, start=number.start)
    ahead = reading.text[low : number.start]
    deed = next((w for w in words["doing"] if ahead.endswith(w)), "") if ahead.endswith(words["doing"]) else ""
    if (
        deed
        and not draft.measure
        and draft.behind
        and not reading.text.startswith(tuple(draft.behind + mark for mark in LISTED), number.end)
    ):
        # 发展改革委|下达|265.5亿元中央预算内投资
        return replace(draft, measure=deed + draft.behind, start=number.start - len(deed), doing=deed)
    if told := _of_many(draft, reading, clause, low, number, words):
        return replace(draft, measure=told, start=min(draft.start, number.start), doing=told, body=())
    if not draft.measure and len(draft.behind) > 1 and _of_whole(reading, number, draft.behind, words):
        return replace(draft, measure=draft.behind, start=number.start, doing=draft.behind)
    if draft.doing and draft.doing in words["pivots"] and draft.measure == draft.doing + draft.behind:
        return replace(draft, measure=draft.measure + befalls(reading, clause, number, draft, words, 12))
    return with_shared_verb(draft, reading, number, last, words)


def _same_measure(
    draft: Draft, reading: Reading, low: int, number: Token, last: Found, words: Mapping[str, Any]
) -> tuple[Draft, bool]:
    """Return the draft completed by the figure before, and whether it is that measure again or a share of it."""
    draft = _of_last(draft, last, words)
    if "其中" in reading.text[last.mention.end : number.start] and _unit(number.mention) == _unit(last.mention):
        draft = _member(draft, number, last, words)
    helps = draft.measure.startswith("对") and draft.measure.endswith("贡献率") and draft.subject is None
    if draft.measure.startswith("占") or helps:
        # 占工业比重达32.3%，对工业增长贡献率达53.9%: each of the same thing, the second not of the share.
        whole = last.measure.removesuffix("增速")
        if re.search("占.+(?:比重|比例|份额)$", whole) or helps:
            whole = whole.partition("占")[0]
        return replace(draft, measure=whole + draft.measure, doing="占"), True
    if draft.body and draft.body[-1].kind == "f" and draft.tie.change:
        # 扣除留抵退税因素后增长6.1%: the same measure, counted in another way.
        tied = replace(draft.tie, comparison=draft.measure + (draft.tie.comparison or draft.tie.change))
        draft = replace(draft, tie=tied, measure="", body=())
    # 分别为5万元、2万元，是1965年的121倍|和199倍: one each.
    paired = reading.text.startswith(tuple(LISTED), number.end)
    times = _unit(number.mention) == "倍" and draft.tie.comparison is not None and not paired
    if not draft.measure and (draft.tie.change or times):
        # 零售额3.5万亿元，占总额的15.4%，同比增长6.3%: not the share grew.
        grows = _unit(number.mention) in {"%", "倍"} and not last.measure.endswith(("率", "比重", "占比", "比例"))
        whole = last.measure.partition("占")[0].removesuffix("增速") if grows else ""
        if grows and last.measure.startswith("占"):
            # 享受便利的达2万人次，占入境人数的57%，同比增长2.1倍: they grew, and are not named.
            return replace(draft, measure="", doing=None), True
        if not times and _of_growth(number, last, words):
            # GDP增长6.3%，高于全国1.1个百分点: it is the growth that is higher.
            whole = last.measure + "增速"
        whole = _daily(reading, last, whole or last.measure) if not times else whole or last.measure
        return replace(draft, measure=whole, start=number.start, doing=whole or draft.doing), True
    if draft.measure in words["again"]:
        return replace(draft, measure=last.measure, doing="占"), True
    reached = _untimed(reading, low, number)
    same = _unit(number.mention) == _unit(last.mention) or last.tie.change is not None
    if same and not draft.measure and not draft.behind and _RATED.fullmatch(reached):
        # 客运量4821万人次，|日均|1607万人次
        return replace(draft, measure=last.measure, start=number.start, doing=last.measure), True
    if not draft.measure and reached.removeprefix("累计") in words["reaching"]:
        total = last.measure.removeprefix("新增") if reached.startswith("累计") else last.measure
        if _unit(number.mention) == "%" and (share := _SHARE.search(reading.text[last.mention.end : number.start])):
            # 占外贸总值的|半壁江山，达到54%
            total = f"{last.measure.partition('占')[0]}占{share[1]}"
        return replace(draft, measure=total, start=number.start, doing=total), True
    return draft, False


def _daily(reading: Reading, last: Found, measure: str) -> str:
    """出入境人员1634万人次，|日均|204万人次，同比增长11%: it is the daily number that grew."""
    daily = reading.text.endswith(("，日均", "、日均"), 0, last.mention.start) and last.tie.change is None
    return "日均" + measure if daily and not measure.startswith("日均") else measure


def _of_growth(number: Token, last: Found, words: Mapping[str, Any]) -> bool:
    """Whether percentage points set the growth just told, and no share or rate, against another."""
    points = _unit(number.mention) == "百分点" and _unit(last.mention) == "%" and last.tie.change is not None
    return points and not last.measure.endswith((*_SHARES, *words["rising"]))


def _whose(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """内地与香港地区进出口…其中，进口…: whose trade it is, where that is between two."""
    if measure not in words["one_way"]:
        return ""
    made = next((w for w in words["made"] if before.endswith(w)), "")
    if made:
        # 新能源汽车产量增长28.2%，出口增长23.8%
        return before.removesuffix(made)
    ways = sorted((*words["both_ways"], *words["one_way"]), key=len, reverse=True)
    end = next((w for w in ways if before.endswith(w)), "")
    whose = before.removesuffix(end) if end else ""
    of_sort = whose.endswith(tuple(words["traded_by"])) and not whose.startswith(("外贸", "对外"))
    # 服务进出口…。其中，|出口…
    return whose if of_sort or any(w in whose for w in (*words["toward"], "与", "和")) else ""


def _with_whom(draft: Draft, reading: Reading, number: Token, last: Found, words: Mapping[str, Any]) -> str:
    """对成员国进出口778.7亿元。其中，机械|出口…；塑料制品|出口…: a part of the trade with those named before."""
    if not last.measure.startswith(tuple(words["abroad"])) or not draft.measure.endswith(words["trade"]):
        return ""
    if draft.measure.startswith("占"):
        return ""
    if draft.measure.startswith(tuple(words["abroad"])) or draft.subject not in {None, last.subject}:
        return ""
    again = last.ends in {"；", ";"} or last.index == reading.sentence.index
    end = next((w for w in sorted(words["trade"], key=len, reverse=True) if last.measure.endswith(w)), "")
    if end in words["both_ways"] and "其中" in reading.text[: number.start]:
        return last.measure.removesuffix(end)
    # The next part behind ；: with whom the part before was.
    whom = _WHOM.match(last.measure)
    part = whom is not None and len(last.measure) - whom.end() > len(end) + 1
    return whom[0] if whom and part and end and again else ""


def _group_of(draft: Draft, last: Found, words: Mapping[str, Any]) -> str:
    """Return whose the figure before was, for one that cannot be read without: 利润总额, 营业收入, 成交额."""
    if draft.measure.removeprefix("实现").removeprefix("完成") not in words["of_group"] or draft.subject:
        return ""
    group = _GROUP.match(last.measure)
    return group[1] if group and len(group[1]) > 2 else ""


def _of_many(
    draft: Draft, reading: Reading, clause: Clause, low: int, number: Token, words: Mapping[str, Any]
) -> str:
    """Return the measure where the things counted do something: 来自各国的|7600多位嘉宾参会, 行业中有30个|增长."""
    unit = number.unit
    if unit == "%" and not draft.behind:
        return ""
    where = draft.measure.removesuffix(draft.behind)
    coming = (
        where.removeprefix("共有").removeprefix("有").startswith(tuple(words["coming"]))
        and "的" in reading.text[low : number.start][-4:]
    )
    if not where or coming or where in words["all_over"]:
        return as_subject(reading, clause, low, number, draft, words)
    if where.endswith("中") and not draft.behind and draft.tie.counts and len(where) > 2:
        told = befalls(reading, clause, number, draft, words, 24)
        return where[:-1] + told if told else ""
    return ""


def _of_whole(reading: Reading, number: Token, behind: str, words: Mapping[str, Any]) -> bool:
    """Whether a number says how many there are in the whole country: 全国2500多所|技工院校|平均每年…"""
    ahead = reading.text[: number.start]
    for word in ("近", "约", "超", "超过", "逾"):
        ahead = ahead.removesuffix(word)
    end = reading.text.find(behind, number.end) + len(behind)
    after = next((t for t in reading.tokens if t.start >= end), None)
    ends = after is None or after.kind in {"v", "d", "T", ",", ";"} or after.text == "平均"
    return ends and ahead.endswith(tuple(words["whole_country"]))


def _listed(draft: Draft, reading: Reading, number: Token, last: Found, words: Mapping[str, Any]) -> str:
    """举办13场主题论坛、81场|专题论坛: what is said of the member before holds for the next of a list."""
    if not last.behind or not draft.behind or last.index != reading.sentence.index:
        return ""
    at = reading.text.find(last.behind, last.mention.end, number.start)
    gap = reading.text[at + len(last.behind) : number.start] if at >= 0 else ""
    for word in sorted((*words["near"], *words["dropped"]), key=len, reverse=True):
        gap = gap.removesuffix(word)
    spanning = last.measure.startswith(tuple(words["spanning"]))
    if (gap not in {"", "的", "、", "和"}) if spanning else (gap not in LISTED):
        # 通达欧洲25个国家|的|200个城市, but not 欧洲25个国家|以及|11个亚洲国家
        return ""
    return last.measure.replace(last.behind, draft.behind, 1)


def _untimed(reading: Reading, low: int, number: Token) -> str:
    """Return the words before a number without the times among them: 今年前十个月|攀升至."""
    tokens = [t for t in reading.tokens if low <= t.start and t.end <= number.start]
    return (
        "".join(t.text for t in tokens if t.kind not in {"T", ","})
        if any(t.kind == "T" for t in tokens)
        else (reading.text[low : number.start].strip("，"))
    )


def _of_last(draft: Draft, last: Found, words: Mapping[str, Any]) -> Draft:
    """Complete a measure that is one of the figure before: 增速比上半年提高…, 项目228个，总投资85亿元."""
    if draft.measure in words["rising"] and draft.tie.change and last.tie.change is not None:
        whole = last.measure + draft.measure
        return replace(draft, measure=whole, body=(), doing=draft.measure, subject=draft.subject or last.subject)
    if draft.measure in words["thin"] and last.behind and draft.measure not in last.measure:
        # 旅游|人数4.3亿人次，|收入
        return replace(draft, measure=_HEADS.sub("", last.behind) + draft.measure, doing=draft.measure)
    return draft


def _unit(mention: Mention | None) -> str:
    return getattr(mention.detail, "unit", "") or "" if mention is not None else ""


def _member(draft: Draft, number: Token, last: Found, words: Mapping[str, Any]) -> Draft:
    """货邮运输量245.2万吨，其中，|国际航线|完成110.5万吨: a part of what was just measured."""
    series = (*words["rates_end"], *words["trade"])
    whole = next((w for w in sorted(words["wholes"], key=len, reverse=True) if last.measure.endswith(w)), "")
    bare = bool(draft.measure) and not draft.behind and not draft.measure.endswith(series) and not draft.doing
    apart = draft.tie.change is not None and last.tie.change is None
    if not bare or apart or not all(t.kind in {"n", "a", "M", "c"} for t in draft.body):
        return draft
    verb = next((w for w in words["doing"] if len(w) > 1 and last.measure.startswith(w)), "")
    if verb and _unit(number.mention) in words["persons"]:
        # 追回外逃人员1278人，其中|党员140人
        return replace(draft, measure=verb + draft.measure, doing=verb)
    if not whole:
        return draft
    return replace(draft, measure=draft.measure + whole, doing=whole)
