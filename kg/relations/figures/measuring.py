"""One number with its measure: 城镇新增就业|1180万人, 举办|3.1万场|招聘会."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import (
    LISTED,
    Found,
    balanced,
    figure_words,
    lead,
    measure_of,
    pick,
    subject_of,
)
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie, tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# Another number inside a measure, not a year and not the 31 of 31个大城市: the words measure something else.
_NUMBER = re.compile(r"\d{3,}(?![\d年])")
_FOR_WHOM = re.compile(r"(为|给|向|对)[^，。；为给向对]{0,12}$")
_MOVES = re.compile(r"[^，。；]{0,8}?(?:增|扩|提|升|降|减|涨|跌|压|缩|拓|上)[^，。；]{0,3}(?:到|至|为)")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A measure in the making: the tokens that hold it, its words, its tie, what stands behind the number."""

    body: Sequence[Token]
    measure: str
    start: int
    tie: Tie
    subject: str | None
    behind: str
    doing: str | None
    many: bool


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
    nounlike = figure_words(context.ontology.path)["nounlike"]
    if draft.doing is not None and draft.doing == draft.measure and draft.measure not in nounlike:
        return None
    draft = _inherit(draft, reading, clause, low, number, last, figure_words(context.ontology.path))
    if _refused(context, draft, reading, clause, number, last) or number.mention is None:
        return None
    subject = draft.subject or subject_of(context, reading, clause, last, voices, draft.measure)
    if draft.measure in figure_words(context.ontology.path)["thin"] and (
        subject is None or not context.is_a(subject, ("Program", "Event", "Policy", "Site", "Work"))
    ):
        return None
    return Found(number.mention, draft.measure, draft.start, draft.tie, subject, own=draft.subject is not None)


def _draft(context: Context, reading: Reading, tokens: Sequence[Token], low: int, number: Token) -> _Draft:
    """Read the words before the number: what ties it, the measure without its place, time and modal words."""
    words = figure_words(context.ontology.path)
    tied = tie(reading.text[low : number.start], context.ontology.path)
    high = low + len(tied.rest)
    body = [t for t in tokens if low <= t.start and t.end <= high]
    last = body[-1] if body else None
    while body and body[-1].kind in {")", "("}:
        body = body[: max((k for k, t in enumerate(body) if t.kind == "("), default=0)]
    many = _many(context, body)
    subject, body = lead(context, _behind_space(reading, body))
    if body and body[0].text in words["pushing"] and body[-1].text.endswith(tuple(words["rates_end"])) and tied.tied:
        body = body[1:]
    while body and body[-1].text in words["dropped"]:
        body = body[:-1]
    # A token may straddle the tie (近视|率为): the text decides, unless the end was cut.
    cut = bool(body) and body[-1] is not last
    measure, start = measure_of(context, reading, body, body[-1].end if cut else high)
    behind = _behind(reading, tokens, number)
    doing = next((w for w in words["doing"] if measure.endswith(w)), None)
    if doing is None and behind and body and body[-1].kind == "v":
        # 维修、更换近3万台|取暖设备
        doing = body[-1].text
    if measure and behind and (doing or not tied.tied or tied.counts):
        return _Draft(body, measure + behind, start, tied, subject, behind, doing, many)
    return _Draft(body, measure, start, tied, subject, behind, doing, many)


def _behind_space(reading: Reading, body: list[Token]) -> list[Token]:
    """Cut what stands before a space: 项目开工 总投资 are the two halves of a headline."""
    text = reading.text
    cuts = [k for k, t in enumerate(body) if k and (text[t.start - 1].isspace() or t.text.isspace())]
    return body[cuts[-1] :] if cuts else body


