"""Figures: 截至2021年，我国服务业就业人员为3.59亿人，占全国就业人员总数的48% → what is measured, of whom, when.

A number is read backwards through the words that tie it to its measure (kg/relations/reading/measure.py). What
it is a figure of is the place, body or programme that opens the measure, else the subject of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.model import Mention, Modality
from kg.relations.base import Claim, Context, Figure, When
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie, tie
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.when import limits, resolve, time_of
from kg.resources import lexicon

_SUBJECTS = ("Place", "Organization", "Program", "Event", "Work", "Policy")
_LEADING = frozenset({"d", "c", "u", "e", "x", '"', "T", "f"})
# A measure that ends so is a quantity by itself; a verb before it (推进…覆盖率) is not part of it.
_RATES = ("率", "额", "值", "量", "比重", "规模", "水平", "指数", "占比")
_MOVES = re.compile(r"[^，。；]{0,8}?(?:增|扩|提|升|降|减|涨|跌|压|缩|拓|上)[^，。；]{0,3}(?:到|至|为)")
_PRIVATE = frozenset({"Company", "School", "Hospital"})
_COUNTRY = "place/中国"
_LISTED = frozenset({"、", "和", "与", "及", "以及"})


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in the making: the number's mention, its measure and where that stands, its subject."""

    mention: Mention
    measure: str
    start: int
    tie: Tie
    subject: str | None
    group: str | None = None
    index: int = -1
    when: When | None = None
    clause: int = -1
    kind: str = ""

    def goes_on(self, reading: Reading, clause: Clause) -> bool:
        """Whether a clause may count the same measure: the next one, or with nothing named in between."""
        if self.index != reading.sentence.index:
            return False
        return not any(c.own for c in reading.clauses[self.clause + 1 : clause.index])

    def near(self, reading: Reading) -> bool:
        """Whether the figure stood in this sentence or the one before, so that this one may go on with it."""
        return reading.sentence.index - self.index <= 1


@lru_cache(maxsize=4)
def _lexicon(root: Path) -> dict[str, Any]:
    data = lexicon("figures", root)
    modal = lexicon("modality", root)
    dropped = {w for k in ("planned", "forecast", "permitted", "required", "done") for w in modal[k]} | {*data["near"], *data["level"]}
    data = {**data, "foretold": tuple(modal["forecast"]), "rising": frozenset(data["rising"])}
    return {**data, "dropped": frozenset(dropped), "idle": frozenset(data["idle_units"]), "doing": tuple(sorted(data["action"], key=len, reverse=True))}


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
        if reading.sentence.role in {"title", "kicker", "subtitle", "byline", "number", "date", "affiliation", "columnhead"}:
            continue
        row: list[Found] = []
        for clause in reading.clauses:
            for found in _of_clause(context, reading, clause, last, tuple(row), voices):
                if found.subject is None and _of_country(context, voice):
                    found = replace(found, subject=_COUNTRY)
                claim = _claim(context, reading, clause, found, last)
                last = replace(
                    found, index=reading.sentence.index, clause=clause.index,
                    when=claim.when if claim else None, kind=claim.predicate if claim else "",
                )
                row.append(last)
                if claim is not None:
                    yield claim


def _matched(
    context: Context, reading: Reading, clause: Clause, numbers: Sequence[Token], row: Sequence[Found]
) -> list[Found]:
    """交易153.8亿笔，金额7.74万亿元，同比分别增长15.8%和10.1%: the changes of the figures just given, in order."""
    levels = [f for f in row if f.tie.change is None and f.group is None][-len(numbers) :]
    changed = tie(reading.text[clause.start : numbers[0].start].replace("分别", ""), context.ontology.path)
    if len(levels) != len(numbers) or changed.change is None or changed.rest.strip("，、 "):
        return []
    return [
        replace(f, mention=n.mention, tie=changed) for f, n in zip(levels, numbers, strict=True) if n.mention is not None
    ]


def _of_clause(
    context: Context, reading: Reading, clause: Clause, last: Found | None, row: Sequence[Found], voices: Sequence[str]
) -> Iterator[Found]:
    tokens = [t for t in reading.tokens if clause.start <= t.start < clause.end]
    numbers = [t for t in tokens if t.kind == "Q" and _counts(context, t)]
    if "分别" in reading.text[clause.start : clause.end] and len(numbers) > 1:
        yield from _distribute(context, reading, clause, tokens, numbers, last) or _matched(
            context, reading, clause, numbers, row
        )
        return
    low = clause.start
    for token in numbers:
        if token.start < low:
            continue
        found = _read(context, reading, clause, tokens, low, token, last, voices)
        if found is not None:
            low, last = token.end, replace(found, index=reading.sentence.index, clause=clause.index)
            yield found


