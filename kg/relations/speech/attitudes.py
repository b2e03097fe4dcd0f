"""What somebody thinks of a thing or wishes somebody, in one clause: 甲国对此表示反对 · 张三向大家致以问候 → said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import resolve, time_of
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.alternatives import either

_BY = "rule:attitudes"
_HOLDERS = ("Person", "Organization", "AdministrativeArea")
_ROLES = frozenset({"lead", "body"})


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    data = lexicon("attribution", root)["attitudes"]
    words_of = {k: f"(?:{either(v)})" for k, v in data.items()}
    more = "(?:(?:、|和|与|并|以及)[^，。；]{2,12})?"
    toward = f"{words_of['toward']}[^，。；：“”]{{1,60}}"
    shown = f"{toward}{words_of['showing']}了?{words_of['degrees']}?的?{words_of['feelings']}{more}"
    told = f"(?:{toward})?{words_of['telling']}了?[^，。；：“”]{{0,40}}{words_of['wishes']}{more}"
    asked = f"(?:{words_of['asking']}[^，。；：“”]{{1,24}})?"
    pattern = re.compile(f"{asked}(?:{shown}|{told})(?=[，。；！]|$)")
    return tuple(data["cues"]), pattern, re.compile(f"{words_of['denying']}$")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield what a clause says that somebody thinks, wishes or passes on, where it stands in nobody's words."""
    cues, pattern, denying = _patterns(context.ontology.path)
    for reading in readings:
        if reading.sentence.role not in _ROLES or not any(c in reading.text for c in cues):
            continue
        for clause in reading.clauses:
            match = pattern.search(reading.text, clause.start, min(clause.end + 1, len(reading.text)))
            if match is None or reading.speech_at(match.start()) is not None:
                continue
            if denying.search(reading.text, clause.start, match.start()):
                continue
            yield from _claims(context, reading, clause, match)


def _claims(context: Context, reading: Reading, clause: Clause, match: re.Match[str]) -> Iterator[Claim]:
    """Yield what the clause says of each of its subjects, all named right: 甲国、乙国均|对此表示反对."""
    heads = [m.head for m in clause.subject]
    here = [h for h in heads if h is not None and h.sentence == reading.sentence.id and h.end <= match.start()]
    if not heads or len(here) != len(heads):
        return
    for head in here:
        for entity in head.entities:
            if context.is_a(entity, _HOLDERS):
                yield Claim(
                    reading.sentence, min(h.start for h in here), match.end(), _BY, entity, "said",
                    value=match[0], when=_when(context, reading, clause, match.start(), here[-1]),
                )  # fmt: skip


def _when(context: Context, reading: Reading, clause: Clause, at: int, head: Mention) -> When | None:
    """Return the day on which that is said."""
    before = sum(p.start < at for p in clause.phrases)
    dated = time_of(reading.clauses, clause.index, before, words(context.ontology.path))
    if dated is None or dated.mention is None or dated.mention.start > max(at, head.end):
        return None
    edtf, earliest, latest = resolve(dated.mention, context.anchor, ahead=False)
    return When(edtf, dated.mention.text, earliest, latest)
