"""Concepts: fields, industries, technologies and issues of the vocabulary (数字经济, 人工智能)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.mentions.base import Candidate, Line, Part, Setting
from kg.resources import lexicon

FILE = "concept.toml"


@lru_cache(maxsize=4)
def _automaton(root: Path) -> tuple[Any, tuple[str, ...]]:
    import ahocorasick_rs as ac

    words = tuple(sorted(set(lexicon("concept", root)["words"]["words"])))
    return ac.AhoCorasick(list(words), matchkind=ac.MatchKind.LeftmostLongest), words


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield each word of the vocabulary that stands on word boundaries."""
    automaton, words = _automaton(setting.root)
    for number, start, end in automaton.find_matches_as_indexes(line.text):
        if start in line.at and end in line.until:
            strength = 0.46 if len(words[number]) == 2 else 0.5
            yield Candidate(start, end, "Concept", f"rule:{FILE}#vocabulary", strength, "概念词表")


PART = Part("concept", ("words",), ("Concept",), find)