def _counts(context: Context, token: Token) -> bool:
    detail = token.mention.detail if token.mention else None
    unit = getattr(detail, "unit", None) or ""
    if "%" in token.text and not unit.startswith("%"):
        return False
    written = any(c.isdigit() for c in token.text) or any(c in token.text for c in "万亿成倍分")
    return written and unit not in _lexicon(context.ontology.path)["idle"] and getattr(detail, "kind", "") != "ordinal"


def _read(
    context: Context, reading: Reading, clause: Clause, tokens: Sequence[Token], low: int, number: Token,
    last: Found | None, voices: Sequence[str],
) -> Found | None:
    root = context.ontology.path
    tied = tie(reading.text[low : number.start], root)
    high = low + len(tied.rest)
    body = [t for t in tokens if low <= t.start and t.end <= high]
    while body and body[-1].kind in {")", "("}:
        inner = max((k for k, t in enumerate(body) if t.kind == "("), default=0)
        body = body[:inner]
    subject, body = _lead(context, body)
    if body and body[0].kind == "v" and body[-1].text.endswith(_RATES) and tied.tied:
        body = body[1:]
    measure, start = _measure(reading, body, body[-1].end if body else high)
    while body and body[-1].text in _lexicon(root)["dropped"]:
        body = body[:-1]
        measure = _balanced(reading.text[start : body[-1].end]) if body else ""
    behind = _behind(reading, tokens, number)
    doing = next((w for w in _lexicon(root)["doing"] if measure.endswith(w)), None)
    if measure and behind and (doing or not tied.tied or tied.counts):
        measure += behind
    elif doing == measure:
        return None
    if measure.startswith("占") and last is not None and last.goes_on(reading, clause):
        measure = last.measure + measure
        subject = subject or last.subject
    if body and body[-1].kind == "f" and tied.change and last is not None and last.goes_on(reading, clause):
        # 扣除留抵退税因素后增长6.1%: the same measure, counted in another way.
        tied = replace(tied, comparison=measure + (tied.comparison or ""))
        measure, body = "", []
    if not measure and tied.change and last is not None and last.goes_on(reading, clause):
        measure, start, subject = last.measure, number.start, subject or last.subject
    if not measure and behind and low < number.start and last_word(reading.text[low : number.start], _lexicon(root)["having"]):
        measure, start = behind, number.start
    nounlike = measure.endswith(tuple(_lexicon(root)["nounlike"]))
    verbal = bool(body) and not behind and all(t.kind in {"v", "u", "d"} for t in body) and not nounlike
    attributive = bool(behind) and not tied.tied and not doing
    if verbal or attributive or _many(context, body) or _former(reading, clause, number):
        return None
    nominal_gap = tied.change in _lexicon(root)["rising"] and getattr(number.mention.detail, "unit", "") == "百分点" if number.mention else False
    if nominal_gap or measure.startswith(tuple(_lexicon(root)["openers"])):
        return None
    if any(w in measure for w in _lexicon(root)["refused"]) or not _named(body, behind, measure, last):
        return None
    if not measure or (len(measure) < 2) or not _noun_like(measure, body, tied, doing, nounlike):
        return None
    subject = subject or _subject(context, reading, clause, last, voices)
    return Found(number.mention, measure, start, tied, subject) if number.mention else None


def _many(context: Context, body: Sequence[Token]) -> bool:
    """Whether several places or bodies share one number: 甲、乙、丙气温…: it is no figure of one of them."""
    named = [t for t in body if t.mention is not None and t.kind == "M" and _pick(context, t.mention)]
    return len(named) > 1 and any(t.kind == "c" and t.text in _LISTED and named[0].start < t.start < named[-1].start for t in body)


def _former(reading: Reading, clause: Clause, number: Token) -> bool:
    """Whether a number is where a change starts: 由49%增至98.7%, 从23个省份扩大到31个."""
    ahead = reading.text[clause.start : number.start]
    return any(w in ahead[-12:] for w in "由从") and bool(_MOVES.match(reading.text[number.end : clause.end]))


