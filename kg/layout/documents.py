"""An article's paragraphs → the Document: title, people, date, blocks, what is set apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.layout.base import APART, UNASSIGNED, WHITE, Line, Para
from kg.layout.dates import dateline_day, full_day, name_day
from kg.layout.people import affiliations_of
from kg.layout.pieces import pieces_of
from kg.layout.roles import names_of
from kg.layout.words import Words
from kg.model import Apart, Block, Document, Source, Span
from kg.text.clean import cut

_HEADLINES = frozenset({"kicker", "title", "subtitle", "number"})
_CLAUSE = re.compile("[。！？；，：,!?;:]")
_REPORTERS = re.compile(r"[（(]([^（）()]{2,40})[）)]")
_PAGE = re.compile(r"(?<![0-9A-Za-z年月日])([A-D]?\d{1,3})\s*版|^[-—·\s]*([A-D]\d{2}|\d{1,3})[-—·\s]*$")
_TITLE = 30


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for a whole page: printed date, page number, section; what catalogue, file and caller say."""

    row: Mapping[str, str]
    declared: Mapping[str, str]
    printed: str | None
    page: str | None
    section: str | None
    named: str | None
    given: str | None


def page_facts(
    source: Source, paras: Sequence[Para], row: Mapping[str, str] | None, date: str | None, words: Words
) -> Facts:
    """Return what the furniture of a page, its file name, its catalogue row and the caller say."""
    furniture = [" ".join(x.text for x in p.lines) for p in paras if p.role == "furniture"]
    head = next((i for i, p in enumerate(paras) if p.role == "text"), len(paras))
    furniture += [p.text for p in paras[:head] if p.role == "day"]
    days = [found.day for text in furniture if (found := full_day(text))]
    pages = [m for text in furniture if (m := words.page.match(text))]
    numbers = [m[1] or m[2] for text in furniture if not words.web.match(text) and (m := _PAGE.search(text))]
    number = next((n.lstrip("0") or n for n in numbers), None)
    section = next((re.sub(r"\s", "", m["section"]) for m in pages if m["section"]), None)
    named = next((day for path in source.paths if (day := name_day(path))), None)
    return Facts(row or {}, dict(source.metadata), days[0] if days else None, number, section, named, date)


def document_of(
    identity: str, source: Source, paras: Sequence[Para], facts: Facts, alone: bool, words: Words
) -> Document:
    """Return the Document of one article; `alone` says that the source holds no other."""
    paras = _with_dateline(paras, words)
    blocks = tuple(_blocks(paras))
    apart = tuple(part for p in paras if p.role in APART for part in _apart(p, source.text))
    column = next((p for p in paras if p.role == "columnhead"), None)
    return Document(
        identity,
        source.paths[0],
        source.sha256,
        _title(blocks, facts, alone),
        blocks,
        kicker=_joined(blocks, "kicker"),
        subtitle=_joined(blocks, "subtitle"),
        authors=_authors(blocks, facts, alone, words),
        affiliations=tuple(a for b in blocks for part in _about(b) for a in affiliations_of(part, words)),
        date=_date(blocks, facts),
        section=facts.row.get("section") or (_column_name(column) if column else facts.section),
        page=facts.row.get("page") or facts.page,
        apart=apart,
    )


def unassigned(identity: str, source: Source, runs: Sequence[Sequence[Line]], facts: Facts) -> list[Document]:
    """Return the document of the lines that no article of a page can claim, a block for each run, if any."""
    blocks = []
    for lines in runs:
        text, pieces = pieces_of(source.text, lines)
        blocks.append(Block(UNASSIGNED, text, pieces))
    day = _date((), facts)
    return [Document(identity, source.paths[0], source.sha256, UNASSIGNED, tuple(blocks), date=day)] if blocks else []


def _apart(para: Para, text: str) -> list[Apart]:
    """What a paragraph sets apart: one range, or several where lines of another article stand between its own."""
    found: list[Apart] = []
    for piece in para.pieces:
        if found and not text[found[-1].end : piece.start].strip(WHITE):
            found[-1] = Apart(para.role, found[-1].start, piece.end)
        else:
            found.append(Apart(para.role, piece.start, piece.end))
    return found


