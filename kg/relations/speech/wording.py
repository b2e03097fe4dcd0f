"""What is left of the words that somebody says when they are told alone: 一是|加强合作; not 欧盟对此负有责任."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.resources import lexicon


def unnumbered(content: str, root: Path) -> str:
    """Return words without the number of a point, where they hold no other, or what ties them to what was before:
    一是|加强合作 · 第二，|深化改革 · 在此背景下，|两国应加强合作.
    """
    number = _pattern("numbered", root)
    opened = number.match(content)
    return content if opened is None or number.search(content, opened.end()) else content[opened.end() :]


def hinges(content: str, root: Path) -> bool:
    """Whether words point at what was said before them: 这是进步, 甲国对此负责; not 抓住机遇，为此扩大开放."""
    return _pattern("hinging", root).match(content) is not None


@lru_cache(maxsize=8)
def _pattern(key: str, root: Path) -> re.Pattern[str]:
    return re.compile(lexicon("attribution", root)[key])
