"""Endings that say what a name is: the longest listed ending of a text, and the class that lists it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """Endings and their classes; made by `heads_of`."""

    classes: Mapping[str, str]
    longest: int
    never: tuple[str, ...] = ()
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """How long the endings with this last character are, the longest first."""

    def ending(self, text: str) -> str | None:
        """Return the longest listed ending of `text` (it may be all of it), or None."""
        lengths = self.lengths.get(text[-1:])
        if lengths is None:
            return None
        for length in lengths:
            ending = text[-length:]
            if ending in self.classes:
                longer = (n for n in self.never if len(n) > len(ending) and text.endswith(n))
                return None if text.endswith(self.never) and any(longer) else ending
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
    lengths = {last: {len(e) for e in classes if e[-1:] == last} for last in sorted({e[-1:] for e in classes})}
    return Heads(
        classes,
        max(map(len, classes), default=0),
        tuple(never),
        {last: tuple(sorted(of, reverse=True)) for last, of in lengths.items()},
    )
