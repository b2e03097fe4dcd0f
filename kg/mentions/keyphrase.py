"""Key phrases of a document as concepts: what it speaks of again and again and the vocabulary does not know.

传统村落 · 绿色工厂 · 跨境收支: nouns that stand together, ranked by how often they come back (TF) and how rare their
words are in Chinese (IDF, the table that comes with jieba). Few, and never within another name.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Setting, Word
from kg.resources import lexicon

FILE = "concept.toml"
_TAGS = frozenset({"n", "nz", "vn", "an", "nw"})
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """The table [phrase] of concept.toml, compiled."""

    most: int
    least: int
    shortest: int
    longest: int
    never: frozenset[str]
    never_last: frozenset[str]
    endings: tuple[str, ...]
    openings: tuple[str, ...]
    telling: tuple[str, ...]


@lru_cache(maxsize=4)
def limits_of(root: Path) -> Limits:
    """Return how many phrases a document may have, how often each must stand there, and what shuts one out."""
    data = lexicon("concept", root)
    table = data["phrase"]
    return Limits(
        table["most"],
        table["least"],
        table["length"][0],
        table["length"][1],
        frozenset(table["never"]),
        frozenset(table["never_last"]),
        tuple(table["endings"]),
        tuple(table["openings"]),
        tuple(data["words"]["suffix"]),
    )


@lru_cache(maxsize=1)
def rarity() -> tuple[dict[str, float], float]:
    """Return jieba's table of inverse document frequencies, and its median for words it lacks."""
    spec = importlib.util.find_spec("jieba")
    path = Path(spec.origin or "").with_name("analyse") / "idf.txt" if spec else None
    if path is None or not path.is_file():
        return {}, 1.0
    # A word and its number a line, neither with a space: much quicker all at once than line by line.
    pieces = path.read_text(encoding="utf-8").split()
    table = dict(zip(pieces[::2], map(float, pieces[1::2]), strict=True))
    return table, sorted(table.values())[len(table) // 2]


def key_phrases(
    lines: Sequence[Line], chosen: Sequence[Sequence[Candidate]], setting: Setting
) -> list[list[Candidate]]:
    """Return for each line the key phrases of the document that stand in it, free of the names in `chosen`."""
    limits = limits_of(setting.root)
    places: dict[str, list[tuple[int, int, int]]] = {}
    for number, (line, taken) in enumerate(zip(lines, chosen, strict=True)):
        for start, end in _phrases(line, taken, limits):
            places.setdefault(line.text[start:end], []).append((number, start, end))
    ranked = sorted(
        ((_score(name, lines, found, limits), name) for name, found in places.items() if len(found) >= limits.least),
        key=lambda pair: (-pair[0], pair[1]),
    )
    extra: list[list[Candidate]] = [[] for _ in lines]
    kept: list[str] = []
    for score, name in ranked:
        if len(kept) == limits.most:
            break
        if any(name in other or other in name for other in kept):
            continue
        kept.append(name)
        because = f"本文关键短语，出现{len(places[name])}次，TF-IDF {score:.1f}"
        for number, start, end in places[name]:
            extra[number].append(Candidate(start, end, "Concept", f"rule:{FILE}#keyphrase", 0.4, because))
    return extra


def _phrases(line: Line, taken: Sequence[Candidate], limits: Limits) -> Iterator[tuple[int, int]]:
    """Yield whole runs of two or three nouns, bounded by other words, that touch no chosen name."""
    if line.role in {"title", "byline", "dateline"}:
        return
    busy = {at for c in taken for at in range(c.start, c.end)}
    run: list[Word] = []
    for word in (*line.words, None):
        if word is not None and word.tag in _TAGS and word.start not in busy and word.end - 1 not in busy:
            run.append(word)
            continue
        joined = word is not None and word.text in {"与", "和", "及"}  # half of a longer name, more often than not
        if 2 <= len(run) <= _MOST_WORDS and not joined and _is_term(run, limits) and not _touches(run, busy):
            yield run[0].start, run[-1].end
        run = []


def _touches(run: list[Word], busy: set[int]) -> bool:
    return run[0].start - 1 in busy or run[-1].end in busy


def _is_term(run: list[Word], limits: Limits) -> bool:
    length = run[-1].end - run[0].start
    words = [w.text for w in run]
    if not limits.shortest <= length <= limits.longest or words[-1] in limits.never_last or run[-1].tag == "an":
        return False
    if words[-1].endswith(limits.endings) or words[0].startswith(limits.openings):
        return False
    return not limits.never.intersection(words) and all(len(w) > 1 for w in words)


def _score(name: str, lines: Sequence[Line], found: list[tuple[int, int, int]], limits: Limits) -> float:
    number, start, end = found[0]
    table, median = rarity()
    words = [w.text for w in lines[number].words if start <= w.start < end]
    weight = sum(table.get(w, median) for w in words) / len(words)
    return round(len(found) * weight * (1.5 if name.endswith(limits.telling) else 1.0), 2)
