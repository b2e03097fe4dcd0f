"""Cities and provinces named by one character where something is held: 会议5月14日在京举行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line
from kg.resources import lexicon
from kg.text.alternatives import either


@lru_cache(maxsize=4)
def _pattern(root: Path) -> re.Pattern[str]:
    data = lexicon("place_abbr", root)
    names = "".join(sorted({*data["provinces"], *data["cities"]} - set(data["held"]["never"])))
    after, between = (either(data["held"][k]) for k in ("after", "between"))
    return re.compile(f"(?<=[{''.join(data['held']['before'])}])[{names}](?=(?:{between})?(?:{after}))")


def letters(line: Line, root: Path) -> Iterator[Candidate]:
    """Yield every one-character name of a place between 在 and what is done there."""
    for match in _pattern(root).finditer(line.text):
        yield Candidate(*match.span(), "Place", "rule:place_abbr.toml#held", 1.4, "单字地名")
