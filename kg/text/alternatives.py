"""Words as one alternation of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Return an alternation of the words, of those that begin alike the longest first.

    Words with the same first character share a branch, so that few branches are tried where many words are listed.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        rests.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(
        re.escape(first) + (own[0] if len(own) == 1 else f"(?:{'|'.join(own)})")
        for first, own in sorted(rests.items(), reverse=True)
    )
