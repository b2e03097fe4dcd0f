"""A sentence as forms read it: every name one character, quotation marks and (mostly) brackets passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.ontology import Ontology
from kg.relations.forms.base import SIGN

_DROPPED = frozenset('“”"‘’「」『』')
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
    skipped = {i for m in _BRACKETS.finditer(text) for i in range(*m.span())}
    plain = _line(text, mentions, ontology, skipped)
    return plain, _line(text, mentions, ontology, set()) if skipped else plain


def _line(text: str, mentions: Sequence[Mention], ontology: Ontology, skipped: set[int]) -> Line:
    signs: list[str] = []
    start: list[int] = []
    end: list[int] = []
    names: dict[int, Mention] = {}
    known = {m.start: m for m in mentions if ontology.root(m.cls) in SIGN}
    wide = text.translate(_WIDE)
    at = 0
    while at < len(text):
        mention = known.get(at)
        if mention is not None and at not in skipped:
            names[len(signs)] = mention
            signs.append(SIGN[ontology.root(mention.cls)])
            start.append(at)
            end.append(mention.end)
            at = mention.end
            continue
        char = wide[at]
        if at not in skipped and char not in _DROPPED and not (char.isspace() and signs and signs[-1] == " "):
            signs.append(" " if char.isspace() else char)
            start.append(at)
            end.append(at + 1)
        at += 1
    return Line("".join(signs), start, end, names)
