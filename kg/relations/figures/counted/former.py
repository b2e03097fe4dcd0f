"""The value before a change: 由2014年的|2个|增至11个, 从|25%|提高至50%, a figure of its own, of then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Mention
from kg.relations.base import Claim
from kg.relations.figures.base import Found
from kg.relations.figures.counted.base import Left, figure
from kg.relations.figures.counted.changed import changing
from kg.relations.reading.measure import Tie
from kg.relations.reading.tokens import Token

# 从|目前的; 由每个子女每月
_OPENS = re.compile(r"(?:从|由)(?P<when>[^，。；、：从由\d]{0,14}|[^，。；、：从由]{0,6}年(?:[底末初]|\d+月)?的?)$")
# 多人|增加到, 左右，|缩短至
_MOVES = re.compile(
    r"(?:多|余|左右|以上|以下)?(?P<noun>[^，。；、\d]{0,6}?)，?(?P<move>[增升提扩缩降减延拓跃飙涨跌压削下上调攀突发回收改精][^，。；、\d]{0,4}?)"
    r"(?:至|到|为|成)"
)
_ROUND = re.compile(r"(?:将近|超过|近|约|均|超|逾|仅|大约|不足|不到|的|只有)+$")
_NOW = ("目前", "现在", "现行", "当前", "眼下")
# How it is told that a value is the one before, where the text has no word for it.
BEFORE = "此前"


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of the number that a change starts from, measured as the one that it arrives at."""
    opens = _opening(left.text, left.clause.start, left.number.start)
    moves = _MOVES.match(left.text, left.number.end) if opens is not None else None
    later = _arrived(left, moves.end()) if moves is not None else None
    if opens is None or later is None:
        return
    told = next((f for f in left.told if f.mention is later.mention), None)
    if told is not None and told.subject and told.tie.change is None and told.measure:
        found = figure(left, told.measure, told.subject, told.behind, min(told.start, opens.start()))
    else:
        own, measure, start = changing(left, opens.start())
        found = figure(left, measure, own, start=start) if own else None
    if found is None:
        return
    then = _then(left, opens.start())
    marked = found.measure if then is not None else f"{found.measure}（{_said(opens['when'])}）"
    yield replace(
        found, measure=marked, dated=then, tie=Tie("", None, None, True), settled=True,
        group=told.group if told is not None else None,
    )  # fmt: skip


def dated(claim: Claim) -> Claim:
    """Return the claim of a value before a change as observed, at no time but its own."""
    text = claim.sentence.text
    at = max(text.rfind("从", 0, claim.end), text.rfind("由", 0, claim.end))
    figures = re.search(r"[\d一二三四五六七八九十百千万亿两半]", text[at:])
    if at < 0 or figures is None or not _MOVES.match(text, claim.end):
        return claim
    if any(c in "，。；" for c in text[at : claim.end]):
        return claim
    own = claim.when if claim.when is not None and claim.when.text in text[at : claim.end] else None
    return replace(claim, predicate="observation", modality="asserted", by="rule:figures#observation", when=own)


def _opening(text: str, low: int, at: int) -> re.Match[str] | None:
    """Return the words from 从 or 由 to a number at offset `at`, those that round it left out."""
    return _OPENS.search(text, low, low + len(_ROUND.sub("", text[low:at])))


def _arrived(left: Left, at: int) -> Token | None:
    """Return the number that a change arrives at, with none between."""
    rest = (t for t in left.reading.tokens if t.start >= at and t.kind == "Q")
    later = next(rest, None)
    near = later is not None and not any(c in "，。；" for c in left.text[at : later.start])
    return later if near and later is not None and later.start - at <= 12 else None


def _then(left: Left, at: int) -> Mention | None:
    """Return the time of the value before, where the text gives it: 由|2014年的|2个增至11个."""
    times = [
        t
        for t in left.before(left.number.start)
        if t.start > at and t.kind == "T" and not t.text.endswith((*_NOW, "同期"))
    ]
    return next((t.mention for t in reversed(times) if t.mention is not None and t.mention.value), None)


def _said(words: str) -> str:
    """Return the words of the text for when the value before held, else 此前."""
    said = _ROUND.sub("", words)
    return said if said.endswith(("初", "前", "来", "先", "始", "时", "期", *_NOW)) and len(said) < 8 else BEFORE
