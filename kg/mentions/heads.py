"""Endings that say what a name is: the longest listed ending of a text, and the class that lists it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """Endings and their classes; made by `heads_of`."""

    classes: Mapping[str, str]
    longest: int
    never: tuple[str, ...] = ()

    def ending(self, text: str) -> str | None:
        """Return the longest listed ending of `text` (it may be all of it), or None."""
        never = max((len(n) for n in self.never if text.endswith(n)), default=0) if text.endswith(self.never) else 0
        for length in range(min(self.longest, len(text)), 0, -1):
            if text[-length:] in self.classes and length >= never:
                return text[-length:]
        return None

    def cls(self, text: str) -> str | None:
        """Return the class of the longest listed ending of `text`, or None."""
        head = self.ending(text)
        return self.classes[head] if head else None


def heads_of(table: Mapping[str, Iterable[str]], never: Iterable[str] = ()) -> Heads:
    """Return Heads over a lexicon table class → endings; where two classes list an ending the first wins.

    `never` are endings that only look like heads: 社会 is no 会.
    """
    classes: dict[str, str] = {}
    for cls, endings in table.items():
        for ending in endings:
            classes.setdefault(ending, cls)
    return Heads(classes, max(map(len, classes), default=0), tuple(never))
