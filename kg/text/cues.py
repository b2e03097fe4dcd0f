"""Which of many words stand in a text: words are tried only where their first character stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Cues = Mapping[str, tuple[str, ...]]
"""Words by their first character."""


def cues_of(words: Iterable[str]) -> Cues:
    """Return the words (none empty) as `standing` wants them."""
    table: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        table.setdefault(word[0], []).append(word)
    return {first: tuple(own) for first, own in table.items()}


def standing(text: str, cues: Cues) -> set[str]:
    """Return the words that stand in `text`."""
    return {word for first in cues.keys() & set(text) for word in cues[first] if word in text}
