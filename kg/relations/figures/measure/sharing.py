"""Numbers that share one verb: 甲比重、乙比重，将分别达到59.05%、54.96%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Found, figure_words, pick
from kg.relations.figures.bearer.ground import subject_of
from kg.relations.figures.bearer.leading import LEADING, lead
from kg.relations.figures.measure.heads import shared_words
from kg.relations.figures.measure.pairing import paired
from kg.relations.figures.measure.partners import listed, toward_each
from kg.relations.figures.measure.wording import measure_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie, tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 手持订单量|以载重吨计
_IN_TERMS = re.compile("以[^，、]{2,6}计$")
_ORDINAL = re.compile("第?([一二三四五六七八九十])")


def distribute(
    context: Context,
    reading: Reading,
    clause: Clause,
    tokens: Sequence[Token],
    numbers: Sequence[Token],
    last: Found | None,
) -> list[Found] | None:
    """甲比重、乙比重，将分别达到59.05%、54.96%: the list before 分别 and the numbers behind it, in order.

    Changes that stand side by side need no 分别: 在线旅游和在线餐饮增长59.9%和21.7%.
    """
    text = reading.text
    mark = text.find("分别", clause.start, clause.end)
    if mark < 0 and (mark := _beside(context, reading, clause, numbers)) < 0:
        return paired(context, reading, clause, numbers, last)
    row = [n for n in numbers if n.start > mark]
    if lands := listed(context, reading, clause, mark, row, last):
        return lands
    home, parts = clause, _parts(reading, clause.start, mark)
    if len(parts) == 1 and len(row) == 2 and (both := _joint(context, reading, clause, parts[0], row, last)):
        return both
    if len(parts) != len(row) and clause.index:
        home = reading.clauses[clause.index - 1]
        parts = _parts(reading, home.start, home.end)
    if len(parts) != len(row):
        # 教育、卫生健康、社会保障和就业支出，分别…: 和 stands inside a member.
        wide = _parts(reading, home.start, min(mark, home.end) if home is clause else home.end, frozenset("、"))
        parts = wide if len(wide) == len(row) else parts
    counted = any(t.kind == "Q" and home.start <= t.start < min(mark, home.end) for t in reading.tokens)
    if len(parts) != len(row) or len(row) < 2 or counted or text.startswith(("其次", "其余"), parts[0][0]):
        return None
    if (toward := toward_each(context, reading, clause, parts, row, last)) is not None:
        return toward
    opens = [t for t in reading.tokens if parts[0][0] <= t.start and t.end <= parts[0][1]]
    if len(opens) > 1 and opens[-1].kind == "M" and opens[-2].text in {"对", "与", "同", "向"}:
        return None  # 我国对|东盟、欧盟|分别进出口…: with whom, not whose.
    if opens and opens[0].kind == "M" and text.endswith("对", 0, parts[0][0]):
        return []
    if (places := _of_places(context, reading, parts, row, mark)) is not None:
        return places
    tied = tie(text[mark : row[0].start].removeprefix("分别"), context.ontology.path)
    comparison = tie(text[clause.start : mark], context.ontology.path).comparison
    shared = _Shared(
        home, replace(tied, comparison=comparison or tied.comparison), _head(context, reading, parts[-1]),
        _headed(context, text[parts[-1][0] : parts[-1][1]]),
    )  # fmt: skip
    found = [_part(context, reading, shared, part, number, last) for part, number in zip(parts, row, strict=True)]
    found = found if shared.head else shared_words(context, reading, parts, found)
    share = tied.rest.removesuffix("的") if tied.rest.startswith("占") and len(tied.rest) > 1 else ""
    found = [replace(f, measure=f.measure + share) if f is not None else None for f in found]
    return _numbered([f for f in found if f is not None]) if all(found) else None


def _headed(context: Context, member: str) -> bool:
    """Whether the last member of a list says what is measured: 汽车、船舶|出口."""
    known = figure_words(context.ontology.path)
    return member.endswith((*known["rates_end"], *known["trade"]))


def _beside(context: Context, reading: Reading, clause: Clause, numbers: Sequence[Token]) -> int:
    """Return where the change begins that numbers side by side share, -1 where they do not."""
    text = reading.text
    gaps = {text[a.end : b.start] for a, b in pairwise(numbers)}
    tied = tie(text[clause.start : numbers[0].start], context.ontology.path)
    if not gaps <= {"和", "、", "及"} or tied.change is None:
        return -1
    return clause.start + len(tied.rest)


def _numbered(found: list[Found]) -> list[Found]:
    """第一、二、三|产业用电量: what the last member says after its number holds for all."""
    numbers = [_ORDINAL.match(f.measure) for f in found]
    last = numbers[-1] if numbers else None
    if last is None or not found[0].measure.startswith("第") or found[-1].measure.startswith("第"):
        return found
    head = found[-1].measure[last.end() :]
    return [replace(f, measure=f"第{n[1]}{head}") if n else f for f, n in zip(found, numbers, strict=True)]


def _of_places(
    context: Context, reading: Reading, parts: Sequence[tuple[int, int]], row: Sequence[Token], mark: int
) -> list[Found] | None:
    """广东、浙江|快递业务量|分别完成372.6亿件、263.1亿件: one measure of several places, in order."""
    tokens = [[t for t in reading.tokens if low <= t.start and t.end <= high] for low, high in parts]
    places = [pick(context, body[0].mention) if body and body[0].mention else None for body in tokens]
    alone = all(len(body) == 1 for body in tokens[:-1])
    if reading.text.endswith(("对", "与", "同", "向"), 0, parts[0][0]):
        # 我国对|东盟、欧盟|分别进出口…: with whom, not whose.
        return None
    if not alone or any(p is None or not context.is_a(p, ("Place", "Organization")) for p in places):
        return None
    together = figure_words(context.ontology.path)["together"]
    rest = tokens[-1][1:]
    rest = rest[1:] if rest and rest[0].text in together else rest
    measure, start = measure_of(context, reading, rest, parts[-1][1])
    if not rest:
        # 山东、湖北|分别|培训学员2.1万人和1.6万人
        measure, start = reading.text[mark + 2 : row[0].start], mark + 2
    for word in together:
        measure = measure.removeprefix(word)
    bare = tie(measure, context.ontology.path)
    tied = tie(reading.text[mark + 2 : row[0].start], context.ontology.path)
    tied = replace(tied, comparison=bare.comparison or tied.comparison)
    measure = bare.rest or measure
    if len(measure) < 2:
        return None
    return [
        Found(n.mention, measure, start, tied, place)
        for n, place in zip(row, places, strict=True)
        if n.mention is not None
    ]


def _joint(
    context: Context,
    reading: Reading,
    clause: Clause,
    part: tuple[int, int],
    row: Sequence[Token],
    last: Found | None,
) -> list[Found]:
    """新能源汽车|产销|分别完成548.5万辆和528万辆: one word names two measures."""
    body = [t for t in reading.tokens if part[0] <= t.start and t.end <= part[1]]
    subject, rest = lead(context, body)
    measure, start = measure_of(context, reading, rest, part[1])
    measure = tie(measure, context.ontology.path).rest or measure
    tied = tie(reading.text[part[1] : row[0].start].replace("分别", ""), context.ontology.path)
    subject = subject or subject_of(context, reading, clause, last, ())
    for joint, ends in figure_words(context.ontology.path)["joint"]:
        if measure.endswith(joint):
            bare = measure.removesuffix(joint)
            return [
                Found(n.mention, bare + end, start, tied, subject)
                for n, end in zip(row, ends, strict=True)
                if n.mention is not None
            ]
    return []


# 高等|教育|经费: no list that ends.
_SCHOOL = re.compile("[高中初]等(?:职业)?教育")


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the numbers of a row share: the clause of their measures, their tie, the head behind 等 (…等产品产量)."""

    home: Clause
    tie: Tie
    head: str
    # 国内、国际|货运规模, 汽车、船舶|出口: the last member has a head that is no part of what was measured before.
    headed: bool = False


