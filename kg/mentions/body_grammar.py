"""The lexicon of organisations, compiled: heads and their classes, what ends a name, what names no body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.heads import Heads, heads_of
from kg.resources import lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The lexicon of organisations, compiled."""

    heads: Heads
    inner: Heads
    weak: frozenset[str]
    industry: frozenset[str]
    alone: frozenset[str]
    stops: frozenset[str]
    tails: tuple[str, ...]
    joint: re.Pattern[str]
    lead: re.Pattern[str]
    after_joint: tuple[str, ...]
    region: frozenset[str]
    middle: re.Pattern[str]
    generic: re.Pattern[str]
    overrides: tuple[tuple[str, str, frozenset[str]], ...]
    others: tuple[str, ...]
    unions: tuple[str, ...]


@lru_cache(maxsize=4)
def grammar_of(root: Path) -> Grammar:
    """Return the compiled lexicon organization.toml of the ontology folder `root`."""
    data = lexicon("organization", root)
    return Grammar(
        heads_of(data["heads"], data["not"]["endings"]),
        heads_of({"inner": data["inner"]["heads"]}),
        frozenset(data["weak"]["heads"]),
        frozenset(data["industry"]["heads"]),
        frozenset(data["alone"]["heads"]),
        frozenset(data["stops"]["words"]),
        tuple(sorted(data["tails"]["words"], key=lambda w: (-len(w), w))),
        re.compile("|".join(data["joints"]["words"])),
        re.compile(data["joints"]["lead"]),
        tuple(data["joints"]["after"]),
        frozenset(data["region"]["words"]),
        re.compile(data["middle"]["pattern"]),
        re.compile("|".join(f"(?:{p})" for p in data["generic"]["patterns"])),
        tuple((o["prefix"], o["class"], frozenset(o["except"])) for o in data["override"]),
        (*data["events"]["endings"], *data["sites"]["endings"]),
        tuple(data["joints"]["unions"]),
    )


def class_of(name: str, root: Path) -> str:
    """Return the class of an organisation by its name: overrides by prefix, else the head, else Organization."""
    grammar = grammar_of(root)
    by_head = grammar.heads.cls(name)
    inner = grammar.inner.ending(name)
    if name.endswith(("管理委员会", "管委会")):
        inner = None  # 能源产业园管理委员会: no firm
    if inner and (by_head in (None, "Organization", "GovernmentBody")) and len(name) > len(inner) + 3:
        by_head = _parent_class(name[: -len(inner)], grammar) or by_head
    for prefix, cls, excepted in grammar.overrides:
        if name.startswith(prefix) and by_head not in excepted:
            return cls
    return by_head or ("GovernmentBody" if inner == "司" else "Organization")


def _parent_class(name: str, grammar: Grammar) -> str | None:
    """Return the class of the longest front part of `name` that ends in a telling head of two or more characters."""
    for end in range(len(name), 2, -1):
        head = grammar.heads.ending(name[:end])
        if head and len(head) > 1 and grammar.heads.classes[head] != "Organization":
            return grammar.heads.classes[head]
    return None
