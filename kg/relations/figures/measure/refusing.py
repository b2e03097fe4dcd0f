"""Numbers that are no figure of the measure read: part of a name, shared, a former value, a gap, an age."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import Draft, Found, figure_words
from kg.relations.figures.measure.counting import before_number
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 进出口额1亿元以上|的, 1000万人次|以上|的机场: a bound that says which things are meant.
_BOUND = re.compile(r"(?:及)?(?:以[上下内]|左右)的")
_BOUNDED = re.compile(r"[\d.]+[千万亿]*[^\d，、]{0,4}?(?:及)?以[上下内]的?")
# 每10家企业中有9家: no figure of the firms.
_EACH = re.compile(r"(?:平均)?每[\d一分秒]")
# Another number inside a measure, not a year (2025贺岁档票房) and not the 31 of 31个大城市: the words measure
# something else.
_NUMBER = re.compile(r"(?<!\d)(?!20\d\d[^\d个家名人项年强]*档)\d{3,}(?![\d年强])")
_RACE = re.compile("[^，。；]{0,14}?(?:冠军|亚军|季军|金牌|银牌|铜牌|决赛|比赛|夺冠|摘金)")
# 城市以及11个亚洲国家|超过100个城市
_JOINED = re.compile(r"(?:以及|和|与|及)\d+多?(?:个|家|名|条|座|项|种|所)")
_LENGTHS = frozenset({"米", "公里", "千米", "海里", "里", "光年", "英里"})
# Longer words act on more than what is counted.
_LONGEST = 24
# 由下降3.8%|转为增长, 由49%|增至
_MOVES = re.compile(r"[^，。；]{0,2}转[为成]|[^，。；]{0,8}?[增扩提升降减涨跌压缩拓上][^，。；]{0,3}[到至为]")


def refused(
    context: Context, draft: Draft, reading: Reading, clause: Clause, number: Token, last: Found | None
) -> bool:
    """Whether the number is not a figure of the measure read: part of a name, shared, a former value, a gap."""
    words = figure_words(context.ontology.path)
    measure, body = draft.measure, draft.body
    if _of_another(draft, reading, number, last, words):
        return True
    if draft.behind and before_number(reading, number, draft.behind, draft.doing, words):
        return True
    nounlike = measure.endswith((*words["nounlike"], *words["rates_end"])) or gives_money(
        draft, reading, number, words
    )
    counted = bool(draft.behind) and draft.behind in measure
    verbal = bool(body) and not counted and all(t.kind in {"v", "u", "d"} for t in body) and not nounlike
    verbal = verbal and not _done_to(draft, words)
    attributive = (
        bool(draft.behind) and not draft.tie.tied and not draft.doing and not _acts_on(draft, clause, number)
    )
    unit = number.unit
    gap = draft.tie.change in words["rising"] and unit == "百分点"
    listed = _NUMBER.search(_BOUNDED.sub("", measure)) is not None or _JOINED.search(measure) is not None
    if verbal or attributive or listed or gap or draft.many or _former(reading, clause, number, words["from"]):
        return True
    named = (
        draft.behind
        or draft.doing
        or any(t.kind in {"n", "M", "v"} for t in body)
        or (last and measure == last.measure)
    )
    return not named or not _noun_like(draft, nounlike, words, _times(reading, number))


def _of_another(draft: Draft, reading: Reading, number: Token, last: Found | None, words: Mapping[str, Any]) -> bool:
    """Whether the words around a number make it a size, a bound, a place or the number of something else."""
    measure, body = draft.measure, draft.body
    opened = bool(body) and body[0].text in words["openers"] and not _abroad(draft, words)
    unit = number.unit
    # 八成以上的村民从事…: how many of them, no bound.
    bound = unit not in {"%", "成"} and _BOUND.match(reading.text, number.end)
    if reading.text.startswith(tuple(words["attributive"]), number.end) or bound:
        return True
    if _sized(draft, number, words):
        return True
    attribute = reading.text.startswith("的", number.end) and measure.removesuffix(draft.behind).endswith(
        tuple(words["thin"])
    )
    people = [t for t in body if t.kind == "Q" and t.mention and not _BOUNDED.match(reading.text, t.start)]
    if any(getattr(t.mention.detail, "unit", "") in words["persons"] for t in people if t.mention):
        return True
    if any("万" in t.text or "亿" in t.text for t in people):
        return True
    if measure.endswith(tuple(words["unfinished"])) or _EACH.match(measure) or _placed(reading, number):
        return True
    share = (
        measure.startswith("占")
        and not measure.startswith("占地")
        and (last is None or reading.text.startswith("的", number.end))
    )
    step = reading.text.startswith(("万", "亿"), number.end) and "级" not in reading.text[number.end : number.end + 3]
    if attribute or share or step:
        # 总投资85亿元的工厂, 占全国18.4%的投资, 2个|万亿元台阶, but 4个|万亿级产业集群
        return True
    if measure.startswith("—") or (measure.startswith("首") and len(measure) == 2):
        # 首口|超5000米深层探井, 探井——福热1井
        return True
    return len(measure) < 2 or opened or _other(measure, words)


def gives_money(draft: Draft, reading: Reading, number: Token, words: Mapping[str, Any]) -> bool:
    """Whether money is given or spent, the doing alone being what is measured: 省总工会|出资|2.4亿元."""
    unit = number.unit
    money = (unit or "").endswith(("元", "美元")) and not reading.text.startswith(("的", "以"), number.end)
    return money and draft.measure in words["giving"] and not draft.behind


def _other(measure: str, words: Mapping[str, Any]) -> bool:
    """Whether a measure holds a word that makes it the number of something else: an age, a distance."""
    for word in words["harmless"]:
        measure = measure.replace(word, "")
    if measure.endswith(tuple(w + "人数" for w in words["befallen"])):
        # 冲突造成的遇难人数
        measure = measure.replace("导致", "").replace("造成", "")
    return any(w in measure for w in words["refused"])


def _sized(draft: Draft, number: Token, words: Mapping[str, Any]) -> bool:
    """Whether a number is the size of what follows, not how much of it there is: 40万吨|船舶."""
    unit = number.unit
    sized = tuple(words["sized"])
    return unit in words["sizes"] and (draft.behind.endswith(sized) or draft.behind.startswith(sized))


def _abroad(draft: Draft, words: Mapping[str, Any]) -> bool:
    """Whether a measure says with whom the trade is, or to what something contributes: 对东盟|进出口."""
    return draft.body[0].text in words["toward"] and draft.measure.endswith((*words["trade"], *words["rates_end"]))


def _placed(reading: Reading, number: Token) -> bool:
    """Whether a number only says where something is: 西北约55海里|处."""
    unit = number.unit
    if unit in _LENGTHS and _RACE.match(reading.text, number.end):
        # 获男子12.5公里|坐姿组比赛金牌
        return True
    return unit in _LENGTHS and reading.text.startswith(("处", "外", "深处", "开外"), number.end)


def _former(reading: Reading, clause: Clause, number: Token, openers: Sequence[str]) -> bool:
    """Whether a number is where a change starts: 由49%增至98.7%, 从23个省份扩大到31个."""
    ahead = reading.text[clause.start : number.start]
    return any(w in ahead[-12:] for w in openers) and bool(_MOVES.match(reading.text[number.end : clause.end]))


def _acts_on(draft: Draft, clause: Clause, number: Token) -> bool:
    """Whether a verb right before the number acts on what is counted, to its end: 公安部|挂牌督办|17起重大案件."""
    body = [t for t in draft.body if t.kind not in '")(']
    if not body or any(t.kind in {"p", "c", "Q", ","} or t.text in {"的", "之"} for t in body):
        return False
    opens = body[0].kind == "v" and all(t.kind in {"n", "a", "M", "f", "v", "u"} for t in body[1:])
    return len(draft.behind) > 1 and (opens or body[-1].kind == "v") and len(draft.measure) <= _LONGEST


def _noun_like(draft: Draft, nounlike: bool, words: Mapping[str, Any], number_of_times: bool) -> bool:
    """A measure is a noun that the number is tied to, or a doing with what is counted."""
    if draft.measure.startswith("占") or draft.doing:
        return True
    if "占" in draft.measure[1:] and draft.body and draft.body[-1].kind in {"j", "n", "M"}:
        # 5G基站总数占移动基站总数的36%
        return True
    if not draft.body:
        return draft.tie.tied
    if _done_to(draft, words):
        return True
    if nounlike and draft.tie.tied:
        return True
    last = next((t for t in reversed(draft.body) if t.kind != '"'), draft.body[-1])
    if last.mention is not None and last.mention.cls == "Person":
        return False
    # The segmenter takes many a noun for a verb: 收入, 支出, 出口.
    if nounlike and draft.measure.endswith(("总值", "增加值", "总额", "总量")):
        return True
    nominal = last.kind in {"n", "a", "m"} or (last.kind == "v" and (nounlike or draft.tie.tied))
    if last.kind == "v" and len(draft.body) > 1 and draft.tie.change is None and number_of_times:
        # 党组成员|带队调研|28次
        return True
    return nominal or (last.kind == "M" and (len(draft.body) > 1 or draft.tie.tied))


def _times(reading: Reading, number: Token) -> bool:
    """Whether a number says how many times, to the end of its clause: 调研|180余次|，"""
    return (number.unit or "") in {"次", "场次", "人次", "批次", "航次", "场"} and reading.text[
        number.end : number.end + 1
    ] in {"，", "。", "；", ""}


def _done_to(draft: Draft, words: Mapping[str, Any]) -> bool:
    """Whether a measure is a doing with its object, whatever the segmenter takes that for: 解决企业诉求|612个."""
    body = draft.body[:-1] if draft.body and draft.body[-1].text in {"”", "’"} else draft.body
    if not body or draft.behind or draft.tie.change is not None or not draft.measure.startswith(words["doing"]):
        return False
    done = next((w for w in words["doing"] if len(w) > 1 and draft.measure.startswith(w)), "")
    if not done or len(draft.measure) < len(done) + 2:
        return False
    return not any(t.kind in {"p", "j", "Q", ",", "f"} for t in body) and len(body[-1].text) > 1