def _head(context: Context, reading: Reading, part: tuple[int, int]) -> str:
    """Return what stands behind 等: it is what is measured, the members of the list are its groups."""
    behind = reading.text[part[0] : part[1]].partition("等")[2]
    for word in figure_words(context.ontology.path)["hurrying"]:
        behind = behind.removesuffix(word)
    return tie(behind, context.ontology.path).rest


def _part(
    context: Context, reading: Reading, shared: _Shared, part: tuple[int, int], number: Token, last: Found | None
) -> Found | None:
    body = [t for t in reading.tokens if part[0] <= t.start and t.end <= part[1]]
    subject, rest = lead(context, body)
    measure, start = measure_of(context, reading, rest, part[1])
    measure = tie(measure, context.ontology.path).rest or measure
    measure = _IN_TERMS.sub("", measure)
    subject = subject or subject_of(context, reading, shared.home, last, ())
    group = None
    if shared.head:
        group, measure = _before_etc(measure), shared.head
        # 带动|减速器、机器人等产品产量分别增长…
        group = next((group.removeprefix(w) for w in figure_words(context.ontology.path)["pivots"]
                      if group.startswith(w)), group)  # fmt: skip
    elif not measure or (last is not None and not shared.headed and _divides(context, reading, part[0])):
        if last is None:
            return None
        # 机电产品出口占出口总值的63.6%。其中，汽车、船舶增长…: not the share of all.
        whole = last.measure.partition("占")[0] if shared.tie.change else last.measure
        group, measure = measure or None, whole.removesuffix("增速")
    return Found(number.mention, measure, start, shared.tie, subject, group) if number.mention is not None else None


