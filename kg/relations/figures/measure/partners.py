"""Several with whom one trades, a number each: 对|东盟、欧盟|出口|分别增长1.3%、7.9%."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.relations.base import Context
from kg.relations.figures.base import LISTED, Found, figure_words
from kg.relations.figures.bearer.ground import subject_of
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.measure.wording import measure_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

_WHOM = frozenset({"对", "与", "同", "向"})
_LANDS = ("国家", "国", "地区", "市场", "成员", "经济体", "伙伴")


def toward_each(
    context: Context, reading: Reading, clause: Clause, parts: Sequence[tuple[int, int]], row: Sequence[Token],
    last: Found | None,
) -> list[Found] | None:  # fmt: skip
    """Return the figures of the trade with each of a list, None where the list is none of partners.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figures.
    clause: their clause.
    parts: the ranges of the members of the list.
    row: the numbers, one for each member.
    last: the figure before.
    """
    text, low, high = reading.text, clause.start, parts[0][1]
    tokens = [t for t in reading.tokens if low <= t.start and t.end <= high]
    at = next((k for k, t in enumerate(tokens) if t.text in _WHOM and t.kind in {"p", "c"}), -1)
    end = [t for t in reading.tokens if parts[-1][0] <= t.start and t.end <= parts[-1][1]]
    if at < 0 or not end or len(parts) != len(row):
        return None
    trade = tuple(figure_words(context.ontology.path)["trade"])
    head = next((t for t in end[1:] if t.text in trade), None)
    if head is None or head.end != parts[-1][1]:
        return None
    whoms = [text[tokens[at].end : high], *(text[a:b] for a, b in parts[1:-1]), text[parts[-1][0] : head.start]]
    if not all(_partner(context, reading, w) for w in whoms):
        return None
    subject, rest = lead(context, tokens[:at])
    whose = measure_of(context, reading, rest, tokens[at].start)[0] if rest else ""
    subject = subject or subject_of(context, reading, clause, last, ())
    tied = tie(text[parts[-1][1] : row[0].start].replace("分别", ""), context.ontology.path)
    return [
        Found(n.mention, whose + tokens[at].text + whom + head.text, tokens[at].start, tied, subject)
        for n, whom in zip(row, whoms, strict=True)
        if n.mention is not None
    ]


def listed(
    context: Context, reading: Reading, clause: Clause, mark: int, row: Sequence[Token], last: Found | None
) -> list[Found] | None:
    """我国对|前3大伙伴|东盟、欧盟、美国|分别进出口…: the trade with each of the lands before 分别, in order."""
    tokens = [t for t in reading.tokens if clause.start <= t.start and t.end <= mark]
    names = [k for k, t in enumerate(tokens) if t.kind == "M" and _partner(context, reading, t.text)][-len(row) :]
    if len(names) < 2 or len(names) != len(row):
        return None
    apart = {t.text for a, b in pairwise(names) for t in tokens[a + 1 : b]}
    at = max((k for k, t in enumerate(tokens[: names[0]]) if t.text in _WHOM), default=-1)
    between = "".join(t.text for t in tokens[at + 1 : names[0]])
    if at < 0 or not apart <= LISTED or (between and not between.endswith(_LANDS)):
        return None
    subject, rest = lead(context, tokens[:at])
    head = reading.text[tokens[names[-1]].end : row[0].start].removeprefix("等")
    tied = tie(head.replace("分别", ""), context.ontology.path)
    if rest or len(tied.rest) < 2:
        return None
    subject = subject or subject_of(context, reading, clause, last, ())
    return [
        Found(n.mention, f"{tokens[at].text}{tokens[k].text}{tied.rest}", tokens[at].start, tied, subject)
        for n, k in zip(row, names, strict=True)
        if n.mention is not None
    ]


def _partner(context: Context, reading: Reading, text: str) -> bool:
    """Whether words name a land, or some of them."""
    named = any(
        m.text == text and context.is_a(e, ("Place", "InternationalBody"))
        for m in reading.mentions
        for e in m.entities
    )
    return bool(text) and (named or text.endswith(_LANDS))
