"""What says that there are several of a kind, none of them named: 一批|公共服务平台, 四个|合作机制会议."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.resources import lexicon

_LONGEST = 8


def several_before(text: str, at: int, root: Path) -> bool:
    """Return whether what ends at `at` says that there are several of what begins there."""
    return _several(root)[1].search(text, max(0, at - _LONGEST), at) is not None


def says_several(words: str, root: Path) -> bool:
    """Return whether words open with what says that there are several of what follows."""
    return _several(root)[0].match(words) is not None


@lru_cache(maxsize=4)
def _several(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pattern = lexicon("organization", root)["plural"]["several"]
    return re.compile(pattern), re.compile(f"(?:{pattern})$")
