"""A measure that says nothing alone, completed by what was just counted: 总量, 投资完成率, 这批项目总投资."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Draft, Found, figure_words
from kg.relations.figures.measure.grouping import theme_before
from kg.relations.figures.measure.resuming import resumed
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# Longer than that, what was counted before is no part of another measure.
_LONGEST = 24
# A measure not longer than that may share the noun, and what stands before it, with the measure before.
_SHORT = 6
# 医疗设备制造业|实际使用外资
_TRADE = re.compile("[^占]*(?:业|企业)([^占业]{2,10})$")
# 一亿元以下的项目，|民营企业中标占比…
_BOUND = re.compile(r"[^，。；]{0,10}(?:以[上下内]|及以[上下])的[^，。；、]{1,8}，$")
# 从经济发展、安全保障等5个方面|细化主要指标
_SIDES = re.compile(r"^.*等[\d一二三四五六七八九十]+(?:个|大)?(?:方面|领域|维度|层面|环节)")
# 中央财政下达80亿元|用于农田建设
_SPENT = re.compile("[^，。；]{0,3}?(?:专项)?用于(?:支持)?([^，。；、]{2,20})")
# 省份建立了|绿电外送: a clause is nobody whose a measure is.
_CLAUSE = re.compile(r"\d(?!G)|[了着把被将]|建立|签署|形成")
_NUMBER_OF = re.compile("(?:数量|总数)$")
_THESE = re.compile("^(?:这批|这些|该批|此批|上述)")
_PEOPLE = frozenset({"", "人", "户", "人次", "名", "家", "万人", "%"})


def _aimed(measure: str, reading: Reading, number: Token, words: Mapping[str, Any]) -> str | None:
    """Return a measure of money with what it is for: 中央财政|下达80亿元用于…; 还将|投入35亿元用于支持企业创新."""
    purse = measure.endswith(tuple(words["purses"]))
    if not purse and measure not in words["giving"]:
        return None
    spent = _SPENT.match(reading.text, number.end)
    if spent is None:
        return measure if purse else None
    return f"{measure}{'下达' if purse else '用于'}{spent[1]}"


def completed(
    draft: Draft, reading: Reading, clause: Clause, number: Token, last: Found | None, words: Mapping[str, Any]
) -> Draft | None:
    """Return a draft whose measure can be read without its text, or None where it holds another number."""
    measure = _SIDES.sub("", draft.measure)
    if measure != draft.measure:
        return replace(draft, measure=measure) if len(measure) > 3 else None
    if measure.startswith(("占", "拉动")):
        return _share(draft, reading, clause, last, words)
    if (part := resumed(draft, reading, clause, number, last, words)) is not draft:
        return part
    if last is not None and last.index == reading.sentence.index and (ratio := _ratio(draft, reading, last)):
        return replace(draft, measure=ratio)
    if number.unit == "%":
        done = draft.tie.change is None and reading.text.endswith("完成", 0, number.start)
        if done and not measure.endswith((*words["rates_end"], *words["rising"])):
            # 主体工程|完成80%
            return replace(draft, measure=measure + "完成")
    if (aimed := _aimed(measure, reading, number, words)) is not None:
        return replace(draft, measure=aimed)
    if these := _THESE.match(measure):
        rest = measure[these.end() :]
        noun = last.behind if last is not None else ""
        return replace(draft, measure=noun + rest[2:]) if noun and noun.endswith(rest[:2]) else draft
    if measure == "总量" and clause.index and (noun := _added(reading, clause, words)):
        return replace(draft, measure=noun + measure)
    if clause.index and (bound := _bound(reading, clause)):
        return replace(draft, measure=bound + measure, doing=draft.doing or measure)
    bare = measure.removeprefix("带动") in words["themeless"] and draft.subject is None
    theme, told = theme_before(reading, clause, words) if bare else ("", -1)
    here = last is not None and last.index == reading.sentence.index
    if theme and (not here or (last is not None and (last.clause <= told or last.measure.startswith(theme)))):
        # 海洋经济呈现强劲势头，|总量…
        return replace(draft, measure=theme + measure, doing=draft.doing or measure)
    if last is None or not last.near(reading) or not 2 < len(last.measure) <= _LONGEST:
        return draft
    if last.index != reading.sentence.index:
        if draft.subject is None and (whose := _sibling(measure, last.measure, words)):
            # 贸易进出口规模…。其中，实现|顺差
            return replace(draft, measure=whose + measure, doing=draft.doing or measure)
        trade = _of_trade(draft, last.measure.partition("占")[0]) if last.ends in {"；", ";"} else ""
        return replace(draft, measure=trade) if trade else draft
    whole = _of_counted(draft, reading, clause, number, last, words)
    if not whole and (stage := _done(draft, number, last, words)):
        return replace(draft, measure=stage, doing=stage, behind=last.behind, body=())
    return replace(draft, measure=whole, doing=draft.doing or whole) if whole else draft


def _added(reading: Reading, clause: Clause, words: Mapping[str, Any]) -> str:
    """经济增量位居全国第一，|总量突破5万亿元: of what the clause before gives the growth."""
    before = reading.clauses[clause.index - 1]
    noun = _opening([t for t in reading.tokens if before.start <= t.start < before.end], words)
    return noun.removesuffix("增量") if noun.endswith("增量") else ""


def _of_counted(
    draft: Draft, reading: Reading, clause: Clause, number: Token, last: Found, words: Mapping[str, Any]
) -> str:
    """Return the measure together with what was counted just before, where it is a measure of that; else ''."""
    measure, before = draft.measure, last.measure.partition("占")[0]
    if not measure or measure.startswith(before) or draft.subject not in {None, last.subject}:
        return ""
    units = [getattr(m.detail, "unit", "") or "" for m in (number.mention, last.mention) if m is not None]
    level = draft.tie.change is None and last.tie.change is None
    ahead = reading.text[clause.start : number.start]
    share = number.unit == "%"
    if share and ahead.endswith("的") and f"完成{measure}" in ahead:
        # 已完成年度计划投资的|70%
        return f"完成{measure}"
    if measure == "供水" and before.endswith("面积"):
        # 春灌面积3亿亩，累计|供水
        return before.removesuffix("面积") + measure
    if measure in words["partial"]:
        return _joined(_object(before, words) if "完成" in measure else before, measure)
    if level and measure in words["worths"] and units[-1] in words["goods"]:
        return before + measure
    if level and measure in ahead and (tail := _tail(measure, before, words)):
        return before + tail
    if before.startswith(("惠及", "覆盖", "带动", "拉动")):
        return ""
    if level and ahead.startswith(("惠及", "覆盖")) and units[0] in _PEOPLE and _opens(before, words):
        if not measure.startswith(("惠及", "覆盖")):
            return ""
        # 建成|驿站18万个，覆盖职工1亿人
        return (_object(before, words) if ahead.startswith("覆盖") else before) + measure
    if level and measure.endswith("受益") and _opens(before, words):
        return before + measure
    if level and ahead.startswith(("带动", "拉动")) and measure.endswith(tuple(words["bare_ends"])):
        return f"{before}{ahead[:2]}{measure.removeprefix(ahead[:2])}"
    if ahead.startswith(("合计", "总计")) and units[-1] in {"家", "户", "个"} and measure in words["trade"]:
        return _NUMBER_OF.sub("", before) + measure
    if measure in words["rates_of_counted"] and last.behind:
        return last.behind + measure
    if whose := _whose(measure, before, words):
        return whose + measure
    sector = next((w for w in words["sectors"] if before.startswith(w)), "")
    if sector and _opens(measure, words) and _opens(before.removeprefix(sector), words):
        # 铁路|完成投资3559亿元，累计|投产新线301公里
        return sector + measure
    return _of_trade(draft, before)


def _ratio(draft: Draft, reading: Reading, last: Found) -> str:
    """社会物流总费用4.3万亿元，与|国内生产总值的比率: between the thing just counted and another."""
    ends = draft.measure.endswith(("的比率", "的比值", "之比", "的比例"))
    joined = next((w for w in ("与", "同", "和") if reading.text.endswith(w, 0, draft.start)), "")
    opens = ends and joined and reading.text[last.mention.end : draft.start - 1].strip("，") == ""
    return last.measure + joined + draft.measure if opens else ""


def _done(draft: Draft, number: Token, last: Found, words: Mapping[str, Any]) -> str:
    """落地冰雪项目93项，|投产运营|54个: done to some of the things just counted."""
    units = [getattr(m.detail, "unit", "") or "" for m in (number.mention, last.mention) if m is not None]
    alike = len(set(units)) == 1 or set(units) <= {"个", "项", "家"}
    plain = bool(draft.body) and not draft.behind and all(t.kind in {"v", "n"} for t in draft.body)
    opens = draft.measure.startswith(words["doing"]) and draft.body[0].kind == "v" if plain else False
    verbs = opens and all(t.kind == "v" or t.text in words["doing"] for t in draft.body)
    return draft.measure + last.behind if verbs and alike and last.behind and draft.tie.change is None else ""


def _whose(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """三项社会保险基金收支规模…，|基金结余: what stands before the noun that both measures have."""
    deed = bool(_opens(measure, words)) and not measure.startswith(tuple(words["nounlike"]))
    if paired := _sibling(measure, before, words):
        return paired
    if deed or not 2 < len(measure) <= _SHORT:
        return ""
    # 轻工商品|对沿线国家出口…，|对东盟出口
    at = before.find("对") if measure.startswith("对") and before[-2:] == measure[-2:] else before.find(measure[:2])
    if any(w in before[max(at, 0) :] for w in LISTED):
        return ""
    if at > 0 and before[at - 1 : at + 1] in words["doing"]:
        # 开|通航|线, 通航|城市: a word torn apart is none that both have.
        return ""
    whose = before[:at].removesuffix("的").removesuffix("了") if at > 1 else ""
    for verb in ("获得", "得到", *(w for w in words["doing"] if len(w) > 1)):
        whose = whose.removesuffix(verb)
    # 监管|海南离岛免税|购物金额…，|购物件数
    while verb := _opens(whose, words):
        whose = whose.removeprefix(verb)
    whose = whose.removeprefix("监管")
    sort = whose in words["sorting"] or _CLAUSE.search(whose) or any(w in whose for w in words["giving"])
    return whose if len(whose) > 1 and not sort else ""


def _sibling(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """企业承接服务外包合同额…，|执行额: of what the measure before is, where the two go together."""
    firsts = (first for first, second in words["siblings"] if measure == second and before.endswith(first))
    return next((before.removesuffix(first) for first in firsts), "")


def _of_trade(draft: Draft, before: str) -> str:
    """高技术制造业实际使用外资…，|医疗设备制造业|增长: what it was of the trade before."""
    same = _TRADE.match(before)
    if same is None or not draft.tie.change or not draft.measure.endswith(("制造业", "服务业", "产业", "行业")):
        return ""
    return draft.measure + same[1] if same[1].endswith(("额", "值", "资", "入", "量", "润")) else ""


def _tail(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """监管进境展品276票，|展品|金额: the end of a measure that opens with the noun counted before."""
    size = next((n for n in (4, 3, 2) if len(measure) > n and before.endswith(measure[:n])), 0)
    return measure[size:] if size and len(before) > size and measure[size:] in words["tails_of_counted"] else ""


def _object(before: str, words: Mapping[str, Any]) -> str:
    """完成水库加固资金: what is done, without the doing and the money."""
    doing = _opens(before, words)
    return before.removeprefix(doing).removesuffix("资金").removesuffix("投资")


def _opens(measure: str, words: Mapping[str, Any]) -> str:
    return next((w for w in words["doing"] if len(w) > 1 and measure.startswith(w)), "")


def _joined(before: str, measure: str) -> str:
    """行业增加值增长 and 增长面 share a word, said once."""
    both = next((n for n in (4, 3, 2) if before.endswith(measure[:n])), 0)
    return before + measure[both:]


def _bound(reading: Reading, clause: Clause) -> str:
    """Return the clause before where it only says which things are meant: 一亿元以下的项目."""
    before = reading.clauses[clause.index - 1]
    text = reading.text[before.start : clause.start]
    return text.rstrip("，") if len(text) < 20 and _BOUND.fullmatch(text) else ""


def _share(draft: Draft, reading: Reading, clause: Clause, last: Found | None, words: Mapping[str, Any]) -> Draft:
    """Complete a share that goes on with no figure: 服务收入继续保持增长，|占全行业收入的…"""
    if draft.doing == "占":
        return draft
    before = reading.clauses[clause.index - 1] if clause.index else None
    tokens = [t for t in reading.tokens if before is not None and before.start <= t.start < before.end]
    noun = _opening(tokens, words)
    goes_on = last is not None and last.goes_on(reading, clause, words["ranking"])
    if not noun and goes_on and last is not None and len(last.measure) <= _LONGEST:
        noun = last.measure.partition("占")[0].removesuffix("增速")
    return replace(draft, measure=noun + draft.measure, doing="占") if noun else draft


def incomplete(context: Context, found: Found) -> bool:
    """Whether a measure does not say what is measured: 占全国, 总量, 中央财政, 这批项目总投资, 销售额 of a place."""
    words = figure_words(context.ontology.path)
    measure, subject = found.measure, found.subject or ""
    if measure.endswith(tuple(words["purses"])):
        return True
    if measure.startswith(tuple(words["somewhere"])):
        # 中东部…，|大部地区|升温: of a province it is enough, of the country it is not.
        return context.is_a(subject, ("Country",))
    if measure.startswith(("占", "拉动")):
        told = measure.removesuffix("比重").removesuffix("比例").removesuffix("的")
        # 东盟为我国第一大贸易伙伴，|占我国外贸总值|的15.5%: its own share of ours.
        partner = measure.startswith(("占我国", "占全国")) and subject.partition("/")[2] not in {"", "中国"}
        return not (found.own or partner) or not told.endswith((*words["rates_end"], *words["nounlike"]))
    if _THESE.match(measure) or measure in words["unsaid"]:
        return True
    if measure in words["partial"]:
        return not context.is_a(subject, ("Program", "Event", "Site", "Work"))
    public = ("AdministrativeArea", "GovernmentBody", "InternationalBody")
    return measure.partition("占")[0] in words["of_something"] and context.is_a(subject, public)


def _opening(tokens: Sequence[Token], words: Mapping[str, Any]) -> str:
    """Return the quantity that opens a clause without a number: 信息技术服务收入|继续保持…; '' where none does."""
    if any(t.kind == "Q" for t in tokens):
        return ""
    ends = (*words["rates_end"], *words["nounlike"])
    text = ""
    for k, token in enumerate(tokens):
        if token.kind == "M" or (token.kind in {"d", "T", "c", "f"} and not text):
            text = ""
            continue
        if token.kind not in {"n", "a", "v", "j", "m"} or (token.kind == "v" and token.text not in words["nounlike"]
            and (k + 1 == len(tokens) or tokens[k + 1].kind != "n")):  # fmt: skip
            break
        text += token.text
    return text if len(text) > 3 and text.endswith(ends) else ""
