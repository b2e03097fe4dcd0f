"""What claims leave of a segment: the numbers, names, verbs and nouns that no claim says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.ontology import FIGURES
from kg.relations.base import Claim
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.situations.segments import Segment

# What says something by itself, beside names.
_WORDS = frozenset({"n", "v", "a"})
# These say where a name stands, nothing of what the clause tells.
_AROUND = frozenset(
    {"locatedIn", "affiliatedWith", "jobTitle", "nationality", "subOrganizationOf", "partOf", "cooperatedWith"}
)
# So much of a segment may be left without a word that nobody has said.
_REST = 0.34


def untold_of(
    reading: Reading,
    segment: Segment,
    entities: Sequence[str],
    here: Sequence[Claim],
    sets: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """Return those of `entities` of whom claims leave something of a segment untold.

    What is told of one of several that act together tells nothing of the others: 甲、乙表示，….
    """
    found = []
    for entity in entities:
        others = {e for e in entities if e != entity}
        claims = [c for c in here if c.subject not in others or c.object == entity]
        if _untold(reading, segment, claims, sets):
            found.append(entity)
    return tuple(found)


def _untold(reading: Reading, segment: Segment, claims: Sequence[Claim], sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether claims leave a number, the verb of a clause or many words of a segment; frames (据介绍, 随着…) need no
    telling.
    """
    said = {start for claim in claims for start in _said(reading, claim)}
    clauses = [c for c in segment.clauses if not _frame(reading.text[c.start : c.end], sets)]
    frames = [(c.start, c.end) for c in segment.clauses if c not in clauses]
    verbs = {c.phrases[c.main].start for c in clauses if c.main is not None and _news(c.phrases[c.main].word, sets)}
    whole = rest = 0
    for token in reading.tokens:
        if not segment.start <= token.start < segment.end:
            continue
        if frames and any(a <= token.start < b for a, b in frames):
            continue
        left = token.start not in said
        if left and (token.kind == "Q" or token.start in verbs):
            return True
        if token.kind in _WORDS and len(token.text) > 1:
            whole += len(token.text)
            rest += left * len(token.text)
    return rest > _REST * whole


def _frame(words: str, sets: Mapping[str, tuple[str, ...]]) -> bool:
    return words.endswith(sets["frames"]) or words.startswith(sets["openers"])


def _news(verb: str, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a verb tells something by itself, beside where or when or what a thing is."""
    return verb not in sets["plain"]


def _said(reading: Reading, claim: Claim) -> Iterator[int]:
    """Yield where the tokens start that a claim says."""
    ends = {claim.subject, claim.object}
    value = claim.value if isinstance(claim.value, str) else ""
    place = reading.text.find(value) if value else -1
    measure = (claim.figure.measure if claim.figure else None) or ""
    for token in reading.tokens:
        inside = claim.start <= token.start < claim.end
        if token.mention is not None and ends & set(token.mention.entities):
            yield token.start
        elif place >= 0:
            if place <= token.start < place + len(value):
                yield token.start
        elif (inside and (token.text in value or _tied(token, claim))) or (
            measure and token.start < claim.end and token.text in measure
        ):
            yield token.start


def _tied(token: Token, claim: Claim) -> bool:
    """Whether a claim says a token by what it is: the number of a figure, the verb of a property."""
    if claim.predicate in FIGURES:
        return token.end == claim.end or token.kind == "v"
    return token.kind == "v" and claim.predicate not in _AROUND
