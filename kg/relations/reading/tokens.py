"""Sentence → tokens: names, times, quantities as they were found, the words between them by kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.model import Mention
from kg.relations.reading.words import Words
from kg.text.segment import Word, segment

# Kinds: M name · T time · Q quantity · v verb · n noun · d adverb · p preposition · f localiser · c connector
# · m measure word · u aspect · e tail of a name · j 的 · , clause mark · ; sentence mark · " quotation mark
# · - dash · ( ) brackets · x other mark
_MARKS = {
    **dict.fromkeys("的之", "j"), **dict.fromkeys("，,：:", ","), **dict.fromkeys("。；！？…;", ";"), "、": "c",
    **dict.fromkeys("“”‘’「」", '"'), "—": "-", "——": ",", "（": "(", "(": "(", "）": ")", ")": ")",
    # The end of a photo credit that the page left in the text: 新华社记者张三摄.
    "摄": ";",
}  # fmt: skip
_FLAGS = {
    "v": "v",
    "n": "n",
    "d": "d",
    "p": "p",
    "f": "f",
    "c": "c",
    "m": "m",
    "q": "m",
    "u": "u",
    "t": "d",
    "a": "a",
    "r": "n",
    "x": "x",
}
# Flags of set phrases.
_PHRASES = frozenset("il")
_WHOLE = {"vn": "n", "ad": "d", "uj": "j", "ul": "u", "uz": "u", "ug": "u", "vd": "d", "an": "n", "nz": "n"}


class Token(NamedTuple):
    """A piece `[start, end)` of the sentence (clean offsets); `mention` where it is a name, time or quantity."""

    start: int
    end: int
    text: str
    kind: str
    mention: Mention | None = None

    @property
    def unit(self) -> str | None:
        """The unit of a quantity: "" where it has no place for one, None where it has none."""
        unit: str | None = getattr(self.mention.detail, "unit", "") if self.mention else ""
        return unit


def tokenize(
    text: str,
    mentions: Sequence[Mention],
    words: Words,
    triggers: Mapping[str, object],
    vocabulary: Mapping[str, str],
) -> list[Token]:
    """Return the tokens of a sentence; every character belongs to one. A trigger is always a verb token.

    `vocabulary` is what `kg.relations.reading.words.vocabulary` makes of the words and the triggers.
    """
    tokens: list[Token] = []
    at = 0
    for mention in settle(mentions):
        if mention.start > at:
            at = _row_end(text, at, tokens, words, triggers, vocabulary)
            tokens += _words(text, at, mention.start, words, triggers, vocabulary)
        if tokens and tokens[-1].text == "正在" and tokens[-1].end == mention.start and _is_place(mention):
            # 正在|吉隆坡|举行的会议: where, not who.
            tokens[-1] = tokens[-1]._replace(start=mention.start - 1, text="在", kind="p")
        kind = {"Time": "T", "Quantity": "Q"}.get(mention.cls, "M")
        tokens.append(Token(mention.start, mention.end, text[mention.start : mention.end], kind, mention))
        at = mention.end
    if at < len(text):
        at = _row_end(text, at, tokens, words, triggers, vocabulary)
        tokens += _words(text, at, len(text), words, triggers, vocabulary)
    return _acting(tokens, words)


def _row_end(
    text: str,
    at: int,
    tokens: list[Token],
    words: Words,
    triggers: Mapping[str, object],
    vocabulary: Mapping[str, str],
) -> int:
    """Take 等 behind names for the end of their row, what the segmenter makes of it: 王建国等|到机场迎接."""
    if not tokens or tokens[-1].kind != "M" or not text.startswith("等到", at):
        return at
    tokens += _words(text, at, at + 1, words, triggers, vocabulary)
    return at + 1


def _acting(tokens: list[Token], words: Words) -> list[Token]:
    """Take a noun right behind a word of manner for the verb that it is there: 持续|优化|营商环境."""
    for at in range(1, len(tokens)):
        token = tokens[at]
        if token.kind == "n" and token.text in words.roles["behind_adverbs"] and tokens[at - 1].kind == "d":
            tokens[at] = token._replace(kind="v")
    return tokens


def _is_place(mention: Mention) -> bool:
    return any(e.startswith("place/") for e in mention.entities)


def settle(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without overlaps: the longer wins, then the one that is linked."""
    if all(one.end <= after.start for one, after in pairwise(mentions)):
        return list(mentions)
    kept: list[Mention] = []
    starts: list[int] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, not m.entities, m.start, m.cls)):
        # What is kept does not overlap, so only the last that begins before this one's end can.
        at = bisect_left(starts, mention.end)
        if not at or kept[at - 1].end <= mention.start:
            kept.insert(at, mention)
            starts.insert(at, mention.start)
    return kept