def _inherit(
    draft: _Draft,
    reading: Reading,
    clause: Clause,
    low: int,
    number: Token,
    last: Found | None,
    words: Mapping[str, Any],
) -> _Draft:
    """Go on with the measure of the figure before (占…的48%, 同比增长6.1%), or take what 有 counts."""
    if last is not None and (whose := _whose(draft.measure, last.measure, words)):
        return replace(draft, measure=whose + draft.measure)
    if last is not None and last.goes_on(reading, clause):
        if draft.measure.startswith("占"):
            return replace(
                draft, measure=last.measure + draft.measure, subject=draft.subject or last.subject, doing="占"
            )  # fmt: skip
        if draft.body and draft.body[-1].kind == "f" and draft.tie.change:
            # 扣除留抵退税因素后增长6.1%: the same measure, counted in another way.
            tied = replace(draft.tie, comparison=draft.measure + (draft.tie.comparison or ""))
            draft = replace(draft, tie=tied, measure="", body=())
        if not draft.measure and draft.tie.change:
            return replace(
                draft, measure=last.measure, start=number.start, subject=draft.subject or last.subject
            )  # fmt: skip
        if not draft.measure and reading.text[low : number.start].strip("，") in words["reaching"]:
            return replace(draft, measure=last.measure, start=number.start, subject=draft.subject or last.subject)
    if draft.behind and (served := _served(draft, reading, clause, low, number, words)):
        return replace(draft, measure=served, start=number.start, doing=served[:1])
    if (
        not draft.measure
        and draft.behind
        and any(w in reading.text[low : number.start][-6:] for w in words["having"])
    ):
        return replace(draft, measure=draft.behind + _befalls(reading, clause, number, draft), start=number.start)
    return _with_shared_verb(draft, reading, number, last, words)


def _served(
    draft: _Draft, reading: Reading, clause: Clause, low: int, number: Token, words: Mapping[str, Any]
) -> str:
    """为江西境内8600名|快递员|购买补充医疗保险: for whom a thing is done, counted, and what is done."""
    ahead = _FOR_WHOM.search(reading.text[low : number.start])
    where = draft.measure.removesuffix(draft.behind)
    if ahead is None or (where and where not in words["within"]):
        return ""
    told = _befalls(reading, clause, number, draft)
    return ahead[1] + draft.behind + told if told else ""


def _befalls(reading: Reading, clause: Clause, number: Token, draft: _Draft) -> str:
    """Return what is said of the things counted, where it is short: 已有8155个传统村落|列入保护名录."""
    at = reading.text.find(draft.behind, number.end, clause.end)
    rest = [t for t in reading.tokens if at + len(draft.behind) <= t.start and t.end <= clause.end]
    while rest and rest[-1].kind in {",", ";"}:
        rest = rest[:-1]
    told = at >= 0 and bool(rest) and rest[0].kind == "v" and not any(t.kind in {"Q", "T", "j"} for t in rest)
    text = reading.text[rest[0].start : rest[-1].end] if told else ""
    return text if len(text) <= 14 else ""


def _with_shared_verb(
    draft: _Draft, reading: Reading, number: Token, last: Found | None, words: Mapping[str, Any]
) -> _Draft:
    """处置直播间7.3万个、账号2.4万个: the verb of the first stands for the second."""
    if last is None or last.index != reading.sentence.index or not draft.measure:
        return draft
    gap = reading.text[last.mention.end : draft.start]
    verb = next((w for w in words["doing"] if last.measure.startswith(w)), "")
    if gap != "、" or not verb or draft.doing or draft.measure.endswith(tuple(words["rates_end"])):
        return draft
    return replace(draft, measure=verb + draft.measure)


