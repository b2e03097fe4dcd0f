"""What a number counts, where the words for it stand behind it: 6万条|棉被, 28个|省份收入增长."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from kg.relations.figures.base import LISTED, Draft
from kg.relations.figures.measure.wording import balanced
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# How much longer the noun counted may be than its first words.
_LONGEST = 14
LISTED_MARKS = tuple(sorted(LISTED))
# Units of those who do something; no noun follows them.
_ALONE = frozenset({"人", "人次", "架次", "车次"})
# Verbs whose object is a doing: 完成5万座测报设施|建设.
_LIGHT = frozenset({"完成", "实施", "推进", "开展", "启动", "重点推进"})
# Before a number that opens its clause.
_OPENING = frozenset(
    {"有", "共有", "已有", "近", "约", "超", "超过", "共", "逾", "另有", "上", "就有", "全国", "全省", "全市"}
)
# 5000名代表|带着人民心声, 60场展览|让选择更多样: beside what they do, or what that leads to.
_SIDE = re.compile("[\u4e00-\u9fff]{1,2}着|[让使令把将]")
# 至少4人|伤亡的枪击事件: it only says of which sort a thing is.
_OF_WHICH = re.compile("[^的，]{1,6}的")
_FOR_WHOM = re.compile(r"(?:(为|给|向|对|把)[^，。；为给向对把]{0,12}|(将)(?:超过|超|约|逾)?)$")


def behind(reading: Reading, tokens: Sequence[Token], number: Token, words: Mapping[str, Any]) -> str:
    """Return the noun that a number counts, where it stands behind it: 6万条|棉被, not 突破5万亿元|大关."""
    at = number.end
    if reading.text.startswith(tuple(words["marks"]), at):
        return ""
    later = [t for t in tokens if t.start >= number.end]
    unit = number.unit
    ahead = next((t for t in reversed(tokens) if t.end <= number.start and t.kind not in {"d", "a"}), None)
    alone = unit in _ALONE and (ahead is None or ahead.kind != "v" or ahead.text in _OPENING)
    if alone and later and later[0].kind == "v":
        # 500人|参加会议, 3000万人次|抵达西藏
        return ""
    while later and later[0].start == at and later[0].text in {"的", "左右", "以上"}:
        # 3000亿元|左右|国债资金
        later, at = later[1:], later[0].end
    first = at
    ends = [*later[2:], None, None]
    for token, after, then in zip(later, [*later[1:], None], ends, strict=False):
        counted = token.kind == "m" and len(token.text) > 1 and not any(c.isdigit() for c in token.text)
        noun = (
            token.kind in {"n", "M", "a", '"'}
            or _nominal(token, after, first, words)
            or (counted and after is not None and (after.kind in {"n", "M"} or after.text == "级"))
            or (
                token.kind in {"v", "j", "d", "f"}
                and after is not None
                and after.kind in {"n", "M", "a"}
                and (token.start > first or _describes(token, then) or len(token.text) == 1)
            )
            or (token.kind == "v" and token.start == first and after is not None and after.text == "、")
        )
        if not noun or token.start != at or token.text in {"平均", "共计", "合计", "累计", "全部", "全数"}:
            break
        at = token.end
    if reading.text.startswith("国家", first) and at == first + len("国家"):
        # 170多个|国家和地区
        at += next((len(w) for w in ("和地区", "（地区）", "及地区") if reading.text.startswith(w, at)), 0)
    if at > first and (main := _main(reading, tokens, number, at)):
        at = main
    return balanced(reading.text[first:at].removeprefix("左右"))


def _main(reading: Reading, tokens: Sequence[Token], number: Token, end: int) -> int:
    """Return where the doing begins in the words behind a number that opens its clause, 0 where there is none.

    55家|电影机构|组团参加…: with nothing else to tell of them, the first verb among the words tells it.
    """
    ahead = [t for t in tokens if t.end <= number.start]
    opens = all(t.kind in {"d", "T", "c", ",", "a", "e"} or t.text in _OPENING for t in ahead)
    rest = next((t for t in tokens if t.start >= end), None)
    if not opens or (rest is not None and rest.kind not in {",", ";", "Q", "T"} and rest.text != "、"):
        return 0
    inside = [t for t in tokens if number.end <= t.start < end]
    told = next((t for t in inside[1:-1] if t.kind == "v" and len(t.text) > 1), None)
    return told.start if told is not None else 0


def _nominal(token: Token, after: Token | None, first: int, words: Mapping[str, Any]) -> bool:
    """Whether a token belongs to a noun though it looks otherwise: |春季|活动, 世界|500|强企业, 产业|带|, |举措|."""
    if token.text in words["papers"]:
        return True
    later = token.start > first
    if after is not None and after.kind in {"n", "M", "a", "m"}:
        season = token.kind == "T" and not any(c.isdigit() or c in "日月" for c in token.text)
        return season or (token.kind == "m" and (token.text == "500" or (token.text == "级" and later)))
    closed = after is None or after.kind in {",", ";"}
    if token.kind == "v" and later and token.text in words["given_out"]:
        # 3600元的育儿|补贴, 育儿|补贴|申领信息
        return closed or after is None or after.kind == "v"
    return token.kind == "v" and len(token.text) == 1 and later and closed


def _describes(token: Token, then: Token | None) -> bool:
    """Whether an adverb or verb right behind a number belongs to the noun it counts: 16场|重点|活动."""
    closed = then is None or then.kind in {",", ";", "c", "j"}
    return len(token.text) > 1 and (token.kind == "d" or (token.kind == "v" and closed))


def whole_noun(
    draft: Draft, reading: Reading, clause: Clause, number: Token, words: Mapping[str, Any]
) -> Draft | None:
    """Return a draft with all of the noun that is counted: 集聚100家船舶海工|制造及相关配套服务企业.

    None where the noun goes on and its end is not found.
    """
    at = reading.text.find(draft.behind, number.end, clause.end) if draft.behind else -1
    if at < 0 or not draft.doing or not draft.measure.endswith(draft.behind) or draft.doing in words["pivots"]:
        return draft
    end = at + len(draft.behind)
    rest = [t for t in reading.tokens if end <= t.start and t.end <= clause.end]
    stop = next((k for k, t in enumerate(rest) if t.kind in {",", ";", "x", '"'} or t.text == "、"), len(rest))
    rest = rest[:stop]
    while rest and rest[-1].kind == "c":
        rest = rest[:-1]
    if draft.doing in words["spanning"] and rest and rest[0].kind in {"j", "Q", "v", "a"}:
        return draft
    if len(rest) > 1 and rest[0].text in words["doing"] and rest[1].kind == "c":
        # 实施80项关键核心技术|研发和…
        return replace(draft, measure=draft.measure + rest[0].text, behind=draft.behind + rest[0].text)
    if len(rest) == 1 and rest[0].text in words["doing"] and rest[0].start == end and draft.doing in _LIGHT:
        # 完成5万座测报设施|建设
        return replace(draft, measure=draft.measure + rest[0].text, behind=draft.behind + rest[0].text)
    works = len(rest) > 1 and rest[-1].text in words["works"] and all(t.kind in {"v", "n"} for t in rest)
    if works and rest[0].start == end and draft.doing == draft.measure.removesuffix(draft.behind):
        # 实施100处灌区|建设改造项目
        text = reading.text[end : rest[-1].end]
        return replace(draft, measure=draft.measure + text, behind=draft.behind + text)
    if not rest or rest[0].start != end or rest[0].kind in {"d", "p", "f", "Q"} or rest[0].text in words["doing"]:
        return draft
    unit = number.unit
    if rest[0].kind == "v" and (not unit or unit in {"人", *words["persons"], "户"}):
        # 吸纳40万农民|就业: what they do.
        return draft
    if rest[0].kind in {"(", "m"} or (rest[0].kind == "j" and any(t.kind in {"Q", "T", "v", "p"} for t in rest)):
        rest = rest if rest[0].kind == "m" else []
    plain = all(t.kind in {"n", "a", "v", "j", "c", "M", "m", "d", "f", "e"} for t in rest)
    text = reading.text[end : rest[-1].end] if rest and plain and len(rest[-1].text) > 1 else ""
    if not text or len(text) > _LONGEST:
        return draft if reading.text.startswith(LISTED_MARKS, end) else None
    return replace(draft, measure=draft.measure + text, behind=draft.behind + text)


def before_number(reading: Reading, number: Token, behind: str, doing: str | None, words: Mapping[str, Any]) -> bool:
    """Whether what a number counts only says whose the next number is: 40个国家和地区|2000多款品牌.

    Where lines and services go, both are counted: 通达25个国家|227个城市.
    """
    if doing in words["spanning"]:
        return False
    at = reading.text.find(behind, number.end)
    next_to = at + len(behind)
    next_to += reading.text.startswith("的", next_to)
    return any(t.kind == "Q" and t.start == next_to for t in reading.tokens)


def befalls(
    reading: Reading, clause: Clause, number: Token, draft: Draft, words: Mapping[str, Any], most: int = 14
) -> str:
    """Return what is said of the things counted, where it is short: 已有8155个传统村落|列入保护名录.

    In a list the last member says it for all: 7600多位嘉宾、2200多家商协会代表|参会.
    """
    at = reading.text.find(draft.behind, number.end, clause.end)
    rest = [t for t in reading.tokens if at + len(draft.behind) <= t.start and t.end <= clause.end]
    cut = next((k for k, t in enumerate(rest) if t.kind == "Q"), None)
    object_of = ""
    mark = next((k for k in range(cut or 0, 1, -1) if rest[k].text == "、" and rest[k - 1].kind == "v"), None)
    if mark is not None and rest[0].kind == "v":
        # 160个项目|滚动推进|、累计完成投资3900亿元
        rest = rest[:mark]
    elif cut is not None and cut > 0 and not {"、", "和", "及", "与", "的", "，"} & {t.text for t in rest[:cut]}:
        # 400家招聘单位|发布岗位|1万多个, 1200家用人单位|带来了|5万个|岗位
        rest, later = _without_near(rest[:cut]), rest[cut + 1 :]
        if rest and rest[-1].kind in {"v", "u"}:
            rest = rest[:-1] if rest[-1].text == "了" else rest
            object_of = "".join(t.text for t in takewhile(lambda t: t.kind in {"n", "M", "a"}, later))
            if not object_of:
                return ""
    while rest and rest[-1].kind in {",", ";"}:
        rest = rest[:-1]
    bare = _members(rest)
    rest = rest[bare:] if bare else _behind_list(rest)
    while rest and (rest[0].kind in {"d", "u", "T"} or rest[0].text in words["modal"]):
        rest = rest[1:]
    told = (
        at >= 0
        and bool(rest)
        and (rest[0].kind == "v" or _somewhere(rest))
        and not any(t.kind in {"Q", "T"} for t in rest)
        and rest[0].text != "通过"
    )
    opens = at + len(draft.behind) if bare else rest[0].start if rest else 0
    text = reading.text[opens : rest[-1].end] + object_of if told else ""
    return text if len(text) <= most else ""


def _members(rest: Sequence[Token]) -> int:
    """Return how many tokens name further ones of the same number: 20位播音员|、主持人|获奖."""
    k = 0
    while k + 1 < len(rest) and rest[k].text == "、" and rest[k + 1].kind in {"n", "M", "a"}:
        k += 2
        while k < len(rest) and rest[k].kind in {"n", "M", "a"}:
            k += 1
    return k if k and k < len(rest) and rest[k].kind == "v" and not any(t.kind == "Q" for t in rest) else 0


def _without_near(rest: list[Token]) -> list[Token]:
    """Cut what rounds the next number: 发布岗位|约|1万个."""
    while rest and (rest[-1].text in _OPENING or rest[-1].kind in {"d", "a"}):
        rest = rest[:-1]
    return rest


def _somewhere(rest: Sequence[Token]) -> bool:
    """Whether things do something somewhere: 旅客|在城乡间流动."""
    verb = next((k for k, t in enumerate(rest) if t.kind == "v"), 0)
    return rest[0].text in {"在", "从", "经", "对", "为", "向"} and 1 < verb <= 8


def _behind_list(rest: list[Token]) -> list[Token]:
    """Cut further members of a list of counts: 、|2200多家|商协会和企业代表|参会 leaves 参会."""
    while (
        len(rest) > 2 and rest[0].text in LISTED and (any(t.kind == "Q" for t in rest[1:3]) or rest[1].kind in "nMa")
    ):
        k = next((k for k, t in enumerate(rest[:3]) if t.kind == "Q"), 0) + 1
        while k < len(rest) and (
            rest[k].kind in {"n", "M", "a"}
            or rest[k].text in {"和", "与", "及"}
            or rest[k - 1].text == "国际"
            # 技术|转移|机构
            or (rest[k - 1].kind in {"n", "a"} and k + 1 < len(rest) and rest[k + 1].kind == "n")
        ):
            k += 1
        rest = rest[k:]
    return rest


def as_subject(
    reading: Reading, clause: Clause, low: int, number: Token, draft: Draft, words: Mapping[str, Any]
) -> str:
    """Return the measure of a number whose things do something: 28个|省份收入增长, 超2400万人次|参与."""
    unit = number.unit
    ahead = reading.text[low : number.start]
    if (
        _FOR_WHOM.search(ahead)
        or (unit == "%" and ahead.endswith(("按照", "按", "以")))
        or (not draft.behind and unit not in words["heads"])
    ):
        return ""
    told = befalls(reading, clause, number, draft, words, 24)
    share = unit in {"%", "成"}
    together = ahead.endswith(("与", "同")) and "、" in told
    if together or _SIDE.match(told) or (not share and reading.text.startswith("的", number.end)):
        # 资产超过1000亿美元|的银行关闭: of one thing, not a number of things.
        return ""
    if told and not draft.behind and len(told) <= 2:
        # 30万人|参加
        return told + ("人次" if unit == "人次" else "人数" if unit in words["persons"] else "")
    if not draft.behind and _OF_WHICH.match(told):
        return ""
    return draft.behind + told + ("的比例" if share else "") if told else ""


def served(draft: Draft, reading: Reading, clause: Clause, low: int, number: Token, words: Mapping[str, Any]) -> str:
    """为江西境内8600名|快递员|购买补充医疗保险: for whom a thing is done, counted, and what is done.

    Or to what: 把70座|老房子|改造成民宿, 对1000项|商品|实施暂定税率.
    """
    ahead = _FOR_WHOM.search(reading.text[low : number.start])
    if ahead is None or "%" in number.text:
        return ""
    link = ahead[1] or ahead[2]
    where = draft.measure.removesuffix(draft.behind).removeprefix(link)
    # 政府|为1.8万家企业提供方案: who does it is no part of what is counted.
    doer = where in reading.text[low : low + ahead.start()]
    if where and where not in words["within"] and not doer and link != "把":
        return ""
    told = befalls(reading, clause, number, draft, words, 20 if link in "对把将" else 14)
    at = reading.text.find(draft.behind, number.end)
    inside = any(t.kind == "v" for t in reading.tokens if at < t.start and t.end < at + len(draft.behind))
    deed = any(w in draft.behind[2:] for w in words["rendering"]) or (link in "把将" and inside)
    return link + draft.behind + told if told or deed else ""