def last_word(text: str, verbs: Sequence[str]) -> bool:
    """Whether one of the verbs stands near the end of the text: 在乡镇有超过|60万所."""
    return any(w in text[-6:] for w in verbs)


def _named(body: Sequence[Token], behind: str, measure: str, last: Found | None) -> bool:
    """Whether a noun says what is measured."""
    return bool(behind) or any(t.kind in {"n", "M", "v"} for t in body) or (last is not None and measure == last.measure)


def _noun_like(measure: str, body: Sequence[Token], tied: Tie, doing: str | None, nounlike: bool) -> bool:
    """A measure is a noun that the number is tied to, or a doing with what is counted."""
    if measure.startswith("占") or doing:
        return True
    if not body:
        return tied.tied or bool(tied.change)
    last = body[-1]
    if last.mention is not None and last.mention.cls == "Person":
        return False
    # The segmenter takes many a noun for a verb: 收入, 支出, 出口.
    nominal = last.kind in {"n", "a", "m"} or (last.kind == "v" and (nounlike or tied.tied))
    return nominal or (last.kind == "M" and (len(body) > 1 or tied.tied))


def _lead(context: Context, body: list[Token]) -> tuple[str | None, list[Token]]:
    """Cut times, adverbs, 在…-phrases and the place or body that opens the measure; return it and the rest."""
    subject: str | None = None
    apart = False
    while body:
        token = body[0]
        apart = apart or token.kind != "M"
        dropped = token.text in _lexicon(context.ontology.path)["dropped"]
        if token.kind in _LEADING or (dropped and token.kind != "p") or (token.kind == "j" and subject):
            body = body[1:]
        elif token.kind == "p" and len(body) > 1 and body[1].kind in {"M", "T"}:
            subject = subject or _place(context, body[1])
            body = body[2:]
        elif token.kind == "p" and any(t.kind == "v" for t in body[1:]):
            body = body[next(k for k, t in enumerate(body) if t.kind == "v" and k) :]
        elif token.kind == "p":
            body = []
        elif token.kind == "M" and token.mention is not None and (own := _pick(context, token.mention)):
            if subject is not None and (apart or not context.is_a(own, ("Place", "Organization", "Program"))):
                break
            subject, apart = own, False
            body = body[1:]
            continue
        else:
            break
    return subject, body


def _pick(context: Context, mention: Mention) -> str | None:
    return next((e for e in mention.entities if context.is_a(e, _SUBJECTS)), None)


def _place(context: Context, token: Token) -> str | None:
    if token.mention is None:
        return None
    return next((e for e in token.mention.entities if context.is_a(e, ("Place", "Organization", "Program"))), None)


def _measure(reading: Reading, body: Sequence[Token], high: int) -> tuple[str, int]:
    if not body:
        return "", high
    start = body[0].start
    return _balanced(reading.text[start:high].strip("，、：的 ")), start


def _behind(reading: Reading, tokens: Sequence[Token], number: Token) -> str:
    """Return the noun that a number counts, where it stands behind it: 6万条|棉被."""
    at = number.end
    later = [t for t in tokens if t.start >= number.end]
    if later and later[0].text == "的":
        later, at = later[1:], later[0].end
    first = at
    for token, after in zip(later, [*later[1:], None], strict=False):
        noun = token.kind in {"n", "M", "a", '"'} or (
            token.kind in {"v", "j", "d"} and after is not None and after.kind in {"n", "M", "a"} and token.start > first
        )
        if not noun or token.start != at:
            break
        at = token.end
    return _balanced(reading.text[first:at])


def _balanced(text: str) -> str:
    """Return the text without a quotation mark that has lost its partner, or without the pair around all of it."""
    if text.count("“") != text.count("”"):
        return text.replace("“", "").replace("”", "")
    return text[1:-1] if text.startswith("“") and text.endswith("”") and text.count("“") == 1 else text


