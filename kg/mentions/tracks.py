"""Railways and roads named by their ends: 兰张高铁（武威至张掖段）, 西安至延安高铁, 京蔚高速.

The tagger takes their short names for places, people or nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Guess, Line, Word
from kg.resources import lexicon

_SHORT = frozenset({"LOC", "PER", "nz", "ORG", "nw"})
_AREAS = frozenset({"Country", "Province", "Region", "AdministrativeArea"})
_COMMON = frozenset({"n", "v", "vn", "a", "an", "m", "q", "s", "f"})
_TO = ("至", "到", "—", "-", "－", "–")
_WORKS = ("桥", "隧道", "隧洞", "段")
_PART = re.compile(r"（[^（），。]{2,12}段）")


@lru_cache(maxsize=4)
def _tables(root: Path) -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    data = lexicon("place", root)["line"]
    heads = re.compile("|".join(sorted(data["behind"], key=lambda w: (-len(w), w))))
    return heads, frozenset([*data["common"], *data["never"]]), frozenset(data["letters"])


def tracks(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield every railway or road of the line, with the section that stands in brackets behind it."""
    heads, common, letters = _tables(root)
    for head in heads.finditer(line.text):
        before = line.words[line.until[head.start()]] if head.start() in line.until else None
        start = _from_ends(line, before.start) if before and before.tag == "LOC" else None
        start = start if start is not None else _from_ends(line, _guess_start(line, head))
        if start is None:
            start = _from_short(line, head.start(), before, common)
        if start is None:
            start = _from_letters(line, head.start(), common, letters)
        if start is None or head.end() not in line.until:
            continue
        part = _PART.match(line.text, head.end())
        end = part.end() if part else _gone_on(line, head)
        yield Candidate(start, end, "Site", "rule:place.toml#track", 0.95, "线路名")


def _gone_on(line: Line, head: re.Match[str]) -> int:
    """Return where the work on a line ends that the model sees in one with it: 南海至江州高铁|海江大桥中航道桥."""
    over = (g.end for g in line.guesses if _holds(g, head) and g.end in line.until)
    return next((end for end in over if line.text.endswith(_WORKS, 0, end)), head.end())


def _guess_start(line: Line, head: re.Match[str]) -> int:
    """Return where the model's name begins that ends in this 铁路 or has it inside: 凭祥高速铁路; -1 for none."""
    return next((g.start for g in line.guesses if _holds(g, head)), -1)


def _holds(guess: Guess, head: re.Match[str]) -> bool:
    return guess.label == "LOC" and guess.start < head.start() and guess.end >= head.end()


def _from_ends(line: Line, last: int) -> int | None:
    """Return where 西安至延安高铁 begins, 延安 being the word that starts at `last`."""
    index = line.at.get(last, 0)
    if index < 2 or line.words[index - 1].text not in _TO:
        return None
    first = line.words[index - 2]
    if first.tag != "LOC" and not any(c.end == first.end for c in line.known):
        held = [g.start for g in line.guesses if g.label == "LOC" and g.end == first.end]
        return held[0] if held else None
    return min([first.start, *(g.start for g in line.guesses if g.label == "LOC" and g.end == first.end)])


def _from_short(line: Line, end: int, before: Word | None, common: frozenset[str]) -> int | None:
    """Return where 京蔚 of 京蔚高速 begins: two to four characters that are a word of their own or its front."""
    if before is None:  # 兰张高铁 is one word
        before = next((w for w in line.words if w.start < end < w.end), None)
    if before is None or before.tag not in _SHORT or not 2 <= end - before.start <= 4:
        return None
    name = line.text[before.start : end]
    if name in common or any(c.start == before.start and c.end == end and c.cls in _AREAS for c in line.known):
        return None
    held = [g.start for g in line.guesses if g.label == "LOC" and g.start < before.start < g.end]
    return held[0] if held else before.start


def _from_letters(line: Line, end: int, common: frozenset[str], letters: frozenset[str]) -> int | None:
    """Return where 防东 of 防东铁路 begins: two or three words of one character, each short for a town."""
    index = line.until.get(end, -1)
    start = end
    word = line.words[index]
    if index >= 0 and len(word.text) > 1 and word.tag not in _COMMON and letters.issuperset(word.text):
        start, index = word.start, -1
    while index >= 0 and len(line.words[index].text) == 1 and line.words[index].text in letters:
        start, index = line.words[index].start, index - 1
    return start if 2 <= end - start <= 3 and line.text[start:end] not in common else None
