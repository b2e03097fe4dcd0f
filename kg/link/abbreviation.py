"""Whether a short name can stand for a full one, and why: 人社部 ← 人力资源和社会保障部, 浙工大 ← 浙江工业大学.

The characters of the short form must stand in the full one in order. What was left out has a cost: a character
from inside a word more than its first, the last word (the head) more than the others, a leading 中国 hardly
anything. The weights are in lexicon/link.toml [abbreviation].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from kg.link.base import rules, words
from kg.ontology import Ontology
from kg.text.segment import small_words

_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class Weights:
    """The costs of lexicon/link.toml [abbreviation], and the words that a short form leaves out freely."""

    initial: float
    following: float
    inner: float
    later: float
    head_last: float
    skip: float
    skip_first: float
    skip_nation: float
    skip_head: float
    looks_full: float
    nations: frozenset[str]
    particles: frozenset[str]
    heads: tuple[str, ...]

    def left_out(self, word: str, first: bool, last: bool) -> float:
        """Return the cost of leaving `word` out whole; `first`: nothing before it was used."""
        if word in self.particles:
            return 0.0
        if last:
            return self.skip_head
        # Behind other words 国际 tells bodies apart: 中国广电 is not 中国国际广播电台.
        if first and word in self.nations:
            return self.skip_nation
        return self.skip_first if first else self.skip


@dataclass(frozen=True, slots=True)
class Full:
    """A full name cut into small words, ready to be compared."""

    name: str
    parts: tuple[str, ...]


@lru_cache(maxsize=4)
def weights(ontology: Ontology) -> Weights:
    """Return the weights of an ontology's link.toml."""
    table: Mapping[str, Any] = rules(ontology.path)
    costs = table["abbreviation"]
    paid = {name: float(costs[name]) for name in costs if name in Weights.__slots__}
    return Weights(
        nations=frozenset(words(table, "nation", "words")),
        particles=frozenset(words(table, "particles", "words")),
        heads=words(table, "abbreviation", "head_words"),
        **paid,
    )


def full(name: str, weigh: Weights) -> Full:
    """Return `name` cut into small words, the head by itself: 农业 农村 部."""
    parts = small_words(name)
    last = parts[-1] if parts else ""
    if len(last) == 3 and last.endswith(weigh.heads):
        parts = (*parts[:-1], last[:-1], last[-1])
    return Full(name, parts)


def is_subsequence(short: str, name: str) -> bool:
    """Return whether the characters of `short` stand in `name` in their order."""
    rest = iter(name)
    return all(character in rest for character in short)


def cost(short: str, known: Full, weigh: Weights) -> float | None:
    """Return what it costs to read `short` as an abbreviation of `known`; None where it cannot be one.

    A short form that only leaves out whole words (协会 or 排球协会 for 中国排球协会) is another name, not an
    abbreviation: at least one word must be cut.
    """
    if (
        len(short) >= len(known.name)
        or not is_subsequence(short, known.name)
        or _only_whole_words(short, known, weigh)
    ):
        return None
    states = [0.0] + [_NEVER] * len(short)
    for number, word in enumerate(known.parts):
        states = _take(states, short, word, weigh, number == len(known.parts) - 1)
    return states[-1] if states[-1] < _NEVER else None


def _take(states: Sequence[float], short: str, word: str, weigh: Weights, last: bool) -> list[float]:
    """Return the cheapest cost of each number of characters used, after `word`."""
    after = [_NEVER] * len(states)
    for used, paid in enumerate(states):
        if paid >= _NEVER:
            continue
        after[used] = min(after[used], paid + weigh.left_out(word, used == 0, last))
        for many in range(1, min(len(word), len(short) - used) + 1):
            taken = _within(word, short[used : used + many], weigh, last)
            after[used + many] = min(after[used + many], paid + taken)
    return after


def _within(word: str, part: str, weigh: Weights, last: bool) -> float:
    """Return the cheapest cost of `part` inside `word`."""
    cheapest = _NEVER
    for places in combinations(range(len(word)), len(part)):
        if any(word[p] != c for p, c in zip(places, part, strict=True)):
            continue
        paid = 0.0
        for number, place in enumerate(places):
            if place == 0:
                paid += weigh.initial
            elif number and places[number - 1] == place - 1:
                paid += weigh.following
            elif last and place == len(word) - 1:
                paid += weigh.head_last
            else:
                paid += weigh.later if number else weigh.inner
        cheapest = min(cheapest, paid)
    return cheapest


def _only_whole_words(short: str, known: Full, weigh: Weights) -> bool:
    """Return whether `short` is `known` less some of its words (particles aside), or a piece of it as it stands.

    A long one, or a country's, may also keep the last character of the head only: 中央电视台 is not
    中央广播电视总台, 中国党 not 中国国民党.
    """
    ends = {0}
    for word in known.parts:
        if word not in weigh.particles:
            ends |= {e + len(word) for e in ends if short.startswith(word, e)}
    cut_head = len(short) >= weigh.looks_full and len(short) - 1 in ends and short[-1] == known.name[-1]
    nation = any(short[:-1] == n for n in weigh.nations) and short[-1] == known.name[-1]
    return len(short) in ends or cut_head or nation or short in known.name


def keys(name: str, parts: Iterable[str]) -> set[str]:
    """Return the character pairs under which a full name is filed: neighbours, and the beginnings of near words.

    Every abbreviation that is cheap enough holds such a pair, so only names that share one are compared.
    """
    initials = [p[0] for p in parts]
    found = {name[n : n + 2] for n in range(len(name) - 1)}
    for number, first in enumerate(initials):
        found |= {first + later for later in initials[number + 1 : number + 4]}
    if len(name) > 1:
        found |= {first + name[-1] for first in initials[-4:]}
    return found


def best(short: str, fulls: Iterable[Full], weigh: Weights, limit: float, margin: float) -> tuple[Full, float] | None:
    """Return the full name that `short` stands for and its cost, or None where none or more than one fits."""
    scored = priced(short, fulls, weigh, limit)
    if not scored or (len(scored) > 1 and scored[1][0] - scored[0][0] < margin):
        return None
    return scored[0][1], scored[0][0]


def priced(short: str, fulls: Iterable[Full], weigh: Weights, limit: float) -> list[tuple[float, Full]]:
    """Return the full names that `short` may stand for at no more than `limit`, the cheapest first."""
    scored = [(price, f) for f in fulls if (price := cost(short, f, weigh)) is not None and price <= limit]
    return sorted(scored, key=lambda s: (s[0], s[1].name))


def reason(short: str, known: Full) -> str:
    """Return in words why `short` may stand for `known`."""
    return f"{short} is made of the words of {known.name} ({' '.join(known.parts)})"
