"""Names that grow leftwards from a head noun until a stop word: what programmes and events share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.mentions.base import Line, Word
from kg.mentions.heads import Heads

# What a name may begin with though 和 stands inside it.
_OPENING = re.compile(r"第.{1,3}届|首届|全国$|国际$|中国$|联合国|20\d\d(?:年|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[first, last]` of a line that end in `head`."""

    first: int
    last: int
    head: str
    start: int
    end: int


def runs(
    line: Line,
    heads: Heads,
    stops: frozenset[str],
    tags: frozenset[str],
    nominal: frozenset[str] = frozenset(),
    openers: frozenset[str] = frozenset(),
) -> Iterator[Run]:
    """Yield the longest run before each head: words with one of `tags` that are no stop words, unbroken.

    Stop words among `nominal` do not stop where the tagger takes them for nouns (青年就业服务攻坚行动), nor right
    before the head where one of the verbs `openers` opens the run: 实施乡村教师素养提升项目.
    """
    for index, word in enumerate(line.words):
        head, first_word = head_at(line.words, index, heads)
        if not head or word.tag in {"TIME", "m", "PER"}:
            continue
        first = first_word
        while first > 0:
            before = line.words[first - 1]
            noun = before.text in nominal and before.tag in {"vn", "n"}
            big = before.tag == "m" and all(c in "百千万亿双" for c in before.text)
            noun = noun or (
                before.text in nominal and first == first_word and _opened(line.words, first - 2, openers)
            )
            noun = noun or any(c.start == before.start and c.end > before.end for c in line.known)
            if (before.text in stops and not noun) or (before.tag not in tags and not big):
                break
            first -= 1
        for at in range(first, first_word):
            if line.words[at].tag in {"ORG", "PER"} and line.words[at + 1].tag == "v" and at + 1 < first_word:
                first = at + 2
        if not (first > 1 and heads.ending(line.words[first - 2].text)):
            first = _past_others(line.words, first, index, tags, stops)
        yield Run(first, index, head, _with_quotation(line, line.words[first].start), word.end)


def _opened(words: tuple[Word, ...], index: int, openers: frozenset[str]) -> bool:
    """Return whether nothing but nouns stands between one of `openers` and the word after `index`."""
    last = index
    while index >= 0 and words[index].tag in {"n", "nz", "nw", "vn", "LOC", "an"}:
        index -= 1
    return 0 <= index < last and words[index].text in openers


def _past_others(words: tuple[Word, ...], first: int, last: int, tags: frozenset[str], stops: frozenset[str]) -> int:
    """Return where a run begins that goes on before 等: 全国高校毕业生 of 出席全国高校毕业生等青年就业创业工作会议.

    Only where the words before 等 are nouns down to a verb that takes such a name, so that nothing is left dangling.
    """
    if first < 2 or words[first - 1].text not in {"等", "与", "和", "及"}:
        return first
    at = first - 1
    while at > 0 and words[at - 1].tag in tags and words[at - 1].tag not in {"v", "TIME"}:
        if words[at - 1].text in stops:
            break
        at -= 1
    if words[first - 1].text != "等":  # 第十四届泛珠三角区域合作与发展论坛, 全国文化和旅游消费促进活动启动仪式
        return next((i for i in range(at, first - 2) if _OPENING.match(words[i].text)), first)
    taken = at > 0 and words[at - 1].tag == "v" and words[at - 1].text in stops
    return at if taken and at < first - 1 and last - first > 1 else first


def _with_quotation(line: Line, start: int) -> int:
    """Return where “冰雪+文旅” starts when a run follows it without a gap, else `start`."""
    return next((a for a, b in line.quotes if b == start and b - a <= 14), start)


def head_at(words: tuple[Word, ...], index: int, heads: Heads) -> tuple[str | None, int]:
    """Return the longest head that ends with word `index` and starts where a word starts or inside one."""
    text = words[index].text
    if text[-1:] not in heads.lengths:
        return None, index
    first = index
    while first > 0 and len(text) < heads.longest and words[first - 1].tag not in {"w", "u", "p", "c"}:
        first -= 1
        text = words[first].text + text
    head = heads.ending(text)
    if head is None:
        return None, index
    at = words[index].end - len(head)
    first = index
    while words[first].start > at:
        first -= 1
    return head, first
