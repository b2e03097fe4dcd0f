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
from kg.relations.figures.time.settling import Settled, settle
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
# What has come to a height or a multiple has done so in some time.
_REACHED = re.compile("创|翻番|翻一番|翻了一番")
_PLACE = re.compile("第[一二三]|首位|前列|榜首|前茅")
# What is told of several, named before.
_ALSO = "均"
# “朋友圈”: in a figure of speech, of who knows what.
_QUOTED = re.compile("“[^”]*”")
_POINTING = re.compile("(?:^|[，、])(?:他|她|该|此|本|这|那|其(?!中))")
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
        if found.subject is None:
            continue
        settled = settle(context, reading, around, clause, found, None, None)
        if settled.scope.hypothetical or settled.modality != "asserted" or settled.scope.modality in _UNTOLD:
            continue
        start = _begins(context, reading, clause, found)
        words = reading.text[start : clause.end].strip("，。；")
        when = _when(settled, reading.text[found.mention.start : found.mention.end])
        if _POINTING.search(words) or (
            when is None and _REACHED.search(words) and not _times(reading, start, clause)
        ):
            continue
        dated = settled.dated.start if settled.dated is not None and when is not None else start
        yield Claim(
            reading.sentence, min(start, dated), found.mention.end, "rule:worded", found.subject, "situation",
            value=words, when=when, modality=settled.modality,
        )  # fmt: skip


def _begins(context: Context, reading: Reading, clause: Clause, found: Found) -> int:
    """Return where the words begin that tell of what and when: what opens the clause belongs to them, of a bare
    measure and of what goes on (均, 居首位) all that the sentence says before, of words the naming of who says them.

    元旦假期，|冰雪游热度上涨; 我国新能源发展强劲，|装机规模快速增长; 某某表示，|财政收入较快增长.
    """
    known, text = moving(context.ontology.path), reading.text
    said = [s for s in reading.speeches if s.start <= clause.start < s.end]
    if said and said[-1].mode != "factual":
        return said[-1].begin
    bare = len(found.measure) <= _BARE and found.measure.endswith(tuple(known.thin))
    whole = found.start < clause.start or bare or _ALSO in text[found.start : clause.end]
    opening = clause
    while opening.index:
        before = reading.clauses[opening.index - 1]
        if (said and before.start < said[-1].start) or "；" in text[before.end : opening.start]:
            break
        row = [t for t in reading.tokens if before.start <= t.start < before.end]
        if not whole and (before.main is not None or any(t.kind == "Q" for t in row)):
            break
        opening = before
    while opening.index < clause.index and text[opening.start : opening.end] in known.joining:
        opening = reading.clauses[opening.index + 1]
    start = opening.start
    if opening is clause and any(w in text[start : found.start] for w in known.bringing):
        return found.start
    return start + next((len(w) for w in known.joining if text.startswith(w, start)), 0)


def _when(settled: Settled, moved: str) -> When | None:
    """Return the time of growth: what has come to a height has one of its text, what goes on one of its sentence.

    A place among others is held at the end of a time of years.
    """
    when = settled.when
    if when is None or (settled.dated is None and not _REACHED.search(moved)):
        return None
    years = when.earliest is not None and when.latest is not None and when.latest[:4] != when.earliest[:4]
    return None if _PLACE.search(moved) and (years or when.latest is None) else when


def _times(reading: Reading, start: int, clause: Clause) -> bool:
    """Whether the words name a time themselves."""
    return any(t.kind == "T" for t in reading.tokens if start <= t.start < clause.end)


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
    named = _QUOTED.fullmatch(what) is None
    if not plain or not named or what.startswith(known.others) or not 5 < moved.end() - body[0].start <= _LONGEST:
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
