"""Figures: 截至2021年，我国服务业就业人员为3.59亿人，占全国就业人员总数的48% → what is measured, of whom, when.

A number is read backwards through the words that tie it to its measure (kg/relations/reading/measure.py). What
it is a figure of is the place, body or programme that opens the measure, else the subject of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.model import Modality
from kg.relations.base import Claim, Context, Figure
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.ground import ground
from kg.relations.figures.measuring import read_figure
from kg.relations.figures.sharing import distribute, matched
from kg.relations.figures.timing import ahead_of, before_semicolon, lies_ahead, of_telling, same_time, until, when_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import tie
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.reading.when import limits, time_of
from kg.relations.reading.words import words

_SILENT = frozenset({"title", "kicker", "subtitle", "byline", "number", "date", "affiliation", "columnhead"})
# Their own figures without a place are not the country's.
_PRIVATE = frozenset({"Company", "School", "Hospital"})
_AHEAD: dict[str, Modality] = {"target": "planned", "forecast": "forecast"}


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the figures of all sentences; numbers without a measure or without a subject are passed over."""
    last: Found | None = None
    home: tuple[int, int | None] | None = None
    voice = ""
    voices: tuple[str, ...] = ()
    for reading in readings:
        here = (reading.sentence.block, reading.sentence.item)
        if here != home or (last is not None and not last.near(reading)):
            last = None
        if here != home:
            voice, voices = "", ()
        home = here
        if reading.speeches:
            speech = reading.speeches[-1]
            voices = speech.speaker.entities if speech.speaker and speech.mode != "opinion" else ()
            voice = speech.words if speech.speaker is None or speech.speaker.cls not in _PRIVATE else ""
        if reading.sentence.role in _SILENT:
            continue
        row: list[Found] = []
        for clause in reading.clauses:
            for found in _of_clause(context, reading, clause, last, tuple(row), voices):
                if found.subject is None:
                    going_on = last is not None and last.measure == found.measure
                    own = None if going_on else ground(context, reading, readings, found, voice, voices)
                    found = replace(found, subject=own)
                claim = _claim(context, reading, readings, clause, found, last)
                last = replace(
                    found,
                    index=reading.sentence.index,
                    ends=reading.text[-1:],
                    clause=clause.index,
                    when=claim.when if claim else None,
                    kind=claim.predicate if claim else "",
                )
                row.append(last)
                if claim is not None:
                    yield claim


def _of_clause(
    context: Context,
    reading: Reading,
    clause: Clause,
    last: Found | None,
    row: Sequence[Found],
    voices: Sequence[str],
) -> Iterator[Found]:
    tokens = [t for t in reading.tokens if clause.start <= t.start < clause.end]
    numbers = [t for t in tokens if t.kind == "Q" and _counts(context, t, reading.text[clause.start : t.start])]
    if "分别" in reading.text[clause.start : clause.end] and len(numbers) > 1:
        yield from distribute(context, reading, clause, tokens, numbers, last) or matched(
            context, reading, clause, numbers, row
        )
        return
    low = clause.start
    for token in numbers:
        if token.start < low:
            continue
        found = read_figure(context, reading, clause, tokens, low, token, last, voices)
        if found is not None:
            low, last = token.end, replace(found, index=reading.sentence.index, clause=clause.index)
            yield found


def _lasting(context: Context, token: Token, before: str) -> bool:
    """Whether a length of time is what is measured: 平均工作时长为9.2小时."""
    rest = tie(before, context.ontology.path).rest
    return rest.endswith(tuple(figure_words(context.ontology.path)["lasting"]))


def _counts(context: Context, token: Token, before: str) -> bool:
    detail = token.mention.detail if token.mention else None
    unit = getattr(detail, "unit", None) or ""
    if "%" in token.text and not unit.startswith("%"):
        return False
    written = any(c.isdigit() for c in token.text) or any(c in token.text for c in "万亿成倍分")
    return (
        written
        and (unit not in figure_words(context.ontology.path)["idle"] or _lasting(context, token, before))
        and getattr(detail, "kind", "") != "ordinal"
    )


