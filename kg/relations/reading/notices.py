"""How a government paper speaks of itself and of what it makes public: the words of `notices.toml`, compiled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.resources import lexicon
from kg.text.alternatives import either

_PLAIN = ("published", "adopted", "amend", "abolish", "agreed", "made", "until", "starts")


@lru_cache(maxsize=4)
def patterns_of(root: Path) -> dict[str, re.Pattern[str]]:
    """Return the patterns by name, as notices.toml names them; self, from_issue and sending are put together."""
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
        "sending": re.compile(
            rf"(?:{either(data['sending'])})(?:{either([*data['issue'], *data['forward']])})(?!的)"
        ),
        "term": re.compile("|".join(data["term"])),
        **{name: re.compile(either(data[name])) for name in _PLAIN},
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


def sent_before(
    text: str, papers: Sequence[Mention], before: Sequence[Mention], patterns: dict[str, re.Pattern[str]]
) -> tuple[re.Match[str], list[Mention]] | None:
    """Return where a sentence sends out a paper named before, and the paper: in it, or in the sentence before.

    《意见》已经国务院同意，现转发给你们 · 我局制定了《办法》。现印发给你们. `before` are the papers that the sentence
    before says were made.
    """
    match = patterns["sending"].search(text)
    if match is None:
        return None
    named = [m for m in papers if m.end <= match.start()]
    if not named:
        return (match, list(before)) if match.start() < 2 else None
    last = named[-1]
    agreed = patterns["agreed"].search(text, last.end, match.start())
    return (match, [last]) if agreed or is_made(text, last, patterns) else None


def is_made(text: str, paper: Mention, patterns: dict[str, re.Pattern[str]]) -> bool:
    """Whether the words right before a title say that it was made: 我局研究制定了《办法》."""
    return bool(patterns["made"].search(text, max(0, paper.start - 5), paper.start))
