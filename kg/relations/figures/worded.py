"""Growth told in words, with no number: 今年以来，服务零售额保持较快增长 → a situation of the text's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.figures.base import COUNTRY, Found, pick
from kg.relations.figures.bearer.ground import ground
from kg.relations.figures.bearer.nationwide import nationwide
from kg.relations.figures.bearer.rightful import rightful
from kg.relations.figures.time.settling import settle
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie
from kg.relations.reading.moving import moving
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

_LONGEST = 40
# No longer does a measure go without what it is of.
_BARE = 6
_SPARE = frozenset({"T", "c", ","})
_NOMINAL = frozenset({"n", "a", "m", "M", "j", "c", "e", "v", "f", '"', "d", "T", "u", "(", ")"})
_ENDS = frozenset({"n", "v", "e", "m", "M", '"'})
_MOVED = Tie("", "增长", None, True)
# 1.2万人|左右，
_ROUNDED = re.compile("(?:左右|以上|余|多)?，")
_UNTOLD = frozenset({"forbidden", "required", "possible", "permitted"})


def worded(
    context: Context, reading: Reading, around: Sequence[Reading], row: Sequence[Found], voice: str,
    voices: Sequence[str],
) -> Iterator[Claim]:  # fmt: skip
    """Yield the growth that the clauses of a sentence tell in words, as the situation of the place that it is of.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence.
    around: the sentences that it may go by.
    row: the figures told in it.
    voice: how who tells it is called.
    voices: the entities of that.
    """
    for clause in reading.clauses:
        found = _moving(context, reading, clause, row)
        if found is None:
            continue
        if found.subject is None:
            found = replace(found, subject=_whose(context, reading, around, found, row, voice, voices))
            found = rightful(context, reading, around, found)
        if found.subject is None or _of_a_field(context, reading, clause, found):
            continue
        settled = settle(context, reading, around, clause, found, None, None)
        if settled.scope.hypothetical or settled.modality != "asserted" or settled.scope.modality in _UNTOLD:
            continue
        start = min(found.start, settled.dated.start) if settled.dated is not None else found.start
        told = reading.text[max(clause.start, found.start) : clause.end].strip("，。；")
        yield Claim(
            reading.sentence, start, found.mention.end, "rule:worded", found.subject, "situation",
            value=told if found.start >= clause.start else _beside(found.measure, told),
            when=None if settled.dated is None and _of_a_day(settled.when) else settled.when,
            modality=settled.modality,
        )  # fmt: skip


def _of_a_field(context: Context, reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether a field of the place stands before, whose a bare measure is: 我国新能源发展强劲，装机规模快速增长."""
    known = moving(context.ontology.path)
    if len(found.measure) > _BARE or clause.start > found.start:
        return False
    for before in reversed(reading.clauses[: clause.index]):
        first = before.subject[0] if before.own and before.subject else None
        if first is None or not first.before or pick(context, first.before[0]) != found.subject:
            continue
        field = reading.text[first.before[0].end : before.subject[-1].end]
        return bool(field) and not field.startswith(known.wide)
    return False


def _beside(measure: str, told: str) -> str:
    """Return a measure with what is told of it, nothing said twice: 外汇储备规模, 规模稳中有升."""
    ends = next((n for n in range(min(len(measure), len(told)), 1, -1) if measure.endswith(told[:n])), 0)
    return measure + told[ends:]


def _of_a_day(when: When | None) -> bool:
    """Whether a time taken from elsewhere is one day, on which nothing goes on: 截至年末…。人数不断增长."""
    return when is not None and when.earliest == when.latest


def _moving(context: Context, reading: Reading, clause: Clause, row: Sequence[Found]) -> Found | None:
    """Return what a clause says to move where no name in it has it, with the figure before where it has no noun."""
    known, text = moving(context.ontology.path), reading.text
    tokens = [t for t in reading.tokens if clause.start <= t.start < clause.end and t.kind != ";"]
    if not tokens or any(t.kind == "Q" for t in tokens):
        return None
    moved = known.ends.search(text, clause.start, tokens[-1].end)
    if moved is None:
        return None
    mention = Mention(
        reading.sentence.id, moved.start(), moved.end(), (), moved[0], moved[0], "Quantity", "rule:worded"
    )
    spare = known.leading | {*known.bringing}
    while tokens and (tokens[0].kind in _SPARE or tokens[0].text in spare):
        tokens = tokens[1:]
    body: Sequence[Token] = [t for t in tokens if t.end <= moved.start()]
    whose, body = _opened(context, clause, body)
    what = text[body[0].start : body[-1].end] if body else ""
    if what in known.thin and what not in known.aspects:
        return None
    if not what or what in known.aspects:
        return _going_on(reading, clause, row, mention, known.thin)
    plain = all(t.kind in _NOMINAL for t in body) and body[-1].kind in _ENDS and what.endswith(known.measured)
    if not plain or what.startswith(known.others) or not 5 < moved.end() - body[0].start <= _LONGEST:
        return None
    if any(t.mention is not None and pick(context, t.mention) for t in body) or _governed(body, known.governing):
        return None
    return Found(mention, what, body[0].start, _MOVED, whose)


def _opened(context: Context, clause: Clause, body: Sequence[Token]) -> tuple[str | None, Sequence[Token]]:
    """Return the place that opens a clause in which no verb was found, and the rest: 我国|中小企业运行总体平稳."""
    first = pick(context, body[0].mention) if len(body) > 1 and body[0].mention is not None else None
    land = first is not None and context.is_a(first, ("AdministrativeArea",)) and body[1].kind in {"n", "a", "v"}
    return (first, body[1:]) if land and clause.main is None else (None, body)


def _governed(body: Sequence[Token], governing: frozenset[str]) -> bool:
    """Whether a verb governs what stands behind it: 巩固|经济|稳中向好势头."""
    return body[0].kind == "v" and len(body) > 1 and body[0].text in governing


def _going_on(
    reading: Reading, clause: Clause, row: Sequence[Found], mention: Mention, thin: frozenset[str]
) -> Found | None:
    """网上零售额同比增长9.2%，|创年内新高: of what the figure right before measures."""
    near = [f for f in row if f.kind == "observation" and f.clause == clause.index - 1]
    last = near[-1] if near else None
    if last is None or last.subject is None or last.measure.startswith(("的", "占")) or last.measure in thin:
        return None
    between = reading.text[last.mention.end : clause.start]
    return replace(last, mention=mention, tie=_MOVED) if _ROUNDED.fullmatch(between) else None


def _whose(
    context: Context, reading: Reading, around: Sequence[Reading], found: Found, row: Sequence[Found], voice: str,
    voices: Sequence[str],
) -> str | None:  # fmt: skip
    """Return the place whose growth it is: of the figures beside it, else what the text is about."""
    near = [f for f in row if f.kind and f.mention.end <= found.start and not f.own]
    own = near[-1].subject if near and near[-1].tie.change else None
    own = own or ground(context, reading, around, found, voice, voices)
    if own is not None and own != COUNTRY:
        # A place around has what its own sentence tells of it.
        here = any(own in m.entities for c in reading.clauses for s in c.subject if (m := s.head) is not None)
        return own if here and context.is_a(own, ("AdministrativeArea",)) else None
    return COUNTRY if own == COUNTRY or nationwide(context, reading, around) else None
