"""Whether a line reads on from another: a word, a number, a sign across the break between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_WORD = 1.8
# What cannot stand before a comma or stop: another mark, and words that bind to what follows.
_BINDS = frozenset("，、；：。但和与或及把被将从")
_UNITS = frozenset("年月日时分个人名万亿元家项所次岁倍")
_NO_START = frozenset("，。、；：？！”’）》】〉」』%…")


class Seams:
    """The breaks between the lines of a page; `seen` counts the pairs of characters that the page uses."""

    def __init__(self, text: Sequence[str], seen: Mapping[str, int]) -> None:
        self.text, self.seen = text, seen
        self.crossing: dict[tuple[str, str], bool] = {}

    def weight(self, last: int, i: int) -> float:
        """Whether line i reads on from the end of `last`: 11月1|7日, 努|力, a sign that cannot begin a line."""
        upper, lower = self.text[last], self.text[i]
        a, b = upper[-1], lower[0]
        if b in _NO_START:
            return -2.5 if a in _BINDS else 1.5
        if a.isdigit() and b.isdigit():
            return 1.5
        if a.isdigit() and b in _UNITS:
            return 1.0
        if a in "，、；：。":
            return 0.4
        if self._crosses(upper[-4:], lower[:4]):
            return _WORD
        return 0.6 if a + b in self.seen else -0.4

    def _crosses(self, upper: str, lower: str) -> bool:
        """Whether a word of the language lies across the break: 村|民, 编|制."""
        key = (upper, lower)
        if key not in self.crossing:
            from kg.text.segment import small_words

            at = 0
            for word in small_words(upper + lower, 4):
                at += len(word)
                if at >= len(upper):
                    break
            self.crossing[key] = at > len(upper)
        return self.crossing[key]
