"""Pull quotes: a few narrow lines that repeat or condense a sentence of a body, wherever they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.layout.base import Para
from kg.layout.paragraphs import ENUMERATED

_SIGN = re.compile(r"[^\w\u3400-\u9fff]")
_SHORTEST, _LONGEST = 12, 180
# Share of its character pairs that one paragraph elsewhere must hold: less where the page marks it as set apart.
_MARKED, _BARE = 0.55, 0.8
# Where a column head marks it, it may condense sentences of several paragraphs: all of them together hold this much.
_CONDENSED = 0.7
# A page has fewer paragraphs than this on either side of a pull quote.
_REACH = 150
_HEADS = frozenset({"short", "names", "byline", "columnhead", "affiliation", "furniture", "pullquote"})


def mark_pull_quotes(paras: Sequence[Para]) -> list[Para]:
    """Return the paragraphs, those that are pull quotes with role `pullquote`.

    One is known by where it stands (behind a column head, between headline and by-line, in a narrower column
    than the text around) and by its pairs of characters, of which another paragraph holds most.
    """
    needed = {i: need for i in range(len(paras)) if (need := _need(paras, i)) < 1.0}
    if not needed:
        return list(paras)
    pairs = {i: _pairs(paras[i].text) for i in sorted(needed)}
    where: dict[str, list[int]] = defaultdict(list)
    for i, own in pairs.items():
        for pair in own:
            where[pair].append(i)
    best: Counter[int] = Counter()
    covered: dict[int, set[str]] = defaultdict(set)
    for j, para in enumerate(paras):
        hits: Counter[int] = Counter()
        for pair in _pairs(para.text) & where.keys():
            near = where[pair]
            low, high = bisect_left(near, j - _REACH), bisect_right(near, j + _REACH)
            hits.update(near[low:high])
            for i in near[low:high]:
                if i != j and needed[i] == _MARKED:
                    covered[i].add(pair)
        for i, count in hits.items():
            if i != j and len(para.text) > len(paras[i].text):
                best[i] = max(best[i], count)
    found = {
        i
        for i, own in pairs.items()
        if own and (best[i] / len(own) >= needed[i] or len(covered[i]) / len(own) >= _CONDENSED)
    }
    return [replace(p, role="pullquote") if i in found else p for i, p in enumerate(paras)]


def _pairs(text: str) -> set[str]:
    kept = _SIGN.sub("", text)
    return {kept[i : i + 2] for i in range(len(kept) - 1)}


def _need(paras: Sequence[Para], i: int) -> float:
    """The share asked for; 1.0 for what cannot be a pull quote."""
    para = paras[i]
    if (
        para.role not in ("text", "short")
        or not _SHORTEST <= len(para.text) <= _LONGEST
        or ENUMERATED.match(para.text)
    ):
        return 1.0
    before = paras[i - 1].role if i else "none"
    after = paras[i + 1].role if i + 1 < len(paras) else "none"
    if para.role == "short" and len(para.lines) < 3:
        return 1.0
    narrow = len(para.lines) > 1 and _narrow(paras, i)
    if "columnhead" in (before, after) and (narrow or para.role == "text"):
        return _MARKED
    if narrow and (before in _HEADS or after in _HEADS):
        return 0.65
    if len(para.lines) > 1 and para.role == "text" and before in _HEADS and after in ("names", "byline", "short"):
        return 0.7
    return _BARE if narrow else 1.0


def _narrow(paras: Sequence[Para], i: int) -> bool:
    """Whether its lines are clearly shorter than those of the wrapped paragraphs around it."""
    own = max(x.width for x in paras[i].lines)
    near = [p for p in (*paras[max(0, i - 4) : i], *paras[i + 1 : i + 6]) if p.role == "text" and len(p.lines) > 2]
    return bool(near) and all(own <= 0.85 * max(x.width for x in p.lines) for p in near)
