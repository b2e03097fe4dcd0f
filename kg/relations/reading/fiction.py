"""Who is only played or told of in a work of fiction: 该剧讲述了县委书记王长河…的故事 · 张三饰演的县委书记王长河."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.resources import lexicon
from kg.text.alternatives import either

# Characters from the part to the name of who is played.
_REACH = 16


@lru_cache(maxsize=4)
def _shapes(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon("posts", root)["fiction"]
    tells = re.compile(f"(?:{either(words['works'])})[^。；！？]{{0,30}}?(?:{either(words['tells'])})")
    plays = re.compile(f"(?:{either(words['plays'])})[^，。；！？]{{0,{_REACH}}}$")
    return tells, plays


def is_character(text: str, start: int, root: Path) -> bool:
    """Whether the person named at `start` is a character of a story, whose posts and deeds are no facts."""
    tells, plays = _shapes(root)
    told = tells.search(text, 0, start)
    return told is not None or plays.search(text[max(0, start - 2 * _REACH) : start]) is not None
