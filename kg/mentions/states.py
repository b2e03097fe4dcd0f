"""Bodies of a state right behind its name or its letter: 所罗门群岛议会, 乌克兰军方, 俄国防部.

A state has one parliament, one army, one ministry of each kind, so that both together are a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line
from kg.resources import lexicon

FILE = "organization.toml"
_NEVER = frozenset({"中", "华"})


@lru_cache(maxsize=4)
def _table(root: Path) -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Return the pattern of heads, the class of each, and the letters that stand for states."""
    data = lexicon("organization", root)["state"]
    classes = {head: cls for cls, heads in data["heads"].items() for head in heads}
    heads = "|".join(sorted(classes, key=lambda w: (-len(w), w)))
    letters = frozenset(lexicon("occupation", root)["apposition"]["letters"]) - _NEVER
    return re.compile(f"(?P<head>{heads})(?!{data['behind']})"), classes, letters


def states(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield each head of [state] in organization.toml with the state whose name or letter ends where it begins."""
    heads, classes, letters = _table(root)
    countries: dict[int, int] | None = None
    for match in heads.finditer(line.text):
        start, end = match.span()
        if end not in line.until:
            continue
        if countries is None:
            countries = {c.end: c.start for c in line.known if c.cls == "Country"}
        if start in countries:
            first = countries[start]
        elif start and line.text[start - 1] in letters and start - 1 in line.at:
            first = start - 1
        else:
            continue
        cls = classes[match["head"]]
        yield Candidate(first, end, cls, f"rule:{FILE}#state", 1.25, "国名与它的机构")
