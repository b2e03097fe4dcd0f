"""Who was chosen for a post: 协会选举冯若兰为会长、陶建国为副会长 · 国务院任命韩立群为人力资源和社会保障部副部长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.resources import lexicon

_BODIES = ("Organization", "AdministrativeArea")


@lru_cache(maxsize=4)
def _patterns(root: Path) -> dict[str, re.Pattern[str]]:
    data = lexicon("posts", root)["chosen"]
    return {name: re.compile("|".join(map(re.escape, data[name]))) for name in ("verbs", "own", "unless", "into")}


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield post and body of the people that a sentence says were chosen; plans and proposals are left out."""
    patterns = _patterns(context.ontology.path)
    for reading in readings:
        verb = patterns["verbs"].search(reading.text)
        if verb is None or patterns["unless"].search(reading.text, max(0, verb.start() - 6), verb.start()):
            continue
        names = [m for m in settle(reading.mentions) if m.cls not in {"Time", "Quantity"} and m.entities]
        elector = _elector(context, reading, names, verb.start(), patterns)
        at = 0
        while at < len(names):
            group = _group(reading, names, at) if names[at].start >= verb.end() else []
            into = patterns["into"].match(reading.text, group[-1].end) if group else None
            at += max(1, len(group))
            if into is None or _passed(reading.text, verb.end(), group[0].start, patterns):
                continue
            yield from _chosen(context, reading, group, names[at:], into.end(), elector)


def _elector(
    context: Context, reading: Reading, names: Sequence[Mention], before: int, patterns: dict[str, re.Pattern[str]]
) -> Mention | None:
    """Return the body that chooses its own people: the first of the sentence, before a verb of election."""
    if patterns["own"].search(reading.text) is None:
        return None
    first = next((m for m in names if m.end <= before), None)
    return first if first and context.is_a(first.entities[0], ("Organization",)) else None


def _group(reading: Reading, names: Sequence[Mention], at: int) -> list[Mention]:
    """Return the people of a list: 陶建国、佘小满."""
    found: list[Mention] = []
    for name in names[at:]:
        if name.cls != "Person" or (found and reading.text[found[-1].end : name.start] not in {"、", "和", "及"}):
            break
        found.append(name)
    return found


def _passed(text: str, start: int, end: int, patterns: dict[str, re.Pattern[str]]) -> bool:
    """Whether something else is said between the choice and the name: 免去…职务."""
    return bool(patterns["unless"].search(text, start, end))


def _chosen(
    context: Context, reading: Reading, people: Sequence[Mention], behind: Sequence[Mention], at: int,
    elector: Mention | None,
) -> Iterator[Claim]:  # fmt: skip
    body: Mention | None = None
    edge = at
    for name in behind:
        gap = reading.text[edge : name.start]
        if gap not in {"", "、", "兼", "和"} or name.cls == "Person":
            return
        edge = name.end
        if context.is_a(name.entities[0], _BODIES):
            body = name
            continue
        if not context.is_a(name.entities[0], ("Occupation",)):
            return
        employer = body or elector
        for person in people:
            for who in person.entities:
                claim = Claim(reading.sentence, person.start, name.end, "", who, "")
                yield _made(claim, "jobTitle", name.entities[0])
                if employer is not None:
                    yield _made(claim, "affiliatedWith", employer.entities[0])


def _made(claim: Claim, predicate: str, object: str) -> Claim:
    by = f"rule:appointments#{predicate}"
    return Claim(claim.sentence, claim.start, claim.end, by, claim.subject, predicate, object)
