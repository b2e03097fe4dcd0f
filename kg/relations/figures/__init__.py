"""Figures: 截至2021年，我国服务业就业人员为3.59亿人，占全国就业人员总数的48% → what is measured, of whom, when.

A number is read backwards through the words that tie it to its measure (kg/relations/reading/measure.py). What
it is a figure of is the place, body or programme that opens the measure, else the subject of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Modality
from kg.relations.base import Claim, Context, Figure
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.bearer.bearing import borne, with_doer
from kg.relations.figures.bearer.ground import statistical, within_reach
from kg.relations.figures.bearer.telling import reporter, tellers
from kg.relations.figures.counted import missed, timed
from kg.relations.figures.kinds import decided, disposed, kind_of, once_built, phrase_at
from kg.relations.figures.measure.dimensions import grounded
from kg.relations.figures.measure.eligible import counts
from kg.relations.figures.measure.grouping import grouped
from kg.relations.figures.measure.measuring import read_figure
from kg.relations.figures.measure.sharing import distribute, matched
from kg.relations.figures.measure.wording import of_span
from kg.relations.figures.pointing import BEFORE, group_of, hollow, of_place, of_topic, opening, pointed, unpointed
from kg.relations.figures.time.carrying import before_it, inherited, of_same_day, overtaken, same_time
from kg.relations.figures.time.reach import aside, reaches
from kg.relations.figures.time.timing import (
    beside,
    full_year,
    lies_ahead,
    of_aim,
    of_its_year,
    of_launch,
    of_sentence,
    of_telling,
    until,
    when_of,
    years_ahead,
)
from kg.relations.figures.values import figure_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.reading.when import limits, time_of
from kg.relations.reading.words import words

_SILENT = frozenset({"title", "kicker", "subtitle", "byline", "number", "date", "affiliation", "columnhead"})
# Their own figures without a place are not the country's.
_PRIVATE = frozenset({"Company", "School", "Hospital"})
# Before a time: it is only compared with.
_AGAINST = ("同比", "由", "较", "比", "快于", "慢于", "高于", "低于", "好于", "优于", "多于", "少于", "超过")
_AHEAD: dict[str, Modality] = {"target": "planned", "forecast": "forecast"}


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the figures of all sentences; numbers without a measure or without a subject are passed over."""
    last: Found | None = None
    period: Found | None = None
    item: int | None = None
    home: tuple[int, int | None] | None = None
    voice = ""
    voices: tuple[str, ...] = ()
    topics: dict[int, str] = {}
    for number, reading in enumerate(readings):
        recent = readings[max(0, number - BEFORE) : number + 1]
        around = within_reach(readings, number)
        here = (reading.sentence.block, reading.sentence.item)
        if here != home or (last is not None and not last.near(reading)):
            last = None
        if here != home:
            voice, voices, topics = "", (), {}
        home = here
        if reading.sentence.item != item:
            period, item = None, reading.sentence.item
        if reading.speeches:
            speech = reading.speeches[-1]
            voices = speech.speaker.entities if speech.speaker and speech.mode != "opinion" else ()
            voice = speech.words if speech.speaker is None or speech.speaker.cls not in _PRIVATE else ""
        elif told := reporter(context, reading):
            voice, voices = told[0], told[1] or voices
        voices = tuple(dict.fromkeys((*voices, *tellers(context, reading))))
        if reading.sentence.role in _SILENT:
            continue
        row: list[Found] = []
        for clause in reading.clauses:
            bare = pointed(context, reading, recent, clause)
            if opened := (bare[1] if bare else opening(context, reading, clause)):
                topics.setdefault(reading.sentence.index, opened)
            for found in _of_clause(context, reading, clause, last, tuple(row), voices, bare[0] if bare else ""):
                found = group_of(context, unpointed(found, bare[1]) if bare else found, reading.tokens)
                found = of_topic(context, reading, clause, of_place(context, reading, recent, found), last, topics)
                found = grounded(context, reading, around, found, last, voice, voices)
                found = with_doer(context, reading, clause, borne(context, reading, around, clause, found), last)
                found = grouped(context, reading, around, found)
                claim = _claim(context, reading, around, clause, found, last, period)
                last = _kept(reading, clause, found, claim, last)
                period = period or (last if _sums(context, last) else None)
                row.append(last)
                if claim is not None:
                    yield claim
        yield from _left(context, reading, around, row)


