"""What a figure takes from the clause, the figure or the sentence before, and whom a report only shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, LISTED, Found, figure_words, pick
from kg.relations.figures.bearer.ground import unnamed
from kg.relations.figures.kinds import is_deed
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token


def of_place(context: Context, reading: Reading, readings: Sequence[Reading], found: Found) -> Found:
    """Return a figure as one of a place, where a guessed body is that place and its goods: 安徽新能源汽车|出口额."""
    known = figure_words(context.ontology.path)
    if not found.measure.startswith((*known["trade"], *known["wholes"])):
        return found
    body = next((m for m in reading.mentions if m.end == found.start and m.by.startswith("tagger")), None)
    if body is None or body.entities[:1] != (found.subject,):
        return found
    for other in readings:
        for place in other.mentions:
            goods = body.text.removeprefix(place.text)
            own = place.entities[:1]
            if goods != body.text and len(goods) > 1 and own and context.is_a(own[0], ("Place",)):
                return replace(found, subject=own[0], measure=goods + found.measure, start=body.start)
    return found


def group_of(context: Context, found: Found, tokens: Sequence[Token]) -> Found:
    """Return a figure of the people that open its measure, where only a paper shows it: 受访|骑手|在线时长."""
    known = figure_words(context.ontology.path)
    if found.subject is not None and not context.is_a(found.subject, ("Work", "Policy")):
        return found
    for token in tokens:
        if token.start < found.start or token.kind in {"T", "d"} or token.text in known["asked"]:
            continue
        group = token.mention.entities[:1] if token.kind == "M" and token.mention is not None else ()
        rest = found.measure.partition(token.text)[2].strip("的")
        if rest.startswith(tuple(LISTED)):
            # 规划师|、发展引导师等岗位需求量: not of the first alone.
            return found
        sort = (*known["rates_end"], *known["lasting"], *known["nounlike"])
        if group and context.is_a(group[0], ("Occupation",)) and rest.endswith(sort):
            return replace(found, subject=group[0], measure=rest)
        return found
    return found


def not_of_report(context: Context, reading: Reading, found: Found) -> Found:
    """Return a figure that a report shows as one of the place that it speaks of; what is of all the world is of none.

    《2024年丙国发展报告》显示，丙国营业网点达1200万个，|从业人员|1.1亿人: the report has none of them.
    """
    known = figure_words(context.ontology.path)
    name = (found.subject or "").rpartition("/")[2]
    reports = found.subject is not None and context.is_a(found.subject, ("Work", "Policy")) and not found.own
    if not reports or not name.rstrip("0123456789（）年").endswith(tuple(known["reports"])):
        return found
    if found.measure.startswith(("全球", "世界")):
        return replace(found, subject=None)
    named = [m for m in reading.mentions if m.end <= found.mention.start and m.entities[:1]]
    lands = {m.entities[0] for m in named if context.is_a(m.entities[0], ("AdministrativeArea",))}
    if len(lands) == 1:
        return replace(found, subject=lands.pop())
    told = name.lstrip("0123456789—年").startswith(("中国", "全国", "我国")) and context.is_a(COUNTRY, ("Place",))
    return replace(found, subject=COUNTRY) if told and not lands else found


def not_of_place(context: Context, reading: Reading, found: Found) -> Found:
    """Return a figure without its place where it is of a thing without a name that is in it."""
    place = found.subject is not None and context.is_a(found.subject, ("Place",))
    return replace(found, subject=None, settled=True) if place and unnamed(context, reading, found) else found


def of_doer(context: Context, reading: Reading, clause: Clause, found: Found) -> Found:
    """Return what the doer of the clause before does as its own: 安徽将提升能力，布局实施100项项目."""
    if found.own or not is_deed(context, clause):
        return found
    before = reading.clauses[clause.index - 1].subject
    doer = pick(context, before[0].head) if before and before[0].head is not None else None
    return replace(found, subject=doer or found.subject)


def of_last(context: Context, reading: Reading, found: Found, last: Found | None) -> Found:
    """Return a figure as one of whom the figure before is of: 高新企业有11.6万家，|全国占比|29%."""
    if last is None or last.index != reading.sentence.index:
        return found
    again = _share_of_all(context, reading, last, found) or _of_paper(context, found, last)
    return replace(found, subject=last.subject) if again else found


def of_sentence_before(
    context: Context, reading: Reading, clause: Clause, found: Found, topics: Mapping[int, str]
) -> Found:
    """Return a figure whose sentence names nothing as one of the subject of the sentence before."""
    if found.subject is not None or clause.subject or named_before(context, reading, found):
        return found
    return replace(found, subject=topics.get(reading.sentence.index - 1))


def named_before(context: Context, reading: Reading, found: Found) -> bool:
    """Whether the sentence names anything that a figure may be of before it."""
    return any(m.end <= found.mention.start and pick(context, m) for m in reading.mentions)


def _share_of_all(context: Context, reading: Reading, last: Found, found: Found) -> bool:
    """Whether 全国 is only what a share is of: 长三角高新技术企业有11.6万家，|全国|占比29%."""
    between = reading.text[last.mention.end : found.mention.start].strip("，、")
    return between in figure_words(context.ontology.path)["share_of_all"]


def _of_paper(context: Context, found: Found, last: Found) -> bool:
    """Whether a figure that a paper shows is one of the group of people that the one before is of."""
    return (
        last.subject is not None
        and context.is_a(last.subject, ("Occupation",))
        and (found.subject is None or context.is_a(found.subject, ("Work", "Policy")))
    )
