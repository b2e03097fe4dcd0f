"""One number with its measure: 城镇新增就业|1180万人, 举办|3.1万场|招聘会."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Draft, Found, figure_words, pick
from kg.relations.figures.bearer.ground import subject_of, subject_within
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.measure.completing import completed
from kg.relations.figures.measure.counting import behind, whole_noun
from kg.relations.figures.measure.cutting import adjusted, behind_counted, behind_doer, behind_list, behind_space
from kg.relations.figures.measure.dimensions import is_size
from kg.relations.figures.measure.fragments import torn, trimmed
from kg.relations.figures.measure.going import carried_on
from kg.relations.figures.measure.inheriting import go_on
from kg.relations.figures.measure.listing import moved, shortened, spent_on, vehicles, without_origin
from kg.relations.figures.measure.members import with_members
from kg.relations.figures.measure.refusing import gives_money, refused
from kg.relations.figures.measure.sound import unsound
from kg.relations.figures.measure.victims import victims
from kg.relations.figures.measure.wording import measure_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# Units of what there may be many of.
_PIECES = frozenset({"个", "项", "场", "家", "座", "处"})
_TOGETHER = re.compile(r"(?:合计|共|总共|一共)占[^，。；]{2,}$")


def read_figure(
    context: Context, reading: Reading, clause: Clause, tokens: Sequence[Token], low: int, number: Token,
    last: Found | None, voices: Sequence[str],
) -> Found | None:  # fmt: skip
    """Return the figure of one number, read back to offset `low`, or None where nothing says what it measures.

    `last` is the figure before, whose measure and subject this one may go on with; `voices` are entities that only
    report the figures.
    """
    if (harmed := victims(context, reading, clause, tokens, low, number, last, voices)) is not None:
        return harmed
    if _together(reading, clause, number, last):
        return None
    draft = _draft(context, reading, tokens, low, number)
    draft = moved(context, reading, clause, number, draft)
    words = figure_words(context.ontology.path)
    draft = behind_doer(behind_counted(reading, draft, number, last, words), last, words["doing"])
    draft = _fulfilled(draft, reading, number, last, words)
    gives = gives_money(draft, reading, number, words)
    if draft.doing == draft.measure == "新增" and last is not None and _again(reading, number, last):
        draft = replace(draft, measure=last.measure, body=(), subject=draft.subject or last.subject)
    elif draft.doing == draft.measure and draft.doing and not gives and draft.measure not in words["nounlike"]:
        return None
    if (described := _of_described(context, draft, reading, number)) is not None:
        return described
    whole = whole_noun(go_on(draft, reading, clause, low, number, last, words), reading, clause, number, words)
    if whole is None or unsound(whole, reading, number, words) or number.mention is None:
        return None
    whole = completed(whole, reading, clause, number, last, words)
    if whole is None or (whole := carried_on(whole, reading, clause, number, last, words)) is None:
        return None
    draft = with_members(trimmed(whole, reading, number, words), reading, clause, number)
    if torn(draft, reading, clause, number, words) or refused(context, draft, reading, clause, number, last):
        return None
    subject = subject_within(context, reading, clause, draft.subject, draft.start) or subject_of(
        context, reading, clause, last, voices, draft.measure
    )
    if draft.subject is None and _inside_counted(context, clause, number, subject):
        subject = None
    if gives and not _may_give(context, subject, draft.subject):
        return None
    thin = draft.measure in words["thin"] and not is_size(context, draft.measure)
    if thin and subject is not None and not may_be_thin(context, subject, draft.subject):
        return None
    spent = spent_on(reading, number) if gives and draft.measure in words["spending"] else ""
    return Found(
        number.mention, draft.measure + spent, draft.start, draft.tie, subject,
        own=draft.subject is not None, behind=_thing(draft),
    )  # fmt: skip


def _together(reading: Reading, clause: Clause, number: Token, last: Found | None) -> bool:
    """Whether a share is of all and not of the last: 对甲、乙分别出口5亿元、4亿元，|合计占|出口总值的38%."""
    listed = last is not None and "分别" in reading.text[: last.mention.start]
    return listed and _TOGETHER.search(reading.text, clause.start, number.start) is not None


def _inside_counted(context: Context, clause: Clause, number: Token, subject: str | None) -> bool:
    """Whether a subject is named only in what is counted by weight or length: 770多吨|东南亚|纸浆运到…"""
    unit = number.unit
    head = clause.subject[0].head or next(iter(clause.subject[0].before), None) if clause.subject else None
    within = head is not None and head.start >= number.end and pick(context, head) == subject
    return within and unit not in {"家", "名", "个", "人", "位", "所", "座", "户", "支"}


def _may_give(context: Context, subject: str | None, own: str | None) -> bool:
    """Whether money is given by a body or a programme, or by a place right before the giving: 某省|拿出5亿元."""
    if subject is None:
        return False
    land = subject == own and context.is_a(subject, ("AdministrativeArea",))
    return land or context.is_a(subject, ("Organization", "Program"))


def _again(reading: Reading, number: Token, last: Found) -> bool:
    """Whether 新增 adds to what was just counted: 已培训学员3400名，今年新增1000名."""
    if reading.text[number.end : number.end + 1] not in {"", "，", "。", "；", "、", "（"}:
        return False
    units = [getattr(m.detail, "unit", None) if m is not None else None for m in (number.mention, last.mention)]
    return last.index == reading.sentence.index and units[0] == units[1] and last.tie.change is None


def _fulfilled(draft: Draft, reading: Reading, number: Token, last: Found | None, words: Mapping[str, Any]) -> Draft:
    """Say to what a thing is done: 确定重点任务128项，目前已|落地|123项."""
    if (
        last is None
        or draft.measure not in words["fulfilled"]
        or not last.behind
        or not _again(reading, number, last)
    ):
        return draft
    measure = draft.measure + last.behind
    return replace(draft, measure=measure, subject=draft.subject or last.subject)


def may_be_thin(context: Context, subject: str, own: str | None) -> bool:
    """Whether 全长, 总投资, 投资 says enough: of a thing, or of a body that stands before it (大众投资24亿欧元)."""
    if context.is_a(subject, ("Program", "Event", "Policy", "Site", "Work")):
        return True
    return subject == own and context.is_a(subject, ("Organization",))


def _of_described(context: Context, draft: Draft, reading: Reading, number: Token) -> Found | None:
    """Return the figure of a thing that it describes: 总投资5亿元的|某项目."""
    thing = _described(context, draft, reading, number)
    if thing is None or number.mention is None:
        return None
    said = draft.measure.removesuffix(draft.behind)
    # 一座|占地43亩的公园
    said = "占地面积" if said.endswith("占地") else said
    return Found(number.mention, said, draft.start, draft.tie, thing, own=True)


def _described(context: Context, draft: Draft, reading: Reading, number: Token) -> str | None:
    """Return the thing that a number describes: 总投资54亿元的|高性能储能电池项目."""
    words = figure_words(context.ontology.path)
    if draft.subject or not reading.text.startswith("的", number.end) or draft.tie.change:
        return None
    measure = draft.measure.removesuffix(draft.behind)
    if not measure.endswith((*words["thin"], *words["rates_end"], "容量", "占地")) or any(
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
        if token.kind == "d" and noun and token is not draft.body[0]:
            # 设立海洋|自然|保护地
            noun = token.text + noun
            continue
        if token.kind not in {"n", "a", "M", "m"}:
            return noun if draft.measure.endswith(noun) and token.kind == "v" else ""
        noun = token.text + noun
    return ""


def _draft(context: Context, reading: Reading, tokens: Sequence[Token], low: int, number: Token) -> Draft:
    """Read the words before the number: what ties it, the measure without its place, time and modal words."""
    words = figure_words(context.ontology.path)
    points = number.unit == "百分点"
    tied = tie(reading.text[low : _opened(reading, low, number)], context.ontology.path, points)
    high = low + len(tied.rest)
    # 举办了 is one word, 了 is no part of the measure.
    body = [t for t in tokens if low <= t.start and t.end - t.text.endswith("了") <= high and t.text != "了"]
    body += [t._replace(text=t.text[: high - t.start], end=high) for t in tokens if _straddles(t, low, high)]
    # 共新|开首店: the segmenter glues the two.
    body = [t._replace(start=t.start + 1, text="新") if t.text in {"共新", "已新"} else t for t in body]
    last = body[-1] if body else None
    while body and body[-1].kind in {")", "("}:
        body = body[: max((k for k, t in enumerate(body) if t.kind == "("), default=0)]
    between = _between(body, tied.rest, words)
    many = _many(context, body) and not between
    held = behind_list(behind_space(reading, body))
    subject, body = lead(context, without_origin(adjusted(reading, held, number)))
    if between and body and (whom := [t for t in held if t.end == body[0].start and t.text in words["abroad"]]):
        body = [*whom, *body]
    if body and body[0].text in words["pushing"] and body[-1].text.endswith(tuple(words["rates_end"])) and tied.tied:
        body = body[1:]
    if body and body[0].text in words["being"] and (len(body) > 1 or behind(reading, tokens, number, words)):
        # 设|32个|赛项
        if len(body) == 1:
            noun = behind(reading, tokens, number, words)
            return Draft(body, noun, number.start, tied, subject, noun, body[0].text, many)
        body = body[1:]
    if not body and held and held[-1].end == high and _happens(context, held[-1]):
        # 其中，“贸易之桥”对接活动38场, 我国|“5G工厂”项目|超300个: the name is what is counted.
        whose = _land_before(context, held) if number.unit in _PIECES else None
        if not tied.tied or whose:
            doing = None if whose else held[-1].text
            return Draft(held[-1:], held[-1].text, held[-1].start, tied, whose, "", doing, many)
    while body and body[-1].text in words["dropped"]:
        body = body[:-1]
    while body and body[-1].kind == "m" and body[-1].text.startswith(("第", "首")):
        body = body[:-1]
    # A token may straddle the tie (近视|率为): the text decides, unless the end was cut.
    cut = bool(body) and body[-1] is not last
    measure, start = measure_of(context, reading, body, body[-1].end if cut else high)
    counted = behind(reading, tokens, number, words) or vehicles(body, number, words)
    if counted and len(short := shortened(context, body, number, words)) < len(body):
        body = short
        measure, start = measure_of(context, reading, body, body[-1].end)
    doing = _doing(body, measure, counted, words)
    covers = measure.startswith(tuple(words["covering"]))
    if measure and counted and (doing or covers or not tied.tied or tied.counts):
        return Draft(body, measure + counted, start, tied, subject, counted, doing, many)
    return Draft(body, measure, start, tied, subject, counted, doing, many)


def _opened(reading: Reading, low: int, number: Token) -> int:
    """Return where a number begins with the 上 before it: 开展活动|上千场."""
    return number.start - (number.text[0] in "百千万" and reading.text.endswith("上", low, number.start))


def _doing(body: Sequence[Token], measure: str, counted: str, words: Mapping[str, Any]) -> str | None:
    """Return the doing word of a measure: the one it ends with, else with things counted behind it any verb of it."""
    ends = measure.endswith(words["doing"])
    doing = next(w for w in words["doing"] if measure.endswith(w)) if ends else None
    if doing is not None or not counted or not body:
        return doing
    # 维修、更换近3万台|取暖设备, 开工能源、农业等领域500多个|项目
    opening = body[0].text if body[0].text in words["doing"] and not any(t.kind == "Q" for t in body) else None
    plain = not any(t.kind in {"j", "p", "Q", "c"} for t in body)
    inside = next((t.text for t in body if t.kind == "v" and t.text in words["doing"]), None) if plain else None
    return body[-1].text if body[-1].kind == "v" else opening or inside


def _straddles(token: Token, low: int, high: int) -> bool:
    """Whether the segmenter drew the tie into the measure's last noun: 大桥|全长约."""
    return low <= token.start < high - 1 and high == token.end - 1 and token.kind == "n"


