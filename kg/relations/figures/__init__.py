"""Figures: 截至2021年，我国服务业就业人员为3.59亿人，占全国就业人员总数的48% → what is measured, of whom, when.

A number is read backwards through the words that tie it to its measure (kg/relations/reading/measure.py). What
it is a figure of is the place, body or programme that opens the measure, else the subject of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.relations.base import Claim, Context, Figure, When
from kg.relations.figures.base import Case, Found, figure_words
from kg.relations.figures.bearer.doing import with_doer
from kg.relations.figures.bearer.ground import statistical, within_reach
from kg.relations.figures.bearer.rightful import rightful
from kg.relations.figures.bearer.telling import reporter, tellers
from kg.relations.figures.bearer.walk import LEFT, bearer_of
from kg.relations.figures.counted import missed, timed
from kg.relations.figures.headlines import with_text
from kg.relations.figures.kinds import disposed
from kg.relations.figures.measure.accident import of_accident
from kg.relations.figures.measure.belonging import stayed
from kg.relations.figures.measure.compared import compared
from kg.relations.figures.measure.eligible import counts
from kg.relations.figures.measure.ending import ended
from kg.relations.figures.measure.finished import broken, mended
from kg.relations.figures.measure.grouping import grouped
from kg.relations.figures.measure.heading import headed
from kg.relations.figures.measure.leftover import with_leftovers
from kg.relations.figures.measure.measuring import read_figure
from kg.relations.figures.measure.partial import partial
from kg.relations.figures.measure.scoping import scoped
from kg.relations.figures.measure.sharing import distribute, matched
from kg.relations.figures.measure.unsaid import with_unsaid
from kg.relations.figures.measure.whole import whole
from kg.relations.figures.measure.wording import against_then, of_span, summed
from kg.relations.figures.pointing import BEFORE, hollow, opening, pointed
from kg.relations.figures.ranked import ranked
from kg.relations.figures.time.disasters import of_disaster
from kg.relations.figures.time.given_out import given_out
from kg.relations.figures.time.ranging import at_its_end, grown
from kg.relations.figures.time.running import sums
from kg.relations.figures.time.settling import settle
from kg.relations.figures.time.timing import of_its_year, until
from kg.relations.figures.values import figure_of
from kg.relations.figures.worded import worded
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import limits
from kg.relations.reading.words import words
from kg.replacing import replace

_SILENT = frozenset({"title", "kicker", "subtitle", "byline", "number", "date", "affiliation", "columnhead"})
# Their own figures without a place are not the country's.
_PRIVATE = frozenset({"Company", "School", "Hospital"})


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the figures of all sentences; numbers without a measure or without a subject are passed over."""
    yield from with_text(tuple(_read(context, readings)))


