"""A sentence → stretches that tell one thing each: clauses with one subject."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from kg.relations.deeds.wording import relative
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

_LONGEST = 160
# Fewer characters without a verb are an aside: 张三当选会长.
_SHORTEST = 14
_WHEN = re.compile("(?:之?后|当[天日晚]|次日|之际|的时候)$")
_OPENING = frozenset({"time", "pp", "join", "np", "adv"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Clauses of one subject, the words from `start` to `end` that tell them whole.

    `main` is the first clause with a verb of its own behind the naming of a source, which ends at `heard`; `opens`
    whether a sentence or its part behind ； begins with them.
    """

    clauses: tuple[Clause, ...]
    start: int
    end: int
    main: Clause
    heard: int
    opens: bool


def segments_of(reading: Reading, receiving: tuple[str, ...] = ()) -> list[Segment]:
    """Return the segments of a sentence: each begins at a clause with a subject, or at what only opens it, and its
    words go on to the end of the sentence or ；, for what stands before a comma may be half of what is told.

    Behind words that end so whoever comes or goes is told by the clause before: 张三抵达会场时，|李四热情迎接.
    """
    found: list[Segment] = []
    named = _sources(reading)
    text, clauses = reading.text, reading.clauses
    if (unseen := _without_verb(reading, named)) is not None:
        return [unseen]
    aside = named | frozenset(c.index for c in clauses if _dates(text, c, clauses, receiving))
    for part in _parts(reading, aside):
        for at, row in enumerate(part):
            main = next((c for c in row if c.main is not None and c.index not in aside), None)
            start, end = row[0].start, part[-1][-1].end
            if main is not None and _closed(reading.text, part[-1][-1]) and end - start <= _LONGEST:
                heard = max((c.end for c in row if c.index in named), default=start)
                found.append(Segment(tuple(row), start, end, main, heard, at == 0))
    return found


def _without_verb(reading: Reading, aside: Set[int]) -> Segment | None:
    """Return a sentence in which no verb is seen, of its first noun: 英国|记录到今年以来最热一天, 外贸|更加多元."""
    clauses = reading.clauses
    if not clauses or any(c.main is not None for c in clauses) or not reading.text.endswith("。"):
        return None
    main = next((c for c in clauses if c.index not in aside and (c.own or not _opens(c))), None)
    length = clauses[-1].end - clauses[0].start
    if main is None or not main.own or not _SHORTEST <= length <= _LONGEST:
        return None
    heard = max((c.end for c in clauses if c.index in aside), default=clauses[0].start)
    return Segment(tuple(clauses), clauses[0].start, clauses[-1].end, main, heard, True)


def _sources(reading: Reading) -> frozenset[int]:
    """Return the clauses that only name the source of the facts behind them: 据宁波海关统计，|…"""
    heard = [s for s in reading.speeches if s.mode == "factual"]
    return frozenset(c.index for c in reading.clauses if any(c.start <= s.begin < c.end <= s.start for s in heard))


def _parts(reading: Reading, aside: Set[int]) -> list[list[list[Clause]]]:
    """Return the clauses of a sentence in rows of one subject, the rows between ；; those `aside`, that name a source
    or a time, go with what follows.
    """
    parts: list[list[list[Clause]]] = []
    last: Clause | None = None
    for clause in reading.clauses:
        parted = last is None or "；" in reading.text[last.end : clause.start]
        begins = clause.own and clause.main is not None
        if parted:
            parts.append([[clause]])
        elif begins and any(c.main is not None and c.index not in aside for c in parts[-1][-1]):
            row = parts[-1][-1]
            kept = len(row) - sum(1 for _ in takewhile(lambda c: c.index in aside or _opens(c), reversed(row)))
            # 据统计，|春节假期，全省接待游客…: what opens a clause stands right before it.
            parts[-1][-1:] = [row[:kept], [*row[kept:], clause]]
        else:
            parts[-1][-1].append(clause)
        last = clause
    return parts


def _dates(text: str, clause: Clause, clauses: Sequence[Clause], receiving: tuple[str, ...]) -> bool:
    """Whether a clause only says when the next, of another subject, is so: 甲国加息当天，|乙地股指下跌."""
    after = clauses[clause.index + 1] if clause.index + 1 < len(clauses) else None
    if after is not None and after.own and text.endswith(receiving, after.start, after.end):
        return text.startswith("时，", clause.end - 1)
    sign = _WHEN.search(text, clause.start, clause.end)
    if sign is None or after is None or not after.own or text[clause.end : clause.end + 1] != "，":
        return False
    # 工程投运后，|岛上电网相连: whose doing it is tells of whom.
    return not clause.own or not sign[0].endswith("后")


def _opens(clause: Clause) -> bool:
    """Whether a clause is only a time or scene."""
    kinds = {p.kind for p in clause.phrases}
    return clause.main is None and kinds <= _OPENING and not kinds.isdisjoint({"time", "pp"})


def _closed(text: str, clause: Clause) -> bool:
    """Whether a stretch may end in a clause: a full stop closes it, or it has a verb that does not only describe."""
    if clause.main is None:
        return text.startswith(("。", "；"), clause.end)
    return not relative(clause, clause.main)