def _subject(
    context: Context, reading: Reading, clause: Clause, last: Found | None, voices: Sequence[str]
) -> str | None:
    here = last is not None and last.index == reading.sentence.index
    if here and last is not None and last.subject and not clause.own:
        return last.subject
    programme = _programme(context, reading, clause)
    if programme:
        return programme
    speech = reading.speech_at(clause.start + 1)
    source = reading.clauses[clause.source].start if clause.source is not None else -1
    speaking = speech is not None and not clause.own and source < speech.start
    for member in () if speaking else clause.subject:
        name = member.head or (member.before[0] if member.before else None)
        if name is not None and (own := _pick(context, name)) and (clause.own or own not in voices):
            return own
    if speech is not None and speech.speaker is not None:
        own = _pick(context, speech.speaker)
        if own and context.is_a(own, ("Work", "Policy")):
            return own
    return last.subject if last is not None and last.subject else None


def _programme(context: Context, reading: Reading, clause: Clause) -> str | None:
    """Return what the inherited subject has just been said to run: 人社部启动培育项目，每年培训… With a limit (到2025年)
    a paper just issued counts too: it sets the target.
    """
    if clause.own or clause.source is None:
        return None
    source = reading.clauses[clause.source]
    planned = any(limits(p) for c in reading.clauses[source.index :] for p in c.phrases if p.kind == "time")
    for phrase in source.phrases:
        for name in phrase.heads:
            own = _pick(context, name)
            fits = own and context.is_a(own, ("Program", "Policy") if planned else ("Program",))
            if phrase.kind == "np" and fits and source.main is not None:
                return own
    return None


def _of_country(context: Context, voice: str) -> bool:
    """Whether figures without a place are the country's: a national body gives them, and the text names the country."""
    if not voice.startswith(tuple(_lexicon(context.ontology.path)["national"])):
        return False
    return any(_COUNTRY in m.entities for own in context.mentions.values() for m in own)


def _distribute(
    context: Context, reading: Reading, clause: Clause, tokens: Sequence[Token], numbers: Sequence[Token], last: Found | None
) -> list[Found] | None:
    """甲比重、乙比重，将分别达到59.05%、54.96%: the list before 分别 and the numbers behind it, in order."""
    text = reading.text
    mark = text.index("分别", clause.start)
    row = [n for n in numbers if n.start > mark]
    first = text[clause.start : mark]
    home = clause
    parts = _parts(reading, clause.start, mark)
    if len(parts) != len(row) and clause.index:
        home = reading.clauses[clause.index - 1]
        parts = _parts(reading, home.start, home.end)
    if len(parts) != len(row) or len(row) < 2:
        return None
    tied = tie(first[len(first.rstrip()) :] + text[mark + 2 : row[0].start], context.ontology.path)
    comparison = tie(first, context.ontology.path).comparison
    if comparison:
        tied = replace(tied, comparison=comparison)
    # 甲、乙、丙等产品产量: what stands behind 等 is measured, the members are its groups.
    tail = reading.text[parts[-1][0] : parts[-1][1]]
    shared_head = tie(tail.partition("等")[2], context.ontology.path).rest if "等" in tail else ""
    found = []
    for part, number in zip(parts, row, strict=True):
        body = [t for t in reading.tokens if part[0] <= t.start and t.end <= part[1]]
        subject, rest = _lead(context, list(body))
        measure, start = _measure(reading, rest, part[1])
        measure = tie(measure, context.ontology.path).rest or measure
        subject = subject or _subject(context, reading, home, last, ())
        group = None
        if shared_head:
            group, measure = _before_etc(measure), shared_head
        elif not measure or ("其中" in text[: part[0]] and last is not None):
            if last is None:
                return None
            group, measure = measure or None, last.measure
        if number.mention is not None:
            found.append(Found(number.mention, measure, start, tied, subject, group))
    return found


def _before_etc(text: str) -> str:
    return text.partition("等")[0] or text


def _parts(reading: Reading, low: int, high: int) -> list[tuple[int, int]]:
    """Return the ranges of the members of the list `[low, high)`, its leading times and adverbs cut."""
    tokens = [t for t in reading.tokens if low <= t.start and t.end <= high]
    while tokens and (tokens[0].kind in _LEADING or tokens[0].kind == "p"):
        tokens = tokens[1:]
    while tokens and tokens[-1].kind in {"d", ",", "p", "x", ";"}:
        tokens = tokens[:-1]
    parts: list[tuple[int, int]] = []
    start = tokens[0].start if tokens else low
    for token in tokens:
        if token.kind == "c" and token.text in _LISTED:
            parts.append((start, token.start))
            start = token.end
    return [*parts, (start, tokens[-1].end)] if tokens else []


