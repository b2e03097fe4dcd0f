"""What all extractors of statements share: the document they read, and how a claim becomes a Statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import Any

from kg.model import Document, Entity, Evidence, Mention, Modality, Polarity, Rejected, Sentence, Statement
from kg.ontology import Ontology
from kg.relations.identity import statement_id
from kg.replacing import replace
from kg.text.clean import locate, quote

# Roles of sentences that head, sign or quote a text; what they say its body says.
SILENT = frozenset({"title", "kicker", "subtitle", "byline", "pullquote", "caption"})
# What a paper in force does is so from its day on, no plan: 《办法》自7月1日起废止.
_RULED = frozenset({"repeals", "amends", "appliesTo", "stipulates"})
# The confidence of what nobody has weighed yet (kg/relations/soundness).
_UNWEIGHED = 0.5


@dataclass(frozen=True, slots=True)
class When:
    """A time of a statement: EDTF (None: unresolved), its words, its bounds as ISO days."""

    edtf: str | None
    text: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The number of an observation, target or forecast."""

    value: float | int | None
    unit: str | None = None
    low: float | int | None = None
    high: float | int | None = None
    modifier: str | None = None
    measure: str | None = None
    group: str | None = None
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What an extractor read, before ids, gate and evidence.

    `start`/`end` are clean offsets of the evidence in `sentence`; `place`, `subject`, `object` are entity ids.
    `bearer` says how the subject of a figure was found, '' where its clause names it.
    """

    sentence: Sentence
    start: int
    end: int
    by: str
    subject: str
    predicate: str
    object: str | None = None
    value: str | float | int | None = None
    figure: Figure | None = None
    when: When | None = None
    place: str | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    attribution: str | None = None
    refused: str | None = None
    bearer: str = ""


def by_sentence(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return sentence id → the claims that were read in it, in their order."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.sentence.id, []).append(claim)
    return found


@dataclass(frozen=True, slots=True)
class Context:
    """One document as the extractors see it; mentions by sentence id, entities by id."""

    document: Document
    sentences: Sequence[Sentence]
    mentions: Mapping[str, Sequence[Mention]]
    entities: Mapping[str, Entity]
    source: str
    ontology: Ontology
    anchor: Day | None

    def cls(self, entity: str) -> str | None:
        """Return the class of an entity id, None where the entity is unknown."""
        known = self.entities.get(entity)
        return known.cls if known else None

    def is_a(self, entity: str, classes: Sequence[str]) -> bool:
        """Return whether the entity's class is one of `classes` or below."""
        known = self.entities.get(entity)
        return known is not None and not self.ontology.line(known.cls).isdisjoint(classes)


def settle(claim: Claim, context: Context) -> Statement | Rejected | None:
    """Return the statement of a claim, or its refusal with the reason; None where nothing can be shown for it."""
    spans = locate(claim.sentence.pieces, claim.start, claim.end, context.source)
    if (
        not spans
        or claim.subject == claim.object
        or (claim.object is None and claim.value is None and claim.figure is None)
    ):
        return None
    ruled = claim.predicate in _RULED
    if claim.modality == "asserted" and claim.figure is None and not ruled and _lies_ahead(claim.when, context):
        # 会议8月25日至28日在京举行, told on the 18th.
        claim = replace(claim, modality="planned")
    statement = _statement(claim, _evidence(claim, context, spans))
    statement = replace(statement, id=statement_id(statement))
    reason = claim.refused or _refusal(claim, context)
    return Rejected(statement, reason) if reason else statement


def _lies_ahead(when: When | None, context: Context) -> bool:
    return bool(when and when.earliest and context.document.date and when.earliest > context.document.date)


def _evidence(claim: Claim, context: Context, spans: tuple) -> Evidence:  # type: ignore[type-arg]
    text = claim.sentence.text[claim.start : claim.end]
    return Evidence(
        context.document.id, claim.sentence.id, spans, quote(spans, context.source), text, claim.by, _UNWEIGHED,
        claim.attribution,
    )  # fmt: skip


def _statement(claim: Claim, evidence: Evidence) -> Statement:
    figure, when = claim.figure, claim.when
    more: dict[str, Any] = {"value": claim.value}
    if figure:
        more |= {
            "value": figure.value, "low": figure.low, "high": figure.high, "unit": figure.unit,
            "modifier": figure.modifier, "measure": figure.measure, "group": figure.group,
            "comparison": figure.comparison,
        }  # fmt: skip
    if when:
        more |= {
            "time": when.edtf, "time_text": when.text, "earliest": when.earliest, "latest": when.latest,
        }  # fmt: skip
    return Statement(
        "", claim.subject, claim.predicate, (evidence,), object=claim.object, place=claim.place,
        modality=claim.modality, polarity=claim.polarity, **more,
    )  # fmt: skip


def _refusal(claim: Claim, context: Context) -> str | None:
    subject = context.cls(claim.subject)
    if subject is None:
        return f"domain: {claim.subject} is not an entity"
    if claim.object is None:
        return context.ontology.refusal(claim.predicate, subject, None)
    return context.ontology.refusal(claim.predicate, subject, context.cls(claim.object) or "nothing known")
