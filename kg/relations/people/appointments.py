"""Who was chosen for a post or lost it, and by whom.

协会选举冯若兰为会长、陶建国为副会长 · 国务院任命韩立群为人力资源和社会保障部副部长；免去方志远的副部长职务
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve
from kg.resources import lexicon

_BODIES = ("Organization", "AdministrativeArea")


@lru_cache(maxsize=4)
def _patterns(root: Path) -> dict[str, re.Pattern[str]]:
    data = lexicon("posts", root)["chosen"]
    return {
        name: re.compile("|".join(map(re.escape, data[name])))
        for name in ("verbs", "own", "unless", "into", "staffing", "removed")
    }


@dataclass(frozen=True, slots=True)
class Choice:
    """Who chooses, when, and whether for its own posts where the post names no body."""

    by: Mention | None = None
    when: When | None = None
    own: bool = False


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the people that a sentence says were chosen or removed, with post and body; plans are left out."""
    patterns = _patterns(context.ontology.path)
    told, block = Choice(), -1
    for reading in readings:
        told, block = (told if reading.sentence.block == block else Choice()), reading.sentence.block
        names = [m for m in settle(reading.mentions) if m.cls not in {"Time", "Quantity"} and m.entities]
        yield from _removed(context, reading, names, told, patterns)
        verb = patterns["verbs"].search(reading.text)
        if verb is None:
            told = (
                _choice(context, reading, names, len(reading.text), patterns)
                if staffing(reading, context.ontology.path)
                else told
            )
            continue
        if patterns["unless"].search(reading.text, max(0, verb.start() - 6), verb.start()):
            continue
        choice = _choice(context, reading, names, verb.start(), patterns)
        choice = choice if choice.by else replace(told, own=choice.own)
        told = choice
        at = 0
        while at < len(names):
            group = _group(reading, names, at) if names[at].start >= verb.end() else []
            into = patterns["into"].match(reading.text, group[-1].end) if group else None
            at += max(1, len(group))
            if into is None or _passed(reading.text, verb.end(), group[0].start, patterns):
                continue
            yield from _chosen(context, reading, group, names[at:], into.end(), choice)


def staffing(reading: Reading, root: Path) -> bool:
    """Whether a sentence opens a list of appointments: 国务院近日任免国家工作人员。任命…"""
    return _patterns(root)["staffing"].search(reading.text) is not None


def _removed(
    context: Context, reading: Reading, names: Sequence[Mention], told: Choice, patterns: dict[str, re.Pattern[str]]
) -> Iterator[Claim]:
    """Yield who was removed: 免去祁怀德的厅长职务."""
    for verb in patterns["removed"].finditer(reading.text):
        first = next((n for n, m in enumerate(names) if m.start == verb.end()), None)
        group = _group(reading, names, first) if first is not None else []
        if not group or patterns["unless"].search(reading.text, max(0, verb.start() - 4), verb.start()):
            continue
        choice = _choice(context, reading, names, verb.start(), patterns)
        choice = choice if choice.by else told
        yield from _acted(reading, group, "removed", choice, group[-1].end)


def _acted(reading: Reading, people: Sequence[Mention], predicate: str, choice: Choice, end: int) -> Iterator[Claim]:
    by = choice.by
    if by is None:
        return
    start = min(by.start, people[0].start) if by.sentence == reading.sentence.id else people[0].start
    for who in (e for person in people for e in person.entities):
        claim = Claim(reading.sentence, start, end, "", by.entities[0], "")
        yield replace(_made(claim, predicate, who), when=choice.when)


def _choice(
    context: Context, reading: Reading, names: Sequence[Mention], before: int, patterns: dict[str, re.Pattern[str]]
) -> Choice:
    """Return the body that chooses: the first of the sentence, before the verb, with the time before it."""
    own = patterns["own"].search(reading.text) is not None
    first = next((m for m in names if m.end <= before), None)
    if first is None or not context.is_a(first.entities[0], ("Organization",)):
        return Choice(own=own)
    if any(m.cls == "Person" for m in names if first.end <= m.start and m.end <= before):
        # 总统府13日宣布，总统马克龙当天任命…: somebody else chooses.
        return Choice(own=own)
    times = [m for m in settle(reading.mentions) if m.cls == "Time" and m.end <= before]
    near = [m for m in times if abs(m.start - first.end) <= 1] or [m for m in times if m.end <= first.start][-1:]
    if not near:
        return Choice(first, None, own)
    edtf, earliest, latest = resolve(near[-1], context.anchor, False)
    return Choice(first, When(edtf, near[-1].text, earliest, latest), own)


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
    choice: Choice,
) -> Iterator[Claim]:  # fmt: skip
    yield from _acted(reading, people, "appointed", choice, at)
    body: Mention | None = None
    edge = at
    for name in behind:
        gap = reading.text[edge : name.start]
        if gap not in {"", "、", "兼", "和"} or name.cls == "Person":
            return
        edge = name.end
        if context.is_a(name.entities[0], _BODIES):
            # 任命张三为本会秘书: who chooses speaks of itself.
            body = choice.by if name.generic and name.text.startswith("本") and choice.by else name
            continue
        if not context.is_a(name.entities[0], ("Occupation",)):
            return
        employer = body or (choice.by if choice.own else None)
        for person in people:
            for who in person.entities:
                claim = Claim(reading.sentence, person.start, name.end, "", who, "")
                yield _made(claim, "jobTitle", name.entities[0])
                if employer is not None:
                    yield _made(claim, "affiliatedWith", employer.entities[0])


def _made(claim: Claim, predicate: str, object: str) -> Claim:
    by = f"rule:appointments#{predicate}"
    return Claim(claim.sentence, claim.start, claim.end, by, claim.subject, predicate, object)
