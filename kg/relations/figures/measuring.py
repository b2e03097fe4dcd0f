"""One number with its measure: 城镇新增就业|1180万人, 举办|3.1万场|招聘会."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Draft, Found, figure_words, lead, measure_of, pick
from kg.relations.figures.counting import before_number, behind, whole_noun
from kg.relations.figures.ground import subject_of, subject_within
from kg.relations.figures.inheriting import go_on
from kg.relations.figures.sound import unsound
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 进出口额1亿元以上|的, 1000万人次|以上|的机场: a bound that says which things are meant.
_BOUND = re.compile(r"(?:及)?(?:以[上下内]|左右)的")
_BOUNDED = re.compile(r"[\d.]+[千万亿]*[^\d，、]{0,4}?(?:及)?以[上下内]的?")
# 每10家企业中有9家: no figure of the firms.
_EACH = re.compile(r"(?:平均)?每[\d一分秒]")
# Another number inside a measure, not a year and not the 31 of 31个大城市: the words measure something else.
_NUMBER = re.compile(r"\d{3,}(?![\d年])")
_MOVES = re.compile(r"[^，。；]{0,8}?(?:增|扩|提|升|降|减|涨|跌|压|缩|拓|上)[^，。；]{0,3}(?:到|至|为)")


def read_figure(
    context: Context,
    reading: Reading,
    clause: Clause,
    tokens: Sequence[Token],
    low: int,
    number: Token,
    last: Found | None,
    voices: Sequence[str],
) -> Found | None:
    """Return the figure of one number, read back to offset `low`, or None where nothing says what it measures.

    `last` is the figure before, whose measure and subject this one may go on with; `voices` are entities that only
    report the figures.
    """
    draft = _draft(context, reading, tokens, low, number)
    words = figure_words(context.ontology.path)
    gives = _gives(draft, reading, number, words)
    if draft.doing == draft.measure == "新增" and last is not None and _again(reading, number, last):
        draft = replace(draft, measure=last.measure, body=(), subject=draft.subject or last.subject)
    elif draft.doing == draft.measure and draft.doing and not gives and draft.measure not in words["nounlike"]:
        return None
    thing = _described(context, draft, reading, number)
    if thing is not None and number.mention is not None:
        said = draft.measure.removesuffix(draft.behind)
        return Found(number.mention, said, draft.start, draft.tie, thing, own=True)
    whole = whole_noun(go_on(draft, reading, clause, low, number, last, words), reading, clause, number, words)
    if whole is None or unsound(whole, reading, number, words):
        return None
    draft = whole
    if _refused(context, draft, reading, clause, number, last) or number.mention is None:
        return None
    subject = subject_within(context, reading, clause, draft.subject, draft.start) or subject_of(
        context, reading, clause, last, voices, draft.measure
    )
    if gives and (subject is None or not context.is_a(subject, ("Organization", "Program"))):
        return None
    if draft.measure in words["thin"] and (subject is None or not _may_be_thin(context, subject, draft.subject)):
        return None
    own = draft.subject is not None
    return Found(number.mention, draft.measure, draft.start, draft.tie, subject, own=own, behind=_thing(draft))


def _gives(draft: Draft, reading: Reading, number: Token, words: Mapping[str, Any]) -> bool:
    """Whether money is given or spent, the doing alone being what is measured: 省总工会|出资|2.4亿元."""
    unit = getattr(number.mention.detail, "unit", "") if number.mention else ""
    money = (unit or "").endswith(("元", "美元")) and not reading.text.startswith(("的", "以"), number.end)
    return money and draft.measure in words["giving"] and not draft.behind


def _again(reading: Reading, number: Token, last: Found) -> bool:
    """Whether 新增 adds to what was just counted: 已培训学员3400名，今年新增1000名."""
    units = [getattr(m.detail, "unit", None) if m is not None else None for m in (number.mention, last.mention)]
    return last.index == reading.sentence.index and units[0] == units[1] and last.tie.change is None


def _may_be_thin(context: Context, subject: str, own: str | None) -> bool:
    """Whether 全长, 总投资, 投资 says enough: of a thing, or of a body that stands before it (大众投资24亿欧元)."""
    if context.is_a(subject, ("Program", "Event", "Policy", "Site", "Work")):
        return True
    return subject == own and context.is_a(subject, ("Organization",))


def _described(context: Context, draft: Draft, reading: Reading, number: Token) -> str | None:
    """Return the thing that a number describes: 总投资54亿元的|高性能储能电池项目."""
    words = figure_words(context.ontology.path)
    if draft.subject or not reading.text.startswith("的", number.end) or draft.tie.change:
        return None
    measure = draft.measure.removesuffix(draft.behind)
    if not measure.endswith((*words["thin"], *words["rates_end"], "容量")) or any(
        t.kind not in {"n", "a", "m", "M", "v", "f"} for t in draft.body
    ):
        return None
    for token in (t for t in reading.tokens if t.start >= number.end + len("的")):
        if token.kind == "M" and token.mention is not None:
            own = pick(context, token.mention)
            return own if own and context.is_a(own, ("Program", "Site", "Event")) else None
        if token.kind not in {"n", "a", "m"}:
            return None
    return None


def _thing(draft: Draft) -> str:
    """Return what is counted: the noun behind the number, or that before it: 开工|重点项目|1534个."""
    if draft.behind and draft.behind in draft.measure:
        return draft.behind
    noun = ""
    for token in reversed(draft.body):
        if token.kind not in {"n", "a", "M", "m"}:
            return noun if draft.measure.endswith(noun) and token.kind == "v" else ""
        noun = token.text + noun
    return ""


def _draft(context: Context, reading: Reading, tokens: Sequence[Token], low: int, number: Token) -> Draft:
    """Read the words before the number: what ties it, the measure without its place, time and modal words."""
    words = figure_words(context.ontology.path)
    points = getattr(number.mention.detail, "unit", "") == "百分点" if number.mention else False
    tied = tie(reading.text[low : number.start], context.ontology.path, points)
    high = low + len(tied.rest)
    # 举办了 is one word, 了 is no part of the measure.
    body = [t for t in tokens if low <= t.start and t.end - t.text.endswith("了") <= high and t.text != "了"]
    last = body[-1] if body else None
    while body and body[-1].kind in {")", "("}:
        body = body[: max((k for k, t in enumerate(body) if t.kind == "("), default=0)]
    many = _many(context, body)
    held = _behind_space(reading, body)
    subject, body = lead(context, held)
    if body and body[0].text in words["pushing"] and body[-1].text.endswith(tuple(words["rates_end"])) and tied.tied:
        body = body[1:]
    if body and body[0].text in words["being"] and (len(body) > 1 or behind(reading, tokens, number)):
        # 设|32个|赛项
        if len(body) == 1:
            noun = behind(reading, tokens, number)
            return Draft(body, noun, number.start, tied, subject, noun, body[0].text, many)
        body = body[1:]
    if not body and held and held[-1].end == high and not tied.tied and _happens(context, held[-1]):
        # 其中，“贸易之桥”对接活动38场: the name is what is counted.
        return Draft(held[-1:], held[-1].text, held[-1].start, tied, None, "", held[-1].text, many)
    while body and body[-1].text in words["dropped"]:
        body = body[:-1]
    while body and body[-1].kind == "m" and body[-1].text.startswith(("第", "首")):
        body = body[:-1]
    # A token may straddle the tie (近视|率为): the text decides, unless the end was cut.
    cut = bool(body) and body[-1] is not last
    measure, start = measure_of(context, reading, body, body[-1].end if cut else high)
    counted = behind(reading, tokens, number)
    if counted and len(body) > 1 and body[-2].text in words["doing"] and _in_place(context, body[-1]):
        # 建设已覆盖|全国|1490个区县
        body, cut = body[:-1], True
        measure, start = measure_of(context, reading, body, body[-1].end)
    doing = next((w for w in words["doing"] if measure.endswith(w)), None)
    if doing is None and counted and body:
        # 维修、更换近3万台|取暖设备, 开工能源、农业等领域500多个|项目
        opening = body[0].text if body[0].text in words["doing"] and not any(t.kind == "Q" for t in body) else None
        doing = body[-1].text if body[-1].kind == "v" else opening
    if measure and counted and (doing or not tied.tied or tied.counts):
        return Draft(body, measure + counted, start, tied, subject, counted, doing, many)
    return Draft(body, measure, start, tied, subject, counted, doing, many)


def _in_place(context: Context, token: Token) -> bool:
    """Whether a token is the name of a place."""
    return (
        token.kind == "M"
        and token.mention is not None
        and context.is_a(next(iter(token.mention.entities), ""), ("Place",))
    )


def _happens(context: Context, token: Token) -> bool:
    """Whether a name is of something that there may be many of: an event, a programme."""
    named = token.mention.entities[:1] if token.kind == "M" and token.mention is not None else ()
    return any(context.is_a(e, ("Event", "Program")) for e in named)


def _behind_space(reading: Reading, body: list[Token]) -> list[Token]:
    """Cut what stands before a space: 项目开工 总投资 are the two halves of a headline."""
    text = reading.text
    cuts = [k for k, t in enumerate(body) if k and (text[t.start - 1].isspace() or t.text.isspace())]
    return body[cuts[-1] :] if cuts else body


def _refused(
    context: Context, draft: Draft, reading: Reading, clause: Clause, number: Token, last: Found | None
) -> bool:
    """Whether the number is not a figure of the measure read: part of a name, shared, a former value, a gap."""
    words = figure_words(context.ontology.path)
    measure, body = draft.measure, draft.body
    opened = bool(body) and body[0].text in words["openers"] and not _abroad(draft, words)
    if reading.text.startswith(tuple(words["attributive"]), number.end) or _BOUND.match(reading.text, number.end):
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
    if attribute or (measure.startswith("占") and last is None):
        # 总投资85亿元的工厂
        return True
    if measure.startswith("—") or (measure.startswith("首") and len(measure) == 2):
        # 首口|超5000米深层探井, 探井——福热1井
        return True
    if len(measure) < 2 or opened or _other(measure, words):
        return True
    if draft.behind and before_number(reading, number, draft.behind):
        return True
    nounlike = measure.endswith((*words["nounlike"], *words["rates_end"])) or _gives(draft, reading, number, words)
    counted = bool(draft.behind) and draft.behind in measure
    verbal = bool(body) and not counted and all(t.kind in {"v", "u", "d"} for t in body) and not nounlike
    attributive = bool(draft.behind) and not draft.tie.tied and not draft.doing
    unit = getattr(number.mention.detail, "unit", "") if number.mention else ""
    gap = draft.tie.change in words["rising"] and unit == "百分点"
    listed = _NUMBER.search(_BOUNDED.sub("", measure)) is not None
    if verbal or attributive or listed or gap or draft.many or _former(reading, clause, number, words["from"]):
        return True
    named = (
        draft.behind
        or draft.doing
        or any(t.kind in {"n", "M", "v"} for t in body)
        or (last and measure == last.measure)
    )
    return not named or not _noun_like(draft, nounlike)


def _other(measure: str, words: Mapping[str, Any]) -> bool:
    """Whether a measure holds a word that makes it the number of something else: an age, a distance."""
    for age in words["ages"]:
        measure = measure.replace(age, "")
    return any(w in measure for w in words["refused"])


def _sized(draft: Draft, number: Token, words: Mapping[str, Any]) -> bool:
    """Whether a number is the size of what follows, not how much of it there is: 40万吨|船舶."""
    unit = getattr(number.mention.detail, "unit", "") if number.mention else ""
    sized = tuple(words["sized"])
    return unit in words["sizes"] and (draft.behind.endswith(sized) or draft.behind.startswith(sized))


def _abroad(draft: Draft, words: Mapping[str, Any]) -> bool:
    """Whether a measure says with whom the trade is, or to what something contributes: 对东盟|进出口."""
    return draft.body[0].text in words["toward"] and draft.measure.endswith((*words["trade"], *words["rates_end"]))


def _placed(reading: Reading, number: Token) -> bool:
    """Whether a number only says where something is: 西北约55海里|处."""
    return reading.text.startswith(("处", "外", "深处", "开外"), number.end)


def _many(context: Context, body: Sequence[Token]) -> bool:
    """Whether several places or bodies share one number: 甲、乙、丙气温…: it is no figure of one of them."""
    named = [t for t in body if t.mention is not None and t.kind == "M" and pick(context, t.mention)]
    return len(named) > 1 and any(
        t.kind == "c" and t.text in LISTED and named[0].start < t.start < named[-1].start for t in body
    )


def _former(reading: Reading, clause: Clause, number: Token, openers: Sequence[str]) -> bool:
    """Whether a number is where a change starts: 由49%增至98.7%, 从23个省份扩大到31个."""
    ahead = reading.text[clause.start : number.start]
    return any(w in ahead[-12:] for w in openers) and bool(_MOVES.match(reading.text[number.end : clause.end]))


def _noun_like(draft: Draft, nounlike: bool) -> bool:
    """A measure is a noun that the number is tied to, or a doing with what is counted."""
    if draft.measure.startswith("占") or draft.doing:
        return True
    if "占" in draft.measure[1:] and draft.body and draft.body[-1].kind in {"j", "n", "M"}:
        # 5G基站总数占移动基站总数的36%
        return True
    if not draft.body:
        return draft.tie.tied
    if nounlike and draft.tie.tied:
        return True
    last = draft.body[-1]
    if last.mention is not None and last.mention.cls == "Person":
        return False
    # The segmenter takes many a noun for a verb: 收入, 支出, 出口.
    if nounlike and draft.measure.endswith(("总值", "增加值", "总额", "总量")):
        return True
    nominal = last.kind in {"n", "a", "m"} or (last.kind == "v" and (nounlike or draft.tie.tied))
    return nominal or (last.kind == "M" and (len(draft.body) > 1 or draft.tie.tied))
