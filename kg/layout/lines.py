"""Source text → lines; a long line that holds several paragraphs, told by runs of spaces, is cut at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.layout.base import TERMINAL, WHITE, Line, width
from kg.model import Span

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_RUN = re.compile(r"[^\S\n]*(?:[^\S\n]{2}|\u3000)[^\S\n]*")
_MARKUP = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[-*+]\s+|(?P<bold>\*\*|__))(?P<text>\S.*?)(?(bold)(?P=bold)|\s*#*)\s*")
_INLINE = re.compile(
    r"(\*\*|__|(?<![A-Za-z0-9*])\*(?!\s))(?=\S)(?P<kept>[^*_\n]+?)(?<=\S)(\1)|(!?\[)(?P<label>[^\]\n]*)(\]\([^)\n]*\))"
)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
# The number that a program puts before each line: 12, 12: , 12→.
_COUNT = re.compile(r"[^\S\n]*(\d{1,6})(?:[.:：|→]|(?=[^\S\n]))[^\S\n]*")
_COUNTED = 5
_IMAGE = re.compile(r"\s*!\[[^\]\n]*\]\([^)\n]*\)\s*")
# The number that a program puts before each line (12, 12: , 12→), and how many such lines are no chance. Where most
# lines end a sentence they may be items of a list.
_COUNT = re.compile(r"[ \t]*(?P<sign>(?P<number>\d{1,6})[:|→]?)(?:[ \t]|(?<=[:|→]))")
_COUNTED, _MOST, _WRAPPED = 5, 0.9, 0.3
_ROW = re.compile(r"\s[|]\s")
# What is as long as a sentence, and how many such may be headlines, list items, cells.
_SENTENCE, _BREAKS = 12.0, 0.4
_LONG = 70
# An indent of two half-width spaces: one or two characters of the measure.
_SLIGHT = 1.5


def read_lines(text: str, marks: list[Span], markdown: bool = False) -> list[Line]:
    """Return the lines of `text` that hold something, in order; offsets count in `text`.

    The numbers of numbered lines are cut off, in Markdown also the signs of headings, quotations and bold lines;
    their places are appended to `marks`.
    """
    lines: list[Line] = []
    gap = 0
    for start, end in _uncounted(text, list(_ranges(text)), marks):
        kept = text[start:end].strip(WHITE)
        if not kept:
            gap += 1
            continue
        if markdown and _IMAGE.fullmatch(text, start, end):
            at = text.index(kept, start)
            marks.append(Span(at, at + len(kept)))
            continue
        begins = start
        start, end = _unmarked(text, start, end, marks) if markdown else (start, end)
        mark = text[begins:start].strip(WHITE) if markdown else ""
        for low, high in _cut(text, start, end):
            line = _line(text, low, high, gap if low == start else 0, start)
            lines.append(_without_signs(text, replace(line, mark=mark), marks) if markdown else line)
        gap = 0
    return _indented(lines)


def is_lined(lines: Sequence[Line]) -> bool:
    """Return whether each line is a paragraph: few of those as long as one break off in mid-sentence."""
    long = [x for x in lines[1:] if x.width >= _SENTENCE and x.text[-1] not in "：:" and not _ROW.search(x.text)]
    return sum(not TERMINAL.search(line.text[-6:]) for line in long) <= _BREAKS * len(long)


def _uncounted(text: str, ranges: list[tuple[int, int]], marks: list[Span]) -> list[tuple[int, int]]:
    """The ranges of the lines without the numbers before them, where they are numbered one by one."""
    held = [(n, start, end) for n, (start, end) in enumerate(ranges) if text[start:end].strip(WHITE)]
    if len(held) < _COUNTED or not all(_COUNT.match(text, start, end) for _, start, end in held[:_COUNTED]):
        return ranges
    found = [(n, m) for n, start, end in held if (m := _COUNT.match(text, start, end))]
    steps = sum(int(b["number"]) - int(a["number"]) in (1, n - i) for (i, a), (n, b) in pairwise(found))
    open_ = sum(not TERMINAL.search(text[max(start, end - 6) : end].strip(WHITE)) for _, start, end in held)
    if steps + 1 < _MOST * len(held) or open_ < _WRAPPED * len(held):
        return ranges
    kept = list(ranges)
    for n, match in found:
        marks.append(Span(*match.span("sign")))
        kept[n] = (match.end(), ranges[n][1])
    return kept


def _indented(lines: list[Line]) -> list[Line]:
    """Two half-width spaces are this page's indent where many lines have them and hardly any has a wider one."""
    slight = sum(x.indent == 1.0 for x in lines)
    if slight < 4 or slight > 0.6 * len(lines) or sum(x.indent > 1.0 for x in lines) > 0.1 * slight:
        return lines
    return [replace(x, indent=_SLIGHT) if x.indent == 1.0 else x for x in lines]


def _unmarked(text: str, start: int, end: int, marks: list[Span]) -> tuple[int, int]:
    """The range of a Markdown line without the signs around it: ## 总体要求, **三年内实现全覆盖**."""
    match = _MARKUP.fullmatch(text, start, end)
    if not match:
        return start, end
    low, high = match.span("text")
    for a, b in ((start, low), (high, end)):
        inner = text[a:b].strip(WHITE)
        if inner:
            at = text.index(inner, a)
            marks.append(Span(at, at + len(inner)))
    return low, high


def _without_signs(text: str, line: Line, marks: list[Span]) -> Line:
    """The line with the signs inside it as holes: **作者：** 李明, [全文](https://…)."""
    holes = [
        Span(*match.span(group))
        for match in _INLINE.finditer(text, line.start, line.end)
        if (match["kept"] or match["label"] or "").strip(WHITE)
        for group in (1, 3, 4, 6)
        if match[group]
    ]
    if not holes:
        return line
    kept = "".join(c for i, c in enumerate(line.text, line.start) if not any(a <= i < b for a, b in holes))
    if kept != kept.strip(WHITE):
        return line
    marks += holes
    return replace(
        line, text=kept, width=width(kept), count=line.count - len(line.text) + len(kept), holes=tuple(holes)
    )


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _BREAK.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A flattened page: 开局打牢基础。  会议指出 — two spaces behind a full stop, or in a very long line, part it."""
    at = start
    long = end - start > _LONG
    for match in _RUN.finditer(text, start, end):
        left = text[at : match.start()].strip(WHITE)
        right = text[match.end() : match.end() + 1].strip(WHITE)
        if left and right and (TERMINAL.search(left[-6:]) or (long and len(left) > 3)):
            yield at, match.start()
            at = match.start()
    yield at, end


def _line(text: str, start: int, end: int, gap: int, begins: int) -> Line:
    raw = text[start:end]
    kept = raw.strip(WHITE)
    lead = raw[: len(raw) - len(raw.lstrip(WHITE))]
    indent = sum(2.0 if c == "\t" else 1.0 if c == "\u3000" else 0.5 for c in lead)
    low = start + len(lead)
    trails = int(len(lead) + len(kept) < len(raw))
    return Line(low, low + len(kept), kept, gap, indent, width(kept), len(kept) + trails, width(text[begins:start]))
