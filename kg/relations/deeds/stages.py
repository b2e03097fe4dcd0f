"""What stage a line, project or work has come to, where its clause says no more: 池黄高铁正式开通运营."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from pathlib import Path

from kg.relations.base import Context
from kg.relations.deeds.doers import pick
from kg.relations.deeds.wording import sets
from kg.relations.reading import roles
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Member
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading
from kg.relations.reading.words import Words
from kg.text.alternatives import either

_THINGS = ("Place", "Program", "Work", "Event", "Policy")


@lru_cache(maxsize=4)
def _shape(root: Path) -> re.Pattern[str]:
    """Return the words between the name and the clause's end: its part, what helps the verb, and the stage."""
    names = ("unstressed", "stages_with_manner", "stages", "stage_manner")
    help_, weak, strong, manner = (either(sets(root)[name]) for name in names)
    return re.compile(
        rf"(?P<part>\w{{2,8}}(?:工程|项目))?(?:{help_})*"
        rf"(?P<stage>(?:{manner})+(?:{weak})|(?:{manner})*(?:{strong}))了?"
    )


def stage_of(context: Context, reading: Reading, clause: Clause, known: Words) -> tuple[int, Slot, int, int] | None:
    """Return the verb's phrase, whose stage it is and where the words of the stage stand, None where none is told."""
    if not clause.own or len(clause.subject) != 1:
        return None
    subject = clause.subject[0]
    # 航线首航: the segmenter takes many a stage for a noun.
    name = subject.owner if subject.noun in sets(context.ontology.path)["stages"] else subject.head
    if name is None or any(context.is_a(e, ("AdministrativeArea",)) for e in name.entities):
        return None
    last = len(clause.phrases) - 1
    at = next((k for k, p in enumerate(clause.phrases) if p.kind == "verb" and p.start >= name.end), last)
    if reading.speech_at(clause.start) is not None:
        return None
    start = name.end
    for phrase in clause.phrases:
        if phrase.start == start and (phrase.kind == "time" or (phrase.kind == "pp" and phrase.word == "在")):
            start = phrase.end
    found = _shape(context.ontology.path).fullmatch(reading.text, start, clause.end)
    if found is None:
        return None
    whose = clause.subject if subject.head is name else (Member(subject.start, name.end, name),)
    doer = roles.fill(whose, partial(pick, context, _THINGS), known)
    begin = found.start("part") if found["part"] else found.start("stage")
    return None if doer is None else (at, doer, begin, clause.end)
