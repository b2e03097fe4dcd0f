"""The words that tell how something moves without a number: 保持较快增长, 由负转正, 创历史新高."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.resources import lexicon
from kg.text.alternatives import either


@dataclass(frozen=True, slots=True)
class Moving:
    """The movement that ends a clause, anywhere in a sentence, what may bring it about, and the lists behind them."""

    ends: re.Pattern[str]
    within: re.Pattern[str]
    bringing: tuple[str, ...]
    measured: tuple[str, ...]
    thin: frozenset[str]
    others: tuple[str, ...]
    governing: frozenset[str]
    leading: frozenset[str]
    aspects: frozenset[str]
    joining: tuple[str, ...]


@lru_cache(maxsize=4)
def moving(root: Path) -> Moving:
    """Return the words of movement of the ontology folder `root`."""
    data = lexicon("worded", root)
    speeds, moves, holding = (either(data[k]) for k in ("speeds", "moves", "holding"))
    core = f"(?:(?:{speeds}){{1,2}}(?:{moves})|{either(data['whole'])})"
    told = f"(?:{holding}){{0,5}}{core}(?:{either(data['ends'])})?"
    return Moving(
        re.compile(f"(?:{told}|{data['heights']})$"),
        re.compile(core),
        tuple(data["bringing"]),
        tuple(data["measured"]),
        frozenset(data["thin"]),
        tuple(data["others"]),
        frozenset(data["governing"]),
        frozenset(data["leading"]),
        frozenset(data["aspects"]),
        tuple(data["joining"]),
    )