def _land_before(context: Context, body: Sequence[Token]) -> str | None:
    """Return the land that stands right before a name: 我国|“5G工厂”项目."""
    land = body[-2] if len(body) > 1 and body[-2].end == body[-1].start else None
    own = pick(context, land.mention) if land is not None and land.mention is not None else None
    return own if own and context.is_a(own, ("AdministrativeArea",)) else None


def _happens(context: Context, token: Token) -> bool:
    """Whether a name is of something that there may be many of: an event, a programme."""
    named = token.mention.entities[:1] if token.kind == "M" and token.mention is not None else ()
    return any(context.is_a(e, ("Event", "Program")) for e in named)


def _many(context: Context, body: Sequence[Token]) -> bool:
    """Whether several places or bodies share one number: 甲、乙、丙气温…: it is no figure of one of them."""
    named = [t for t in body if t.mention is not None and t.kind == "M" and pick(context, t.mention)]
    return len(named) > 1 and any(
        t.kind == "c" and t.text in LISTED and named[0].start < t.start < named[-1].start for t in body
    )


def _between(body: Sequence[Token], rest: str, words: Mapping[str, Any]) -> bool:
    """Whether two places share one trade: 我国与其他成员|进出口总额 is a figure of the first."""
    first = next((t for t in body if t.kind == "M"), None)
    with_whom = first is not None and any(t.start == first.end and t.text in {"与", "同", "和"} for t in body)
    return with_whom and rest.endswith((*words["trade"], *words["dealings"])) and "、" not in {t.text for t in body}
