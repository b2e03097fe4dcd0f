"""How many of a whole do something: 在职员工中，有近|70%|为技术人员, |53%|的沙化土地得到治理."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.relations.figures.base import COUNTRY, Found
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.bearer.nationwide import nationwide
from kg.relations.figures.counted.base import Left, figure, is_share, is_thing, joined, noun_from
from kg.relations.figures.counted.setting import beside, place_of
from kg.relations.reading.tokens import Token

_WHOLE = re.compile(r"([^，。；：、]{2,26})[中里]，?(?:其中|已经?|共?有|仅有?|仍有?|约|近|超过?|还有?|就|则)*$")
_AMONG = re.compile(r"其中，?(?:约|近|超过?|有|仅|已)*$")
_BEHIND = re.compile(r"(?:多|余|左右|以上|以下)*")
_SPARE = frozenset({"d", "u", "e", "T"})
_HIDDEN = ("其", "这", "那", "过程", "进程", "工作", "活动", "会议", "报告", "方案", "意见", "期")
_LONGEST = 34


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a share or a count of a whole that is named before it, or with 的 behind it."""
    share = is_share(left)
    whole = _named_before(left)
    noun = joined(noun_from(left, left.number))
    behind = _BEHIND.match(left.text, left.number.end)
    at = behind.end() if behind is not None else left.number.end
    if not whole and share and left.text.startswith("的", at):
        yield from _of_things(left, at + 1)
        return
    if share and not whole and _AMONG.search(left.text, left.clause.start, left.number.start):
        yield from _of_last(left)
        return
    if not whole or (not share and left.number.unit in left.words["masses"] | left.words["lengths"]):
        return
    said = _told(left, left.behind(left.number.end + len(noun)))
    subject, rest = lead(left.context, list(whole))
    named = joined([t for t in (rest or whole) if t.kind != "T"])
    if not said or len(named) < 2 or named.startswith(_HIDDEN) or named.endswith(_HIDDEN):
        return
    things = f"{noun}" if noun and is_thing(left, noun) else ""
    measure = f"{named}中{said}的{things}" + ("比例" if share else "" if things else "个数")
    yield from _figure(left, measure, subject, whole[0].start)


def _of_things(left: Left, at: int) -> Iterator[Found]:
    """53%|的|可治理沙化土地|得到治理: the things of which it is a share, and what is told of them."""
    rest = left.behind(at)
    verb = next((k for k, t in enumerate(rest) if k and t.kind == "v" and rest[k - 1].kind in {"n", "M"}), None)
    ahead = [t for t in left.before(left.number.start) if t.kind not in _SPARE and t.kind != ","]
    if verb is None or any(t.kind in {"v", "p"} for t in ahead):
        return
    things = joined([t for t in rest[:verb] if t.kind != "d" and t.text not in {"基本", "已", "均"}])
    said = _told(left, rest[verb:])
    subject, _ = lead(left.context, list(ahead)) if ahead else (None, [])
    if said and is_thing(left, things):
        yield from _figure(left, f"{things}中{said}的比例", subject, left.number.start)


def _of_last(left: Left) -> Iterator[Found]:
    """发放贷款6500亿元，其中近|40%|投向中小企业: a part of what was just counted."""
    near = [f for f in left.told if left.clause.index - f.clause <= 1 and f.mention.end <= left.number.start]
    said = _told(left, left.behind(left.number.end))
    if said and near and near[-1].subject:
        yield from _figure(left, f"{near[-1].measure}中{said}的比例", near[-1].subject, left.number.start)


def _figure(left: Left, measure: str, subject: str | None, start: int) -> Iterator[Found]:
    own = subject or beside(left)
    if own is None and nationwide(left.context, left.reading, left.around):
        own = COUNTRY
    own = own or place_of(left)
    found = figure(left, measure, own, start=min(start, left.number.start)) if own else None
    if found is not None and len(measure) <= _LONGEST:
        yield found


def _named_before(left: Left) -> Sequence[Token]:
    """Return the words of the whole that stand before a number with 中, in its clause or the one before."""
    low = left.reading.clauses[left.clause.index - 1].start if left.clause.index else left.clause.start
    match = _WHOLE.search(left.text, low, left.number.start)
    if match is None:
        return []
    whole = [t for t in left.reading.tokens if match.start(1) <= t.start and t.end <= match.end(1)]
    while whole and (whole[0].kind in _SPARE or whole[0].text in {"在", "从"}):
        whole = whole[1:]
    return whole if whole and whole[-1].kind in {"n", "M", "v", "e", "Q"} else []


def _told(left: Left, rest: Sequence[Token]) -> str:
    """Return what is told of the part: up to the end of the clause, adverbs before it left out."""
    rest = [t for t in rest if t.start >= left.number.end]
    while rest and (rest[0].kind in _SPARE or rest[0].text in {"以上", "左右", "的", *left.words["by_the_way"]}):
        rest = rest[1:]
    while rest and (rest[-1].kind in {",", ";", "u"}):
        rest = rest[:-1]
    plain = bool(rest) and not any(t.kind in {"Q", ",", ";", "T"} and t.unit not in {"岁", "周岁"} for t in rest)
    whole = plain and rest[-1].kind in {"n", "v", "M", "e", "m"} and rest[-1].text not in left.words["says"]
    goes = whole and rest[0].text in left.words["goes"]
    return joined(rest) if goes or (whole and any(t.kind in {"v", "p"} for t in rest)) else ""
