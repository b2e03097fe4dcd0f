"""A government paper about itself: issuers, number, date, basis, force, what it forwards, repeals, encloses.

国务院办公厅关于…的意见 / 国办发〔2018〕123号 / 各省…： / … / 国务院办公厅 / 2018年12月7日
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.notices import patterns_of, promulgated
from kg.relations.reading.sentence import Reading
from kg.relations.reading.signature import Signature, bodies_of, signature
from kg.relations.reading.tokens import settle
from kg.relations.reading.words import words

_BODIES = ("Organization", "AdministrativeArea")
_BY = "rule:policy_documents#"
_HEAD = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper that a document is: its entity, the sentence and mention that name it, its issuers and date."""

    id: str
    reading: Reading
    mention: Mention
    issuers: tuple[tuple[Reading, Mention], ...]
    dated: tuple[Reading, Mention] | None
    announced: bool = False


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield what a government paper says of itself; other documents yield nothing but numbers behind titles."""
    paper = _paper(context, readings)
    for reading in readings:
        for claim in _numbered(context, reading):
            # 《关于…的通知》（某发〔2019〕22号）同时废止: an older paper of the same title, not this one.
            if paper is None or claim.subject != paper.id:
                yield claim
    if paper is None:
        return
    yield from _head(context, readings, paper)
    speaking = paper.id
    for reading in readings:
        if reading.sentence.role in {"body", "attachment", "subhead"}:
            yield from _body(context, reading, paper, speaking)
            speaking = _self(context, reading, paper)


def _numbered(context: Context, reading: Reading) -> Iterator[Claim]:
    """《关于…的意见》（国发〔2024〕12号): the number behind a title, in any kind of text."""
    for mention in settle(reading.mentions):
        number = str(mention.value) if mention.value is not None else ""
        at = reading.text.find(number, mention.end) if number and mention.text.startswith("《") else -1
        if at < 0 or at - mention.end > 2:
            continue
        for entity in mention.entities:
            claim = _claim(reading, mention, entity, "documentNumber")
            yield replace(claim, by=_BY + "numbered", end=at + len(number), value=number)


def _self(context: Context, reading: Reading, paper: Paper) -> str:
    """Return the paper that the next sentence goes on with: 本细则自…起施行。…《办法》同时废止。"""
    own = patterns_of(context.ontology.path)["self"].search(reading.text)
    named = [m for m in reading.mentions if own and m.start <= own.start() < m.end and m.entities]
    return named[0].entities[0] if named else paper.id


def _paper(context: Context, readings: Sequence[Reading]) -> Paper | None:
    kinds = {r.sentence.role for r in readings}
    announced = next((m for r in readings[:_HEAD] if (m := _announcement(context, r))), None)
    signed = signature(context, readings)
    if not kinds & {"number", "issuer", "signature", "addressee"} and announced is None and not signed.bodies:
        return None
    named = announced or _titled(context, readings)
    if named is None:
        return None
    issuers = _issuers(context, readings, named[1], signed)
    return Paper(named[1].entities[0], *named, issuers, _dated(readings) or signed.dated, announced is not None)


def _announcement(context: Context, reading: Reading) -> tuple[Reading, Mention] | None:
    """国家某局公告（2024年第1号）（…）: the number is the name of the paper."""
    for mention in reading.mentions:
        number = mention.start == 0 and mention.value is not None and mention.text.rstrip("）)").endswith("号")
        if number and mention.entities and context.is_a(mention.entities[0], ("Policy",)) and len(mention.text) > 8:
            return (reading, mention) if reading.sentence.role not in {"number", "issuer"} else None
    return None


def _titled(context: Context, readings: Sequence[Reading]) -> tuple[Reading, Mention] | None:
    named: tuple[Reading, Mention] | None = None
    for reading in readings:
        if reading.sentence.role == "title":
            for mention in settle(reading.mentions):
                if mention.entities and context.is_a(mention.entities[0], ("Policy",)):
                    named = (reading, mention)
    for reading in readings:
        if named is None and reading.sentence.role == "number":
            named = next(((reading, m) for m in reading.mentions if m.entities and m.cls == "Policy"), None)
    return named


def _issuers(
    context: Context, readings: Sequence[Reading], title: Mention, signed: Signature
) -> tuple[tuple[Reading, Mention], ...]:
    """Return who issued it: the bodies that open the title, else the head line, else the signatures.

    Where more bodies sign than open the title, the title's names were glued or left out: the signatures count.
    """
    own = tuple((r, m) for r in readings if r.sentence.role == "signature" for m in bodies_of(context, r))
    own = own or signed.bodies
    for role in ("title", "issuer", "number"):
        found: list[tuple[Reading, Mention]] = []
        for reading in readings:
            if reading.sentence.role != role:
                continue
            edge = 0
            for mention in settle(reading.mentions):
                if not mention.entities or not context.is_a(mention.entities[0], _BODIES):
                    continue
                gap = reading.text[edge : mention.start].strip("、 ，和")
                if role == "title" and (
                    gap or (mention.start > title.start and reading.sentence.id == title.sentence)
                ):
                    break
                found.append((reading, mention))
                edge = mention.end
        if found:
            return own if len(own) > len(found) else tuple(found)
    return own


def _dated(readings: Sequence[Reading]) -> tuple[Reading, Mention] | None:
    for role in ("date", "signature"):
        for reading in reversed(readings):
            if reading.sentence.role == role:
                times = [m for m in reading.mentions if m.cls == "Time" and m.value]
                if times:
                    return reading, times[-1]
    return None


def _head(context: Context, readings: Sequence[Reading], paper: Paper) -> Iterator[Claim]:
    when = _when(paper.dated[1]) if paper.dated else None
    for reading, issuer in paper.issuers:
        for body in issuer.entities:
            claim = _claim(reading, issuer, body, "issued", paper.id)
            yield replace(claim, when=when)
    if paper.dated is not None and paper.dated[1].value:
        yield replace(_claim(paper.dated[0], paper.dated[1], paper.id, "issueDate"), value=str(paper.dated[1].value))
    if paper.announced:
        number = str(paper.mention.value)
        yield replace(_claim(paper.reading, paper.mention, paper.id, "documentNumber"), value=number)
    for reading in readings:
        if reading.sentence.role == "number":
            yield from _number(reading, paper)
        elif reading.sentence.role == "addressee":
            for mention in _addressees(context, reading):
                for body in mention.entities:
                    yield _claim(reading, mention, paper.id, "addressedTo", body)


def _number(reading: Reading, paper: Paper) -> Iterator[Claim]:
    """国办发〔2018〕123号 · 中华人民共和国国务院令第706号: the number as printed."""
    found = [m for m in reading.mentions if m.cls == "Policy"]
    for mention in found:
        number = str(mention.value or mention.text)
        yield replace(_claim(reading, mention, paper.id, "documentNumber"), value=number)
    text = reading.text.strip()
    if not found and text.endswith("号"):
        claim = _claim(reading, paper.mention, paper.id, "documentNumber")
        yield replace(claim, start=0, end=len(reading.text), value=text)


def _addressees(context: Context, reading: Reading) -> list[Mention]:
    """Return the bodies named whole: not 国务院 of 国务院各部委, nor the towns of 沈阳、北京、广州军区."""
    found: list[Mention] = []
    for group in re.finditer(r"[^，,：:]+", reading.text):
        own = [
            m
            for m in settle(reading.mentions)
            if group.start() <= m.start < group.end() and m.entities and context.is_a(m.entities[0], _BODIES)
        ]
        whole = [
            m
            for m in own
            if reading.text[m.start - 1 : m.start] in {"", "、", "，", ","}
            and reading.text[m.end : m.end + 1] in {"", "、", "，", ",", "：", ":"}
        ]
        if group.group().startswith("各"):
            continue
        shared = bool(own) and context.is_a(own[-1].entities[0], ("ArmedForce", "Company", "School"))
        found += [m for m in whole if not shared or context.is_a(m.entities[0], ("Organization",))]
    return found


def _body(context: Context, reading: Reading, paper: Paper, speaking: str) -> Iterator[Claim]:
    root = context.ontology.path
    patterns = patterns_of(root)
    text = reading.text
    papers = [m for m in settle(reading.mentions) if m.entities and context.is_a(m.entities[0], ("Policy",))]
    others = [m for m in papers if m.entities[0] != paper.id]
    if reading.sentence.role == "attachment":
        for mention in others:
            yield _claim(reading, mention, paper.id, "includes", mention.entities[0])
        return
    yield from _force(reading, paper, papers, patterns, text)
    yield from _sent(context, reading, paper, patterns)
    if (match := patterns["repeal"].search(text)) and not any(m.entities[0] == paper.id for m in papers):
        for mention in others:
            if mention.end <= match.start() and text.find("。", mention.end, match.start()) < 0:
                yield replace(
                    _claim(reading, mention, speaking, "repeals", mention.entities[0]), end=match.end()
                )  # fmt: skip


def _force(
    reading: Reading, paper: Paper, papers: Sequence[Mention], patterns: dict[str, re.Pattern[str]], text: str
) -> Iterator[Claim]:
    """本办法自2024年6月1日起施行 · 本通知自印发之日起施行 (the day of issue) · 现将《名录》予以公布，自…起施行."""
    own = patterns["self"].search(text)
    if match := patterns["from_issue"].search(text):
        if paper.dated is not None and (own or not papers):
            start = own.start() if own and own.start() < match.start() else match.start()
            claim = _claim(reading, paper.mention, paper.id, "effectiveFrom")
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
            _claim(reading, time, paper.id, "effectiveFrom"),
            end=ends.end(),
            value=str(time.value).removesuffix("/.."),
        )
        if own is not None and own.end() <= time.start:
            yield replace(claim, start=own.start())
        elif paper.announced and own is None:
            for sent in promulgated(text, papers, time, patterns):
                yield replace(claim, start=sent.start)
                yield replace(claim, start=sent.start, subject=sent.entities[0])


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
                        claim = _claim(reading, mention, body, predicate, mention.entities[0])
                        yield replace(claim, start=phrase.start, end=clause.end)


def _when(time: Mention) -> When | None:
    detail = time.detail
    if time.value is None:
        return None
    return When(str(time.value), time.text, getattr(detail, "earliest", None), getattr(detail, "latest", None))


def _claim(reading: Reading, shown: Mention, subject: str, predicate: str, object: str | None = None) -> Claim:
    return Claim(reading.sentence, shown.start, shown.end, _BY + predicate, subject, predicate, object)
