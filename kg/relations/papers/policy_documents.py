"""A government paper about itself: issuers, number, date, basis, force, what it forwards, repeals, encloses.

国务院办公厅关于…的意见 / 国办发〔2018〕123号 / 各省…： / … / 国务院办公厅 / 2018年12月7日
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.addressees import addressees
from kg.relations.reading.adoption import is_adoption
from kg.relations.reading.notices import is_made, patterns_of, promulgated, sent_before
from kg.relations.reading.papers import BY, Paper, claim_of, paper_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.words import words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield what a government paper says of itself; other documents yield nothing but numbers behind titles."""
    paper = paper_of(context, readings)
    for reading in readings:
        for claim in _numbered(context, reading):
            # 《关于…的通知》（某发〔2019〕22号）同时废止: an older paper of the same title, not this one.
            if paper is None or claim.subject != paper.id:
                yield claim
    if paper is None:
        return
    yield from _head(context, readings, paper)
    speaking = paper.id
    for at, reading in enumerate(readings):
        if reading.sentence.role in {"body", "attachment", "subhead"} or is_adoption(reading):
            yield from _body(context, reading, paper, speaking)
            yield from _sent_before(context, readings, at, paper)
            speaking = _self(context, reading, paper)


def _numbered(context: Context, reading: Reading) -> Iterator[Claim]:
    """《关于…的意见》（国发〔2024〕12号): the number behind a title, in any kind of text."""
    for mention in settle(reading.mentions):
        number = str(mention.value) if mention.value is not None else ""
        at = reading.text.find(number, mention.end) if number and mention.text.startswith("《") else -1
        if at < 0 or at - mention.end > 2:
            continue
        for entity in mention.entities:
            claim = claim_of(reading, mention, entity, "documentNumber")
            yield replace(claim, by=BY + "numbered", end=at + len(number), value=number)


def _self(context: Context, reading: Reading, paper: Paper) -> str:
    """Return the paper that the next sentence goes on with: 本细则自…起施行。…《办法》同时废止。"""
    own = patterns_of(context.ontology.path)["self"].search(reading.text)
    named = [m for m in reading.mentions if own and m.start <= own.start() < m.end and m.entities]
    return named[0].entities[0] if named else paper.id


def _head(context: Context, readings: Sequence[Reading], paper: Paper) -> Iterator[Claim]:
    when = _when(paper.dated[1]) if paper.dated else None
    for reading, issuer in paper.issuers:
        for body in issuer.entities:
            claim = claim_of(reading, issuer, body, "issued", paper.id)
            yield replace(claim, when=when)
    if paper.dated is not None and paper.dated[1].value:
        yield replace(
            claim_of(paper.dated[0], paper.dated[1], paper.id, "issueDate"), value=str(paper.dated[1].value)
        )
    if paper.announced:
        number = str(paper.mention.value)
        yield replace(claim_of(paper.reading, paper.mention, paper.id, "documentNumber"), value=number)
    for reading in readings:
        if reading.sentence.role == "number":
            yield from _number(reading, paper)
        elif reading.sentence.role in {"title", "subtitle"}:
            yield from _in_title(reading, paper)
        elif reading.sentence.role == "addressee":
            for mention in addressees(context, reading):
                for body in mention.entities:
                    yield claim_of(reading, mention, paper.id, "addressedTo", body)


def _in_title(reading: Reading, paper: Paper) -> Iterator[Claim]:
    """某局令（第37号）（湿地保护管理规定） · 关于…的通知（林科发（2012）5号）: the number stands in the title."""
    for mention in reading.mentions:
        order = mention.generic and mention.text.startswith("令")
        if mention.value and (order or (mention is paper.mention and not paper.announced)):
            number = claim_of(reading, mention, paper.id, "documentNumber")
            yield replace(number, end=len(reading.text), value=str(mention.value))