def _left(context: Context, reading: Reading, around: Sequence[Reading], row: Sequence[Found]) -> Iterator[Claim]:
    """Yield the figures of the numbers of a sentence that are not in `row` or came to nothing there."""
    told = [f for f in row if f.kind]
    for clause in reading.clauses:
        for found in missed(context, reading, around, clause, told):
            claim = _claim(context, reading, around, clause, found, None, None)
            if claim is not None:
                told.append(_kept(reading, clause, found, claim, None))
                yield timed(claim)


def _kept(reading: Reading, clause: Clause, found: Found, claim: Claim | None, last: Found | None) -> Found:
    """Return a figure as the next one may go on from it."""
    return replace(
        found,
        index=reading.sentence.index,
        ends=reading.text[-1:],
        clause=clause.index,
        when=claim.when if claim else None,
        kind=claim.predicate if claim else "",
        said=_said(reading, claim, last),
    )


def _said(reading: Reading, claim: Claim | None, last: Found | None) -> int:
    """Return where the time of a claim stands in its sentence, -1 where it has it from elsewhere."""
    if claim is None or claim.when is None:
        return -1
    at = reading.text.rfind(claim.when.text, 0, claim.end)
    carried = last is not None and last.index == reading.sentence.index and last.when == claim.when
    return last.said if carried and last is not None else at


def _of_clause(
    context: Context,
    reading: Reading,
    clause: Clause,
    last: Found | None,
    row: Sequence[Found],
    voices: Sequence[str],
    bare: str,
) -> Iterator[Found]:
    tokens = [t for t in reading.tokens if clause.start <= t.start < clause.end]
    if clause.own and bare and (at := next((k for k, t in enumerate(tokens) if t.text == bare), None)) is not None:
        # 学校|已为当地培养技工…: whose figures they are, no part of what is measured.
        tokens = [*tokens[:at], *tokens[at + 1 :]]
    numbers = [t for t in tokens if t.kind == "Q" and counts(context, reading, clause, t, last)]
    if len(numbers) > 1:
        spread = distribute(context, reading, clause, tokens, numbers, last)
        if spread is not None or "分别" in reading.text[clause.start : clause.end]:
            yield from spread or matched(context, reading, clause, numbers, row)
            return
    low = clause.start
    for token in numbers:
        if token.start < low:
            continue
        found = read_figure(context, reading, clause, tokens, low, token, last, voices)
        if found is not None:
            low, last = token.end, replace(found, index=reading.sentence.index, clause=clause.index)
            yield found


def _claim(
    context: Context, reading: Reading, readings: Sequence[Reading], clause: Clause, found: Found,
    last: Found | None, period: Found | None,
) -> Claim | None:  # fmt: skip
    if found.subject is None or hollow(context, found) or disposed(context, reading, clause, found):
        return None
    number = found.mention
    dated = None if decided(reading, found) else _dated(context, reading, clause, found)
    predicate, modality, scope = kind_of(context, reading, clause, found, dated, last)
    summed = None if predicate != "observation" or period is None else period.when
    when = full_year(context, reading, clause.start, number.start, summed, predicate != "observation")
    if when is not None:
        if predicate == "observation" and not scope.settled and lies_ahead(context, when):  # 全年新增项目100项以上
            predicate, modality = "target", "planned"
    elif dated is not None and dated.start < clause.start and once_built(context, reading, clause, found):
        when = None  # 项目今年建成，投产后年产值可达…
    elif dated is not None and last is not None and overtaken(reading, found, dated, last):
        when = last.when
    elif dated is not None and dated.mention is not None:
        when = when_of(context, reading.text, dated, predicate)
    elif last is not None and same_time(reading, found, last, predicate):
        when = before_it(context, reading, readings, last, predicate)
        if predicate == "observation" and last.kind in _AHEAD and lies_ahead(context, when):
            predicate, modality = last.kind, _AHEAD[last.kind]
    if predicate == "observation" and last is not None and _of_plan(reading, found, last):
        predicate, modality = last.kind, _AHEAD[last.kind]
    if when is None and dated is None:
        day = of_same_day(context, reading, found, last)
        when = day or inherited(context, reading, readings, found, predicate, period)
    if when is not None and not reaches(context, reading, clause, found, dated, when, predicate, last):
        when = None
    if dated is None and predicate == "observation" and not scope.settled and years_ahead(context, when):
        predicate, modality = "target", "planned"
    figure, per = figure_of(context, reading, clause, found)
    if scope.modality == "forbidden" or _empty(context, figure):
        return None
    lasting = dated is not None and (limits(dated, words(context.ontology.path)) or predicate == "target")
    if per and when is not None and lasting:
        when = until(when)
    when = of_its_year(when, found, predicate) if of_span(reading, clause, dated, found, last) else None
    start = min([found.start, number.start, *([dated.start] if dated else [])])
    claim = Claim(
        reading.sentence, start, number.end, "rule:figures#" + predicate, found.subject, predicate, figure=figure,
        when=when, modality=modality, attribution=_teller(reading, number.start),
    )  # fmt: skip
    barred = scope.hypothetical or (predicate == "observation" and _is_condition(context, reading, clause))
    return replace(claim, refused="hypothetical") if barred else claim


