"""A sentence as forms read it: every name one character, quotation marks and (mostly) brackets passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.ontology import Ontology
from kg.relations.forms.base import SIGN

# White space, or what is neither that nor a quotation mark, which is dropped.
_PIECES = re.compile(r'(\s+)|[^\s“”"‘’「」『』]+')
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]{0,80}[）)\]】]")
_WIDE = str.maketrans("(),:;!?", "（），：；！？")


@dataclass(frozen=True, slots=True)
class Line:
    """`text` with names as signs; `start` and `end` are the clean offsets of each of its characters."""

    text: str
    start: Sequence[int]
    end: Sequence[int]
    names: dict[int, Mention]

    def inside(self, low: int, high: int) -> list[Mention]:
        """Return the names at `[low, high)` of `text`, without those that go on behind their end: 刘某|含、李四."""
        cut = {i for i in range(low, high - 1) if "\u3400" <= self.text[i + 1] <= "\u9fff" and i + 2 < high}
        cut = {i for i in cut if self.text[i + 2] == "、"}
        return [self.names[i] for i in range(low, high) if i in self.names and i not in cut]


def lines_of(text: str, mentions: Sequence[Mention], ontology: Ontology) -> tuple[Line, Line]:
    """Return the sentence as a line without what stands in brackets, and with it; `mentions` do not overlap."""
    brackets = [m.span() for m in _BRACKETS.finditer(text)]
    plain = _line(text, mentions, ontology, brackets)
    return plain, _line(text, mentions, ontology, ()) if brackets else plain


def _line(text: str, mentions: Sequence[Mention], ontology: Ontology, skipped: Sequence[tuple[int, int]]) -> Line:
    signs: list[str] = []
    start: list[int] = []
    end: list[int] = []
    names: dict[int, Mention] = {}
    known = {m.start: m for m in mentions if ontology.root(m.cls) in SIGN}
    cuts = [(m.start, m.end) for m in known.values() if not any(a <= m.start < b for a, b in skipped)]
    wide = text.translate(_WIDE)
    at = 0
    for low, high in (*sorted([*cuts, *skipped]), (len(text), len(text))):
        for piece in _PIECES.finditer(wide, at, max(at, low)):
            a, b = piece.span()
            if piece[1]:
                b = a + 1
            if not piece[1] or not signs or signs[-1] != " ":
                signs.append(" " if piece[1] else piece[0])
                start += range(a, b)
                end += range(a + 1, b + 1)
        if low >= at and (low, high) in cuts:
            mention = known[low]
            names[len(start)] = mention
            signs.append(SIGN[ontology.root(mention.cls)])
            start.append(low)
            end.append(high)
        at = max(at, high)
    return Line("".join(signs), start, end, names)
