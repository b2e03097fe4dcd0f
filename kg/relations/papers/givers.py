"""Who gives something out, as the names right before a verb say: 甲部、乙局等五部门近日联合|印发."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon
from kg.text.alternatives import either

# What names a paper that somebody gives out.
_GIVEN = frozenset(
    {"issued", "forwarded", "drafted", "produced", "amends", "launched", "founded", "awarded", "signed", "wrote"}
)
# No longer stretch of a sentence is looked at before the verb.
_REACH = 90


@dataclass(frozen=True, slots=True)
class Givers:
    """Entity ids of those who give it out, where their names or the times before these begin."""

    entities: tuple[str, ...]
    start: int


@lru_cache(maxsize=4)
def _between(root: Path) -> re.Pattern[str]:
    data = lexicon("publishing", root)["givers"]
    filler = f"(?:{data['others']}|（[^（）]{{1,20}}）|{either(data['between'])})*+"
    return re.compile(f"{filler}(?:{data['where']}{filler})?")


def givers_of(context: Context, reading: Reading, verb: int, kinds: Sequence[str]) -> Givers | None:
    """Return who of `kinds` gives out what the verb at an offset says, all names in a row before it, None where none
    does.
    """
    text, between = reading.text, _between(context.ontology.path)
    edge = verb
    givers: list[str] = []
    named = [m for m in settle(reading.mentions) if m.cls == "Time" or m.entities]
    for mention in reversed([m for m in named if verb - _REACH <= m.start and m.end <= verb]):
        if not between.fullmatch(text, mention.end, edge):
            break
        if mention.cls != "Time":
            given = [e for e in mention.entities if context.is_a(e, kinds)]
            if not given or (givers and text[mention.end : edge].endswith("，")):
                break
            givers = [*given, *givers]
        edge = mention.start
    if not givers:
        return None
    return Givers(tuple(dict.fromkeys(givers)), edge)


def tells(claim: Claim, giver: str, verb: int, words: Sequence[str], *, named: bool) -> bool:
    """Whether a claim of the sentence says already what a giver gives out by the verb at an offset.

    `words` are those of the giving that an action must hold to tell it, `named` whether the thing has a name.
    """
    if claim.subject != giver:
        return False
    if claim.predicate in _GIVEN:
        return named or claim.start <= verb < claim.end
    return claim.predicate == "action" and all(w in str(claim.value) for w in words)
