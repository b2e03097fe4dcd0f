"""Evidence of the whole document: a name said in full once is found again, short or whole, in other sentences.

振华机械制造有限公司（以下简称“振华机械”）: 振华机械 is that firm from now on; a person here is the same
person in the next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.mentions.base import Candidate, Line, Setting
from kg.mentions.cuts import is_glued

_SHORT = re.compile(
    r"^[（(](?:以下|下)?(?:统)?(?:简称|称)(?:为)?[“\"‘]?([\u3400-\u9fffA-Za-z0-9]{2,12}?)[”\"’]?[）)]"
)
_LEARN = frozenset({"Person", "Organization", "Program", "Event", "Place"})
_SURE = ("#context", "#byline", "#reporter", "#post", "#foreign")


@dataclass(slots=True)
class _Name:
    """What the document says of a string: votes a class, who voted first, whether it was defined as a short form,
    whether a post stood right before it somewhere.
    """

    votes: dict[str, int] = field(default_factory=dict)
    first: dict[str, Candidate] = field(default_factory=dict)
    defined: bool = False
    posted: bool = False

    def vote(self, candidate: Candidate, weight: int) -> None:
        self.votes[candidate.cls] = self.votes.get(candidate.cls, 0) + weight
        self.first.setdefault(candidate.cls, candidate)

    def best(self) -> Candidate:
        if self.posted and "Person" in self.first:
            return self.first["Person"]
        return self.first[min(self.votes, key=lambda cls: (-self.votes[cls], cls))]

    def titled(self) -> bool:
        """Whether it is the name of somebody whom a post before it shows, and of more than two characters."""
        known = self.best()
        shown = self.posted or known.by.endswith("#post")
        return known.cls == "Person" and shown and known.end - known.start > 2


def echoes(lines: Sequence[Line], chosen: Sequence[Sequence[Candidate]], setting: Setting) -> list[list[Candidate]]:
    """Return for each line the candidates that other lines of the document vouch for.

    `chosen` are the candidates taken in the first weighing; those already taken are not repeated.
    """
    import ahocorasick_rs as ac

    names = _learn(lines, chosen, setting)
    extra: list[list[Candidate]] = [[] for _ in lines]
    if not names:
        return extra
    surfaces = sorted(names)
    automaton = ac.AhoCorasick(surfaces, matchkind=ac.MatchKind.LeftmostLongest)
    for number, line in enumerate(lines):
        taken = {(c.start, c.end, c.cls) for c in chosen[number]}
        for index, start, end in automaton.find_matches_as_indexes(line.text):
            name = names[surfaces[index]]
            known = name.best()
            if (start, end, known.cls) in taken or not _fits(line, start, end) or is_glued(line, end, setting.root):
                continue
            strength, why = (1.3, "本文定义的简称") if name.defined else (0.8, "本文别处已认出")
            if name.titled() and not any((c.start, c.end) == (start, end) for c in line.known):
                # 乙国总理特罗瓦达…。特罗瓦达表示，…: whatever the name looks like.
                strength = 1.25
            extra[number].append(Candidate(start, end, known.cls, known.by, strength, f"{why}“{surfaces[index]}”"))
    return extra


def _learn(lines: Sequence[Line], chosen: Sequence[Sequence[Candidate]], setting: Setting) -> dict[str, _Name]:
    """Return the names that the document vouches for, by their surface."""
    names: dict[str, _Name] = {}
    for line, found in zip(lines, chosen, strict=True):
        posts = {c.end for c in found if not c.generic and setting.ontology.root(c.cls) == "Occupation"}
        for c in found:
            if c.generic or setting.ontology.root(c.cls) not in _LEARN:
                continue
            text = line.text[c.start : c.end]
            if len(text) > 2 or c.cls == "Person":
                name = names.setdefault(text, _Name())
                name.vote(c, 3 if c.by.endswith(_SURE) else 1)
                name.posted = name.posted or (c.cls == "Person" and c.start in posts)
            if short := _SHORT.match(line.text[c.end : c.end + 30]):
                name = names.setdefault(short.group(1), _Name())
                name.vote(c, 9)
                name.defined = True
    return names


def _fits(line: Line, start: int, end: int) -> bool:
    """Return whether a string that is a name elsewhere can be one here: at least one side on a word's edge."""
    return start in line.at or end in line.until
