"""The closed-class words of `lexicon/clause.toml`, ready for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.resources import lexicon

# Later kinds win where a word stands in two lists.
_KINDS = (
    ("nouns", "n"), ("measures", "m"), ("localisers", "f"), ("adverbs", "d"), ("prepositions", "p"),
    ("connectors", "c"), ("aspect", "u"), ("verbs", "v"), ("light", "v"), ("pivots", "v"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Word → kind of token, and the sets that the phrase grammar asks for."""

    kinds: dict[str, str]
    localisers: frozenset[str]
    guiding: frozenset[str]
    tails: frozenset[str]
    spokesmen: frozenset[str]
    pivots: frozenset[str]
    light: frozenset[str]
    premodifying: frozenset[str]
    connectors: frozenset[str]
    roles: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def words(root: Path) -> Words:
    """Return the words of the ontology folder `root`; OntologyError where the lexicon is missing."""
    data = lexicon("clause", root)
    kinds: dict[str, str] = {}
    for name, kind in _KINDS:
        kinds |= dict.fromkeys(data[name], kind)
    # 为, 就, 对 and the like open a phrase more often than they rule one; 将 is settled by the grammar.
    kinds |= dict.fromkeys(("为", "就", "将", "应", "对"), "p")
    kinds |= dict.fromkeys(data["tails"], "e")
    sets = {
        n: frozenset(data[n])
        for n in ("localisers", "guiding", "tails", "spokesmen", "pivots", "light", "premodifying", "connectors")
    }
    roles = {name: frozenset(members) for name, members in data["roles"].items()}
    return Words(kinds, **sets, roles=roles)


def vocabulary(kinds: Mapping[str, str], triggers: Iterable[str]) -> dict[str, str]:
    """Return word → kind of token, a trigger being a verb, and "" for what only begins such a word."""
    whole = {**kinds, **dict.fromkeys(triggers, "v")}
    begun = {word[:end]: "" for word in whole for end in range(1, len(word))}
    return begun | whole
