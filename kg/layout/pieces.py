"""Lines → clean text and the pieces of the source it is made of: breaks and stray spaces left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from kg.layout.base import WHITE, Line
from kg.model import Span
from kg.text.clean import fold

_WORD = re.compile(f"[^{re.escape(WHITE)}]+")
_DIGITS = re.compile(r"\d+$")


Spaces = Literal["words", "names", "phrases"]


def pieces_of(source: str, lines: Sequence[Line], spaces: Spaces = "words") -> tuple[str, tuple[Span, ...]]:
    """Return the clean text of `lines` and its pieces: `text == fold(slices joined)`, character by character.

    White space goes, but for one space between Latin words and between numbers (`words`). In headlines and
    signatures one stays also between phrases (国务院办公厅 中央军委办公厅), in by-lines (`names`) wherever there
    was any: 赵坤 熊军.
    """
    spans: list[list[int]] = []
    for index, line in enumerate(lines):
        for low, high in _runs(source, line):
            if spans:
                last = spans[-1]
                broken = index > 0 and low == line.start
                if (not broken and _parts(spaces, last, low, high)) or _matters(source, last, low, high, broken):
                    _keep_space(source, last, low)
                if last[1] == low:
                    last[1] = high
                    continue
            spans.append([low, high])
    pieces = tuple(Span(a, b) for a, b in spans)
    return fold("".join(source[a:b] for a, b in pieces)), pieces


def _runs(source: str, line: Line) -> Iterator[tuple[int, int]]:
    """The runs of a line without white space; a hole parts them too."""
    at = line.start
    for hole in (*line.holes, Span(line.end, line.end)):
        for match in _WORD.finditer(source, at, hole.start):
            yield match.span()
        at = hole.end


def _parts(spaces: Spaces, last: list[int], low: int, high: int) -> bool:
    left, right = last[1] - last[0], high - low
    return spaces == "names" or (spaces == "phrases" and min(left, right) > 1 and max(left, right) > 2)


def _keep_space(source: str, last: list[int], low: int) -> None:
    """Let the last piece take one white character behind it, when that one reads as a space."""
    at = last[1]
    if at < len(source) and at != low and fold(source[at]) == " ":
        last[1] = at + 1


def _latin(character: str) -> bool:
    return character.isalpha() and character < "\u02b0"


def _matters(source: str, last: list[int], low: int, high: int, broken: bool) -> bool:
    """Whether the white space between two runs parts words: big data, 2021 2022; not 占 就, 1 000, 3月 5日."""
    a, b = fold(source[last[1] - 1]), fold(source[low])
    if a.isdigit() and b.isdigit():
        return not broken and not _one_number(source, last, low, high)
    if _latin(a) and _latin(b):
        if broken:
            return not (a.isupper() and b.isupper())
        return not (high - low == 1 and last[1] - last[0] == 1 and a.isupper() and b.isupper())
    if broken:
        return False
    if a.isdigit() or b.isdigit():
        return _latin(a) or _latin(b)
    return (a in ",.;:!?)%'\"" and (_latin(b) or b in "('\"")) or (b in "('\"&" and _latin(a))


def _one_number(source: str, last: list[int], low: int, high: int) -> bool:
    """1 000 000 and 2 0 2 1 are one number; 2021 2022 are two."""
    digits = _DIGITS.search(fold(source[max(last[0], last[1] - 20) : last[1]]))
    left = len(digits[0]) if digits else 0
    right = 0
    while low + right < high and source[low + right].isdigit():
        right += 1
    return (left <= 3 and right == 3) or (left == 1 and right == 1)
