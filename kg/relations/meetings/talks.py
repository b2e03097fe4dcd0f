"""Who met whom where the guest is described at length: 张三在京同来华出席论坛并访问的乙国总理李四举行会谈 → met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve, time_of
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.alternatives import either

_BY = "rule:talks"
_PIECE = re.compile("[^，；。：！？“”]+")
# In how many characters behind the host the day stands.
_NEAR = 10
_ROLES = frozenset({"lead", "body"})
# Between two guests stand the mark and the title of the second.
_NEXT = re.compile("(?:[、和与及]|以及)[^，。；、]{0,24}")


@lru_cache(maxsize=4)
def _patterns(root: Path) -> dict[str, re.Pattern[str]]:
    data = {k: f"(?:{either(v)})" for k, v in lexicon("clause", root)["met"].items()}
    closing = f"(?={data['closing']}|$)"
    return {
        "cue": re.compile(f"{data['talking']}|{data['receiving']}"),
        "receiving": re.compile(f"{data['receiving']}了?"),
        "talking": re.compile(f"{data['between']}*{data['holding']}?{data['kinds']}*{data['talking']}{closing}"),
        "with": re.compile(data["with"]),
        "behind": re.compile(f"(?:{data['titles']})?{closing}"),
        "never": re.compile(data["never"]),
    }


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield who met whom in each piece of a sentence that tells of a talk, where `claims` hold no such pair of it."""
    patterns = _patterns(context.ontology.path)
    known = {(c.sentence.id, *sorted((c.subject, c.object or ""))) for c in claims if c.predicate == "met"}
    for reading in readings:
        if reading.sentence.role not in _ROLES or not patterns["cue"].search(reading.text):
            continue
        named = settle(reading.mentions)
        for piece in _PIECE.finditer(reading.text):
            people = _people(context, reading, piece, named, patterns["receiving"])
            if len(people) < 2 or reading.speech_at(people[-1].end - 1) is not None:
                continue
            host = people[0]
            for guest in _guests(reading.text, piece, people, named, patterns):
                if (reading.sentence.id, *sorted((host.entities[0], guest.entities[0]))) not in known:
                    yield Claim(
                        reading.sentence, host.start, piece.end(), _BY, host.entities[0], "met", guest.entities[0],
                        when=_when(context, reading, host),
                    )  # fmt: skip


def _people(
    context: Context, reading: Reading, piece: re.Match[str], named: Sequence[Mention], receiving: re.Pattern[str]
) -> list[Mention]:
    """Return the people of a piece of text, before them whom it goes on with: 张三访问乙国，|在甲市会见李四."""

    def person(mention: Mention | None) -> bool:
        return mention is not None and bool(mention.entities) and context.is_a(mention.entities[0], ("Person",))

    people = [m for m in named if piece.start() <= m.start < piece.end() and person(m)]
    if people and receiving.search(reading.text, piece.start(), people[0].start):
        clause = reading.clause_at(people[0].start)
        heads = [m.head for m in clause.subject] if clause is not None and not clause.own else []
        host = heads[0] if len(heads) == 1 else None
        if host is None or not person(host) or host.sentence != reading.sentence.id or host.end > piece.start():
            return []
        people.insert(0, host)
    return people


def _guests(
    text: str, piece: re.Match[str], people: Sequence[Mention], named: Sequence[Mention],
    patterns: dict[str, re.Pattern[str]],
) -> list[Mention]:  # fmt: skip
    """Return whom the first of the people met in a piece of text; none where it tells no talk."""
    host, guests, end = people[0], list(people[1:]), piece.end()
    start = max(host.end, piece.start())
    row = [guests[0]]
    for one in guests[1:]:
        if not _NEXT.fullmatch(text, row[-1].end, one.start):
            return []
        row.append(one)
    between = list(patterns["receiving"].finditer(text, start, row[0].start))
    if between:
        told = not _never(text, start, between[-1].start(), named, patterns)
        return row if told and patterns["behind"].match(text, row[-1].end, end) else []
    if not patterns["talking"].match(text, row[-1].end, end):
        return []
    inside = [m for m in named if start <= m.start < row[0].start]
    joined = next(
        (
            m.start()
            for m in patterns["with"].finditer(text, start, row[0].start)
            if not any(one.start < m.start() < one.end or one.start == m.start() for one in inside)
        ),
        None,
    )
    return [] if joined is None or _never(text, start, joined, named, patterns) else row


def _never(text: str, start: int, end: int, named: Sequence[Mention], patterns: dict[str, re.Pattern[str]]) -> bool:
    """Whether words between host and talk say that it was none, none yet or another's: 拒绝|同…会谈, 表示将|会见."""
    inside = [m for m in named if start <= m.start and m.end <= end]
    return any(
        not any(m.start <= found.start() < m.end for m in inside)
        for found in patterns["never"].finditer(text, start, end)
    )


def _when(context: Context, reading: Reading, host: Mention) -> When | None:
    """Return the day of the talk: 张三|6日|在京同…."""
    clause = reading.clause_at(host.start)
    if clause is None:
        return None
    verbs = (k for k, p in enumerate(clause.phrases) if p.kind == "verb" and p.start >= host.end)
    dated = time_of(reading.clauses, clause.index, next(verbs, 0), words(context.ontology.path))
    if dated is None or dated.mention is None or dated.mention.start > host.end + _NEAR:
        return None
    edtf, earliest, latest = resolve(dated.mention, context.anchor, ahead=False)
    return When(edtf, dated.mention.text, earliest, latest)
