"""Linked mentions of a document → statements: the rule engine and one file for each thing no pattern can say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache
from pathlib import Path

from kg.model import Document, Entity, Mention, Rejected, Sentence, Statement
from kg.ontology import Ontology
from kg.relations import deeds, engine, figures, forms, situations
from kg.relations.base import Claim, Context, settle
from kg.relations.deeds import left
from kg.relations.doubles import without_doubles
from kg.relations.meetings import briefings, calls, companions, guests, sittings, spoken_at, talks
from kg.relations.papers import contents, delivered, policy_documents, publishing, themes
from kg.relations.people import appointments, byline, honours, persons
from kg.relations.reading.again import again
from kg.relations.reading.barepapers import meant as meant_papers
from kg.relations.reading.going_on import go_on
from kg.relations.reading.meetings import main_event, meant, of_this_one, telling
from kg.relations.reading.sentence import Reading, read
from kg.relations.reading.words import vocabulary, words
from kg.relations.rules import load_rules
from kg.relations.soundness import weigh
from kg.relations.soundness.others import others_of
from kg.relations.speech import attitudes, attribution, briefed, hearsay, learnt_on
from kg.relations.things import descriptions, hierarchy, sites
from kg.replacing import replace

# In this order they read every document; each yields claims that pass the same gate.
EXTRACTORS = (
    engine.find,
    forms.find,
    persons.find,
    appointments.find,
    honours.find,
    guests.find,
    briefings.find,
    byline.find,
    hierarchy.find,
    sites.find,
    themes.find,
    descriptions.find,
    contents.find,
    policy_documents.find,
    attribution.find,
    attitudes.find,
    briefed.find,
    figures.find,
)

# Behind these, in this order, what looks at the claims of those before.
_VOICES = (spoken_at.find, hearsay.find, sittings.find)
BEHIND = (
    talks.find, companions.find, publishing.find, deeds.find, *_VOICES, left.find, situations.find, learnt_on.find,
    publishing.find_bare, delivered.find,
)  # fmt: skip

# Who says it; what is done in the words is told as in any others.
_BESIDE = frozenset({briefed.BY, attribution.SHOWN})

# How many sentences back the judge of a statement may look.
_BEFORE = 3


def find_statements(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity] | Mapping[str, Entity],
    source_text: str,
    ontology: Ontology,
) -> tuple[list[Statement], list[Rejected]]:
    """Return what one document states, and what was refused with the reason.

    `sentences` and `mentions` are the document's own, linked; `entities` all of the build (a mapping by id is
    quicker); `source_text` the text that spans count in. One statement for each place that says it: equal ids
    are merged by the pipeline.
    """
    by_id = entities if isinstance(entities, Mapping) else {e.id: e for e in entities}
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault(mention.sentence, []).append(mention)
    anchor = Day.fromisoformat(document.date) if document.date else None
    context = Context(document, sentences, grouped, by_id, source_text, ontology, anchor)
    readings = _readings(context)
    claims = tuple(c for extract in EXTRACTORS for c in extract(context, readings))
    claims += tuple(talks.find(context, readings, claims))
    claims += tuple(companions.find(context, readings, claims))
    told = _told(context, readings, claims)
    told = _told(context, readings, publishing.find(context, readings, told.claims), told)
    # These tell only what nothing else does that stands; what a press conference tells is told by it, and stays told.
    told = _told(
        context, readings, deeds.find(context, readings, [c for c in told.claims if c.by not in _BESIDE]), told
    )
    voiced: list[Claim] = []
    for find in _VOICES:
        voiced += find(context, readings, (*told.claims, *voiced))
    told = _told(context, readings, voiced, told)
    refused = [(r.statement.evidence[0].sentence, r.statement.subject, r.statement.value) for r in told.refused]
    told = _told(context, readings, left.find(context, readings, told.claims, refused), told)
    told = _told(context, readings, situations.find(context, readings, told.claims), told)
    told = _told(context, readings, learnt_on.find(context, readings, told.claims), told)
    told = _told(context, readings, publishing.find_bare(context, readings, told.claims), told)
    told = _told(context, readings, delivered.find(context, readings, told.claims), told)
    return without_doubles(told.statements, {s.id: s.item for s in sentences}), list(told.refused)


@dataclass(frozen=True, slots=True)
class _Told:
    """The statements that stand, the claims that they were made of, what was refused."""

    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    refused: tuple[Rejected, ...] = ()


def _told(context: Context, readings: Sequence[Reading], claims: Iterable[Claim], before: _Told = _Told()) -> _Told:
    """Return what is told when `claims` have passed the gate and been weighed, with what was told `before`."""
    made: dict[int, Claim] = {}
    said: list[Statement] = []
    refused = list(before.refused)
    for claim in claims:
        result = settle(calls.told_as(claim, context.ontology.path), context)
        if isinstance(result, Rejected):
            refused.append(result)
        elif result is not None:
            said.append(result)
            made[id(result)] = claim
    full = _fuller(said)
    if not full:
        return _Told(before.claims, before.statements, tuple(refused))
    place = {r.sentence.id: k for k, r in enumerate(readings)}
    others = others_of([*before.statements, *full])
    stand, kept = list(before.statements), list(before.claims)
    for one in full:
        claim = made[id(one)]
        at = place[claim.sentence.id]
        as_told = calls.told_as(claim, context.ontology.path)
        weighed = weigh(one, as_told, readings[at], readings[max(0, at - _BEFORE) : at], context, others)
        if isinstance(weighed, Rejected):
            refused.append(weighed)
        else:
            stand.append(weighed)
            kept.append(claim)
    return _Told(tuple(kept), tuple(stand), tuple(refused))


def _fuller(said: Sequence[Statement]) -> list[Statement]:
    """Leave out what is said with its time too: 任命甲；免去乙的职务 read by two extractors, figures of headlines."""

    def key(one: Statement) -> tuple[object, ...]:
        return (one.subject, one.predicate, one.object, one.modality, one.polarity, one.evidence[0].sentence)

    def number(one: Statement) -> tuple[object, ...]:
        return (one.subject, one.predicate, one.value, one.low, one.high, one.unit)

    dated = {key(s) for s in said if s.object is not None and s.time is not None}
    counted: dict[tuple[object, ...], list[str]] = {}
    for one in said:
        if one.measure and one.time is not None:
            counted.setdefault(number(one), []).append(one.measure)
    return [
        s
        for s in said
        if s.time is not None
        or (s.object is not None and key(s) not in dated)
        or (s.object is None and not any(_same_words(s.measure, m) for m in counted.get(number(s), ())))
    ]


def _same_words(one: str | None, other: str) -> bool:
    """Whether two measures share two characters in a row: 电影总票房 and 电影大盘票房."""
    return one is not None and any(one[k : k + 2] in other for k in range(len(one) - 1))


def _readings(context: Context) -> list[Reading]:
    root = context.ontology.path
    book, known_words = load_rules(root), _vocabulary(root)
    readings: list[Reading] = []
    named: dict[int | None, list[Mention]] = {}
    events: dict[int | None, list[Mention]] = {}
    for sentence in context.sentences:
        before = readings[-1] if readings else None
        if before is not None and (before.sentence.block, before.sentence.item) != (sentence.block, sentence.item):
            before = None
        own = list(context.mentions.get(sentence.id, ()))
        known, scenes = named.setdefault(sentence.item, []), events.setdefault(sentence.item, [])
        scenes += telling(context, known, own)
        known += own
        own = of_this_one(context, sentence, own, scenes)
        own += meant(context, sentence, known)
        own += meant_papers(context, sentence, known)
        reading = again(read(sentence, own, before, book.triggers, known_words, root), readings, root)
        scene = main_event(context, scenes) if reading.clauses else None
        readings.append(replace(reading, scene=scene[0]) if scene else reading)
    return go_on(readings, root)


@lru_cache(maxsize=4)
def _vocabulary(root: Path) -> Mapping[str, str]:
    return vocabulary(words(root).kinds, load_rules(root).triggers)
