"""Posts, professions and honours: 副主席, 网约车司机, 全国劳动模范."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting
from kg.resources import lexicon

FILE = "occupation.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Posts:
    """The lexicon of occupations as one pattern a class, longest first."""

    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w))))


@lru_cache(maxsize=4)
def posts_of(root: Path) -> Posts:
    """Return the compiled lexicon occupation.toml of the ontology folder `root`."""
    data = lexicon("occupation", root)
    post, profession, honour = data["post"], data["profession"], data["honour"]
    return Posts(
        (
            ("Post", "post", re.compile(f"(?:{_any(post['prefix'])}){{0,2}}(?:{_any(post['own'])})")),
            ("Profession", "profession", re.compile(_any(profession["own"]))),
            ("Honour", "honour", re.compile(_any(honour["own"]))),
        )
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield posts, professions and honours that stand on word boundaries."""
    for cls, key, pattern in posts_of(setting.root).patterns:
        for match in pattern.finditer(line.text):
            start, end = match.span()
            if start in line.at and end in line.until and end - start > 1:
                strength = 0.62 if cls == "Post" else 0.66
                yield Candidate(start, end, cls, f"rule:{FILE}#{key}", strength, "职务职业荣誉词表")


PART = Part("occupation", ("words",), ("Occupation",), find)