def _claim(
    context: Context, reading: Reading, clause: Clause, found: Found, last: Found | None
) -> Claim | None:
    if found.subject is None:
        return None
    number = found.mention
    dated = time_of(reading.clauses, clause.index, _phrase_at(clause, number.start), number.start)
    predicate, modality, scope = _kind(context, reading, clause, found, dated, last)
    when = None
    if dated is not None and dated.mention is not None:
        edtf, earliest, latest = resolve(dated.mention, context.anchor, predicate != "observation")
        when = When(edtf, dated.mention.text, earliest, latest)
    elif last is not None and found.subject == last.subject:
        when = last.when
    speech = reading.speech_at(number.start)
    attribution = None
    if speech is not None:
        attribution = speech.speaker.entities[0] if speech.speaker and speech.speaker.entities else speech.words
    figure, per = _figure(context, reading, clause, found)
    if scope.modality == "forbidden" or (figure.value is None and figure.low is None and figure.high is None):
        return None
    if per and when is not None and dated is not None and limits(dated):
        when = _until(when)
    start = min([found.start, number.start, *([dated.start] if dated else [])])
    claim = Claim(
        reading.sentence, start, number.end, "rule:figures#" + predicate, found.subject, predicate, figure=figure,
        when=when, modality=modality, attribution=attribution,
    )  # fmt: skip
    return replace(claim, refused="hypothetical") if scope.hypothetical else claim


def _until(when: When) -> When:
    """到2030年，每年… is every year until then: the year becomes the end of an open interval."""
    if when.edtf is None or "/" in when.edtf:
        return when
    return replace(when, edtf="../" + when.edtf, earliest=None)


def _figure(context: Context, reading: Reading, clause: Clause, found: Found) -> tuple[Figure, str | None]:
    detail: Any = found.mention.detail
    unit = getattr(detail, "unit", None)
    per = None
    ahead = reading.text[clause.start : found.mention.start]
    for word, period in sorted(_lexicon(context.ontology.path)["rates"], key=lambda r: -len(r[0])):
        if word in ahead:
            per = period
            break
    if per and unit and found.tie.change is None and unit != "%":
        unit = f"{unit}/{per}"
    measure = found.measure
    if unit == "个" and reading.text.startswith("基点", found.mention.end):
        unit, measure = "基点", measure.removesuffix("基点")
    comparison = None
    if found.tie.change:
        comparison = (found.tie.comparison or "") + found.tie.change
    elif found.tie.comparison:
        comparison = found.tie.comparison
    value = getattr(detail, "value", found.mention.value)
    figure = Figure(
        value, unit, getattr(detail, "low", None), getattr(detail, "high", None), getattr(detail, "modifier", None),
        measure, found.group, comparison,
    )  # fmt: skip
    return figure, per


def _kind(
    context: Context, reading: Reading, clause: Clause, found: Found, dated: Phrase | None, last: Found | None
) -> tuple[str, Modality, Scope]:
    """Return the predicate and modality: what lies ahead is a target, what is foretold a forecast."""
    root = context.ontology.path
    at = _phrase_at(clause, found.mention.start)
    scope = scope_of(reading.clauses, clause.index, at, root, reading.text)
    speech = reading.speech_at(found.mention.start)
    said = reading.text[clause.start : found.mention.start]
    if scope.modality == "forecast" or any(w in said for w in _lexicon(root)["foretold"]) or (speech is not None and speech.mode == "predicting"):
        return "forecast", "forecast", scope
    ahead = dated is not None and not scope.settled and _ahead(context, dated)
    if ahead and last is not None and last.kind == "forecast" and last.index == reading.sentence.index:
        return "forecast", "forecast", scope
    if scope.modality in {"planned", "required"} or ahead:
        return "target", "planned", scope
    if scope.modality == "possible":
        return "observation", "possible", scope
    return "observation", "asserted", scope


def _ahead(context: Context, dated: Phrase) -> bool:
    """Whether a time lies after the document, or is a limit (到2030年) in a document without a date."""
    latest = getattr(dated.mention.detail, "latest", None) if dated.mention else None
    if context.document.date is None:
        return limits(dated)
    return latest is not None and latest > context.document.date and (limits(dated) or latest[:4] > context.document.date[:4])


def _phrase_at(clause: Clause, offset: int) -> int:
    """Return the index of the first phrase that reaches behind `offset`."""
    return next((k for k, p in enumerate(clause.phrases) if p.end > offset), len(clause.phrases))
