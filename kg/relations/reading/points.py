"""Who names points that follow: 张三提出3点建议：一是… · 《条例》主要规定了以下内容。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.reading.clauses import Clause
from kg.relations.reading.speakers import PAPERS
from kg.resources import lexicon

# Their points are rules, those of others are proposed.
_LAYING_DOWN = frozenset({"Law", "Regulation", "Resolution", "Standard"})
# One of them stands in whatever names points.
_CUES = ("提出", "分享")
# Sentence marks that may stand behind a clause: 内容。”
_MARKS = 3


@dataclass(frozen=True, slots=True)
class Points:
    """Who names points, the verb that they are told by, where the naming begins and ends."""

    head: Mention
    verb: str
    begin: int
    end: int


def points_of(clauses: Sequence[Clause], clause: Clause, text: str, root: Path) -> Points | None:
    """Return who names at the end of a clause the points that follow, a paper or whoever the clause is of."""
    if (paper := _paper(clauses, clause, text, root)) is not None:
        start = max(paper.end, clause.start)
        found = _pattern("paper_points", root).search(text, start, min(clause.end + _MARKS, len(text)))
        if found is not None:
            verb = "规定" if paper.cls in _LAYING_DOWN else "提出"
            return Points(paper, verb, paper.start if paper.start >= clause.start else clause.start, found.end())
    head = clause.subject[0].head if clause.own and len(clause.subject) == 1 else None
    if head is None or not any(w in text for w in _CUES):
        return None
    found = _pattern("points", root).search(text, clause.subject[0].end, min(clause.end + 1, len(text)))
    return Points(head, "提出", clause.subject[0].start, found.end()) if found else None


def _paper(clauses: Sequence[Clause], clause: Clause, text: str, root: Path) -> Mention | None:
    """Return the paper that a clause, or else its sentence, opens with: 修订后的《规定》."""
    revised = {"", *lexicon("attribution", root)["revised"]}
    for one in (clause, clauses[0]):
        nouns = [p.members[0] for p in one.phrases[:3] if p.kind == "np" and p.members]
        for name in (next(iter(m.before), m.head) for m in nouns):
            if name is None or name.cls not in PAPERS or not name.entities:
                continue
            if text[one.start : name.start] in revised:
                return name
    return None


@lru_cache(maxsize=4)
def _pattern(kind: str, root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("attribution", root)[kind])