def _empty(context: Context, figure: Figure) -> bool:
    """Whether a figure has no number, or none that says what it counts."""
    unitless = tuple(figure_words(context.ontology.path)["unitless"])
    bare = figure.unit is None and not (figure.measure or "").endswith(unitless)
    return bare or (figure.value is None and figure.low is None and figure.high is None)


def _teller(reading: Reading, at: int) -> str | None:
    """Return who says what stands there: an entity id, or the words."""
    speech = reading.speech_at(at)
    if speech is None:
        return None
    return speech.speaker.entities[0] if speech.speaker and speech.speaker.entities else speech.words


def _is_condition(context: Context, reading: Reading, clause: Clause) -> bool:
    """Whether the next clause says what shall be done then: 日最高气温达到40℃以上，应当停止露天作业."""
    if clause.index + 1 >= len(reading.clauses):
        return False
    after = reading.clauses[clause.index + 1]
    bound = reading.text.endswith(("以上", "以下", "的", "时", "后"), 0, clause.end)
    duties = tuple(figure_words(context.ontology.path)["duties"])
    return bound and any(w in reading.text[after.start : after.start + 12] for w in duties)


def _of_plan(reading: Reading, found: Found, last: Found) -> bool:
    """Whether a figure is one of what was just planned: 计划开工500多个项目，|总投资|超700亿元."""
    if last.index != reading.sentence.index or last.kind not in _AHEAD:
        return False
    thing = bool(last.behind) and found.measure.startswith(last.behind) and found.measure != last.measure
    gap = reading.text[last.mention.end : found.mention.start]
    # 力争研发投入增长15%，高新技术企业超3000家: the aim reaches on, up to 目前 and 已.
    return thing or not any(w in gap for w in ("目前", "已", "；", "了", "去年"))


def _dated(context: Context, reading: Reading, clause: Clause, found: Found) -> Phrase | None:
    """Return the time that the sentence gives a figure: the one right before it, else that of its clause."""
    start = found.mention.start
    own = found.dated or beside(context, reading, start)
    if own is not None:
        return Phrase("time", own.start, own.end, own.text, mention=own)
    dated = time_of(reading.clauses, clause.index, phrase_at(clause, start), words(context.ontology.path), start)
    if dated is not None and dated.mention and reading.text.endswith(_AGAINST, 0, dated.mention.start):
        # 3月，预订量同比2024年增长52%
        at = phrase_at(clause, dated.start)
        dated = time_of(reading.clauses, clause.index, at, words(context.ontology.path), dated.start)
    if dated is None or dated.start < clause.start:
        dated = _opening(context, reading, clause, start) or dated
    if dated is not None and dated.start < clause.start and aside(context, reading, dated, found):
        dated = None
    dated = dated or of_aim(context, reading, clause, start) or of_sentence(reading, start)
    dated = of_launch(context, reading, dated, found) if dated is not None else None
    if dated is not None and reading.text.startswith(
        tuple(figure_words(context.ontology.path)["nearing"]), dated.end
    ):
        # 春节|临近，日客流量突破2万人: what is near is not yet there.
        return None
    return None if of_telling(context, reading.text, dated, start) else dated


def _sums(context: Context, found: Found) -> bool:
    """Whether a figure gives the period that its text sums up: 上半年，我国进出口同比增长2.1%."""
    return found.when is not None and found.kind == "observation" and statistical(context, found)


def _names_year(token: Token) -> bool:
    """Whether a time says its year: 2022年, 去年; not 全年 or 3月."""
    dated = token.mention is not None and bool(token.mention.value)
    return dated and "年" in token.text and token.text != "全年"


def _opening(context: Context, reading: Reading, clause: Clause, until: int) -> Phrase | None:
    """Return the time that opens a clause, whatever it describes: 2022年|各医院转诊的患者下降30.6%."""
    head = next((t for t in reading.tokens if t.start >= clause.start), None)
    if head is None or head.kind != "T" or head.mention is None or head.end > until:
        return None
    if not _names_year(head) and head.text not in figure_words(context.ontology.path)["now"]:
        return None
    return Phrase("time", head.start, head.end, head.text, mention=head.mention)
