"""What the parts of the layout share: lines, paragraphs, the words they know."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kg.model import Span

WHITE = "".join(chr(c) for c in range(0x3001) if chr(c).isspace()) + "\u200b\u200c\u200d\u2060\ufeff\u00ad"
TERMINAL = re.compile(r"[。！？!?…][”’」』）)】》\]]*$")
OPEN = "（(《〈“‘「『【〔["
CLOSE = "）)》〉”’」』】〕]"

# An indent that begins a paragraph, in characters.
INDENT = 1.5

# Roles of what is set apart from every body.
APART = frozenset({"pullquote", "columnhead", "furniture", "caption", "footnote"})
# The role of text that no article can claim; it gives no sentences.
UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: `[start, end)` without white space around, in source offsets.

    `gap` counts the blank lines before it, `indent` and `width` are in full-width characters (white space inside
    does not count), `count` in characters (one more where white space trails). `lead` is the width of what stands
    before it in the same line of the file, where a line was cut at a wide space. `holes` are ranges inside that are
    signs of Markdown, no text; `mark` is the sign of Markdown that it began with (#, ##, >, **).
    """

    start: int
    end: int
    text: str
    gap: int
    indent: float
    width: float
    count: int
    lead: float = 0.0
    holes: tuple[Span, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """Lines that make one unit, with their clean text; `role` says what for (text, short, byline, …)."""

    lines: tuple[Line, ...]
    text: str
    pieces: tuple[Span, ...]
    role: str = "text"

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    @property
    def gap(self) -> int:
        return self.lines[0].gap


class _Widths(dict[str, float]):
    def __missing__(self, character: str) -> float:
        if character in WHITE or unicodedata.combining(character):
            wide = 0.0
        elif unicodedata.east_asian_width(character) in "WF" or "\u2010" <= character <= "\u2bff":
            wide = 1.0
        else:
            wide = 0.5
        self[character] = wide
        return wide


_WIDTHS = _Widths()


def width(text: str) -> float:
    """Return the width of `text` in full-width characters, white space not counted."""
    return sum(map(_WIDTHS.__getitem__, text))


def is_terminal(text: str) -> bool:
    """Return whether `text` ends a sentence (closing quotes and brackets behind the mark allowed)."""
    return bool(TERMINAL.search(text[-6:]))
