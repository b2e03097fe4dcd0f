"""What the extractors of kg.mentions share: the words of a line, candidates, and the shape of an extractor.

A document's number (文号) comes in two ways: as `value` of the 《》 title that it follows in brackets, and, where it
stands alone, as a Policy mention of its own, `generic=True`, `by="rule:policy.toml#document-number"`, value = the
number as printed: a reference that kg.link may resolve to the document that bears it, never a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kg.ontology import Ontology

NAMES = frozenset({"PER", "LOC", "ORG"})
"""Labels by which a tagger says: this word is a name of a person, a place, an organisation."""


class Tagger(Protocol):
    """Whatever can cut a text into words and say what each one is."""

    name: str

    def tag(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, label) of every word of `text`, in order, without gaps.

        Labels are those of LAC: PER LOC ORG TIME for names and times, else a part of speech
        (n nz nw v vd vn a ad an d f r s t m q p c u xc w). The same text always gives the same answer.
        """
        ...


class Word(NamedTuple):
    """A word of a line; `tag` is the tagger's label."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Guess:
    """A name that the model of names sees: label PER, LOC or ORG, and how sure it is (0 to 1)."""

    start: int
    end: int
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a tagger reads in a text: words; and where it has a model of names, its guesses and beliefs.

    `beliefs` are tables, one a piece of text, a row a character: how much it belongs to PER, LOC, ORG.
    """

    words: list[tuple[int, int, str]]
    guesses: list[Guess]
    beliefs: list[Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention `[start, end)` of a line; kg.mentions.choice weighs it against the others.

    `strength` is what it is worth a character (about 0.3 for a guess, 1.0 for a known full name).
    """

    start: int
    end: int
    cls: str
    by: str
    strength: float
    because: str
    value: str | float | int | None = None
    generic: bool = False
    detail: object = None


def weighed(candidate: Candidate, strength: float, because: str) -> Candidate:
    """Return the candidate with another strength and reason; `replace` takes several times as long."""
    return Candidate(
        candidate.start, candidate.end, candidate.cls, candidate.by, strength, because, candidate.value,
        candidate.generic, candidate.detail,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the extractors see it: clean text, its words, and what is already known of it.

    `known` are the gazetteer's candidates; `at` gives the index of the word that starts at an offset, `until` of
    the word that ends at one; `titles` are the ranges of 《…》, `quotes` those of “…”, marks included.
    """

    text: str
    words: tuple[Word, ...]
    role: str
    anchor: date | None
    known: tuple[Candidate, ...] = ()
    at: Mapping[int, int] = field(default_factory=dict)
    until: Mapping[int, int] = field(default_factory=dict)
    titles: tuple[tuple[int, int], ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    guesses: tuple[Guess, ...] = ()
    belief: Any = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What extractors may look things up in: the ontology and its folder, for lexicons."""

    ontology: Ontology

    @property
    def root(self) -> Path:
        """The ontology folder."""
        return self.ontology.path


@dataclass(frozen=True, slots=True)
class Part:
    """An extractor: its name, what it reads and makes (for `kg parts`), and the function."""

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    find: Callable[[Line, Setting], Iterable[Candidate]]


def pairs(text: str, opening: str, closing: str) -> tuple[tuple[int, int], ...]:
    """Return the outermost ranges from `opening` to its `closing`, marks included; an unclosed one is left out."""
    if opening not in text:
        return ()
    found: list[tuple[int, int]] = []
    depth = start = 0
    for at, character in enumerate(text):
        if character == opening:
            if depth == 0:
                start = at
            depth += 1
        elif character == closing and depth:
            depth -= 1
            if depth == 0:
                found.append((start, at + 1))
    return tuple(found)


def make_line(
    text: str, words: Sequence[Word], role: str, anchor: date | None, known: Sequence[Candidate], reading: Reading
) -> Line:
    """Return the Line of a clean sentence text with its words, its gazetteer candidates and the model's guesses."""
    return Line(
        text,
        tuple(words),
        role,
        anchor,
        tuple(known),
        {w.start: i for i, w in enumerate(words)},
        {w.end: i for i, w in enumerate(words)},
        pairs(text, "《", "》"),
        pairs(text, "“", "”"),
        tuple(_behind_times(reading.guesses, words)),
        [row for table in reading.beliefs for row in table.tolist()] or None,
    )


def _behind_times(guesses: Sequence[Guess], words: Sequence[Word]) -> Iterable[Guess]:
    """Yield the guesses, one that begins inside a time cut behind it: 当|天拉贾斯坦邦."""
    ends = {at: w.end for w in words if w.tag == "TIME" for at in range(w.start + 1, w.end)}
    for g in guesses:
        start = ends.get(g.start, g.start)
        yield g if start == g.start or g.end - start < 2 else Guess(start, g.end, g.label, g.probability)


def inside(start: int, end: int, ranges: Iterable[tuple[int, int]]) -> bool:
    """Return whether `[start, end)` lies strictly within one of `ranges`."""
    return any(a <= start and end <= b and (a, b) != (start, end) for a, b in ranges)
