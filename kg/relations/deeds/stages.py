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
    if len(clause.subject) != 1 or not (clause.own or _awaited(reading, clause, context.ontology.path)):
        return None
    subject = clause.subject[0]
    # 航线首航: the segmenter takes many a stage for a noun.
    glued = subject.noun in sets(context.ontology.path)["stages"] or not clause.own
    name = subject.owner if glued else subject.head
    if name is None or any(context.is_a(e, ("AdministrativeArea",)) for e in name.entities):
        return None
    last = len(clause.phrases) - 1
    at = next((k for k, p in enumerate(clause.phrases) if p.kind == "verb" and p.start >= name.end), last)
    if reading.speech_at(clause.start) is not None:
        return None
    start = name.end if clause.own else clause.start
    expecting = sets(context.ontology.path)["expecting"]
    for k, phrase in enumerate(clause.phrases):
        awaited = phrase.word in expecting or reading.text[phrase.start : phrase.end] in expecting
        if phrase.start == start and (
            phrase.kind == "time"
            or (phrase.kind == "pp" and phrase.word == "在")
            or (awaited and k != len(clause.phrases) - 1)
        ):
            start = phrase.end
            at = max(at, min(k + 1, last))
    found = _shape(context.ontology.path).fullmatch(reading.text, start, clause.end)
    given_out = found is not None and found["stage"].endswith(tuple(sets(context.ontology.path)["given_out"]))
    if found is None or (given_out and all(context.is_a(e, ("Policy",)) for e in name.entities)):
        # 某名单发布: who gives it out does it.
        return None
    whose = clause.subject if subject.head is name else (Member(subject.start, name.end, name),)
    doer = roles.fill(whose, partial(pick, context, _THINGS), known, carried=not clause.own)
    begin = found.start("part") if found["part"] else found.start("stage")
    return None if doer is None else (at, doer, begin, clause.end)


def _awaited(reading: Reading, clause: Clause, root: Path) -> bool:
    """Whether a clause goes on with a stage that is yet to come: 某高铁全长约700公里，|预计2026年建成通车."""
    if clause.source is None or not clause.phrases or not reading.clauses[clause.source].own:
        return False
    first, expecting = clause.phrases[0], sets(root)["expecting"]
    return first.word in expecting or reading.text[first.start : first.end] in expecting