@lru_cache(maxsize=1 << 15)
def _cut(text: str) -> tuple[Word, ...]:
    """Segment a gap between names; the same short gaps (日前, 表示，) come again and again."""
    return segment(text)


def _words(
    text: str,
    low: int,
    high: int,
    words: Words,
    triggers: Mapping[str, object],
    vocabulary: Mapping[str, str],
) -> list[Token]:
    cut = _cut(text[low:high])
    tokens: list[Token] = []
    at = 0
    while at < len(cut):
        start = low + cut[at].start
        best = at + 1
        kind = _kind(cut[at].text, cut[at].flag)
        for last in range(at, len(cut)):
            meant = vocabulary.get(text[start : low + cut[last].end])
            if meant is None:
                break
            if meant:
                best, kind = last + 1, meant
        end = low + cut[best - 1].end
        if text[start:end] in words.guiding and text.startswith(("下", "之下"), end):
            kind = "n"
        phrase = best == at + 1 and cut[at].flag in _PHRASES
        tokens += _unglued(start, text[start:end], kind, phrase, words, triggers)
        at = best
    return tokens


def _unglued(
    start: int, word: str, kind: str, phrase: bool, words: Words, triggers: Mapping[str, object]
) -> list[Token]:
    """Part an adverb from its verb, a verb from its noun, where the segmenter did not: 广泛|开展, 发出|通知."""
    if len(word) >= 3 and word not in triggers and word not in words.kinds:
        head, tail = word[:2], word[2:]
        if phrase and word[0] == "在" and word[-1] in words.localisers:
            end = start + len(word)
            return [
                Token(start, start + 1, "在", "p"),
                Token(start + 1, end - 1, word[1:-1], "n"),
                Token(end - 1, end, word[-1], "f"),
            ]
        if len(word) >= 4 and phrase and (head in triggers or words.kinds.get(head) == "v"):
            return [Token(start, start + 2, head, "v"), Token(start + 2, start + len(word), tail, "n")]
        cut = 3 if words.kinds.get(word[:3]) == "d" else 2
        if len(word) >= cut + 2 and words.kinds.get(word[:cut]) == "d" and _acts(word[cut:], words, triggers):
            parted = start + cut
            return [Token(start, parted, word[:cut], "d"), Token(parted, start + len(word), word[cut:], "v")]
    return [Token(start, start + len(word), word, kind)]


def _acts(word: str, words: Words, triggers: Mapping[str, object]) -> bool:
    """Whether a word is a verb, known or told by the segmenter: 进一步|提高, 充分|利用."""
    if word in triggers or word in words.kinds:
        return word in triggers or words.kinds[word] == "v"
    cut = _cut(word)
    return len(cut) == 1 and cut[0].flag == "v"


def _kind(word: str, flag: str) -> str:
    if word in _MARKS:
        return _MARKS[word]
    if flag == "f" and len(word) > 1:
        # Localisers stand in the lexicon; the segmenter's others are nouns (中方, 东部).
        return "n"
    return _WHOLE.get(flag) or _FLAGS.get(flag[0], "n" if word[0].isalnum() else "x")
