"""A page's lines → its paragraphs, each with the role that its look gives it, pull quotes marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.layout.base import INDENT, UNASSIGNED, Line, Para
from kg.layout.echoes import asides, echoes
from kg.layout.mixing import is_mixed
from kg.layout.paragraphs import paragraphs
from kg.layout.pieces import Spaces, pieces_of
from kg.layout.pullquotes import mark_pull_quotes
from kg.layout.roles import is_heading, line_role, starts_alone, with_footnotes, with_role
from kg.layout.streams import separate
from kg.layout.words import Words

_SPACED: dict[str, Spaces] = {"byline": "names", "names": "names", "short": "phrases", "front": "phrases"}


def page_paragraphs(
    source: str, lines: Sequence[Line], words: Words, mixed: bool = False, lined: bool = False
) -> list[Para]:
    """Return the paragraphs of a page in reading order, with preliminary roles (text, short, byline, …).

    The pull quotes of a `mixed` page are known already; where a text is `lined` each line is a paragraph.
    """
    roles = _line_roles(lines, words)
    ranges = [] if mixed else [lines[r.start : r.stop] for r in asides(lines)]
    quotes = [own for own in ranges if not any(roles[x.start] for x in own)]
    quoted = {line.start for quote in quotes for line in quote}
    lines = [line for line in lines if line.start not in quoted]
    groups = paragraphs(
        lines,
        lambda line: roles[line.start] not in (None, "names") or line.mark.startswith("#"),
        lambda line: lined or starts_alone(line, words),
        lambda line: roles[line.start] == "names",
    )
    paras = []
    for group in groups:
        text, pieces = pieces_of(source, group)
        para = with_role(Para(tuple(group), text, pieces), words, _own(roles[group[0].start]))
        if para.role in _SPACED or (para.role == "text" and is_heading(para, words)):
            text, pieces = pieces_of(source, group, _SPACED.get(para.role, "phrases"))
            para = Para(para.lines, text, pieces, para.role)
        paras.append(para)
    return mark_pull_quotes(_names_in_place(with_footnotes(_with_quotes(source, paras, quotes))))


def _own(role: str | None) -> str | None:
    """The role that a line keeps as a paragraph: 各省、自治区人民政府： is text like any, but stands alone."""
    return None if role == "address" else role


def _with_quotes(source: str, paras: list[Para], quotes: Sequence[Sequence[Line]]) -> list[Para]:
    """The paragraphs with the pull quotes that stood between their lines, each behind the one that it broke."""
    found = list(paras)
    for lines in quotes:
        text, pieces = pieces_of(source, lines)
        at = sum(p.start < lines[0].start for p in found)
        found.insert(at, Para(tuple(lines), text, pieces, "pullquote"))
    return found


def _line_roles(lines: Sequence[Line], words: Words) -> dict[int, str | None]:
    """The roles of lines by their start; a mark that opens many different lines makes a list, no column heads
    (●人事任免), but for the names of columns where the page is no brief (●观点 ●时评 ●调查).
    """
    brief = any(words.brief.search(line.text) for line in lines[:4])
    opened: dict[str, set[str]] = {}
    for line in lines:
        if words.mark.match(line.text):
            opened.setdefault(line.text[0], set()).add(line.text)
    found: dict[int, str | None] = {}
    for line in lines:
        role = line_role(line.text, words)
        listed = len(opened.get(line.text[0], ())) > 2 and (brief or not words.column_name.match(line.text))
        found[line.start] = None if role == "columnhead" and listed else role
    return found


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines of a mixed page that belong to no body; `stream` is the article that they stand with, -1 for none."""

    lines: tuple[Line, ...]
    role: str
    stream: int


def page_streams(lines: Sequence[Line], words: Words) -> tuple[list[Aside], list[list[Line]]]:
    """Return what stands between the articles of a mixed page, and the lines of each article.

    Furniture stands with the first article, a column head with what follows it, a pull quote with the one before,
    what no article can claim with none.
    A page that is not mixed is one stream with all its lines in it.
    """
    roles = [line_role(line.text, words) for line in lines]
    between = frozenset(("furniture", "columnhead"))
    kept = [line for line, role in zip(lines, roles, strict=True) if role not in between]
    if not is_mixed(kept, words):
        return [], [list(lines)]
    quotes = [kept[r.start : r.stop] for r in echoes(kept, INDENT)]
    quoted = {line.start for quote in quotes for line in quote}
    streams, unclaimed = separate([line for line in kept if line.start not in quoted], words)
    if len(streams) < 2:
        return [], [list(lines)]
    owner = sorted((line.start, number) for number, stream in enumerate(streams) for line in stream)
    asides = [Aside((x,), "furniture", 0) for x, role in zip(lines, roles, strict=True) if role == "furniture"]
    for line, role in zip(lines, roles, strict=True):
        if role == "columnhead":
            at = min(bisect_left(owner, (line.start, 0)), len(owner) - 1)
            asides.append(Aside((line,), role, owner[at][1]))
    for quote in quotes:
        at = max(bisect_left(owner, (quote[0].start, 0)) - 1, 0)
        asides.append(Aside(tuple(quote), "pullquote", owner[at][1]))
    return asides + [Aside(tuple(run), UNASSIGNED, -1) for run in unclaimed], streams


def with_asides(source: str, pages: list[list[Para]], asides: Sequence[Aside], words: Words) -> list[list[Para]]:
    """Return the pages of a mixed page with what stands between them put at the head of its own."""
    heads: list[list[Para]] = [[] for _ in pages]
    for aside in asides:
        if aside.stream < 0:
            continue
        text, pieces = pieces_of(source, aside.lines)
        heads[aside.stream].append(Para(aside.lines, text, pieces, aside.role))
    return [head + page for head, page in zip(heads, pages, strict=True)]


def _names_in_place(paras: list[Para]) -> list[Para]:
    """A line of lone names is a by-line only by a headline or at the end: elsewhere it is a short line like any."""
    found = []
    for i, para in enumerate(paras):
        if para.role == "names":
            before = next((p.role for p in reversed(paras[max(0, i - 3) : i]) if p.role != "pullquote"), "none")
            after = paras[i + 1].role if i + 1 < len(paras) else "none"
            ends = after in ("none", "short", "affiliation") and before == "text"
            if not (before in ("short", "columnhead") or ends or (before == "text" and _headed(paras, i))):
                para = Para(para.lines, para.text, para.pieces, "short")
        found.append(para)
    return found


def _headed(paras: Sequence[Para], i: int) -> bool:
    """Whether a headline or column head stands a paragraph higher, over what may be a pull quote."""
    above = any(p.role in ("short", "columnhead") for p in paras[max(0, i - 2) : i - 1])
    return above and i + 1 < len(paras) and len(paras[i - 1].lines) > 1 and len(paras[i - 1].text) <= 180