def _claim(
    context: Context,
    reading: Reading,
    readings: Sequence[Reading],
    clause: Clause,
    found: Found,
    last: Found | None,
) -> Claim | None:
    if found.subject is None:
        return None
    number = found.mention
    dated = time_of(
        reading.clauses, clause.index, _phrase_at(clause, number.start), words(context.ontology.path), number.start
    )
    if of_telling(context, reading.text, dated, number.start):
        dated = None
    predicate, modality, scope = _kind(context, reading, clause, found, dated, last)
    when = None
    if dated is not None and dated.mention is not None:
        when = when_of(context, reading.text, dated, predicate)
    elif last is not None and same_time(reading, found, last, predicate):
        when = last.when
        if predicate == "observation" and last.kind in _AHEAD and lies_ahead(context, when):
            predicate, modality = last.kind, _AHEAD[last.kind]
    if when is None and dated is None and (spoken := before_semicolon(context, reading, readings)):
        when = when_of(context, spoken[0], spoken[1], predicate)
    speech = reading.speech_at(number.start)
    attribution = None
    if speech is not None:
        attribution = speech.speaker.entities[0] if speech.speaker and speech.speaker.entities else speech.words
    figure, per = _figure(context, reading, clause, found)
    bare = figure.unit is None and not (figure.measure or "").endswith(
        tuple(figure_words(context.ontology.path)["unitless"])
    )
    if bare or scope.modality == "forbidden" or (figure.value is None and figure.low is None and figure.high is None):
        return None
    lasting = dated is not None and (limits(dated, words(context.ontology.path)) or predicate == "target")
    if per and when is not None and lasting:
        when = until(when)
    start = min([found.start, number.start, *([dated.start] if dated else [])])
    claim = Claim(
        reading.sentence, start, number.end, "rule:figures#" + predicate, found.subject, predicate, figure=figure,
        when=when, modality=modality, attribution=attribution,
    )  # fmt: skip
    return replace(claim, refused="hypothetical") if scope.hypothetical else claim


def _figure(context: Context, reading: Reading, clause: Clause, found: Found) -> tuple[Figure, str | None]:
    detail: Any = found.mention.detail
    unit = getattr(detail, "unit", None)
    per = None
    ahead = reading.text[clause.start : found.mention.start]
    for word, period in sorted(figure_words(context.ontology.path)["rates"], key=lambda r: -len(r[0])):
        if word in ahead:
            per = period
            break
    if per and unit and found.tie.change is None and unit != "%":
        unit = f"{unit}/{per}"
    each = figure_words(context.ontology.path)["each"].match(reading.text, found.mention.end)
    if each and unit and not per:
        unit = f"{unit}/{each[1]}"
    measure = found.measure
    if unit == "个" and reading.text.startswith("基点", found.mention.end):
        unit, measure = "基点", measure.removesuffix("基点")
    # A change is told from a level by its comparison; a fall is a negative change.
    comparison = found.tie.comparison or found.tie.change
    value, low, high = (getattr(detail, name, None) for name in ("value", "low", "high"))
    if found.tie.change in figure_words(context.ontology.path)["falling"]:
        value, low, high = (_negative(value), _negative(high), _negative(low))
    for said, name, factor in figure_words(context.ontology.path)["shares"]:
        if unit == said:
            unit, value, low, high = name, *(_times(v, factor) for v in (value, low, high))
    if unit is None and found.tie.change is None:
        unit = next((u for e, u in figure_words(context.ontology.path)["counted"] if measure.endswith(e)), None)
    pieces = figure_words(context.ontology.path)["pieces"]
    if found.mention.text.endswith(tuple(m + pieces for m in "万亿")):
        unit = pieces
    figure = Figure(value, unit, low, high, getattr(detail, "modifier", None), measure, found.group, comparison)
    return figure, per


def _times(number: float | int | None, factor: int) -> float | int | None:
    product = round(number * factor, 6) if number is not None else None
    return int(product) if product is not None and product == int(product) else product


def _negative(number: float | int | None) -> float | int | None:
    return -number if number is not None else None


def _kind(
    context: Context, reading: Reading, clause: Clause, found: Found, dated: Phrase | None, last: Found | None
) -> tuple[str, Modality, Scope]:
    """Return the predicate and modality: what lies ahead is a target, what is foretold a forecast."""
    root = context.ontology.path
    at = _phrase_at(clause, found.mention.start)
    scope = scope_of(reading.clauses, clause.index, at, root, reading.text)
    speech = reading.speech_at(found.mention.start)
    said = reading.text[clause.start : found.mention.start]
    if (
        scope.modality == "forecast"
        or any(w in said for w in figure_words(root)["foretold"])
        or (speech is not None and speech.mode == "predicting")
    ):
        return "forecast", "forecast", scope
    ahead = dated is not None and ahead_of(context, dated, scope.settled)
    goes_on = last is not None and last.kind == "forecast" and last.index == reading.sentence.index
    if goes_on and (ahead or (dated is None and not scope.settled and scope.modality not in {"planned", "required"})):
        return "forecast", "forecast", scope
    if scope.modality == "planned" and _drifts(context, found, said):
        return "forecast", "forecast", scope
    if scope.modality in {"planned", "required"} or ahead:
        return "target", "planned", scope
    if scope.modality == "possible":
        return "observation", "possible", scope
    return "observation", "asserted", scope


def _drifts(context: Context, found: Found, said: str) -> bool:
    """Whether what lies ahead comes by itself: 将 alone, of a place or a concept, with no doing in it (将降温8℃)."""
    known = figure_words(context.ontology.path)
    if "将" not in said or any(w in said for w in known["purposes"]) or found.subject is None:
        return False
    return context.is_a(found.subject, ("Place",)) and not found.measure.startswith(tuple(known["doing"]))


def _phrase_at(clause: Clause, offset: int) -> int:
    """Return the index of the first phrase that reaches behind `offset`."""
    return next((k for k, p in enumerate(clause.phrases) if p.end > offset), len(clause.phrases))