def _read(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    last: Found | None = None
    period: Found | None = None
    item: int | None = None
    home: tuple[int, int | None] | None = None
    voice = ""
    voices: tuple[str, ...] = ()
    topics: dict[int, str] = {}
    tops: list[Found] = []
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
            period, item, tops = None, reading.sentence.item, []
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
                case = Case(reading, clause, recent, around, last, topics, bare, voice, voices)
                found = with_doer(context, reading, clause, bearer_of(context, case, found), last)
                found = mended(context, reading, rightful(context, reading, around, found))
                found = headed(context, around, tops, ended(context, reading, clause, last, found))
                found = scoped(context, reading, around, clause, last, stayed(context, reading, last, found))
                found = with_leftovers(context, reading, clause, last, grouped(context, reading, around, found))
                found = whole(context, reading, clause, last, _said_out(reading, around, clause, last, found))
                tops += [found] if reading.sentence.role == "subhead" else []
                claim = _claim(context, reading, around, clause, found, last, period)
                last = _kept(reading, clause, found, claim, last)
                period = period or (last if _sums(context, last) else None)
                row.append(last)
                if claim is not None:
                    yield claim
        yield from (*_left(context, reading, around, row), *worded(context, reading, around, row, voice, voices))


def _said_out(reading: Reading, around: Sequence[Reading], clause: Clause, last: Found | None, found: Found) -> Found:
    """Return a figure whose measure says what the words before it have said: whose card, which accident."""
    return of_accident(reading, around, with_unsaid(reading, around, clause, last, found))


def _left(context: Context, reading: Reading, around: Sequence[Reading], row: Sequence[Found]) -> Iterator[Claim]:
    """Yield the figures of the numbers of a sentence that are not in `row` or came to nothing there, and ranks."""
    told = [f for f in row if f.kind]
    # Whose they are has no name; not the place they are in.
    others = {f.mention.start for f in row if f.subject is None and f.reason in LEFT}
    for clause in reading.clauses:
        for left in missed(context, reading, around, clause, told):
            found = mended(context, reading, rightful(context, reading, around, replace(left, own=False)))
            found = replace(found, own=left.own)
            before = next((f for f in reversed(told) if f.mention.end <= found.start), None)
            found = with_unsaid(
                reading, around, clause, before, with_leftovers(context, reading, clause, None, found)
            )
            here = any(found.subject in m.entities and m.start >= clause.start for m in reading.mentions)
            if found.mention.start in others and not here and context.is_a(found.subject or "", ("Place",)):
                continue
            claim = _claim(context, reading, around, clause, found, before, None)
            if claim is not None:
                told.append(_kept(reading, clause, found, claim, None))
                yield timed(claim)
    yield from ranked(context, reading, around, row)


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
        # 参保人数分别为10.5亿人、2.9亿人，|同比增加2430万人、825万人
        if spread is None and "分别" in reading.text[: clause.end]:
            spread = matched(context, reading, clause, numbers, row) or spread
        if spread is not None or "分别" in reading.text[clause.start : clause.end]:
            yield from spread or ()
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
    if broken(context, reading, found) or compared(reading, clause, found) or partial(reading, clause, found):
        return None
    number = found.mention
    settled = settle(context, reading, readings, clause, found, last, period)
    predicate, when, dated, scope = settled.predicate, settled.when, settled.dated, settled.scope
    figure, per = figure_of(context, reading, clause, found)
    if (
        _denied(context, reading, clause, found)
        or scope.modality == "forbidden"
        or _empty(context, figure)
        or _on_paper(context, reading, found, predicate)
    ):
        return None
    lasting = dated is not None and (limits(dated, words(context.ontology.path)) or predicate == "target")
    if per and when is not None and lasting:
        when = until(when)
    when = grown(reading, found, when) if of_span(reading, clause, dated, found, last) else None
    if predicate == "observation":
        when = _held(context, reading, readings, found, when)
    when = of_its_year(at_its_end(reading, found, when) if predicate == "observation" else when, found, predicate)
    measure = against_then(reading, found, figure.measure or "")
    figure = replace(figure, measure=summed(reading, clause, found, measure, when))
    start = min([found.start, number.start, *([dated.start] if dated else [])])
    claim = Claim(
        reading.sentence, start, number.end, "rule:figures#" + predicate, found.subject, predicate, figure=figure,
        when=when, modality=settled.modality, attribution=_teller(reading, number.start), bearer=found.reason,
    )  # fmt: skip
    barred = scope.hypothetical or (predicate == "observation" and _is_condition(context, reading, clause))
    return replace(claim, refused="hypothetical") if barred else claim


def _denied(context: Context, reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether what is counted has never been: 从未|侵占过一寸土地."""
    said = reading.text[clause.start : found.mention.start]
    return any(w in said for w in figure_words(context.ontology.path)["never"])


def _empty(context: Context, figure: Figure) -> bool:
    """Whether a figure has no number, or none that says what it counts."""
    unitless = tuple(figure_words(context.ontology.path)["unitless"])
    bare = figure.unit is None and not (figure.measure or "").endswith(unitless)
    return bare or (figure.value is None and figure.low is None and figure.high is None)


def _on_paper(context: Context, reading: Reading, found: Found, predicate: str) -> bool:
    """Whether a plan only tells of what there is: 《规划》发布两年来，已汇聚|企业|447家."""
    aimed = predicate == "target" and "已" not in reading.text[max(0, found.start - 8) : found.mention.start]
    if aimed or found.own or not context.is_a(found.subject or "", ("Policy",)):
        return False
    known = figure_words(context.ontology.path)
    planning = context.entities[found.subject or ""].label.endswith(tuple(known["plans"]))
    return planning and not found.measure.startswith(known["said_of_papers"])


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


def _sums(context: Context, found: Found) -> bool:
    """Whether a figure gives the period that its text sums up: 上半年，我国进出口同比增长2.1%."""
    return found.when is not None and found.kind == "observation" and statistical(context, found)


def _series(found: Found) -> bool:
    """Whether a figure is a change or a share."""
    return found.tie.change is not None or found.unit in {"%", "百分点"}


def _held(
    context: Context, reading: Reading, readings: Sequence[Reading], found: Found, when: When | None
) -> When | None:
    """Return when something was so: not the day of the news of it, but that of its disaster."""
    held = given_out(readings, found, when, _series(found), sums(context, reading, found), context.anchor)
    return held or of_disaster(context, reading, readings, found)