def _number(reading: Reading, paper: Paper) -> Iterator[Claim]:
    """国办发〔2018〕123号 · 中华人民共和国国务院令第706号: the number as printed."""
    found = [m for m in reading.mentions if m.cls == "Policy"]
    for mention in found:
        number = str(mention.value or mention.text)
        yield replace(claim_of(reading, mention, paper.id, "documentNumber"), value=number)
    text = reading.text.strip()
    if not found and text.endswith("号"):
        claim = claim_of(reading, paper.mention, paper.id, "documentNumber")
        yield replace(claim, start=0, end=len(reading.text), value=text)


def _body(context: Context, reading: Reading, paper: Paper, speaking: str) -> Iterator[Claim]:
    root = context.ontology.path
    patterns = patterns_of(root)
    text = reading.text
    papers = [m for m in settle(reading.mentions) if m.entities and context.is_a(m.entities[0], ("Policy",))]
    others = [m for m in papers if m.entities[0] != paper.id]
    if reading.sentence.role == "attachment":
        for mention in others:
            yield claim_of(reading, mention, paper.id, "includes", mention.entities[0])
        return
    yield from _force(reading, paper, papers, patterns, text)
    yield from _labelled(reading, _self(context, reading, paper), patterns)
    yield from _lasting(reading, _self(context, reading, paper), patterns)
    yield from _sent(context, reading, paper, patterns)
    if match := patterns["amend"].search(text):
        for mention in others:
            if text[: mention.start].endswith("对") and "。" not in text[mention.end : match.start()]:
                claim = claim_of(reading, mention, paper.id, "amends", mention.entities[0])
                yield replace(claim, start=mention.start - 1, end=match.end())
    if match := patterns["abolish"].search(text):
        for mention in others:
            if mention.start == match.end():
                claim = claim_of(reading, mention, paper.id, "repeals", mention.entities[0])
                yield replace(claim, start=match.start())
    if (match := patterns["repeal"].search(text)) and not any(m.entities[0] == paper.id for m in papers):
        for mention in others:
            if mention.end <= match.start() and text.find("。", mention.end, match.start()) < 0:
                yield replace(
                    claim_of(reading, mention, speaking, "repeals", mention.entities[0]), end=match.end()
                )  # fmt: skip


def _force(
    reading: Reading, paper: Paper, papers: Sequence[Mention], patterns: dict[str, re.Pattern[str]], text: str
) -> Iterator[Claim]:
    """本办法自2024年6月1日起施行 · 本通知自印发之日起施行 (the day of issue) · 现将《名录》予以公布，自…起施行."""
    own = patterns["self"].search(text)
    if match := patterns["from_issue"].search(text):
        before = [m for m in papers if m.end <= match.start()]
        if own is None and paper.dated is not None and before and patterns["issue"].search(text, before[-1].end):
            for subject in dict.fromkeys([*([paper.id] if paper.announced else []), before[-1].entities[0]]):
                claim = claim_of(reading, before[-1], subject, "effectiveFrom")
                yield replace(claim, end=match.end(), value=str(paper.dated[1].value))
        elif paper.dated is not None and (own or not papers):
            start = own.start() if own and own.start() < match.start() else match.start()
            claim = claim_of(reading, paper.mention, paper.id, "effectiveFrom")
            yield replace(claim, start=start, end=match.end(), value=str(paper.dated[1].value))
        return
    if own is not None and any(own.start() >= m.start and own.end() <= m.end for m in papers):
        own = None
    for time in reading.mentions:
        if time.cls != "Time" or not time.value:
            continue
        ends = patterns["force"].search(text, time.end)
        if ends is None or ends.start() - time.end > 4:
            continue
        claim = replace(
            claim_of(reading, time, paper.id, "effectiveFrom"),
            end=ends.end(),
            value=str(time.value).removesuffix("/.."),
        )
        if is_adoption(reading):
            yield claim
        elif own is not None and own.end() <= time.start:
            yield replace(claim, start=own.start())
        elif own is None:
            for sent in promulgated(text, papers, time, patterns):
                if paper.announced:
                    yield replace(claim, start=sent.start)
                yield replace(claim, start=sent.start, subject=sent.entities[0])


