"""What a bare noun at the head of a clause points back to: 公司实现营业收入…, 园区入驻企业142家, 备忘录明确，…"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, LISTED, Found, figure_words, pick
from kg.relations.figures.bearer.ground import unnamed
from kg.relations.figures.kinds import is_deed
from kg.relations.figures.measure.completing import incomplete
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# How many sentences back a noun points.
BEFORE = 3


def pointed(
    context: Context, reading: Reading, readings: Sequence[Reading], clause: Clause
) -> tuple[str, str] | None:
    """Return the bare noun that a clause has as its subject and the thing named before that it points to, or None.

    `readings` are the sentence and the few before it. The thing is the first subject whose name ends with the noun
    or, for 公司, whose class fits it.
    """
    noun = _noun(context, reading, clause)
    if not noun:
        return None
    classes = tuple(figure_words(context.ontology.path)["bare"][noun])
    fits = [
        (subject, own)
        for subject, mention in _named(reading, readings, clause)
        if (own := pick(context, mention))
        and (context.is_a(own, classes) if classes else _bare(mention.text).endswith(_ends(noun)))
    ]
    named = dict.fromkeys(own for _, own in fits)
    if len(named) > 1:
        # Several firms: the one that the sentences are about.
        named = dict.fromkeys(own for subject, own in fits if subject)
    return (noun, next(iter(named))) if len(named) == 1 else None


def _ends(noun: str) -> str:
    """Return what a name ends with: 全镇 is a 镇."""
    return noun.removeprefix("全")


def _bare(name: str) -> str:
    """Return a name without its marks and its version: 疲劳预警系统2.0 is a 系统."""
    return name.strip("“”《》").rstrip("0123456789.")


def _noun(context: Context, reading: Reading, clause: Clause) -> str:
    """Return the bare noun that is the subject of a clause, its own or that of the clause before, or ''."""
    bare = figure_words(context.ontology.path)["bare"]
    if clause.own:
        opens = next(
            (t for t in reading.tokens if t.start >= clause.start and t.kind not in {"T", "d", "c", ","}), None
        )
        if opens is not None and opens.end < clause.end and opens.text in bare and opens.kind != "M":
            return opens.text
        return ""
    member = clause.subject[0] if len(clause.subject) == 1 else None
    plain = member is not None and member.head is None and not member.before
    return member.noun if member is not None and plain and member.noun in bare else ""


def _named(reading: Reading, readings: Sequence[Reading], clause: Clause) -> Iterator[tuple[bool, Mention]]:
    """Yield the names of the paragraph before a clause, with whether each opens a clause as its subject."""
    here = reading.sentence
    for other in readings:
        said = other.sentence
        if (said.block, said.item) != (here.block, here.item) or said.index > here.index:
            continue
        heads = {id(m.head) for c in other.clauses if c.own for m in c.subject if m.head}
        for mention in other.mentions:
            if said.index < here.index or mention.end <= clause.start:
                yield id(mention) in heads, mention


def unpointed(found: Found, thing: str) -> Found:
    """Return a figure as one of the `thing` that its clause points to, unless it has a subject of its own."""
    return found if found.own else replace(found, subject=thing)


def opening(context: Context, reading: Reading, clause: Clause) -> str | None:
    """Return the body, programme or event that is the subject of a clause, where it is one alone and none speaks."""
    member = clause.subject[0] if clause.own and len(clause.subject) == 1 and not reading.speeches else None
    own = pick(context, member.head) if member is not None and member.head is not None else None
    return own if own and context.is_a(own, ("Organization", "Program", "Event", "Site")) else None


def named_before(context: Context, reading: Reading, found: Found) -> bool:
    """Whether the sentence names anything that a figure may be of before it."""
    return any(m.end <= found.mention.start and pick(context, m) for m in reading.mentions)


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


def of_topic(
    context: Context, reading: Reading, clause: Clause, found: Found, last: Found | None, topics: Mapping[int, str]
) -> Found:
    """Return a figure without a subject with that of the one before, or of the sentence before."""
    found = _not_of_report(context, found)
    if found.subject is not None and context.is_a(found.subject, ("Place",)) and unnamed(context, reading, found):
        return replace(found, subject=None)
    if is_deed(context, clause) and not found.own:
        # 安徽将提升能力，布局实施100项项目: what the doer of the clause before does.
        before = reading.clauses[clause.index - 1].subject
        doer = pick(context, before[0].head) if before and before[0].head is not None else None
        found = replace(found, subject=doer or found.subject)
    if last is not None and last.index == reading.sentence.index and _share_of_all(context, reading, last, found):
        found = replace(found, subject=last.subject)
    if _of_paper(context, reading, found, last):
        found = replace(found, subject=last.subject if last else None)
    if found.subject is None and not clause.subject and not named_before(context, reading, found):
        found = replace(found, subject=topics.get(reading.sentence.index - 1))
    return found


def _not_of_report(context: Context, found: Found) -> Found:
    """Return a figure that a report shows as one of the country that it is named after; what is of all the world
    is of none.
    """
    known = figure_words(context.ontology.path)
    name = (found.subject or "").rpartition("/")[2]
    reports = found.subject is not None and context.is_a(found.subject, ("Work", "Policy")) and not found.own
    if not reports or not name.rstrip("0123456789（）年").endswith(tuple(known["reports"])):
        return found
    if found.measure.startswith(("全球", "世界")):
        return replace(found, subject=None)
    told = name.startswith(("中国", "全国", "我国")) and context.is_a(COUNTRY, ("Place",))
    return replace(found, subject=COUNTRY) if told else found


def hollow(context: Context, found: Found) -> bool:
    """Whether a figure of a place does not say whose it is there: 营业收入, 总规模, 订单 of a city."""
    name = (found.subject or "").rpartition("/")[2]
    if len(name) > len("铁路") and found.measure.startswith(name):
        # 阿拉山口铁路|口岸货运量: the measure goes on with the name.
        return True
    if incomplete(context, found):
        return True
    bare = found.measure in figure_words(context.ontology.path)["of_group"] and not found.own
    return bare and found.subject is not None and context.is_a(found.subject, ("Place",))


def _share_of_all(context: Context, reading: Reading, last: Found, found: Found) -> bool:
    """Whether 全国 is only what a share is of: 长三角高新技术企业有11.6万家，|全国|占比29%."""
    between = reading.text[last.mention.end : found.mention.start].strip("，、")
    return between in figure_words(context.ontology.path)["share_of_all"]


def _of_paper(context: Context, reading: Reading, found: Found, last: Found | None) -> bool:
    """Whether a figure that a paper shows is one of the group of people that the one before is of."""
    return (
        last is not None
        and last.index == reading.sentence.index
        and last.subject is not None
        and context.is_a(last.subject, ("Occupation",))
        and (found.subject is None or context.is_a(found.subject, ("Work", "Policy")))
    )
