"""Authors and where they work, from by-line and affiliation blocks.

（作者单位分别为中共南昌市委党校、江西省社会科学院） · （作者为浙江工业大学机械工程学院教授）
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the affiliation and post of each author; several bodies go to several authors in order."""
    authors = _authors(context, readings)
    if not authors:
        return
    for reading in readings:
        if reading.sentence.role == "affiliation":
            yield from _of(context, reading, authors)


def _authors(context: Context, readings: Sequence[Reading]) -> list[str]:
    """Return the entities of the people in the by-line, in order."""
    found: list[str] = []
    for reading in readings:
        if reading.sentence.role == "byline":
            for mention in settle(reading.mentions):
                if mention.cls == "Person":
                    found += [e for e in mention.entities if e not in found]
    return found


def _of(context: Context, reading: Reading, authors: Sequence[str]) -> Iterator[Claim]:
    """Pair bodies with authors: one for all, or each its own; a title belongs to the body before it."""
    bodies: list[Mention] = []
    titles: dict[int, list[Mention]] = {}
    for mention in settle(reading.mentions):
        if not mention.entities:
            continue
        if context.is_a(mention.entities[0], ("Organization", "AdministrativeArea")):
            bodies.append(mention)
        elif context.is_a(mention.entities[0], ("Occupation",)) and mention.text not in {"作者"}:
            titles.setdefault(len(bodies) - 1, []).append(mention)
    if len(bodies) == len(authors) > 1:
        pairs = [(a, i) for i, a in enumerate(authors)]
    elif len(bodies) == 1 or (bodies and len(authors) == 1 and "分别" not in reading.text):
        pairs = [(a, i) for a in authors for i in range(len(bodies))]
    else:
        return
    for author, i in pairs:
        yield _claim(reading, bodies[i], bodies[i], author, "affiliatedWith")
        for title in titles.get(i, []):
            yield _claim(reading, bodies[i], title, author, "jobTitle")


def _claim(reading: Reading, first: Mention, last: Mention, author: str, predicate: str) -> Claim:
    return Claim(
        reading.sentence, first.start, last.end, f"rule:byline#{predicate}", author, predicate, last.entities[0]
    )  # fmt: skip
