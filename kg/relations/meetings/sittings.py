"""Meetings that have no name, in the text's words: 甲委员会1月4日召开会议 · 张三主持会议并发表重要讲话 → action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context, When, by_sentence
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve_in, time_of
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.alternatives import either

_ROLES = frozenset({"lead", "body"})
_MEANT = frozenset({"asserted", "planned"})


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("clause", root)["meeting"]
    sat = f"(?:(?P<body>{either(data['sitting'])})|{either(data['chairing'])})(?=[，。；]|$)"
    return re.compile(sat), re.compile(f"(?:（[^（）]*）|{either(data['before'])})*")


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield which bodies met and who led it and spoke, where no claim of `claims` tells of the same words."""
    sat, between = _patterns(context.ontology.path)
    told = by_sentence(claims)
    for reading in readings:
        if reading.sentence.role not in _ROLES or "会议" not in reading.text:
            continue
        for match in sat.finditer(reading.text):
            who = _who(context, reading, match, between)
            here = told.get(reading.sentence.id, ()) if who is not None else ()
            if who is not None and not any(_tells(c, who.entities[0], match) for c in here):
                yield from _claims(context, reading, match, who)


def _who(context: Context, reading: Reading, match: re.Match[str], between: re.Pattern[str]) -> Mention | None:
    """Return the body or person named right before the verb, but for a day."""
    kind = ("Organization",) if match["body"] else ("Person",)
    edge = match.start()
    for mention in reversed([m for m in settle(reading.mentions) if m.end <= match.start()]):
        if not between.fullmatch(reading.text, mention.end, edge):
            return None
        if mention.cls != "Time":
            one = len(mention.entities) == 1 and context.is_a(mention.entities[0], kind)
            return mention if one else None
        edge = mention.start
    return None


def _tells(claim: Claim, entity: str, match: re.Match[str]) -> bool:
    """Whether a claim tells already of the meeting that the words are of."""
    if claim.subject != entity or claim.end <= match.start() or match.end() <= claim.start:
        return False
    return claim.predicate in {"held", "leads", "hosted", "spokeAt"} or match[0][:4] in str(claim.value or "")


def _claims(context: Context, reading: Reading, match: re.Match[str], who: Mention) -> Iterator[Claim]:
    """Yield the meeting in its words, with its day."""
    root, clause = context.ontology.path, reading.clause_at(match.start())
    if clause is None or reading.speech_at(match.start()) is not None:
        return
    at = next((k for k, p in enumerate(clause.phrases) if p.end > match.start()), len(clause.phrases))
    scope = scope_of(reading.clauses, clause.index, at, root, reading.text)
    if scope.hypothetical or scope.modality not in _MEANT:
        return
    dated = time_of(reading.clauses, clause.index, at, words(root))
    start, when = who.start, None
    if dated is not None and dated.mention is not None and dated.start < match.start():
        edtf, earliest, latest = resolve_in(reading.text, dated.mention, context.anchor, scope.modality == "planned")
        start, when = min(start, dated.start), When(edtf, dated.mention.text, earliest, latest)
    yield Claim(
        reading.sentence, start, match.end(), "rule:sittings", who.entities[0], "action", value=match[0], when=when,
        modality=scope.modality, polarity=scope.polarity,
    )  # fmt: skip