def _divides(context: Context, reading: Reading, before: int) -> bool:
    """Whether the words before the members say that they are parts of what was just measured: 其中, 分行业看."""
    return any(w in reading.text[:before] for w in figure_words(context.ontology.path)["parts"])


def _before_etc(text: str) -> str:
    school = _SCHOOL.match(text)
    return school[0] if school is not None else text.partition("等")[0] or text


def _parts(reading: Reading, low: int, high: int, marks: frozenset[str] = LISTED) -> list[tuple[int, int]]:
    """Return the ranges of the members of the list `[low, high)`, its leading times and adverbs cut."""
    tokens = [t for t in reading.tokens if low <= t.start and t.end <= high]
    while tokens and (tokens[0].kind in LEADING or tokens[0].kind == "p") and tokens[0].text != "重点":
        tokens = tokens[1:]
    while tokens and tokens[-1].kind in {"d", ",", "p", "x", ";"}:
        tokens = tokens[:-1]
    parts: list[tuple[int, int]] = []
    start = tokens[0].start if tokens else low
    for token in tokens:
        if token.kind == "c" and token.text in marks:
            parts.append((start, token.start))
            start = token.end
    return [*parts, (start, tokens[-1].end)] if tokens else []


def matched(
    context: Context, reading: Reading, clause: Clause, numbers: Sequence[Token], row: Sequence[Found]
) -> list[Found]:
    """交易153.8亿笔，金额7.74万亿元，同比分别增长15.8%和10.1%: the changes of the figures just given, in order."""
    levels = [f for f in row if f.tie.change is None and f.group is None][-len(numbers) :]
    changed = tie(reading.text[clause.start : numbers[0].start].replace("分别", ""), context.ontology.path)
    rest = changed.rest.strip("，、 ").removesuffix("的")
    share = rest if rest.startswith("占") and not changed.change else ""
    if len(levels) != len(numbers) or (not share and (changed.change is None or rest)):
        return []
    levels = [replace(f, measure=f.measure + share) for f in levels]
    return [
        replace(f, mention=n.mention, tie=changed)
        for f, n in zip(levels, numbers, strict=True)
        if n.mention is not None
    ]