def _blocks(paras: Sequence[Para]) -> list[Block]:
    """Blocks in reading order; the lines of one headline make one block."""
    found: list[Block] = []
    for para in paras:
        if para.role in APART:
            continue
        if found and para.role in _HEADLINES and found[-1].role == para.role:
            last = found.pop()
            found.append(Block(para.role, last.text + para.text, last.pieces + para.pieces))
        else:
            found.append(Block(para.role, para.text, para.pieces))
    return found


def _column_name(para: Para) -> str:
    """●观 点 → 观点; G 热点思考 → 热点思考 (a dingbat that came out as a letter)."""
    return re.sub(r"\s", "", re.sub(r"^(?:\W+|[A-Za-z]\s+)", "", para.lines[0].text))


def _with_dateline(paras: Sequence[Para], words: Words) -> list[Para]:
    """Part 新华社北京5月7日电（记者李明） from the paragraph that it opens."""
    found: list[Para] = []
    for para in paras:
        match = words.dateline.match(para.text) if para.role == "body" else None
        if match and match.end() < len(para.text):
            at = match.end()
            rest = at + len(para.text[at:]) - len(para.text[at:].lstrip())
            found.append(Para(para.lines, para.text[:at], cut(para.pieces, 0, at), "dateline"))
            para = replace(para, text=para.text[rest:], pieces=cut(para.pieces, rest, len(para.text)))
        found.append(para)
    return found


def _about(block: Block) -> list[str]:
    """What a block says of the authors' bodies: all of it, or the brackets of a by-line: 张三（某大学教授）."""
    if block.role == "affiliation":
        return [block.text]
    return [m[1] for m in _REPORTERS.finditer(block.text)] if block.role == "byline" else []


def _joined(blocks: Sequence[Block], role: str) -> str | None:
    return "".join(b.text for b in blocks if b.role == role) or None


def _title(blocks: Sequence[Block], facts: Facts, alone: bool) -> str:
    """Catalogue, headline, what the file declares, else the first clause of the text."""
    given = facts.row.get("title") if alone else None
    found = given or _closed_up(_joined(blocks, "title")) or (facts.declared.get("title") if alone else None)
    if found:
        return found
    text = next((b.text for b in blocks if b.role in ("body", "subhead", "dateline")), "")
    return _CLAUSE.split(text[: _TITLE * 2])[0][:_TITLE] or text[:_TITLE]


def _closed_up(title: str | None) -> str | None:
    """A title without the spaces that only part its lines: 人才培养体系 支持产业发展."""
    return re.sub(r"(?<=[^\x00-\u02ff]) | (?=[^\x00-\u02ff])", "", title) if title else None


def _authors(blocks: Sequence[Block], facts: Facts, alone: bool, words: Words) -> tuple[str, ...]:
    """By-lines, the reporters that a dateline or a last bracket names, else what the file declares."""
    found = [n for b in blocks if b.role == "byline" for n in names_of(b.text, words)]
    for block in blocks:
        if (
            block.role == "dateline"
            and (match := _REPORTERS.search(block.text))
            and words.byline_words.search(match[1])
        ):
            found += names_of(match[1], words)
    if not found:
        found += [m[1] for b in blocks if b.role == "affiliation" and (m := words.signs.search(b.text))]
    if not found and alone and facts.declared.get("author"):
        found += names_of(facts.declared["author"], words)
    return tuple(dict.fromkeys(found))


def _date(blocks: Sequence[Block], facts: Facts) -> str | None:
    printed = facts.row.get("date") or facts.printed or facts.declared.get("date")
    if printed:
        return printed
    near = facts.named or facts.given
    for block in blocks:
        if block.role == "dateline" and (day := dateline_day(block.text, near)):
            return day
    signed = [found.day for b in blocks if b.role == "date" and (found := full_day(b.text))]
    return signed[-1] if signed else near


def with_marks(documents: Sequence[Document], marks: Sequence[Span]) -> list[Document]:
    """Return the documents with the signs of Markdown set apart, each in the first document that ends behind it."""
    found = list(documents)
    if not found or not marks:
        return found
    ends = [max([b.pieces[-1].end for b in d.blocks] + [a.end for a in d.apart]) for d in found]
    for mark in marks:
        at = next((i for i, end in enumerate(ends) if end > mark.start), len(found) - 1)
        apart = sorted((*found[at].apart, Apart("furniture", mark.start, mark.end)), key=lambda a: a.start)
        found[at] = replace(found[at], apart=tuple(apart))
    return found
