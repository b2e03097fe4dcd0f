"""A firm's short name between a verb of appointment and a post that only firms have: 现任蓝湖光电董事长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Line
from kg.resources import lexicon

_TAGS = frozenset({"n", "nz", "nw", "vn", "LOC", "ORG", "PER", "an", "a", "v", "m"})
_PROPER = frozenset({"LOC", "ORG", "PER", "nz", "nw"})


@lru_cache(maxsize=4)
def _pattern(root: Path) -> tuple[re.Pattern[str], tuple[str, ...]]:
    data = lexicon("organization", root)["employer"]
    verbs = "|".join(sorted(data["verbs"], key=lambda w: (-len(w), w)))
    posts = "|".join(sorted(data["posts"], key=lambda w: (-len(w), w)))
    name = r"[\u3400-\u9fff]{3,8}?"
    return re.compile(rf"(?P<verb>{verbs})(?P<name>{name})(?=(?:{posts}))"), tuple(data["not"])


def employers(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield the ranges that stand where a firm's name must stand; words that no name has shut one out."""
    pattern, never = _pattern(root)
    at = 0
    while match := pattern.search(line.text, at):
        at = match.start() + 1
        start, end = match.span("name")
        name = match.group("name")
        inner = [w for w in line.words if w.start < end and w.end > start]
        if any(word in name for word in never) or end not in line.until:
            continue
        sure = match.group("verb").endswith("任") or any(w.tag in _PROPER for w in inner)
        if sure and all(w.tag in _TAGS for w in inner) and inner[0].start >= match.end("verb") - 1:
            yield start, end