def _lasting(reading: Reading, subject: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[Claim]:
    """本规定自2025年7月1日起施行，有效期2年: it holds to the day before."""
    term = patterns["term"].search(reading.text)
    if term is None:
        return
    years = int(term[1]) if term[1].isdecimal() else "零一二三四五六七八九十".find(term[1].replace("两", "二"))
    for time in reading.mentions:
        first = str(time.value).removesuffix("/..") if time.cls == "Time" and time.end <= term.start() else ""
        force = patterns["force"].search(reading.text, time.end, term.start())
        if not _DAY.fullmatch(first) or force is None or force.start() - time.end > 4 or not 0 < years < 100:
            continue
        day = date.fromisoformat(first)
        if (day.month, day.day) != (2, 29):
            last = day.replace(year=day.year + years) - timedelta(days=1)
            claim = claim_of(reading, time, subject, "validUntil")
            yield replace(claim, end=term.end(), value=last.isoformat())


def _labelled(reading: Reading, speaking: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[Claim]:
    """本通告…有效期至2029年9月30日 · 施行日期：2024年4月1日 (the table over a paper)."""
    for time in reading.mentions:
        if time.cls != "Time" or not time.value:
            continue
        for predicate, name in (("validUntil", "until"), ("effectiveFrom", "starts")):
            before = next((m for m in patterns[name].finditer(reading.text) if m.end() == time.start), None)
            if before is not None and not any(m.cls != "Time" and m.text.startswith("《") for m in reading.mentions):
                claim = claim_of(reading, time, speaking, predicate)
                yield replace(claim, start=before.start(), value=str(time.value).removeprefix("../"))


def _sent_before(context: Context, readings: Sequence[Reading], at: int, paper: Paper) -> Iterator[Claim]:
    """《意见》已经国务院同意，现转发给你们 · 我局制定了《办法》。现予印发: the issuers send out what was named."""
    patterns = patterns_of(context.ontology.path)
    reading = readings[at]
    before = readings[at - 1] if at and readings[at - 1].sentence.block == reading.sentence.block else None
    made = [m for m in _papers(context, before) if is_made(before.text, m, patterns)] if before else []
    found = sent_before(reading.text, _papers(context, reading), made, patterns)
    if found is None:
        return
    match, sent = found
    predicate = "forwarded" if patterns["forward"].search(match.group()) else "issued"
    for mention in (m for m in sent if m.entities[0] != paper.id):
        shown = reading if mention.sentence == reading.sentence.id else before
        for _, issuer in paper.issuers:
            for body in issuer.entities:
                claim = claim_of(shown or reading, mention, body, predicate, mention.entities[0])
                yield replace(claim, end=match.end()) if shown is reading else claim


def _papers(context: Context, reading: Reading) -> list[Mention]:
    """Return the papers that a sentence names in 《》."""
    named = (m for m in settle(reading.mentions) if m.entities and m.text.startswith("《"))
    return [m for m in named if context.is_a(m.entities[0], ("Policy", "Work"))]


def _sent(context: Context, reading: Reading, paper: Paper, patterns: dict[str, re.Pattern[str]]) -> Iterator[Claim]:
    """现将《办法》印发给你们 · 国务院同意《…》，现转发给你们: the issuers issue or forward what is sent."""
    for clause in reading.clauses:
        text = reading.text[clause.start : clause.end]
        for phrase in clause.phrases:
            if phrase.kind != "pp" or phrase.word not in words(context.ontology.path).roles["disposal"]:
                continue
            sent = [m for m in phrase.heads if m.entities and context.is_a(m.entities[0], ("Policy", "Work"))]
            predicate = "forwarded" if patterns["forward"].search(text) else "issued"
            if not patterns["issue" if predicate == "issued" else "forward"].search(text):
                continue
            for mention in sent:
                for _, issuer in paper.issuers:
                    for body in issuer.entities:
                        claim = claim_of(reading, mention, body, predicate, mention.entities[0])
                        yield replace(claim, start=phrase.start, end=clause.end)


def _when(time: Mention) -> When | None:
    detail = time.detail
    if time.value is None:
        return None
    return When(str(time.value), time.text, getattr(detail, "earliest", None), getattr(detail, "latest", None))
