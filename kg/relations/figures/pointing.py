"""What a bare noun at the head of a clause points back to: 公司实现营业收入…, 园区入驻企业142家, 备忘录明确，…"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words, pick
from kg.relations.figures.measure.completing import incomplete
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

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
