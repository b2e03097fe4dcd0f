"""How a government paper speaks of itself and of what it makes public: the words of `notices.toml`, compiled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.resources import lexicon


@lru_cache(maxsize=4)
def patterns_of(root: Path) -> dict[str, re.Pattern[str]]:
    """Return the patterns by name: self, from_issue, force, repeal, forward, issue."""
    data = lexicon("notices", root)
    kinds = "|".join(data["kinds"])
    days = "|".join(data["days"])
    force = "|".join(data["force"])
    return {
        "self": re.compile(rf"(?:本|该)(?:{kinds})"),
        "from_issue": re.compile(rf"自(?:{days})(?:之日)?起[^，。；]{{0,4}}?(?:{force})"),
        "force": re.compile(rf"(?:{force})"),
        "repeal": re.compile("|".join(data["repeal"])),
        "forward": re.compile("|".join(data["forward"])),
        "issue": re.compile("|".join(data["issue"])),
    }


def promulgated(
    text: str, papers: Sequence[Mention], time: Mention, patterns: dict[str, re.Pattern[str]]
) -> list[Mention]:
    """Return what the sentence makes public before the day: 批准发布《…》等51项标准，自…起实施."""
    made = [m for m in papers if m.end <= time.start and "。" not in text[m.end : time.start]]
    if not made or not text.startswith(("，", "；"), time.start - 1):
        return []
    last = made[-1]
    around = text[max(0, last.start - 6) : last.start] + text[last.end : time.start]
    return [last] if patterns["issue"].search(around) else []