def _whose(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """内地与香港地区进出口…其中，进口…: whose trade it is, where that is between two."""
    if measure not in words["one_way"]:
        return ""
    ways = sorted((*words["both_ways"], *words["one_way"]), key=len, reverse=True)
    end = next((w for w in ways if before.endswith(w)), "")
    whose = before.removesuffix(end) if end else ""
    return whose if any(w in whose for w in (*words["toward"], "与", "和")) else ""


def _refused(
    context: Context, draft: _Draft, reading: Reading, clause: Clause, number: Token, last: Found | None
) -> bool:
    """Whether the number is not a figure of the measure read: part of a name, shared, a former value, a gap."""
    words = figure_words(context.ontology.path)
    measure, body = draft.measure, draft.body
    opened = bool(body) and body[0].text in words["openers"]
    if reading.text.startswith(tuple(words["attributive"]), number.end):
        return True
    attribute = reading.text.startswith("的", number.end) and measure.removesuffix(draft.behind).endswith(
        tuple(words["thin"])
    )
    people = [t for t in body if t.kind == "Q" and t.mention and t.mention.detail]
    if any(getattr(t.mention.detail, "unit", "") in words["persons"] for t in people if t.mention):
        return True
    if any("万" in t.text or "亿" in t.text for t in people):
        return True
    if attribute or (measure.startswith("占") and last is None):
        # 总投资85亿元的工厂
        return True
    if len(measure) < 2 or opened or any(w in measure for w in words["refused"]):
        return True
    if draft.behind and _before_number(reading, number, draft.behind):
        return True
    nounlike = measure.endswith((*words["nounlike"], *words["rates_end"]))
    counted = bool(draft.behind) and measure.endswith(draft.behind)
    verbal = bool(body) and not counted and all(t.kind in {"v", "u", "d"} for t in body) and not nounlike
    attributive = bool(draft.behind) and not draft.tie.tied and not draft.doing
    unit = getattr(number.mention.detail, "unit", "") if number.mention else ""
    gap = draft.tie.change in words["rising"] and unit == "百分点"
    listed = _NUMBER.search(measure) is not None
    if verbal or attributive or listed or gap or draft.many or _former(reading, clause, number, words["from"]):
        return True
    named = draft.behind or any(t.kind in {"n", "M", "v"} for t in body) or (last and measure == last.measure)
    return not named or not _noun_like(draft, nounlike)


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


def _noun_like(draft: _Draft, nounlike: bool) -> bool:
    """A measure is a noun that the number is tied to, or a doing with what is counted."""
    if draft.measure.startswith("占") or draft.doing:
        return True
    if not draft.body:
        return draft.tie.tied
    last = draft.body[-1]
    if last.mention is not None and last.mention.cls == "Person":
        return False
    # The segmenter takes many a noun for a verb: 收入, 支出, 出口.
    nominal = last.kind in {"n", "a", "m"} or (last.kind == "v" and (nounlike or draft.tie.tied))
    return nominal or (last.kind == "M" and (len(draft.body) > 1 or draft.tie.tied))


def _behind(reading: Reading, tokens: Sequence[Token], number: Token) -> str:
    """Return the noun that a number counts, where it stands behind it: 6万条|棉被."""
    at = number.end
    later = [t for t in tokens if t.start >= number.end]
    if later and later[0].text == "的":
        later, at = later[1:], later[0].end
    first = at
    ends = [*later[2:], None, None]
    for token, after, then in zip(later, [*later[1:], None], ends, strict=False):
        counted = token.kind == "m" and len(token.text) > 1 and not any(c.isdigit() for c in token.text)
        noun = (
            token.kind in {"n", "M", "a", '"'}
            or (counted and after is not None and after.kind in {"n", "M"})
            or (
                token.kind in {"v", "j", "d", "f"}
                and after is not None
                and after.kind in {"n", "M", "a"}
                and (token.start > first or _describes(token, then))
            )
        )
        if not noun or token.start != at:
            break
        at = token.end
    return balanced(reading.text[first:at])


def _describes(token: Token, then: Token | None) -> bool:
    """Whether an adverb or verb right behind a number belongs to the noun it counts: 16场|重点|活动."""
    closed = then is None or then.kind in {",", ";", "c", "j"}
    return len(token.text) > 1 and (token.kind == "d" or (token.kind == "v" and closed))


def _before_number(reading: Reading, number: Token, behind: str) -> bool:
    """Whether what a number counts only says whose the next number is: 40个国家和地区|2000多款品牌."""
    at = reading.text.find(behind, number.end)
    return any(t.kind == "Q" and t.start == at + len(behind) for t in reading.tokens)
