"""Forms of `ontology/rules` in read sentences → claims: biographies, credits, families, what a body or place is.

张三，男，汉族，1965年3月生，山东济南人，毕业于山东大学 → bornOn, ethnicity, nativePlace, studiedAt
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.forms.base import Form, Forms, load_forms
from kg.relations.forms.line import Line, lines_of
from kg.relations.forms.topics import first_person, papers_of, topic
from kg.relations.reading.rows import pairs
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve, time_of
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.cues import standing

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the claims of all forms over all sentences of the document."""
    book = load_forms(context.ontology.path)
    earlier: tuple[Mention, ...] = ()
    person: Mention | None = None
    papers: tuple[Mention, ...] = ()
    place: tuple[int, int | None] | None = None
    for reading in readings:
        here = (reading.sentence.block, reading.sentence.item)
        if here != place:
            person, papers, place = None, (), here
        earlier = (*((person,) if person else ()), *papers)
        fitting = _fitting(book, reading.text)
        mentions = settle(reading.mentions)
        lines = lines_of(reading.text, mentions, context.ontology)
        said: set[tuple[str, str, object]] = set()
        for form in fitting:
            for claim in _apply(form, context, reading, lines[form.brackets], earlier):
                key = (claim.subject, claim.predicate, claim.object or claim.value)
                if key not in said:
                    said.add(key)
                    yield claim
        person = first_person(lines[0], person)
        papers = papers_of(lines[0]) or papers


def _fitting(book: Forms, text: str) -> list[Form]:
    """Return the forms of whose triggers one stands in the text, in their order."""
    numbers: set[int] = set()
    for word in standing(text, book.cues):
        numbers.update(book.triggers[word])
    return [book.forms[n] for n in sorted(numbers)]


def _apply(form: Form, context: Context, reading: Reading, line: Line, earlier: Sequence[Mention]) -> Iterator[Claim]:
    for pattern in form.patterns:
        for match in pattern.finditer(line.text):
            yield from _claims(form, context, reading, line, match, earlier)


def _pick(context: Context, classes: Sequence[str], mention: Mention) -> tuple[str, ...]:
    return tuple(e for e in mention.entities if context.is_a(e, classes))


def _claims(
    form: Form, context: Context, reading: Reading, line: Line, match: re.Match[str], earlier: Sequence[Mention]
) -> Iterator[Claim]:
    groups = match.groupdict()
    spans = [match.span(), *(match.span(g) for g in groups if groups[g])]
    shown = [(line.start[low], line.end[high - 1]) for low, high in spans if low < high]
    sides: list[list[str]] = []
    for name, classes in (("S", form.subject), ("O", form.object)):
        pick = partial(_pick, context, classes)
        if groups.get(name) is not None:
            sides.append([e for m in line.inside(*match.span(name)) for e in pick(m)])
        elif not classes:
            sides.append([])
        else:
            about = topic(line, match.start(), pick, earlier, groups.get("K") or "")
            if about is None:
                return
            shown += [(about.mention.start, about.mention.end)] if about.at >= 0 else []
            sides.append(list(pick(about.mention))[:1])
    start, end = min(s for s, _ in shown), max(e for _, e in shown)
    scope, attribution = _meant(context, reading, shown[0][1])
    if form.stative:
        scope = Scope("reported" if scope.modality == "reported" else "asserted", hypothetical=scope.hypothetical)
    rows = [list(dict.fromkeys(side)) for side in sides]
    told = pairs(reading.text[start:end], rows[0], rows[1], words(context.ontology.path))
    for subject in rows[0]:
        claim = Claim(
            reading.sentence, start, end, form.by, subject, form.predicate, modality=scope.modality,
            polarity=scope.polarity, attribution=attribution, refused="hypothetical" if scope.hypothetical else None,
            when=_dated(context, reading, shown[0][1]) if form.dated else None,
        )  # fmt: skip
        yield from _filled(form, context, line, match, claim, [other for one, other in told if one == subject])


def _filled(
    form: Form, context: Context, line: Line, match: re.Match[str], claim: Claim, objects: Sequence[str]
) -> Iterator[Claim]:
    groups = match.groupdict()
    when = _when(context, line.names[match.start("T")]) if groups.get("T") else claim.when
    if form.value in {"time", "day", "begin", "end"}:
        if when is not None and (day := _day(form.value, when.edtf)):
            yield replace(claim, value=day, when=None)
    elif form.value == "text":
        if groups.get("V"):
            yield replace(claim, value=groups["V"])
    elif when is None or when.edtf is not None or context.anchor is None:
        # A time that even the issue date cannot place (同年11月) would leave the fact undated.
        for other in objects:
            if not _alike(context, claim.subject, other):
                yield replace(claim, object=other, when=when)


def _day(part: str, edtf: str | None) -> str | None:
    """Return what a time says: itself, an exact day, or the day at one end of a span (1931年2月—2012年5月)."""
    if edtf is None or part == "time":
        # 自10月12日起播出, 至2028年底: the day it opens or closes.
        return edtf.removesuffix("/..").removeprefix("../") if edtf else None
    if part == "day":
        return edtf if _DAY.fullmatch(edtf) else None
    days = edtf.split("/")
    day = days[0] if part == "begin" else days[-1]
    return day if len(days) == 2 and day not in {"", ".."} else None


def _alike(context: Context, one: str, other: str) -> bool:
    """Whether two things go by one name: 唐高祖李渊, 李渊."""
    names = [context.entities[e].label for e in (one, other)]
    return one == other or names[0].endswith(names[1]) or names[1].endswith(names[0])


def _when(context: Context, mention: Mention) -> When:
    edtf, earliest, latest = resolve(mention, context.anchor, False)
    return When(edtf, mention.text, earliest, latest)


def _dated(context: Context, reading: Reading, end: int) -> When | None:
    """Return the time of the verb that ends at `end`."""
    clause = reading.clause_at(end - 1)
    if clause is None:
        return None
    verb = next((k for k, p in enumerate(clause.phrases) if p.end >= end), len(clause.phrases))
    found = time_of(reading.clauses, clause.index, verb, words(context.ontology.path))
    when = _when(context, found.mention) if found and found.mention else None
    # What happens once has no open end.
    return replace(when, edtf=when.edtf.removesuffix("/..")) if when and when.edtf else when


def _meant(context: Context, reading: Reading, end: int) -> tuple[Scope, str | None]:
    """Return how the words that end at `end` are meant, and who says them."""
    clause = reading.clause_at(end - 1)
    scope = Scope()
    # A single 如 more often opens an example here: 如张三的女儿李四.
    doubt = tuple(w for w in lexicon("modality", context.ontology.path)["hypothetical"] if len(w) > 1)
    if clause is not None:
        verb = sum(p.start < end for p in clause.phrases)
        scope = scope_of(reading.clauses, clause.index, verb, context.ontology.path, reading.text)
        scope = replace(scope, hypothetical=scope.hypothetical and any(w in reading.text[:end] for w in doubt))
    speech = reading.speech_at(end - 1)
    if speech is None:
        return scope, None
    if scope.modality == "asserted" and speech.mode == "opinion":
        scope = Scope("reported", scope.polarity, scope.hypothetical)
    named = speech.speaker.entities if speech.speaker else ()
    return scope, named[0] if named else speech.words
