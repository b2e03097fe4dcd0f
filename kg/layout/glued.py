"""Briefs whose headlines were glued to their text: …启动冰期输水今天（12月1日），… parted again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.layout.base import CLOSE, OPEN, Para
from kg.layout.words import Words
from kg.text.clean import cut

_SENTENCE = re.compile(r"[。！？]+[”’」』）)》】]*\s*")
_BOUND = frozenset("和与及、的了等，。；：！？")
_ENDS = "，。；！？,;!?"
_TOKEN = re.compile(r"[\d.,%．％]+[年月日时分个万亿元人]*|[A-Za-z]+|[^\w\u3400-\u9fff]")
_LONGEST, _SHORTEST = 46, 6
# How far the text of an item is looked through for the words of its headline.
_HORIZON = 130
# Weights, found on 100 briefs whose headlines were glued on purpose; the sum asked for in _LEAST. A text begins with
# a day or a source (here, or so many characters on), or with what the headline began with; words that come back
# speak for a headline, as does a space in it; new ones and those said twice against it, a space or bare amount behind
# it too.
_OPEN, _DIRECT, _NEAR, _AMOUNTS, _SPACE, _SPACED = 1.0, 5.4, 0.15, 1.5, 6.0, 3.0
_ONE, _AGAIN, _NEW, _ANEW, _FIRST = 0.3, 1.5, 1.3, 0.6, 3.0
_LEAST = 8.0
# Fewer headlines in a paragraph may be chance; one more is asked for where the brief has headlines of their own.
_FEWEST = 2
_AMOUNT = re.compile(r"[\d.,]+(?!\d*年|\d*月|\d*[-—]|\d*届|\d*部|\d*[个名国家])|[）)]")


def unglued(paras: Sequence[Para], words: Words) -> list[Para]:
    """Return the paragraphs of a brief, those that hold headlines and texts run together cut into both.

    The headline of an item says in short what its first sentences say again: its words come back behind it.
    """
    if not any(p.role == "short" and words.brief.search(p.text) for p in paras[:4]):
        return list(paras)
    alone = sum(p.role == "short" for p in paras) == 1
    found: list[Para] = []
    for para in paras:
        ranges = _cuts(para.text, words) if para.role == "text" else []
        if len(ranges) < (_FEWEST if alone else _FEWEST + 1):
            found.append(para)
            continue
        if ranges[0][0]:
            found.append(_part(para, 0, ranges[0][0], "text"))
        for number, (low, high) in enumerate(ranges):
            end = ranges[number + 1][0] if number + 1 < len(ranges) else len(para.text)
            found += [_part(para, low, high, "subhead"), _part(para, high, end, "text")]
    return found


def _part(para: Para, low: int, high: int, role: str) -> Para:
    return replace(para, text=para.text[low:high], pieces=cut(para.pieces, low, high), role=role)


def _cuts(text: str, words: Words) -> list[tuple[int, int]]:
    """The ranges of the headlines in a text."""
    found = []
    for start in _starts(text):
        score, end = max(((s, e) for e, s in _ends(text, start, words)), default=(0.0, start))
        if score >= _LEAST:
            found.append((start, end))
    return found


def _starts(text: str) -> Iterator[int]:
    yield 0
    for match in _SENTENCE.finditer(text):
        if match.end() < len(text):
            yield match.end()


def _ends(text: str, start: int, words: Words) -> Iterator[tuple[int, float]]:
    """Where a headline that begins at `start` may end, with how likely it is."""
    stop = _clause(text, start)
    if stop - start <= _SHORTEST or words.no_headline.match(text, start):
        return
    # What goes on behind the first comma: the words of the headline come back there too.
    clause, beyond = text[start:stop], text[stop : stop + _HORIZON]
    opener = [m.start() for m in words.opener.finditer(clause + beyond[:12])]
    depth = at = 0
    score = 0.0
    known: set[str] = set()
    for token in _tokens(clause):
        at += len(token)
        depth += sum(map(token.count, OPEN)) - sum(map(token.count, CLOSE))
        rest = clause[at:] + beyond or "。"
        score += _weight(token, token in known, rest)
        known.add(token)
        if depth > 0 or at < _SHORTEST or rest[0] in _BOUND or words.no_end.search(text, start, start + at):
            continue
        gain = max([0.0] + [_OPEN - _NEAR * (o - at) + _DIRECT * (o == at) for o in opener if o >= at])
        gain += _anew(clause[:at], rest) - _AMOUNTS * bool(_AMOUNT.match(rest))
        gain += _SPACED * (" " in clause[3 : at - 2]) - _SPACE * (" " in clause[at:])
        yield start + at, score + gain


def _weight(token: str, known: bool, rest: str) -> float:
    if len(token) > 3 and token not in rest:
        return sum(_weight(part, known, rest) for part in _small(token, 3))
    size = len(token) if len(token) > 1 else _ONE
    if known and len(token) > 1:
        return -_AGAIN * size
    return size if token in rest else -_NEW * size


def _anew(head: str, rest: str) -> float:
    """Whether a text begins with what its headline has said."""
    size = next((n for n in range(min(8, len(rest)), 1, -1) if rest[:n] in head), 0)
    first = size > 2 and head.startswith(rest[: max(3, size // 2)])
    return _ANEW * (size - 1) + _FIRST * first if size > 1 else 0.0


def _clause(text: str, start: int) -> int:
    """Where the first clause ends: at a comma or stop outside of brackets, before a day in brackets."""
    depth = 0
    last = min(len(text), start + 2 * _LONGEST)
    for at in range(start, last):
        if text[at] in "（(" and text[at + 1 : at + 2].isdigit() and "月" in text[at + 2 : at + 4]:
            return at
        depth += (text[at] in OPEN) - (text[at] in CLOSE)
        if depth <= 0 and text[at] in _ENDS:
            return at
    return last


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        found += _small(text[at : match.start()], 8)
        found.append(match[0])
        at = match.end()
    return found + list(_small(text[at:], 8))


def _small(text: str, longest: int) -> tuple[str, ...]:
    from kg.text import segment

    return segment.small_words(text, longest)
